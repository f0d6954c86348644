package app

import (
	"strings"
	"testing"

	"stet/app/compare"
	"stet/editor"
	"stet/editor/doc"
)

// TestWhoWroteTheSentence: the caret in a sentence is enough; each revision that
// brought some of it has a card, and leads to what else it changed.
func TestWhoWroteTheSentence(t *testing.T) {
	b := newBench(t)
	at := b.find("14 of its 36 hangers")
	b.page.SetSelection(doc.Caret(doc.Pos{Block: at.Block, Offset: at.Start + 1}))
	b.run("story.blame")
	got := says(b.front())
	for _, want := range []string{"r1", "r2 · Copy edit", b.story.revisions[0].Author, "14", "There is no revision before this one."} {
		if !strings.Contains(got, want) {
			t.Errorf("nothing says %q: %s", want, got)
		}
	}
	b.press("Compare with the one before")
	if from, to := b.sides(); from != compare.Revision(1) || to != compare.Revision(2) {
		t.Errorf("compared are %v and %v", from, to)
	}
	v := b.comparing.view
	x := v.Compared().Comparison.Changes[v.Changes.Current()]
	if k := x.Place.Block; k < 0 || v.Compared().Comparison.Blocks[k].After.ID != at.Block {
		t.Errorf("chosen is %+v", x)
	}
	if b.table.Enabled("story.blame") {
		t.Error("who wrote what can be asked of a comparison")
	}
}

// TestWhoWroteWhatIsTyped: words that no revision holds are not filed yet.
func TestWhoWroteWhatIsTyped(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "Boats are late. ")
	b.page.Select(editor.Range{Block: "bridge-p6", Start: 0, End: len("Boats are late. Ferries")})
	b.run("story.blame")
	if got := says(b.front()); !strings.Contains(got, "Not filed yet") || !strings.Contains(got, "r1") {
		t.Errorf("it says %s", got)
	}
	b.press("Compare with the one before")
	if from, to := b.sides(); from != compare.Revision(2) || to != compare.Desk() {
		t.Errorf("compared are %v and %v", from, to)
	}
}

func TestWhoWroteNothing(t *testing.T) {
	b := newBench(t)
	id := b.emptyLine()
	b.page.SetSelection(doc.Caret(doc.Pos{Block: id}))
	b.run("story.blame")
	b.told("no words here")
}

func TestWhoWroteInTheContextMenu(t *testing.T) {
	b := newBench(t)
	for _, i := range b.contextItems(nil) {
		if i.Label == b.table.Command("story.blame").Label && !i.Disabled {
			return
		}
	}
	t.Error("the menu of the page does not ask who wrote this")
}

// TestAskedAboutParagraphs: a selection over several paragraphs asks about each.
func TestAskedAboutParagraphs(t *testing.T) {
	b := newBench(t)
	b.page.SetSelection(doc.Selection{Anchor: doc.Pos{Block: "bridge-p1", Offset: 4}, Head: doc.Pos{Block: "bridge-p5", Offset: 3}})
	got := b.askedAbout()
	if len(got) != 2 || got[0] != (editor.Range{Block: "bridge-p1", Start: 4, End: len(b.text("bridge-p1"))}) || got[1] != (editor.Range{Block: "bridge-p5", End: 3}) {
		t.Errorf("%+v", got)
	}
}

// TestWhoWroteComesTooLate: an answer about a story that is no longer in front is
// dropped.
func TestWhoWroteComesTooLate(t *testing.T) {
	b, step := newSlowBench(t)
	at := b.find("14 of its 36 hangers")
	b.page.Select(at)
	b.run("story.blame")
	b.run("story.close")
	step()
	if b.win.Canvas().Overlays().Top() != nil {
		t.Errorf("it says %s", says(b.win.Canvas().Overlays().Top()))
	}
}
