package manuscript

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"

	"stet/app/manuscript/layout"
)

// A marker is a circle in the margin, beside the line its words begin on, with
// a number in it. Of several on a line the first is shown, with the rims of up
// to two others behind it.
const (
	markerSize  = 22
	markerStack = 4
)

func (p pen) markers() {
	s := p.s
	for i := min(len(s.markers), 3) - 1; i >= 0; i-- {
		p.marker(s.markers[i], float32(i)*markerStack*s.unit, i == 0)
	}
}

func (p pen) marker(m Mark, shift float32, front bool) {
	s := p.s
	r := markerSize / 2 * s.unit
	x, y := r+shift+0.5, float32(s.row.h)/2+0.5*s.unit
	page, line := s.palette.Page, p.or(m.Style.Line, s.palette.Muted)
	p.disc(x, y, r+1.5*s.unit, page)
	ink := page
	if m.Style.Marker == Filled {
		p.disc(x, y, r, line)
	} else {
		p.ring(x, y, r-0.5*s.unit, line)
		ink = line
	}
	if front {
		p.centred(m.Label, x, y, ink)
	}
}

// centred writes a label around a point.
func (p pen) centred(label string, x, y float32, ink color.NRGBA) {
	size := 11 * p.s.unit
	shaped := p.fonts.Shape(label, []layout.Run{{End: len(label), Face: layout.SansSemiBold, Size: size}})
	base := int(y + size*0.364 + 0.5) // half the height of a figure of Inter
	p.fonts.Draw(p.dst, shaped, shaped.Wrap(1e9)[0], x-shaped.Width()/2, base, ink, nil)
}

// disc fills a circle.
func (p pen) disc(x, y, r float32, c color.NRGBA) {
	p.shape(x, y, r, c, func(v *vector.Rasterizer, x, y float32) { circle(v, x, y, r) })
}

// ring draws a dotted circle.
func (p pen) ring(x, y, r float32, c color.NRGBA) {
	dot := 0.65 * p.s.unit
	n := int(2*math.Pi*float64(r/p.s.unit)/2.6 + 0.5)
	p.shape(x, y, r+dot, c, func(v *vector.Rasterizer, x, y float32) {
		for i := range n {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			circle(v, x+r*float32(cos), y+r*float32(sin), dot)
		}
	})
}

// shape fills what draw outlines around a point, no further than r from it.
func (p pen) shape(x, y, r float32, c color.NRGBA, draw func(v *vector.Rasterizer, x, y float32)) {
	box := image.Rect(int(x-r-1), int(y-r-1), int(x+r+2), int(y+r+2)).Intersect(p.dst.Rect)
	v := vector.NewRasterizer(box.Dx(), box.Dy())
	draw(v, x-float32(box.Min.X), y-float32(box.Min.Y))
	v.Draw(p.dst, box, image.NewUniform(c), image.Point{})
}

// circle adds a circle as four curves.
func circle(v *vector.Rasterizer, x, y, r float32) {
	const k = 0.5522848 // how far a quarter circle's handles reach
	h := r * k
	v.MoveTo(x+r, y)
	v.CubeTo(x+r, y+h, x+h, y+r, x, y+r)
	v.CubeTo(x-h, y+r, x-r, y+h, x-r, y)
	v.CubeTo(x-r, y-h, x-h, y-r, x, y-r)
	v.CubeTo(x+h, y-r, x+r, y-h, x+r, y)
	v.ClosePath()
}
