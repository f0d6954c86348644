package desk

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
)

// FoldWidth is the window width below which only one side pane is shown.
const FoldWidth = 1100

const (
	minSide   = 180
	minCentre = 420
	gripWidth = 7

	wideInspector = 440
	fullMeasure   = 740 // the measure with its margins
)

// Panes lays out the window: bars above and below, a pane on either side of the
// manuscript. Side panes are dragged at their edge; in a narrow window only
// one is shown at a time, at first the right one; in focus mode none is, and no
// bar either.
type Panes struct {
	widget.BaseWidget
	OnDragged func(left, right float32) // a pane was dragged to another width

	top, left, centre, right, bottom fyne.CanvasObject
	lineLeft, lineRight              *control.Fill
	gripLeft, gripRight              *grip
	widthLeft, widthRight            float32
	hideLeft, hideRight              bool // by the user
	leftFirst                        bool // in a narrow window the left pane is the one shown
	idle                             bool // the right pane has nothing to show
	focus                            bool
	room                             float32 // what the centre wants, 0 for no wish
}

// NewPanes returns the layout; left and right are the widths of the side panes.
func NewPanes(top, left, centre, right, bottom fyne.CanvasObject, widthLeft, widthRight float32) *Panes {
	p := &Panes{top: top, left: left, centre: centre, right: right, bottom: bottom,
		lineLeft: control.NewHairline(), lineRight: control.NewHairline(),
		widthLeft: widthLeft, widthRight: widthRight}
	p.gripLeft = newGrip(func(dx float32) { p.drag(&p.widthLeft, dx) })
	p.gripRight = newGrip(func(dx float32) { p.drag(&p.widthRight, -dx) })
	p.ExtendBaseWidget(p)
	return p
}

func (p *Panes) drag(width *float32, dx float32) {
	*width += dx
	left, right := p.widths(p.Size().Width)
	if width == &p.widthLeft {
		*width = max(minSide, left)
	} else {
		*width = max(minSide, right)
	}
	p.Refresh()
	if p.OnDragged != nil {
		p.OnDragged(p.widthLeft, p.widthRight)
	}
}

// SetRightWidth gives the right pane another width, as its tabs ask for.
func (p *Panes) SetRightWidth(w float32) { p.widthRight = w; p.Refresh() }

// SetCentreRoom has a side pane give way where the centre would be narrower.
func (p *Panes) SetCentreRoom(width float32) { p.room = width; p.Refresh() }

// SetLeft, SetCentre and SetRight replace what stands in a pane.
func (p *Panes) SetLeft(o fyne.CanvasObject) { p.left = o; p.Refresh() }

// SetCentre replaces the middle.
func (p *Panes) SetCentre(o fyne.CanvasObject) { p.centre = o; p.Refresh() }

// SetRight replaces the right pane.
func (p *Panes) SetRight(o fyne.CanvasObject) { p.right = o; p.Refresh() }

// SetTop replaces the top bar.
func (p *Panes) SetTop(o fyne.CanvasObject) { p.top = o; p.Refresh() }

// SetBottom replaces the bottom bar.
func (p *Panes) SetBottom(o fyne.CanvasObject) { p.bottom = o; p.Refresh() }

// SetFocus shows only the manuscript, or everything again.
func (p *Panes) SetFocus(on bool) { p.focus = on; p.Refresh() }

// Focus reports whether only the manuscript is shown.
func (p *Panes) Focus() bool { return p.focus }

// ToggleLeft shows or hides the left pane; in a narrow window it takes the
// place of the right one.
func (p *Panes) ToggleLeft() {
	if shown, _ := p.Shown(); shown {
		p.hideLeft, p.leftFirst = !p.narrow(), false
	} else {
		p.hideLeft, p.leftFirst = false, true
	}
	p.Refresh()
}

// ToggleRight shows or hides the right pane.
func (p *Panes) ToggleRight() {
	if _, shown := p.Shown(); shown {
		p.hideRight = true
	} else {
		p.hideRight, p.leftFirst = false, false
	}
	p.Refresh()
}

// ShowLeft shows the left pane; in a narrow window it takes the place of the right one.
func (p *Panes) ShowLeft() {
	if shown, _ := p.Shown(); !shown {
		p.ToggleLeft()
	}
}

