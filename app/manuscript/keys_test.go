package manuscript

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/editor"
)

// TestKeysPassedOn: what the page has no use for goes to the window, where
// commands such as F8 are bound; what it uses does not.
func TestKeysPassedOn(t *testing.T) {
	for _, c := range []struct {
		readOnly bool
		key      fyne.KeyName
		passed   bool
	}{
		{false, fyne.KeyF8, true},
		{false, fyne.KeyF11, true},
		{false, fyne.KeyLeft, false},
		{false, fyne.KeyReturn, false},
		{false, fyne.KeyEscape, true},
		{true, fyne.KeyF7, true},
		{true, fyne.KeyEscape, true},
		{true, fyne.KeyPageDown, false},
	} {
		b := open(t, story(), Options{ReadOnly: c.readOnly})
		var got []fyne.KeyName
		b.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = append(got, e.Name) })
		b.caret("a", 3)
		b.keys(c.key)
		if slices.Contains(got, c.key) != c.passed {
			t.Errorf("read only %v, %s: passed on %v, want %v", c.readOnly, c.key, !c.passed, c.passed)
		}
	}
}

// TestEscape: the first one ends a selection, the next is for the window.
func TestEscape(t *testing.T) {
	b := open(t, story(), Options{})
	passed := 0
	b.window.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { passed++ })
	b.Select(editor.Range{Block: "b", Start: 3, End: 7})
	b.keys(fyne.KeyEscape)
	if !b.sel.Empty() || passed != 0 {
		t.Errorf("%v is selected, %d keys passed on", b.sel, passed)
	}
	b.at("b", 7)
	b.keys(fyne.KeyEscape)
	if passed != 1 {
		t.Errorf("%d keys passed on, want 1", passed)
	}
}

// TestShiftIsLetGoElsewhere: a dialog that Ctrl+Shift+K opens gets the release of
// Shift; the page must not take it for held.
func TestShiftIsLetGoElsewhere(t *testing.T) {
	var held fyne.KeyModifier
	b := open(t, story(), Options{Modifiers: func() fyne.KeyModifier { return held }})
	b.caret("b", 3)
	held = shift
	b.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.keys(fyne.KeyRight)
	if b.Selection().Empty() {
		t.Error("Shift does not select")
	}
	held = 0
	b.keys(fyne.KeyRight, fyne.KeyEnd)
	if !b.Selection().Empty() {
		t.Error("Shift is taken for held")
	}
	before := b.doc.Len()
	b.keys(fyne.KeyReturn)
	if b.doc.Len() != before+1 {
		t.Error("Enter does not begin a paragraph")
	}
}
