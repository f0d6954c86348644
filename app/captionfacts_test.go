package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/manuscript"
	"stet/editor"
	"stet/editor/doc"
)

// captioned puts a picture with a caption into the open story and returns its block.
func (b *bench) captioned(caption string) string {
	b.t.Helper()
	b.insertPictures([]string{pictureFile(b.t, "quay.png", 300, 100)}, doc.Caret(doc.Pos{Block: "bridge-p1", Offset: 3}))
	b.leaveInPlace()
	image := b.imageBlocks()[0]
	said := *image.Image
	said.Caption = caption
	if err := b.story.doc.SetImage(image.ID, said); err != nil {
		b.t.Fatal(err)
	}
	return image.ID
}

func TestACaptionIsTaggedAsAFact(t *testing.T) {
	b := newBench(t)
	id := b.captioned("One of the 41 hangers, seen in 1961")
	before := b.content()

	// words selected while the caption is written
	b.editInPlace(manuscript.Field{Block: id, Name: manuscript.CaptionField})
	entry := b.placing.entry
	for range 4 {
		entry.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
		entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	entry.KeyUp(&fyne.KeyEvent{Name: "LeftShift"})
	b.run("facts.tag")
	b.press("Save")
	year, ok := b.story.doc.Fact(b.facts.Selected())
	if !ok || year.Text != "1961" || year.Block != id || b.placing != nil {
		t.Fatalf("tagged %+v, the banner says %q", year, b.notice.Words())
	}
	b.undoes(before)

	// the whole caption, from the caret at its picture
	b.page.SetSelection(doc.Caret(doc.Pos{Block: id}))
	b.run("facts.tag")
	b.press("Save")
	if all, _ := b.story.doc.Fact(b.facts.Selected()); all.Text != "One of the 41 hangers, seen in 1961" {
		t.Fatalf("tagged %+v", all)
	}

	b.settle(year.ID, editor.Verified)
	b.editInPlace(manuscript.Field{Block: id, Name: manuscript.CaptionField})
	b.placing.entry.SetText("One of the 41 hangers, seen in 1962")
	b.leaveInPlace()
	if f := b.fact(year.ID); !f.Stale || f.Text != "1962" || f.Was != "1961" {
		t.Errorf("the caption was changed: %+v", f)
	}
	if !strings.Contains(says(b.facts), "Re-check") {
		t.Errorf("the tab says %q", says(b.facts))
	}
	b.facts.OnOpen(year.ID)
	if b.placing == nil || b.placing.field.Block != id {
		t.Error("Enter does not lead to the caption")
	}
}

func TestACaptionIsCoveredAndSuggested(t *testing.T) {
	b := newBench(t)
	id := b.captioned("One of the 41 hangers. Seen in 1961 by its engineer.")
	b.run("facts.coverage")
	gaps := func() (n int) {
		for _, g := range b.facts.Gaps() {
			if g.Block == id {
				n++
			}
		}
		return n
	}
	if gaps() != 2 {
		t.Fatalf("%d sentences of the caption are listed", gaps())
	}
	b.page.SetSelection(doc.Caret(doc.Pos{Block: id}))
	b.page.FocusPage()
	before := b.content()
	b.run("facts.no-fact")
	if gaps() != 0 {
		t.Errorf("%d sentences of the caption are left", gaps())
	}
	b.undoes(before)
	b.run("edit.undo")
	b.run("facts.suggest")
	if !slices.ContainsFunc(b.facts.Suggestions(), func(f editor.Fact) bool { return f.Block == id && f.Text == "1961" }) {
		t.Errorf("1961 is not suggested among %+v", b.facts.Suggestions())
	}
}
