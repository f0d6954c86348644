package app

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stet/app/job"
	"stet/editor/doc"
)

// twoStories is a bench with the sample story in the first tab and a new one in
// front.
func twoStories(t *testing.T) (b *bench, first, second *story) {
	b = newBench(t)
	b.admit(b.story, kept)
	first = b.story
	b.run("file.new")
	if second = b.story; second == first || len(b.stories) != 2 {
		t.Fatalf("%d stories are open", len(b.stories))
	}
	return b, first, second
}

// disk returns the words of a block of a story as the library has it.
func (b *bench) disk(s *story, block string) string {
	b.t.Helper()
	opened, err := b.desk.Open(b.t.Context(), s.id)
	if err != nil {
		b.t.Fatal(err)
	}
	words, _ := opened.Story.Article.Text(block)
	return words
}

// strips is the names in the bar of the open stories, the one in front in
// brackets.
func (b *bench) strips() string {
	var names []string
	for _, tab := range b.strip.Tabs() {
		name := tab.Name
		if tab.Passing {
			name += "~"
		}
		if tab.Unfiled {
			name = "●" + name
		}
		if tab.Failed {
			name = "✕" + name
		}
		if tab.ID == b.strip.Front() {
			name = "[" + name + "]"
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

// TestTheDotGoesWithWhatWasUndone, once the story has come to rest.
func TestTheDotGoesWithWhatWasUndone(t *testing.T) {
	b, _, _ := twoStories(t)
	b.pass(time.Second)
	before := b.strips()
	b.typed(b.story.doc.Block(2).ID, 0, "Some ")
	if got := b.strips(); got == before || !strings.Contains(got, "●") {
		t.Fatalf("with words typed the bar has %s", got)
	}
	b.pass(time.Second)
	if got := b.strips(); !strings.Contains(got, "●") {
		t.Errorf("at rest the bar has %s", got)
	}
	b.run("edit.undo")
	b.pass(time.Second)
	if got := b.strips(); strings.ReplaceAll(before, "~", "") != got {
		t.Errorf("with all undone the bar has %s", got)
	}
}

func TestAStoryBehindIsSaved(t *testing.T) {
	b, first, _ := twoStories(t)
	b.toFront(first)
	b.typed("bridge-p6", 0, "Behind, ")
	b.run("stories.next")
	if got := b.disk(first, "bridge-p6"); strings.HasPrefix(got, "Behind, ") {
		t.Fatal("saved before the pause: the test shows nothing")
	}
	b.pass(2 * savePause)
	if got := b.disk(first, "bridge-p6"); !strings.HasPrefix(got, "Behind, ") {
		t.Errorf("after a pause the disk has %q", got)
	}
	if err := first.doc.SetField("section", "Sport"); err != nil { // while it is behind
		t.Fatal(err)
	}
	b.run("file.quit")
	opened, err := b.desk.Open(t.Context(), first.id)
	if err != nil || opened.Story.Article.Section != "Sport" {
		t.Errorf("closed the window: %v, %q", err, opened.Story.Article.Section)
	}
}

func TestAStoryBehindThatCannotBeSaved(t *testing.T) {
	b, first, second := twoStories(t)
	b.toFront(first)
	b.typed("bridge-p6", 0, "Lost? ")
	b.toFront(second)
	b.lib.why = errors.New("no space")
	b.pass(time.Second)
	b.told("Harbour bridge")
	if got := b.strips(); !strings.HasPrefix(got, "✕") {
		t.Errorf("the bar says %q", got)
	}
	b.close(first)
	if b.opened(first.id) == nil {
		t.Fatal("closed with words that are nowhere else")
	}
	b.run("file.quit")
	if got := says(b.front()); !strings.Contains(got, "could not be saved") {
		t.Fatalf("the window closes without a question: %q", got)
	}
	b.press("Cancel")
	b.lib.why = nil
	b.pass(time.Second)
	if got := b.disk(first, "bridge-p6"); !strings.HasPrefix(got, "Lost? ") || strings.HasPrefix(b.strips(), "✕") {
		t.Errorf("the disk has %q, the bar says %q", got, b.strips())
	}
}

// TestStoriesForALook: one press in the list shows a story in the place of the
// one before, until something is done with it.
func TestStoriesForALook(t *testing.T) {
	b, first, second := twoStories(t)
	b.close(second)
	b.importFiles(file(t, "ferry.txt", ferry))
	ferryStory := b.story
	if got := b.strips(); strings.Count(got, "~") != 1 || len(b.stories) != 2 {
		t.Fatalf("imported: %q", got)
	}
	b.list.OnOpen(second.summary)
	if got := b.strips(); len(b.stories) != 2 || b.opened(ferryStory.id) != nil {
		t.Errorf("the second look opens %q", got)
	}
	b.typed(b.story.doc.Block(0).ID, 0, "Mine")
	b.list.OnOpen(ferryStory.summary)
	if len(b.stories) != 3 || b.opened(second.id).passing {
		t.Errorf("a story that is worked on does not stay: %q", b.strips())
	}
	b.list.OnKeep(ferryStory.summary)
	b.close(b.opened(second.id))
	b.list.OnBehind(second.summary)
	if got := b.strips(); len(b.stories) != 3 || strings.Contains(got, "~") || b.story.id != ferryStory.id {
		t.Errorf("kept and opened behind: %q", got)
	}
	b.list.OnOpen(first.summary)
	if len(b.stories) != 3 || b.story != first {
		t.Errorf("an open story is opened again: %q", b.strips())
	}
}

func TestTabsByKey(t *testing.T) {
	b, first, second := twoStories(t)
	for _, c := range []struct {
		id   string
		want *story
	}{
		{"stories.next", first}, {"stories.next", second}, {"stories.previous", first}, {"stories.2", second}, {"stories.1", first}, {"stories.3", first},
	} {
		if b.run(c.id); b.story != c.want || b.page.Doc() != c.want.doc || b.win.Canvas().Focused() != fyne.Focusable(b.page.Editor) {
			t.Errorf("%s: %q, the keyboard is with %T", c.id, b.strips(), b.win.Canvas().Focused())
		}
	}
	b.run("stories.right")
	if b.stories[1] != first || b.story != first {
		t.Errorf("moved to the right: %q", b.strips())
	}
	b.run("stories.right") // there is nothing further
	b.run("stories.left")
	if b.stories[0] != first {
		t.Errorf("and back: %q", b.strips())
	}
	b.run("story.close")
	if b.story != second || b.strip.Visible() {
		t.Errorf("closed: %q, shown %v", b.strips(), b.strip.Visible())
	}
	b.run("stories.reopen")
	if b.story.id != first.id || !b.strip.Visible() {
		t.Errorf("reopened: %q", b.strips())
	}
	b.run("stories.close-others")
	if len(b.stories) != 1 || b.story.id != first.id {
		t.Errorf("the others closed: %q", b.strips())
	}
	b.run("story.close")
	if b.story != nil || b.table.Enabled("stories.next") || b.page.Editor.Visible() {
		t.Error("the last story does not close")
	}
}

// TestAStoryIsFoundWhereItWasLeft: caret, selection, undo and what is typed into
// a field stay with their story.
func TestAStoryIsFoundWhereItWasLeft(t *testing.T) {
	b, first, second := twoStories(t)
	b.toFront(first)
	b.typed("bridge-p6", 0, "Then, ")
	b.page.Select(b.find("operator"))
	stood := b.page.Selection()
	b.showTab(tabDetails)
	b.details.Focus("section")
	b.win.Canvas().Focused().TypedRune('X')
	b.toFront(second)
	if got := second.doc.Article().Section; got != "" {
		t.Errorf("the other story got the field: %q", got)
	}
	if got := first.doc.Article().Section; got != "XCity" && got != "CityX" {
		t.Errorf("the story that was left has the section %q", got)
	}
	b.typed(second.doc.Block(2).ID, 0, "Other words")
	b.toFront(first)
	if b.page.Selection() != stood {
		t.Errorf("stands at %v, was left at %v", b.page.Selection(), stood)
	}
	b.run("edit.undo")
	b.run("edit.undo")
	if got := b.text("bridge-p6"); strings.HasPrefix(got, "Then") {
		t.Errorf("undone, the first story has %q", got)
	}
	if got := second.doc.Block(2).Text; got != "Other words" {
		t.Errorf("the second has %q", got)
	}
}

// TestACommentWaitsForItsWriter: what is half written stays with its story.
func TestACommentWaitsForItsWriter(t *testing.T) {
	b, first, second := twoStories(t)
	b.toFront(first)
	b.page.Select(b.find("operator"))
	b.run("comment.new")
	for _, r := range "Which one?" {
		b.win.Canvas().Focused().TypedRune(r)
	}
	b.toFront(second)
	if b.comments.Composing() {
		t.Error("the other story has the comment")
	}
	b.toFront(first)
	if got := b.comments.Written(); got != "Which one?" {
		t.Fatalf("back again, %q is written", got)
	}
	b.beside(first)
	b.run("view.pane")
	if got := b.comments.Written(); got != "Which one?" {
		t.Fatalf("on the other side of the same story %q is written", got)
	}
	b.postComment(b.comments.Written())
	if all := first.doc.Comments(); len(all) == 0 || all[len(all)-1].Text != "operator" || all[len(all)-1].Body != "Which one?" {
		t.Errorf("posted %+v", all)
	}
}

func TestTheNextStartOpensTheSameStories(t *testing.T) {
	b, first, second := twoStories(t)
	b.typed(second.doc.Block(0).ID, 0, "Second")
	b.importFiles(file(t, "ferry.txt", ferry))
	b.toFront(first)
	before := b.strips()
	b.quit()
	kept := []string{b.settings.Stories.Get(), b.settings.Story.Get()}

	again := func(files ...string) *bench {
		a := makeBench(t, b.lib, false, job.Inline())
		a.settings.Stories.Set(kept[0] + " gone")
		a.settings.Story.Set(kept[1])
		a.config.Files = files
		a.begin()
		return a
	}
	if a := again(file(t, "night.txt", "Night\n\nA boat at night.")); len(a.stories) != 3 || a.story.name() != "Night" {
		t.Errorf("started with a file: %q", a.strips())
	}
	a := again()
	a.showView(second.summary.Status)
	a.stories = nil
	a.showView(second.summary.Status) // as it is read before the stories are open
	a.story = nil
	a.openLast(func() {})
	if got := says(a.list); !strings.Contains(got, "Second") {
		t.Errorf("the list says %q", got)
	}
	if got := a.strips(); got != before {
		t.Errorf("the next start shows %q, the last had %q", got, before)
	}
	a.page.SetSelection(doc.Caret(a.story.doc.Start()))
	a.reopen()
}
