package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestAddAnOutlet makes an unknown credit a known one, from the finding's own button,
// with the keyboard.
func TestAddAnOutlet(t *testing.T) {
	b := newBench(t)
	b.run("story.credits")
	if !b.hasRule("credit-unknown") {
		t.Fatal("the sample's credit line is known already")
	}
	b.credits.OnAddOutlet("gazete")
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // onto the list
	b.press("Save")
	if b.win.Canvas().Overlays().Top() != nil {
		t.Fatalf("the form stays: %s", says(b.win.Canvas().Overlays().Top()))
	}
	if own, err := b.desk.OwnOutlets(t.Context()); err != nil || len(own) != 1 || own[0].Name != "gazete" {
		t.Errorf("kept %+v, %v", own, err)
	}
	if b.hasRule("credit-unknown") {
		t.Error("the credit line is still unknown")
	}
}

func (b *bench) hasRule(rule string) bool {
	b.run("story.credits")
	for _, f := range b.story.checked.Credits {
		if f.Rule == rule {
			return true
		}
	}
	return false
}
