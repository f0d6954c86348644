package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Progress is a thin bar that fills from the left.
type Progress struct {
	widget.BaseWidget
	Role     theme.Role
	width    float32
	part, of int
}

// NewProgress returns a bar at least so wide.
func NewProgress(width float32) *Progress {
	p := &Progress{Role: theme.Verified, width: width}
	p.ExtendBaseWidget(p)
	return p
}

// Set fills part out of all; nothing out of nothing is empty.
func (p *Progress) Set(part, of int) {
	if p.part != part || p.of != of {
		p.part, p.of = part, of
		p.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	back, front := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	back.CornerRadius, front.CornerRadius = 2, 2
	r := &renderer{objects: []fyne.CanvasObject{back, front}}
	r.min = func() fyne.Size { return fyne.NewSize(p.width, 4) }
	r.layout = func(s fyne.Size) {
		back.Resize(fyne.NewSize(s.Width, 4))
		full := float32(0)
		if p.of > 0 {
			full = s.Width * float32(min(p.part, p.of)) / float32(p.of)
		}
		front.Resize(fyne.NewSize(full, 4))
		front.Hidden = full < 1
	}
	r.refresh = func() {
		tint(back, theme.Hairline, nil, 0)
		tint(front, p.Role, nil, 0)
		r.layout(p.Size())
	}
	r.refresh()
	return r
}