// SetIdle says that the right pane has nothing to show: in a narrow window it leaves its
// place to the left one meanwhile.
func (p *Panes) SetIdle(on bool) {
	if p.idle != on {
		p.idle = on
		p.Refresh()
	}
}

// ShowRight shows the right pane; in a narrow window it takes the place of the left one.
func (p *Panes) ShowRight() {
	if _, shown := p.Shown(); !shown {
		p.ToggleRight()
	}
}

// narrow reports whether there is room for one side pane only: in a small
// window, or beside a centre that wants more, or an inspector so wide that the
// page would lose its measure.
func (p *Panes) narrow() bool {
	width := p.Size().Width
	centre := width - p.widthLeft - p.widthRight
	return width < FoldWidth || centre < p.room || p.widthRight > wideInspector && centre < fullMeasure
}

// Shown reports which side panes are on screen.
func (p *Panes) Shown() (left, right bool) {
	left, right = !p.hideLeft && !p.focus && p.left != nil, !p.hideRight && !p.focus && p.right != nil
	if p.narrow() && left && right {
		left = p.leftFirst || p.idle
		right = !left
	}
	return left, right
}

// widths fits the side panes into a window, the manuscript coming first.
func (p *Panes) widths(total float32) (left, right float32) {
	showLeft, showRight := p.Shown()
	if showLeft {
		left = max(minSide, p.widthLeft)
	}
	if showRight {
		right = max(minSide, p.widthRight)
	}
	if over := left + right + minCentre - total; over > 0 && right > 0 {
		right = max(minSide, right-over)
	}
	if over := left + right + minCentre - total; over > 0 && left > 0 {
		left = max(minSide, left-over)
	}
	return left, right
}

// CreateRenderer implements fyne.Widget.
func (p *Panes) CreateRenderer() fyne.WidgetRenderer { return &panesRenderer{p} }

type panesRenderer struct{ *Panes }

func (r *panesRenderer) Destroy()           {}
func (r *panesRenderer) MinSize() fyne.Size { return fyne.NewSize(640, 420) }
func (r *panesRenderer) Refresh()           { r.Layout(r.Size()); canvas.Refresh(r.Panes) }

func (r *panesRenderer) Objects() []fyne.CanvasObject {
	left, right := r.Shown()
	objects := []fyne.CanvasObject{r.centre}
	if left {
		objects = append(objects, r.left, r.lineLeft, r.gripLeft)
	}
	if right {
		objects = append(objects, r.right, r.lineRight, r.gripRight)
	}
	if !r.focus {
		objects = append(objects, r.top, r.bottom)
	}
	return objects
}

func (r *panesRenderer) Layout(s fyne.Size) {
	top, bottom := float32(BarHeight), float32(StatusHeight)
	if r.focus {
		top, bottom = 0, 0
	}
	height := max(0, s.Height-top-bottom)
	left, right := r.widths(s.Width)
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		if o != nil {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(max(0, w), h))
		}
	}
	put(r.top, 0, 0, s.Width, BarHeight)
	put(r.bottom, 0, s.Height-StatusHeight, s.Width, StatusHeight)
	put(r.left, 0, top, left-1, height)
	put(r.lineLeft, left-1, top, 1, height)
	put(r.gripLeft, left-gripWidth/2-1, top, gripWidth, height)
	put(r.right, s.Width-right+1, top, right-1, height)
	put(r.lineRight, s.Width-right, top, 1, height)
	put(r.gripRight, s.Width-right-gripWidth/2, top, gripWidth, height)
	put(r.centre, left, top, s.Width-left-right, height)
}

// grip is the edge of a pane that is dragged.
type grip struct {
	widget.BaseWidget
	dragged func(dx float32)
}

func newGrip(dragged func(float32)) *grip {
	g := &grip{dragged: dragged}
	g.ExtendBaseWidget(g)
	return g
}

func (g *grip) Dragged(e *fyne.DragEvent) { g.dragged(e.Dragged.DX) }
func (g *grip) DragEnd()                  {}
func (g *grip) Cursor() desktop.Cursor    { return desktop.HResizeCursor }
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
