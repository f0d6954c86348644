package layout

import (
	"image"
	"image/color"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// Ink says in which colour the bytes [Start, End) of a text are drawn.
type Ink struct {
	Start, End int
	Color      color.NRGBA
}

// Draw draws a line with its left edge at x and its baseline at y. Bytes that
// no ink covers are drawn in ink; of several inks the last wins.
func (f *Fonts) Draw(dst *image.RGBA, s *Shaped, l Line, x float32, y int, ink color.NRGBA, inks []Ink) {
	for _, g := range s.segments(l) {
		left := x + g.x - (s.xs[g.from] - s.xs[g.run.from])
		if g.run.rtl {
			left = x + g.x - (s.xs[g.run.to] - s.xs[g.to])
		}
		for _, one := range g.run.glyphs {
			stop := one.stop + g.run.base
			if stop < g.from || stop >= g.to {
				continue
			}
			now := ink
			for _, i := range inks {
				if at := int(s.stops[stop]); i.Start <= at && at < i.End {
					now = i.Color
				}
			}
			f.drawGlyph(dst, g.run, one, left+one.x, float32(y)-one.y-g.run.rise, now)
		}
	}
}

// glyphs caches the coverage of drawn glyphs.
type glyphs struct {
	masks map[glyphKey]*mask
	raw   vector.Rasterizer
}

// glyphKey names a drawn glyph: a quarter pixel is as finely as it is placed.
type glyphKey struct {
	face *font.Face
	id   font.GID
	size float32
	part uint8
}

// mask is a glyph's coverage; its rectangle is relative to the pen.
type mask struct {
	image.Alpha
	coloured bool // has an outline of its own colours, to be drawn otherwise
}

const (
	glyphParts = 4
	glyphsMax  = 1 << 14
)

func (f *Fonts) drawGlyph(dst *image.RGBA, r *run, g glyph, x, y float32, ink color.NRGBA) {
	left := float32(math.Floor(float64(x)))
	part := uint8((x - left) * glyphParts)
	m := f.mask(glyphKey{r.face, g.id, r.size, min(part, glyphParts-1)})
	if m.coloured {
		f.drawColoured(dst, r, g, int(x+0.5), int(y+0.5), ink)
		return
	}
	blend(dst, m, int(left), int(math.Floor(float64(y)+0.5)), ink)
}

func (f *Fonts) mask(k glyphKey) *mask {
	m, ok := f.glyphs.masks[k]
	if !ok {
		if f.glyphs.masks == nil || len(f.glyphs.masks) > glyphsMax {
			f.glyphs.masks = map[glyphKey]*mask{}
		}
		m = f.glyphs.draw(k)
		f.glyphs.masks[k] = m
	}
	return m
}

// draw fills the glyph's outline.
func (c *glyphs) draw(k glyphKey) *mask {
	m := &mask{}
	outline, ok := k.face.GlyphData(k.id).(font.GlyphOutline)
	if !ok {
		m.coloured = k.face.GlyphData(k.id) != nil
		return m
	}
	scale := k.size / float32(k.face.Upem())
	shift := (float32(k.part) + 0.5) / glyphParts
	box, ok := bounds(outline, scale, shift)
	if !ok {
		return m
	}
	c.raw.Reset(box.Dx(), box.Dy())
	at := func(p opentype.SegmentPoint) (x, y float32) {
		return p.X*scale + shift - float32(box.Min.X), -p.Y*scale - float32(box.Min.Y)
	}
	for _, s := range outline.Segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			c.raw.ClosePath()
			c.raw.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			c.raw.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			c.raw.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			c.raw.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	c.raw.ClosePath()
	full := image.NewAlpha(image.Rectangle{Max: box.Size()})
	c.raw.Draw(full, full.Rect, image.Opaque, image.Point{})
	m.Alpha = image.Alpha{Pix: full.Pix, Stride: full.Stride, Rect: box}
	return m
}

// bounds returns the pixels an outline may touch; false where there are none.
func bounds(o font.GlyphOutline, scale, shift float32) (image.Rectangle, bool) {
	minX, minY := float32(math.Inf(1)), float32(math.Inf(1))
	maxX, maxY := -minX, -minY
	for _, s := range o.Segments {
		for _, p := range s.ArgsSlice() {
			minX, maxX = min(minX, p.X), max(maxX, p.X)
			minY, maxY = min(minY, p.Y), max(maxY, p.Y)
		}
	}
	if minX >= maxX || minY >= maxY {
		return image.Rectangle{}, false
	}
	floor := func(v float32) int { return int(math.Floor(float64(v))) }
	return image.Rect(floor(minX*scale+shift), floor(-maxY*scale), floor(maxX*scale+shift)+1, floor(-minY*scale)+1), true
}

// blend lays ink over dst through the mask with its pen at x, y.
func blend(dst *image.RGBA, m *mask, x, y int, ink color.NRGBA) {
	to := m.Rect.Add(image.Pt(x, y)).Intersect(dst.Rect)
	if to.Empty() {
		return
	}
	r, g, b := uint32(ink.R), uint32(ink.G), uint32(ink.B)
	for row := to.Min.Y; row < to.Max.Y; row++ {
		from := m.PixOffset(to.Min.X-x, row-y)
		at := dst.PixOffset(to.Min.X, row)
		for col := to.Min.X; col < to.Max.X; col, from, at = col+1, from+1, at+4 {
			a := uint32(m.Pix[from])
			if a == 0 {
				continue
			}
			a = a * uint32(ink.A) / 255
			p := dst.Pix[at : at+4 : at+4]
			rest := 255 - a
			p[0] = uint8((r*a + uint32(p[0])*rest + 127) / 255)
			p[1] = uint8((g*a + uint32(p[1])*rest + 127) / 255)
			p[2] = uint8((b*a + uint32(p[2])*rest + 127) / 255)
			p[3] = uint8((255*a + uint32(p[3])*rest + 127) / 255)
		}
	}
}
