package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// statusOf is where a story stands in the library.
func (b *bench) statusOf(id string) editor.Status {
	b.t.Helper()
	row, err := b.lib.Summary(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	return row.Status
}

// happened is the history of a story as the deeds in it, the newest first.
func (b *bench) happened(id string) string {
	b.t.Helper()
	all, err := b.lib.History(b.t.Context(), id, editor.HistoryQuery{})
	if err != nil {
		b.t.Fatal(err)
	}
	var out []string
	for _, h := range all {
		if h.Event != nil {
			out = append(out, h.Event.Who+" "+string(h.Event.What))
		}
	}
	return strings.Join(out, ", ")
}

func TestSpikeAndUndo(t *testing.T) {
	b := newBench(t)
	id := b.story.id
	b.spike(b.story.summary, "overtaken")
	if b.statusOf(id) != editor.Spiked || b.story.summary.Status != editor.Spiked {
		t.Fatalf("it is in %s", b.statusOf(id))
	}
	b.notice.Act()
	if s := b.statusOf(id); s != editor.Checking || b.story.summary.Status != s {
		t.Errorf("taken back, it is in %s", s)
	}
	if got := b.happened(id); !strings.HasPrefix(got, "Nora Vale unspiked, Nora Vale spiked") {
		t.Errorf("the history is %s", got)
	}
}

func TestDuplicateHoldsWhatIsTyped(t *testing.T) {
	b := newBench(t)
	first := b.story
	b.typed(editor.HeadlineID, 0, "New: ")
	words := b.text(editor.HeadlineID)
	b.run("story.duplicate")
	if b.story == first || b.text(editor.HeadlineID) != words {
		t.Fatalf("in front is %q, want a copy of %q", b.text(editor.HeadlineID), words)
	}
	if r := b.story.belongs.related; len(r) != 1 || r[0].ID != first.id || r[0].Back {
		t.Errorf("the copy is related to %+v", r)
	}
	if r := first.belongs.related; len(r) != 1 || !r[0].Back {
		t.Errorf("the first is related to %+v", r)
	}
}

func TestBeginAFollowUp(t *testing.T) {
	b := newBench(t)
	first := b.story
	b.run("story.follow-up")
	if b.story == first || b.story.name() != first.name() || b.story.summary.Status != editor.Drafting {
		t.Fatalf("in front is %q in %s", b.story.name(), b.story.summary.Status)
	}
	b.unrelate(b.story.belongs.related[0])
	if len(b.story.belongs.related)+len(first.belongs.related) != 0 {
		t.Error("they are still related")
	}
	b.notice.Act()
	if len(b.story.belongs.related) != 1 || len(first.belongs.related) != 1 {
		t.Error("taken back, they are not related again")
	}
}

func TestTagsInTheWindow(t *testing.T) {
	b := newBench(t)
	b.run("story.tag")
	b.details.Belongs.OnTag("Harbour")
	b.details.Belongs.OnTag("budget")
	b.details.Belongs.OnUntag("harbour")
	if tags := b.story.belongs.tags; !slices.Equal(tags, []string{"budget"}) {
		t.Errorf("the tags are %v", tags)
	}
	b.notice.Act()
	if tags := b.story.belongs.tags; !slices.Equal(tags, []string{"budget", "harbour"}) {
		t.Errorf("taken back, the tags are %v", tags)
	}
	if len(b.shelves.Tags) != 2 {
		t.Errorf("in use are %+v", b.shelves.Tags)
	}
}

func TestHistoryTab(t *testing.T) {
	b := newBench(t)
	b.run("story.history")
	b.setStatus(editor.Ready)
	b.spike(b.story.summary, "legal")
	if got := b.happened(b.story.id); got != "Nora Vale spiked, Nora Vale moved" {
		t.Errorf("the history is %s", got)
	}
	if b.tabs.Selected() != tabHistory {
		t.Error("the tab is not shown")
	}
	b.past.OnRevision(2)
	if !b.isComparing() {
		t.Error("a revision was pressed, and nothing compared")
	}
}

// several files three stories more and lists them.
func several(t *testing.T) (b *bench, ids []string) {
	b = newBench(t)
	for _, headline := range []string{"One", "Two", "Three"} {
		id, err := b.desk.Add(t.Context(), editor.Story{Article: editor.Article{Headline: headline, Status: editor.Drafting}})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	b.showView(editor.Drafting)
	b.list.PickAll()
	if n := len(b.list.Picked()); n != 3 {
		t.Fatalf("%d picked", n)
	}
	return b, ids
}

func TestMoveSeveralAndUndo(t *testing.T) {
	b, ids := several(t)
	b.moveChosen(editor.Ready)
	if got := b.notice.Words(); got != "3 stories are now in Ready." || b.statusOf(ids[1]) != editor.Ready {
		t.Fatalf("told %q; it is in %s", got, b.statusOf(ids[1]))
	}
	if err := b.lib.SetStatus(t.Context(), ids[1], editor.Exported, "Ana"); err != nil {
		t.Fatal(err)
	}
	b.list.Focus()
	b.undoPressed()
	if got := b.notice.Words(); got != "2 stories put back. 1 had been changed since by Ana and was left." {
		t.Errorf("told %q", got)
	}
	if b.statusOf(ids[0]) != editor.Drafting || b.statusOf(ids[1]) != editor.Exported {
		t.Errorf("they are in %s and %s", b.statusOf(ids[0]), b.statusOf(ids[1]))
	}
	if b.table.Command("library.undo").Enabled() {
		t.Error("there is still something to undo")
	}
}

func TestDeleteClosesAndUndoOpens(t *testing.T) {
	b, ids := several(t)
	b.openAs(ids[0], kept)
	b.typed(editor.HeadlineID, 3, " typed")
	b.list.PickAll()
	b.run("library.bin")
	if b.opened(ids[0]) != nil {
		t.Error("a deleted story stays open")
	}
	if b.shelves.Bin != 3 {
		t.Errorf("%d in the bin", b.shelves.Bin)
	}
	b.notice.Act()
	if b.story == nil || b.opened(ids[0]) == nil || b.opened(ids[0]).name() != "One typed" || b.shelves.Bin != 0 {
		t.Errorf("taken back: open %v, %d in the bin", b.opened(ids[0]), b.shelves.Bin)
	}
}

func TestSectionOfSeveral(t *testing.T) {
	b, ids := several(t)
	b.openAs(ids[0], kept)
	b.typed(editor.HeadlineID, 3, " typed")
	b.list.PickAll()
	b.sectionChosen("City")
	open := b.opened(ids[0])
	if a := open.doc.Article(); a.Section != "City" || a.Headline != "One typed" || open.base != 3 || open.save.version != open.save.saved {
		t.Fatalf("the open story: %q in %q on r%d", a.Headline, a.Section, open.base)
	}
	b.notice.Act()
	if a := open.doc.Article(); a.Section != "" || a.Headline != "One typed" || open.base != 4 {
		t.Errorf("taken back: %q in %q on r%d", a.Headline, a.Section, open.base)
	}
	if got := b.notice.Words(); got != "3 stories put back." {
		t.Errorf("told %q", got)
	}
	b.toFront(open)
	b.typed(editor.HeadlineID, 0, "On: ")
	b.run("story.save")
	if open.base != 5 {
		t.Errorf("going on files r%d", open.base)
	}
}

func TestMovedInAnotherWindow(t *testing.T) {
	b := newBench(t)
	if err := b.lib.SetStatus(t.Context(), b.story.id, editor.Ready, "Ana"); err != nil {
		t.Fatal(err)
	}
	b.pass(3 * time.Second)
	if s := b.story.summary.Status; s != editor.Ready {
		t.Errorf("Ana moved it to ready, the window has it in %s", s)
	}
}
