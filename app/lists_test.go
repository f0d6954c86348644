package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"stet/editor"
)

func TestSearchAndBack(t *testing.T) {
	b := newBench(t)
	b.importFiles(file(t, "ferry.txt", ferry))
	b.top.SetWords("hangers")
	b.search("hangers")
	if got := says(b.list); !strings.Contains(got, "Harbour bridge") || strings.Contains(got, "Ferry to sail") {
		t.Errorf("found %q", got)
	}
	b.search("nothingofthesort")
	if got := says(b.list); strings.Contains(got, "Harbour bridge") {
		t.Errorf("found %q", got)
	}
	b.search(" ")
	if got := says(b.list); b.list.Searching() != "" || !strings.Contains(got, "Ferry to sail") {
		t.Errorf("back at %q", got)
	}
}

func TestListsReadWhatComesIntoSight(t *testing.T) {
	b := newBench(t)
	for i := range 3 * pageRows {
		s := editor.Story{Article: editor.Article{Headline: fmt.Sprintf("Story %d", i), Status: editor.Ready}}
		if _, err := b.desk.Add(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	b.showView(editor.Ready)
	if got := says(b.list); !strings.Contains(got, "Story 299") || strings.Contains(got, "Story 0") {
		t.Errorf("at the top the list says %q", got)
	}
	b.list.Focus()
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if got := says(b.list); !strings.Contains(got, "Story 0") || strings.Contains(got, "Story 299") {
		t.Errorf("at the end the list says %q", got)
	}
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.story.doc.Article().Headline != "Story 0" {
		t.Errorf("%q is open", b.story.doc.Article().Headline)
	}
}

// TestListStaysWhereItIs: it is read anew while somebody looks at its middle.
func TestListStaysWhereItIs(t *testing.T) {
	b := newBench(t)
	add := func(headline string) string {
		id, err := b.desk.Add(t.Context(), editor.Story{Article: editor.Article{Headline: headline, Status: editor.Ready}})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	for i := range 2 * pageRows {
		add(fmt.Sprintf("Story %d", i))
	}
	b.showView(editor.Ready)
	b.list.Focus()
	for range 9 {
		b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
	before := says(b.list)
	b.moveStory(add("Newer"), editor.Checking)
	add("Newest")
	b.reloadList()
	if got := says(b.list); storiesOf(got) != storiesOf(before) || got == before {
		t.Errorf("it said %q, now %q", before, got)
	}
}

// storiesOf is what the list says below its heading.
func storiesOf(said string) string {
	_, rows, _ := strings.Cut(said, "newest first")
	return rows
}

func TestListMovesAStoryThatIsNotOpen(t *testing.T) {
	b := newBench(t)
	open := b.story.id
	other, err := b.desk.Add(t.Context(), editor.Story{Article: editor.Article{Headline: "Other"}})
	if err != nil {
		t.Fatal(err)
	}
	b.list.OnStatus(other, editor.Spiked)
	if s, err := b.lib.Summary(t.Context(), other); err != nil || s.Status != editor.Spiked {
		t.Errorf("%+v, %v", s, err)
	}
	if b.story.id != open || b.story.summary.Status != editor.Checking {
		t.Error("the open story was moved as well")
	}
}

func TestDroppedFiles(t *testing.T) {
	b := newBench(t)
	web, err := storage.ParseURI("https://example.org/story")
	if err != nil {
		t.Fatal(err)
	}
	b.dropped(fyne.Position{}, []fyne.URI{web})
	b.told("Only files and folders")
	b.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(file(t, "ferry.txt", ferry))})
	if b.story.doc.Article().Headline != "Ferry to sail through the night" {
		t.Error("the file is not open")
	}
}

// TestRowFollowsTheStory: what the checks count of the open story stands in its
// row, in the list and in the library.
func TestRowFollowsTheStory(t *testing.T) {
	b := newBench(t)
	before := b.story.summary.Tally
	b.removeFact(b.story.doc.Facts()[0].ID)
	b.check()
	row, err := b.desk.Library().Summary(t.Context(), b.story.id)
	if err != nil || row.Facts != before.Facts-1 || b.story.summary.Tally != row.Tally {
		t.Errorf("%+v in the library, %+v in the window, before %+v, %v", row.Tally, b.story.summary.Tally, before, err)
	}
}

// TestTheListNamesAnOpenStoryAsItIs: the library knows what is on the disk only.
func TestTheListNamesAnOpenStoryAsItIs(t *testing.T) {
	b := newBench(t)
	b.run("file.new")
	b.typed(editor.HeadlineID, 0, "Ferry to sail at night")
	b.pass(time.Second)
	if got := says(b.list); !strings.Contains(got, "Ferry to sail at night") {
		t.Errorf("the list says %q", got)
	}
	b.showView(editor.Drafting)
	b.run("story.to-ready")
	b.showView(editor.Ready)
	if got := says(b.list); !strings.Contains(got, "Ferry to sail at night") {
		t.Errorf("read again, it says %q", got)
	}
	b.close(b.story)
	b.showView(editor.Ready)
	if got := says(b.list); !strings.Contains(got, "Ferry to sail at night") {
		t.Errorf("with the story closed, it says %q", got)
	}
}

func TestQuickOpenNamesAStoryWithoutAHeadline(t *testing.T) {
	b, step := newSlowBench(t)
	if _, err := b.desk.New(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.run("view.open")
	step()
	if got := says(b.front()); !strings.Contains(got, "Untitled") || !strings.Contains(got, b.story.name()) {
		t.Errorf("the stories to open are %q", got)
	}
}
