package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/compare"
	"stet/editor"
)

func TestCompareEntersStepsAndLeaves(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "Kept. ")
	b.run("story.compare")
	c := b.comparing
	if c == nil || c.view.Compared().From != compare.Revision(2) || c.view.Compared().To != compare.Desk() {
		t.Fatalf("what is typed is not compared: %+v", c)
	}
	b.compare(1, 2)
	at, of := c.view.Changes.At()
	if at != 1 || of < 4 {
		t.Fatalf("change %d of %d", at, of)
	}
	for range of - 1 {
		b.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF7})
	}
	if at, _ := c.view.Changes.At(); at != of {
		t.Errorf("F7 leads to change %d of %d", at, of)
	}
	b.run("change.previous")
	if at, _ := c.view.Changes.At(); at != of-1 {
		t.Errorf("Shift+F7 leads to change %d of %d", at, of)
	}
	for _, id := range []string{"story.save", "edit.undo", "facts.tag", "file.export"} {
		if b.table.Enabled(id) {
			t.Errorf("%s works on a story that is not to be seen", id)
		}
	}
	page := says(b.win.Content())
	if strings.Contains(page, "Saved") {
		t.Errorf("the desk is still there: %q", page)
	}
	c.view.OnDone()
	if b.comparing != nil || !b.table.Enabled("story.save") || b.table.Enabled("change.done") {
		t.Error("the comparison is not left")
	}
	if !strings.HasPrefix(b.text("bridge-p6"), "Kept. ") || !strings.Contains(says(b.win.Content()), "Facts") {
		t.Error("the desk is not back as it was")
	}
}

func TestComparingNeedsTwoRevisions(t *testing.T) {
	b := newBench(t)
	b.run("file.new")
	b.run("story.compare")
	if b.comparing != nil {
		t.Fatal("compares a revision with nothing")
	}
	b.told("only one revision")
}

func TestOpeningAnotherStoryLeavesTheComparison(t *testing.T) {
	b := newBench(t)
	id := b.story.id
	b.run("story.compare")
	b.run("file.new")
	if b.comparing != nil || b.story.id == id {
		t.Errorf("comparing %+v, story %s", b.comparing, b.story.id)
	}
	b.open(id)
	b.run("story.compare")
	b.open(id)
	if b.comparing != nil {
		t.Error("the story that is asked for stays behind the comparison")
	}
}

// TestRestoreOutOfAComparison leaves it for the story as the older side was, in one
// step.
func TestRestoreOutOfAComparison(t *testing.T) {
	for name, restore := range map[string]func(b *bench){
		"the command": func(b *bench) { b.run("compare.restore") },
		"the list":    func(b *bench) { b.comparing.view.Revisions.OnRestore(1) },
	} {
		b := newBench(t)
		if b.table.Enabled("compare.restore") {
			t.Errorf("%s: offered without a comparison", name)
		}
		before := b.content()
		b.compare(1, 2)
		first, facts := canonical(t, editor.Story{Article: b.comparing.view.Compared().Before.Article}), len(b.story.doc.Facts())
		restore(b)
		if b.isComparing() || b.content() == before || b.story.revision.Cause != editor.Restored {
			t.Errorf("%s: comparing %v, revision %+v", name, b.isComparing(), b.story.revision)
		}
		if got, _, err := b.lib.Story(t.Context(), b.story.id, 0); err != nil || canonical(t, editor.Story{Article: got.Article}) != first || len(got.Facts) < facts {
			t.Errorf("%s: the newest revision is not the first with the facts of today, %v", name, err)
		}
		b.told("facts came along")
		b.notice.Act()
		if b.content() != before {
			t.Errorf("%s: one undo does not take it back", name)
		}
	}
	b := newBench(t)
	b.compare(1, 2)
	b.story.setHolder(&editor.Holder{Who: "Ana Ruiz"})
	b.comparing.view.Revisions.OnRestore(1)
	b.told("Somebody else is writing")
	if b.table.Enabled("compare.restore") || !b.isComparing() {
		t.Error("a story that somebody else writes in is restored")
	}
}

func TestRestoreIsARevisionAndOneUndo(t *testing.T) {
	b := newBench(t)
	first, _, err := b.lib.Story(t.Context(), b.story.id, 1)
	if err != nil {
		t.Fatal(err)
	}
	b.typed("bridge-p6", 0, "Unsaved. ")
	before := b.content()
	b.history.OnRestore(1)
	if got := b.story.doc.Article(); got.Headline != first.Article.Headline || len(got.Body) != len(first.Article.Body) {
		t.Errorf("restored %+v", got)
	}
	revisions, err := b.lib.Revisions(t.Context(), b.story.id)
	if err != nil || len(revisions) != 4 || revisions[0].Cause != editor.Restored || b.story.base != 4 {
		t.Fatalf("%+v, %v; the window goes on from %d", revisions, err, b.story.base)
	}
	kept, _, err := b.lib.Story(t.Context(), b.story.id, 3)
	if text, _ := kept.Article.Text("bridge-p6"); err != nil || !strings.HasPrefix(text, "Unsaved. ") {
		t.Errorf("what was not saved is in no revision: %q, %v", text, err)
	}
	b.reopen()
	b.notice.Act() // undo
	if b.content() != before {
		t.Error("one undo does not bring the text back")
	}
	b.run("story.save")
	if b.story.base != 5 {
		t.Errorf("the text brought back is not filed: %s", b.notice.Words())
	}
}
