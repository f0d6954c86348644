package manuscript

import (
	"image"
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"stet/app/manuscript/layout"
)

// A marker is a circle in the margin, beside the line its words begin on, with
// a number in it. Two stand side by side, a little smaller; of more the second
// says how many others there are. Every line of the page is higher than a
// marker, so that those of two lines never meet.
const (
	markerSize  = 22 // of one that stands alone
	markerSmall = 20 // of one of two
	markerGap   = 2
	markerHalo  = 1.5 // of the page's colour, around it
)

// slot is a place in the margin: the marks that its circle stands for.
type slot struct {
	x, r  float32 // middle and radius, in Fyne's units from the margin's left edge
	marks []Mark
}

// slots shares the margin between the marks that begin on a line.
func slots(marks []Mark) []slot {
	if len(marks) < 2 {
		return []slot{{markerSize / 2, markerSize / 2, marks}}[:len(marks)]
	}
	const r = markerSmall / 2
	return []slot{{r, r, marks[:1]}, {3*r + markerGap, r, marks[1:]}}
}

func (p pen) markers() {
	for _, s := range slots(p.s.markers) {
		p.marker(s)
	}
}

func (p pen) marker(at slot) {
	s, first := p.s, at.marks[0]
	r := at.r * s.unit
	x, y := at.x*s.unit+0.5, float32(s.row.h)/2+0.5*s.unit
	page, line := s.palette.Page, p.or(first.Style.Line, s.palette.Muted)
	p.disc(x, y, r+markerHalo*s.unit, page)
	switch {
	case len(at.marks) > 1:
		p.disc(x, y, r, s.palette.Muted)
		p.disc(x, y, r-s.unit, page)
		p.centred("+"+strconv.Itoa(len(at.marks)), x, y, r, s.palette.Ink)
	case first.Style.Marker == Filled:
		p.disc(x, y, r, line)
		p.centred(first.Label, x, y, r, page)
	default:
		p.ring(x, y, r-0.5*s.unit, line)
		p.centred(first.Label, x, y, r, line)
	}
}

// centred writes a label around the middle of a circle, as large as fits in it.
func (p pen) centred(label string, x, y, r float32, ink color.NRGBA) {
	set := func(size float32) *layout.Shaped {
		return p.fonts.Shape(label, []layout.Run{{End: len(label), Face: layout.SansSemiBold, Size: size}})
	}
	size := 11 * p.s.unit
	shaped := set(size)
	if room := 2*r - 4*p.s.unit; shaped.Width() > room {
		size *= room / shaped.Width()
		shaped = set(size)
	}
	base := int(y + size*0.364 + 0.5) // half the height of a figure of Inter
	p.fonts.Draw(p.dst, shaped, shaped.Wrap(1e9)[0], x-shaped.Width()/2, base, ink, nil)
}

// overMargin returns the marks of the marker under a point.
func (e *Editor) overMargin(x, y int) []Mark {
	p := &e.page
	at := float32(x-p.left+p.px(marginColumn)) / p.unit
	if at < -3 || at > marginColumn {
		return nil
	}
	s, ok := e.rowUnder(y)
	if !ok {
		return nil
	}
	stage := e.stage(s.block)
	scene := stage.scene(&p.rows(s.block)[s.row])
	for _, slot := range slots(scene.markers) {
		if abs(at-slot.x) <= slot.r+markerGap/2 {
			return slot.marks
		}
	}
	return nil
}

// tellMarker tells of the mark of a marker, or of all those it stands for.
func (e *Editor) tellMarker(marks []Mark, at fyne.Position) {
	switch {
	case len(marks) > 1 && e.OnMore != nil:
		e.OnMore(marks, at)
	case e.OnMark != nil:
		e.OnMark(marks[0])
	}
}

// disc fills a circle around a point. A pixel on its edge is covered by as much
// as its middle lies inside.
func (p pen) disc(x, y, r float32, c color.NRGBA) {
	box := image.Rect(int(x-r-1), int(y-r-1), int(x+r+2), int(y+r+2)).Intersect(p.dst.Rect)
	full := max(0, r-0.5) * max(0, r-0.5) // of the squares of distances: most need no root
	for py := box.Min.Y; py < box.Max.Y; py++ {
		for px := box.Min.X; px < box.Max.X; px++ {
			dx, dy := float32(px)+0.5-x, float32(py)+0.5-y
			switch away := dx*dx + dy*dy; {
			case away <= full:
				p.dot(px, py, c, uint32(c.A))
			case away < (r+0.5)*(r+0.5):
				p.dot(px, py, c, uint32(float32(c.A)*min(1, r+0.5-float32(math.Sqrt(float64(away))))))
			}
		}
	}
}

// ring draws a dotted circle.
func (p pen) ring(x, y, r float32, c color.NRGBA) {
	n := int(2*math.Pi*float64(r/p.s.unit)/2.6 + 0.5)
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		p.disc(x+r*float32(cos), y+r*float32(sin), 0.65*p.s.unit, c)
	}
}
