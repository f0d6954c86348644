package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TurnsPanel has the wheel over the fields within o turn the panel that they
// lie in, unless there is more in one than it shows: an entry takes it else, and where one
// field stands below the other nothing moves.
func TurnsPanel(o fyne.CanvasObject, panel fyne.Scrollable) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, inside := range o.Objects {
			TurnsPanel(inside, panel)
		}
	case *Frame:
		if o.field.panel != panel {
			o.field.panel = panel
			o.Refresh()
		}
	}
}

// wheel lies over a field and takes nothing but the wheel.
type wheel struct {
	widget.BaseWidget
	field *Field
}

func newWheel(f *Field) *wheel {
	w := &wheel{field: f}
	w.ExtendBaseWidget(w)
	return w
}

// turns reports whether a panel is turned; a field with more lines than it shows scrolls
// by itself.
func (w *wheel) turns() bool {
	f := w.field
	if f.panel == nil || !f.MultiLine {
		return f.panel != nil
	}
	return HeightOf(NewText(Body.Wrap(Unlimited), f.Text), f.Size().Width-2*fieldInset) <= f.Size().Height
}

// fieldInset is how far an entry's words stand from its sides.
const fieldInset = 8

// Scrolled implements fyne.Scrollable. A field that was typed full since it was looked at
// has the wheel from the next turn on.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if !w.turns() {
		w.Hide()
		return
	}
	w.field.panel.Scrolled(e)
}

// CreateRenderer implements fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
