package control

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestTheWheelTurnsThePanel: over a field of one line and one that shows all
// that it has, the wheel turns what that lies in.
func TestTheWheelTurnsThePanel(t *testing.T) {
	test.NewTempApp(t)
	var fields []fyne.CanvasObject
	first := NewEntry("a line", "")
	area := NewEntry("two lines\nat most", "")
	area.MultiLine, area.Wrapping = true, fyne.TextWrapWord
	for _, f := range []*Field{first, area, NewEntry("", ""), NewEntry("", ""), NewEntry("", "")} {
		fields = append(fields, NewField("Name", f))
	}
	l := NewLimited(100, NewColumn(8, fields...))
	w := test.NewTempWindow(t, l.Object)
	w.Resize(fyne.NewSize(300, 100))
	turned := func(f *Field) float32 {
		l.scroll.ScrollToTop()
		test.Scroll(w.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(f).AddXY(10, 6), 0, -20)
		return l.scroll.Offset.Y
	}
	if got := turned(first); got != 20 {
		t.Errorf("over one line the panel is turned by %v", got)
	}
	if got := turned(area); got != 20 {
		t.Errorf("over a field of many that shows all it has, by %v", got)
	}
	area.SetText(strings.Repeat("more than it shows\n", 20))
	if got := turned(area); got != 0 {
		t.Errorf("over a field with more than it shows, by %v", got)
	}
}
