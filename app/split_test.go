package app

import (
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stet/app/theme"
	"stet/editor"
	"stet/editor/doc"
)

func at(r editor.Range) doc.Pos { return doc.Pos{Block: r.Block, Offset: r.Start} }

// labels are the IDs of the marks of a layer at a place of a page.
func labels(p *page, layer string, r editor.Range) string {
	var all []string
	for _, m := range p.MarksAt(at(r)) {
		if m.Layer == layer {
			all = append(all, m.ID)
		}
	}
	return strings.Join(all, " ")
}

func TestTwoPlacesInOneStory(t *testing.T) {
	b := newBench(t)
	b.page.Select(b.find("operator"))
	b.run("view.split")
	left, right := b.other, b.page
	if left == nil || right.shown != b.story || right.Selection() != left.Selection() || b.win.Canvas().Focused() != fyne.Focusable(right.Editor) {
		t.Fatalf("the split begins elsewhere: %v and %v, the keyboard is with %T", left.Selection(), right.Selection(), b.win.Canvas().Focused())
	}
	if left.Size().Width > 500 || right.Size().Width > 500 || !right.object.Visible() {
		t.Errorf("the pages are %v and %v wide", left.Size(), right.Size())
	}
	bill := b.find("£41 million")
	if l, r := labels(left, factLayer, bill), labels(right, factLayer, bill); l == "" || l != r {
		t.Errorf("marks on the left %q, on the right %q", l, r)
	}
	b.run("view.pane")
	if b.page != left || b.win.Canvas().Focused() != fyne.Focusable(left.Editor) {
		t.Fatal("F6 does not go to the other side")
	}
	b.typed("bridge-p1", 0, "Now ")
	if got := right.SelectedText(); got != "operator" || right.Doc().Block(2).Text != left.Doc().Block(2).Text {
		t.Errorf("on the right %q is selected", got)
	}
	// A fact that is tagged shows on both sides, wherever the keyboard is.
	b.page.Select(b.find("council"))
	b.putFact(editor.Fact{ID: "new", Kind: editor.FactKinds[0], Status: editor.Unchecked, Range: b.find("council"), Text: "council"})
	if l, r := labels(left, factLayer, b.find("council")), labels(right, factLayer, b.find("council")); l != "new" || r != "new" {
		t.Errorf("the new fact is on the left %q, on the right %q", l, r)
	}
	b.win.Canvas().Focus(right.Editor) // as a click does
	if b.page != right {
		t.Error("a click does not take the keyboard to the other side")
	}
	b.run("edit.undo")
	b.run("edit.undo")
	if got := b.text("bridge-p1"); strings.HasPrefix(got, "Now") {
		t.Errorf("undone on the right: %q", got)
	}
	b.run("view.split")
	if b.other != nil || b.page != right || left.object.Visible() && b.split.Visible() && left.Doc() == b.story.doc {
		t.Error("the split does not end, or the page that went still follows the story")
	}
}

