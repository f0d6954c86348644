package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

const (
	viewHeight = 26
	viewMargin = 10
)

// statusName is what a workflow status is called on screen.
func statusName(s editor.Status) string { return control.StatusName(string(s)) }

func statusIndex(s editor.Status) int {
	for i, one := range editor.Statuses {
		if one == s {
			return i
		}
	}
	return -1
}

// newViews makes the list of views.
func (v *View) newViews() *control.List {
	l := control.NewList()
	l.Side = 8
	l.Count = func() int { return len(editor.Statuses) }
	l.Height = func(int, float32) float32 { return viewHeight }
	l.Object = func(i int) fyne.CanvasObject {
		s := editor.Statuses[i]
		chosen := s == v.status && v.words == ""
		return newViewRow(statusName(s), control.Number(v.counts[s]), chosen, func() { v.views.Choose(i) })
	}
	l.OnSelect = func(i int) {
		v.status, v.words = editor.Statuses[i], ""
		v.views.Refresh()
		if v.OnView != nil {
			v.OnView(v.status)
		}
	}
	return l
}

// viewRow is the name of a view with its count.
type viewRow struct {
	widget.BaseWidget
	name, count string
	chosen      bool
	hovered     bool
	tapped      func()
}

func newViewRow(name, count string, chosen bool, tapped func()) *viewRow {
	r := &viewRow{name: name, count: count, chosen: chosen, tapped: tapped}
	r.ExtendBaseWidget(r)
	return r
}

func (r *viewRow) Tapped(*fyne.PointEvent)        { r.tapped() }
func (r *viewRow) MouseIn(*desktop.MouseEvent)    { r.hovered = true; r.Refresh() }
func (r *viewRow) MouseMoved(*desktop.MouseEvent) {}
func (r *viewRow) MouseOut()                      { r.hovered = false; r.Refresh() }

func (r *viewRow) CreateRenderer() fyne.WidgetRenderer {
	name, count := control.Body.In(theme.Ink), control.Body.In(theme.Muted)
	if r.chosen {
		name, count = control.Strong.In(theme.Accent), control.Strong.In(theme.Accent)
	}
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 6
	words := control.NewInset(0, 10, 0, 10,
		control.NewRow(4, control.NewText(name.Wrap(1), r.name), control.NewText(count, r.count)))
	return &viewRowRenderer{widget.NewSimpleRenderer(&fyne.Container{Layout: over{}, Objects: []fyne.CanvasObject{ground, words}}), r, ground}
}

type viewRowRenderer struct {
	fyne.WidgetRenderer
	row    *viewRow
	ground *canvas.Rectangle
}

func (r *viewRowRenderer) Layout(s fyne.Size) {
	r.paint()
	r.WidgetRenderer.Layout(s)
}

func (r *viewRowRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

func (r *viewRowRenderer) paint() {
	p := theme.Now()
	switch {
	case r.row.chosen:
		r.ground.FillColor = p.Selection
	case r.row.hovered:
		r.ground.FillColor = p.Hover
	default:
		r.ground.FillColor = nil
	}
	r.ground.Refresh()
}

// over lays objects over each other.
type over struct{}

func (over) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, one := range o {
		one.Resize(s)
	}
}

func (over) MinSize(o []fyne.CanvasObject) fyne.Size { return o[len(o)-1].MinSize() }
