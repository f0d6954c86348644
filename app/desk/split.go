package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
)

// Split holds one page, or two side by side under their names, with a divider
// that is dragged.
type Split struct {
	widget.BaseWidget
	OnClose   func(i int)         // the cross of page i was pressed
	OnDragged func(share float64) // the first page's share of the width

	pages [2]fyne.CanvasObject // the second may be nil
	heads [2]*paneHead
	line  *control.Fill
	grip  *grip
	share float64
	alone int // which page there is; -1 for both
}

const (
	paneHeadHeight = 26
	leastPane      = 260
)

// NewSplit returns a first page alone. share is the part of the width that it
// will have beside another, between 0 and 1.
func NewSplit(first fyne.CanvasObject, share float64) *Split {
	s := &Split{share: share, line: control.NewHairline()}
	s.pages[0] = first
	for i := range s.heads {
		s.heads[i] = newPaneHead(func() { s.OnClose(i) })
	}
	s.grip = newGrip(s.drag)
	s.ExtendBaseWidget(s)
	return s
}

// SetSecond sets the second page.
func (s *Split) SetSecond(o fyne.CanvasObject) { s.pages[1] = o }

// Both shows both pages under their names, page front as the one with the
// keyboard.
func (s *Split) Both(names [2]string, front int) {
	s.alone = -1
	for i, h := range s.heads {
		h.set(names[i], i == front)
	}
	s.Refresh()
}

// Alone shows page i only.
func (s *Split) Alone(i int) {
	s.alone = i
	s.Refresh()
}

// drag moves the divider.
func (s *Split) drag(dx float32) {
	if width := s.Size().Width; width > 0 {
		s.share = float64((s.first(width) + dx) / width)
		s.share = float64(s.first(width) / width)
	}
	s.Refresh()
	if s.OnDragged != nil {
		s.OnDragged(s.share)
	}
}

// first returns how wide the first page is.
func (s *Split) first(width float32) float32 {
	least := min(leastPane, width/2)
	return max(least, min(width*float32(s.share), width-least))
}

// CreateRenderer implements fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer { return &splitRenderer{s} }

type splitRenderer struct{ *Split }

func (r *splitRenderer) Destroy()           {}
func (r *splitRenderer) MinSize() fyne.Size { return fyne.NewSize(minCentre, 200) }

func (r *splitRenderer) Objects() []fyne.CanvasObject {
	if r.alone >= 0 {
		return []fyne.CanvasObject{r.pages[r.alone]}
	}
	return []fyne.CanvasObject{r.pages[0], r.pages[1], r.heads[0], r.heads[1], r.line, r.grip}
}

func (r *splitRenderer) Layout(s fyne.Size) {
	if r.alone >= 0 {
		r.pages[r.alone].Move(fyne.Position{})
		r.pages[r.alone].Resize(s)
		return
	}
	first := r.first(s.Width)
	for i, x := range []float32{0, first + 1} {
		width := []float32{first, s.Width - first - 1}[i]
		r.heads[i].Move(fyne.NewPos(x, 0))
		r.heads[i].Resize(fyne.NewSize(width, paneHeadHeight))
		r.pages[i].Move(fyne.NewPos(x, paneHeadHeight))
		r.pages[i].Resize(fyne.NewSize(width, s.Height-paneHeadHeight))
	}
	r.line.Move(fyne.NewPos(first, 0))
	r.line.Resize(fyne.NewSize(1, s.Height))
	r.grip.Move(fyne.NewPos(first-gripWidth/2, 0))
	r.grip.Resize(fyne.NewSize(gripWidth, s.Height))
}

func (r *splitRenderer) Refresh() {
	r.Layout(r.Split.Size())
	for _, o := range []fyne.CanvasObject{r.line, r.heads[0], r.heads[1]} {
		o.Refresh()
	}
	canvas.Refresh(r.Split)
}

// paneHead is the name of a page that stands beside another.
type paneHead struct {
	widget.BaseWidget
	name   *control.Text
	cross  *press
	front  bool
	ground *control.Fill
	bar    *control.Fill
	line   *control.Fill
}

func newPaneHead(closed func()) *paneHead {
	h := &paneHead{name: control.NewText(control.FineHead.Wrap(1), ""), ground: control.NewFill(theme.Chrome),
		bar: control.NewFill(theme.Accent), line: control.NewHairline()}
	h.cross = newPress(control.NewText(control.Fine, "✕"), closed)
	h.ExtendBaseWidget(h)
	return h
}

func (h *paneHead) set(name string, front bool) {
	h.name.SetText(StoryTab{Name: name}.name())
	h.front = front
	h.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (h *paneHead) CreateRenderer() fyne.WidgetRenderer {
	return &paneHeadRenderer{h}
}

type paneHeadRenderer struct{ h *paneHead }

func (r *paneHeadRenderer) Destroy()           {}
func (r *paneHeadRenderer) MinSize() fyne.Size { return fyne.NewSize(leastPane, paneHeadHeight) }
func (r *paneHeadRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.h.ground, r.h.line, r.h.bar, r.h.name, r.h.cross}
}

func (r *paneHeadRenderer) Layout(s fyne.Size) {
	const side, cross = 14, 26
	h := r.h
	h.ground.Resize(s)
	h.bar.Resize(fyne.NewSize(s.Width, 2))
	h.line.Move(fyne.NewPos(0, s.Height-1))
	h.line.Resize(fyne.NewSize(s.Width, 1))
	h.name.Move(fyne.NewPos(side, 0))
	h.name.Resize(fyne.NewSize(max(0, s.Width-side-cross), s.Height))
	m := h.cross.MinSize()
	h.cross.Resize(m)
	h.cross.Move(fyne.NewPos(s.Width-cross/2-m.Width/2, (s.Height-m.Height)/2))
}

func (r *paneHeadRenderer) Refresh() {
	h := r.h
	style := control.FineHead.Wrap(1)
	if h.front {
		style = style.In(theme.Ink)
	}
	h.name.SetStyle(style)
	h.bar.Hidden = !h.front
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
