package manuscript

import (
	"image"
	"image/color"
	"math"
)

// lines draws the lines under, through and around the words of the i-th mark.
func (p pen) lines(i int) {
	m := p.s.marks[i]
	spans := p.marked(m)
	line := p.or(m.Style.Line, p.or(m.Style.Ink, p.s.palette.Ink))
	lift := p.lift(i)
	for i, span := range spans {
		p.ruled(span.Min.X, span.Max.X, m.Style, lift)
		p.frame(m.Style.Frame, span, i > 0 || m.before, i < len(spans)-1 || m.after, line)
	}
}

// lift is how far the line under a mark's words is raised, so as not to lie on
// that of another mark below it.
func (p pen) lift(i int) int {
	ruled := func(m Mark) bool { return m.Style.Underline != NoLine && m.Style.Underline != hair }
	m := p.s.marks[i]
	for _, o := range p.s.marks[:i] {
		if ruled(m) && ruled(o) && o.Range.Start < m.Range.End && m.Range.Start < o.Range.End {
			return max(2, p.s.px(3))
		}
	}
	return 0
}

// ruled draws the lines under and through what stands between two edges, that
// under it so much higher than usual.
func (p pen) ruled(from, to int, style Style, lift int) {
	ink := p.or(style.Ink, p.s.palette.Ink)
	p.underline(style.Underline, from, to, lift, p.or(style.Line, ink))
	if style.Strike {
		size := p.size()
		y := p.s.row.base - int(size*0.24+0.5)
		p.fill(image.Rect(from, y, to, y+max(1, int(size/12+0.5))), ink)
	}
}

// size is the size of the row's text in pixels, told by its line.
func (p pen) size() float32 { return float32(p.s.row.h) * 0.66 }

func (p pen) underline(kind Underline, from, to, lift int, c color.NRGBA) {
	s := p.s
	thick, one := max(1, s.px(2)), max(1, s.px(1))
	y := min(s.row.base+int(p.size()*0.26+0.5), s.row.h-2*thick) - lift
	switch kind {
	case Solid:
		p.fill(image.Rect(from, y, to, y+thick), c)
	case Double:
		y -= one
		p.fill(image.Rect(from, y, to, y+one), c)
		p.fill(image.Rect(from, y+thick+one, to, y+thick+2*one), c)
	case Dashed:
		p.dashes(from, to, y, thick, c, s.px(6), s.px(3))
	case Dotted:
		p.dashes(from, to, y, thick, c, thick, thick)
	case DashDot:
		p.dashes(from, to, y, thick, c, s.px(8), thick, thick, thick)
	case DashDotDot:
		p.dashes(from, to, y, thick, c, s.px(8), thick, thick, thick, thick, thick)
	case Sparse:
		p.dashes(from, to, y, one, c, s.px(3), s.px(5))
	case Wavy:
		p.wave(from, to, y, c, math.Sin)
	case Zigzag:
		p.wave(from, to, y, c, func(x float64) float64 { return 2 / math.Pi * math.Asin(math.Sin(x)) })
	case hair:
		y = s.row.base + max(1, s.px(3))
		p.fill(image.Rect(from, y, to, y+one), c)
	}
}

// dashes draws a broken line: lengths of line and of room in turn, over and over.
func (p pen) dashes(from, to, y, thick int, c color.NRGBA, lengths ...int) {
	for x, i := from, 0; x < to; i++ {
		length := max(1, lengths[i%len(lengths)])
		if i%2 == 0 {
			p.fill(image.Rect(x, y, min(x+length, to), y+thick), c)
		}
		x += length
	}
}

// wave draws a line that swings around y as shape does around 0.
func (p pen) wave(from, to, y int, c color.NRGBA, shape func(float64) float64) {
	unit := float64(p.s.unit)
	swing, thick := 1.5*unit, 1.3*unit
	for x := from; x < to; x++ {
		middle := float64(y) + unit + swing*shape(2*math.Pi*float64(x-from)/(5*unit))
		p.column(x, middle-thick/2, middle+thick/2, c)
	}
}

// column fills one pixel's width between two heights, its ends as much as they
// are covered.
func (p pen) column(x int, top, bottom float64, c color.NRGBA) {
	for y := int(math.Floor(top)); float64(y) < bottom; y++ {
		covered := min(bottom, float64(y+1)) - max(top, float64(y))
		p.dot(x, y, c, uint32(float64(c.A)*covered+0.5))
	}
}

