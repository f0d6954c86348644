package manuscript

import "fyne.io/fyne/v2"

// The scroll bar, in Fyne's units: as wide as thumbWidth, taking clicks a little
// wider.
const (
	thumbWidth  = 6
	thumbReach  = 14
	thumbInset  = 3
	thumbHeight = 28 // at least
)

func (e *Editor) showThumb() {
	p, v := &e.page, &e.view
	y, h, ok := e.thumb()
	if !ok {
		hide(v.thumb)
		return
	}
	c := e.palette.Muted
	c.A = 110
	if e.mouse.scrolling {
		c.A = 180
	}
	if v.thumb.FillColor != c {
		v.thumb.FillColor = c
		v.thumb.Refresh()
	}
	v.thumb.Move(fyne.NewPos(float32(p.width)/v.scale-thumbWidth-thumbInset, y))
	v.thumb.Resize(fyne.NewSize(thumbWidth, h))
	if !v.thumb.Visible() {
		v.thumb.Show()
	}
}

// thumb returns where the scroll bar's thumb is; false where all is in sight.
func (e *Editor) thumb() (y, h float32, ok bool) {
	p := &e.page
	total := float32(p.total())
	if e.bare || total <= float32(p.height) || p.height == 0 {
		return 0, 0, false
	}
	height := e.Size().Height - 2*thumbInset
	h = max(thumbHeight, height*float32(p.height)/total)
	share := min(1, float32(p.scrolled())/(total-float32(p.height)))
	return thumbInset + share*(height-h), h, true
}

// onBar reports whether a point is on the scroll bar.
func (e *Editor) onBar(p fyne.Position) bool {
	_, _, ok := e.thumb()
	return ok && p.X >= e.Size().Width-thumbReach
}

// grabThumb takes hold of the scroll bar; beside the thumb it jumps there first.
func (e *Editor) grabThumb(p fyne.Position) bool {
	if !e.onBar(p) {
		return false
	}
	y, h, _ := e.thumb()
	e.mouse.scrolling, e.mouse.grip = true, p.Y-y
	if p.Y < y || p.Y > y+h {
		e.mouse.grip = h / 2
	}
	e.dragThumb(p.Y)
	return true
}

func (e *Editor) dragThumb(y float32) {
	_, h, ok := e.thumb()
	if !ok {
		return
	}
	share := (y - e.mouse.grip - thumbInset) / (e.Size().Height - 2*thumbInset - h)
	e.page.scrollTo(int(max(0, min(share, 1)) * float32(e.page.total()-e.page.height)))
	e.update()
}