func TestTwoStoriesSideBySide(t *testing.T) {
	b, first, second := twoStories(t)
	b.run("view.split-next")
	if b.story != first || b.other == nil || b.other.shown != second || b.page.shown != first {
		t.Fatal("not the two stories side by side")
	}
	b.typed("bridge-p6", 0, "Left, ")
	b.win.Canvas().Focus(b.other.Editor)
	if b.story != second || !strings.HasPrefix(b.win.Title(), "Untitled") {
		t.Fatalf("the window speaks of %q", b.win.Title())
	}
	b.typed(editor.HeadlineID, 0, "Ferry")
	if !strings.HasPrefix(b.win.Title(), "Ferry ") {
		t.Errorf("the title stays %q", b.win.Title())
	}
	b.typed(second.doc.Block(2).ID, 0, "Right")
	b.pass(2 * time.Second)
	if got := b.disk(first, "bridge-p6"); !strings.HasPrefix(got, "Left, ") {
		t.Errorf("the first story is saved as %q", got)
	}
	if got := b.disk(second, second.doc.Block(2).ID); got != "Right" {
		t.Errorf("the second as %q", got)
	}
	b.run("edit.undo")
	if first.doc.Block(first.doc.Index("bridge-p6")).Text[:6] != "Left, " || second.doc.Block(2).Text != "" {
		t.Error("undo took back what was typed in the other story")
	}
	b.toFront(first) // which is on the other side: the keyboard goes there
	if b.page.shown != first || b.other.shown != second {
		t.Error("a tab shows the story twice")
	}
	b.look("bridge")
	if got := b.seeking.found.Len(); got == 0 || len(b.page.MarksAt(at(b.find("bridge")))) == 0 {
		t.Errorf("%d hits", got)
	}
	b.run("view.pane")
	b.seeking.close()
	b.run("view.pane")
	for _, m := range b.page.MarksAt(at(b.find("bridge"))) {
		if m.Layer == hitLayer {
			t.Error("hits stay on the side that was left")
		}
	}
	b.run("view.dark")
	if got := labels(b.other, factLayer, b.find("£41 million")); got != "" {
		t.Errorf("the other story has the marks %q of this one", got)
	}
	b.close(second)
	if b.other != nil || b.story != first {
		t.Error("closing a story leaves its side open")
	}
	b.openAs(second.id, kept)
	b.beside(first)
	b.close(first)
	if b.other != nil || b.story.id != second.id || b.page.shown != b.story {
		t.Error("closing the story in front does not leave the other")
	}
	b.close(b.story)
	if b.story != nil || b.page.Editor.Visible() || !b.page.empty.Visible() {
		t.Error("the last story does not close")
	}
	b.open(first.id)
	if !b.page.Editor.Visible() || b.text("bridge-p6")[:6] != "Left, " {
		t.Error("the page does not come back")
	}
}

// TestSplitsAtRandom turns, closes and types at random; what the pages show and
// what the window speaks of never part.
func TestSplitsAtRandom(t *testing.T) {
	b, first, second := twoStories(t)
	b.importFiles(file(t, "ferry.txt", ferry))
	steps := []func(){
		func() { b.run("view.split") }, func() { b.run("view.split-next") }, func() { b.run("view.pane") },
		func() { b.run("stories.next") }, func() { b.run("stories.previous") }, func() { b.run("story.close") },
		func() { b.run("stories.reopen") }, func() { b.open(first.id) }, func() { b.open(second.id) },
		func() { b.page.TypedRune('x') }, func() { b.run("edit.undo") }, func() { b.run("story.compare") },
		func() { b.pass(time.Second) }, func() { b.run("story.save") },
		func() {
			if b.other != nil {
				b.win.Canvas().Focus(b.other.Editor)
			}
		},
	}
	seed := uint32(7)
	for i := range 400 {
		seed = seed*1664525 + 1013904223
		n := int(seed>>16) % len(steps)
		steps[n]()
		for _, p := range b.pages() {
			switch {
			case b.story == nil:
				if p.Editor.Visible() || b.other != nil || len(b.stories) > 0 {
					t.Fatalf("step %d (%d): no story, and yet a page", i, n)
				}
			case p.shown == nil || b.opened(p.shown.id) != p.shown || p.Doc() != p.shown.doc:
				t.Fatalf("step %d (%d): a page shows what is not open", i, n)
			}
		}
		if b.story != nil && b.page.shown != b.story {
			t.Fatalf("step %d (%d): the window speaks of another story than the page shows", i, n)
		}
	}
}

// TestThePageThatWasAway has the colours of now when it comes back.
func TestThePageThatWasAway(t *testing.T) {
	b := newBench(t)
	b.run("view.split")
	b.run("view.split")
	b.run("view.dark")
	b.run("view.split")
	shown := b.win.Canvas().Capture()
	for _, p := range b.pages() {
		at := b.app.Driver().AbsolutePositionForObject(p.Editor)
		x, y := int(at.X)+4, int(at.Y)+int(p.Editor.Size().Height)-4
		if got, want := color.NRGBAModel.Convert(shown.At(x, y)), theme.Now().Page; got != color.Color(want) {
			t.Errorf("at %d, %d a page is %v, want %v", x, y, got, want)
		}
	}
}
