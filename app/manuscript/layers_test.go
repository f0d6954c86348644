package manuscript

import (
	"testing"

	"stet/editor"
	"stet/editor/doc"
)

// TestLayersAreShownAndHidden wants a hidden layer to be neither painted nor
// found, and to be back in its place, moved with its words.
func TestLayersAreShownAndHidden(t *testing.T) {
	b := open(t, story(), Options{Layers: []string{"low", "high"}})
	at := editor.Range{Block: "a", Start: 4, End: 11}
	b.SetLayer("high", []Mark{{ID: "h", Range: at, Style: Style{Underline: Solid}}})
	b.SetLayer("low", []Mark{{ID: "l", Range: at, Style: Style{Frame: Box}}})
	names := func() string {
		all := ""
		for _, m := range b.layers.in("a") {
			all += m.Layer + " "
		}
		return all
	}
	if got := names(); got != "low high " {
		t.Errorf("drawn in the order %s", got)
	}
	b.painted()
	b.ShowLayer("low", false)
	if got := names(); got != "high " {
		t.Errorf("with low hidden, %s is drawn", got)
	}
	if n := b.painted(); n != 1 {
		t.Errorf("hiding one mark painted %d rows", n)
	}
	b.caret("a", 0)
	b.insert("So ")
	b.ShowLayer("low", true)
	marks := b.MarksAt(doc.Pos{Block: "a", Offset: 8})
	if len(marks) != 2 || marks[0].Range.Start != 7 || marks[1].Range.Start != 7 {
		t.Errorf("shown again, the marks are %v", marks)
	}
	b.ShowLayer("high", false)
	b.SetDoc(doc.New(story()))
	b.SetLayer("high", []Mark{{ID: "h", Range: at}})
	if got := names(); got != "" {
		t.Errorf("another story shows %s", got)
	}
}
