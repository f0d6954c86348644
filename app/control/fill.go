package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Fill is a plain ground in one role of the palette.
type Fill struct {
	widget.BaseWidget
	Role theme.Role
	min  fyne.Size
}

// NewFill returns a ground that is as large as its place.
func NewFill(r theme.Role) *Fill {
	f := &Fill{Role: r}
	f.ExtendBaseWidget(f)
	return f
}

// NewHairline returns a line of one pixel, which a layout makes as long as it
// likes.
func NewHairline() *Fill {
	f := NewFill(theme.Hairline)
	f.min = fyne.NewSize(1, 1)
	return f
}

// NewSpacer returns an empty place that takes what is left of a Row.
func NewSpacer() *Fill {
	f := NewFill(nil)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *Fill) CreateRenderer() fyne.WidgetRenderer {
	rect := canvas.NewRectangle(nil)
	r := &renderer{
		objects: []fyne.CanvasObject{rect},
		min:     func() fyne.Size { return f.min },
		layout:  rect.Resize,
		refresh: func() { tint(rect, f.Role, nil, 0) },
	}
	r.refresh()
	return r
}