// dot lays a colour over one pixel, a of 255 parts of it.
func (p pen) dot(x, y int, c color.NRGBA, a uint32) {
	if !image.Pt(x, y).In(p.dst.Rect) {
		return
	}
	at := p.dst.PixOffset(x, y)
	pix := p.dst.Pix[at : at+4 : at+4]
	if a == 255 {
		pix[0], pix[1], pix[2], pix[3] = c.R, c.G, c.B, 255
		return
	}
	for i, v := range [4]uint8{c.R, c.G, c.B, 255} {
		pix[i] = uint8((uint32(v)*a + uint32(pix[i])*(255-a) + 127) / 255)
	}
}

// frame draws the lines around words on one line; left and right say that they
// go on there.
func (p pen) frame(kind Frame, span image.Rectangle, left, right bool, c color.NRGBA) {
	s := p.s
	one := max(1, s.px(1))
	span.Min.Y, span.Max.Y = s.px(3), s.row.h-s.px(3)
	span.Min.X, span.Max.X = span.Min.X-one, span.Max.X+one
	switch kind {
	case Box:
		p.box(span, left, right, one, c)
	case HeavyBox:
		p.box(span, left, right, max(2, s.px(2)), c)
	case DashedBox:
		p.brokenBox(span, left, right, c, s.px(5), s.px(3))
	case DottedBox:
		p.brokenBox(span, left, right, c, one, 2*one)
	case Brackets, HalfOpen:
		p.bracket(span, left, c)
		if kind == Brackets {
			p.bracket(image.Rectangle{Min: image.Pt(span.Max.X, span.Min.Y), Max: image.Pt(span.Min.X, span.Max.Y)}, right, c)
		}
	case Rails:
		p.fill(image.Rect(span.Min.X, span.Min.Y, span.Max.X, span.Min.Y+one), c)
		p.fill(image.Rect(span.Min.X, span.Max.Y-one, span.Max.X, span.Max.Y), c)
	case DottedTop:
		p.dashes(span.Min.X, span.Max.X, span.Min.Y, one, c, one, 2*one)
	}
}

// box draws a line of that thickness inside r, but for sides that are open.
func (p pen) box(r image.Rectangle, left, right bool, thick int, c color.NRGBA) {
	p.fill(image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+thick), c)
	p.fill(image.Rect(r.Min.X, r.Max.Y-thick, r.Max.X, r.Max.Y), c)
	if !left {
		p.fill(image.Rect(r.Min.X, r.Min.Y+thick, r.Min.X+thick, r.Max.Y-thick), c)
	}
	if !right {
		p.fill(image.Rect(r.Max.X-thick, r.Min.Y+thick, r.Max.X, r.Max.Y-thick), c)
	}
}

// brokenBox is a thin box of dashes.
func (p pen) brokenBox(r image.Rectangle, left, right bool, c color.NRGBA, line, room int) {
	one := max(1, p.s.px(1))
	p.dashes(r.Min.X, r.Max.X, r.Min.Y, one, c, line, room)
	p.dashes(r.Min.X, r.Max.X, r.Max.Y-one, one, c, line, room)
	for y := r.Min.Y; y < r.Max.Y; y += line + room {
		end := min(y+line, r.Max.Y)
		if !left {
			p.fill(image.Rect(r.Min.X, y, r.Min.X+one, end), c)
		}
		if !right {
			p.fill(image.Rect(r.Max.X-one, y, r.Max.X, end), c)
		}
	}
}

// bracket draws one at the side r.Min.X, its feet towards r.Max.X, unless the
// words go on there.
func (p pen) bracket(r image.Rectangle, open bool, c color.NRGBA) {
	if open {
		return
	}
	thick, foot, inward := max(1, p.s.px(1.5)), p.s.px(4), 1
	if r.Max.X < r.Min.X {
		inward = -1
	}
	r.Min.X -= inward * p.s.px(1) // clear of the letters
	bar := func(from, to, top, bottom int) {
		p.fill(image.Rect(r.Min.X+inward*from, top, r.Min.X+inward*to, bottom), c)
	}
	bar(0, thick, r.Min.Y, r.Max.Y)
	bar(thick, foot, r.Min.Y, r.Min.Y+thick)
	bar(thick, foot, r.Max.Y-thick, r.Max.Y)
}
