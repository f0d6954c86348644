package layout

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/go-text/render"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// A stamp is the picture of an emoji or another glyph that is no plain outline,
// its rectangle relative to the pen. Such a glyph takes a millisecond to draw,
// and stands in every picture of its line.
type stamp struct {
	face *font.Face
	id   font.GID
	size float32
	ink  color.NRGBA // some are drawn in it in part
}

const stampsMax = 1 << 10

func (f *Fonts) drawColoured(dst *image.RGBA, r *run, g glyph, x, y int, ink color.NRGBA) {
	reach := int(math.Ceil(float64(r.size)))
	if x+3*reach < dst.Rect.Min.X || x-reach > dst.Rect.Max.X {
		return
	}
	k := stamp{r.face, g.id, r.size, ink}
	picture := f.stamps[k]
	if picture == nil {
		if f.stamps == nil || len(f.stamps) > stampsMax {
			f.stamps = map[stamp]*image.RGBA{}
		}
		picture = stamped(r, g, reach, ink)
		f.stamps[k] = picture
	}
	to := picture.Rect.Add(image.Pt(x, y))
	draw.Draw(dst, to, picture, picture.Rect.Min, draw.Over)
}

// stamped draws a glyph with its pen at 0, 0.
func stamped(r *run, g glyph, reach int, ink color.NRGBA) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, 4*reach, 3*reach))
	one := shaping.Output{
		Face: r.face, Size: fixed.Int26_6(r.size * 64),
		Glyphs: []shaping.Glyph{colouredGlyph(r, g)},
	}
	pen := render.Renderer{FontSize: r.size, PixScale: 1, Color: ink}
	pen.DrawShapedRunAt(one, picture, reach, 2*reach)
	picture.Rect = picture.Rect.Sub(image.Pt(reach, 2*reach))
	return picture
}

// colouredGlyph gives the renderer the box that a bitmap is scaled to.
func colouredGlyph(r *run, g glyph) shaping.Glyph {
	out := shaping.Glyph{GlyphID: g.id}
	if e, ok := r.face.GlyphExtents(g.id); ok {
		scale := r.size / float32(r.face.Upem()) * 64
		out.Width, out.Height = fixed.Int26_6(e.Width*scale), fixed.Int26_6(e.Height*scale)
		out.XBearing, out.YBearing = fixed.Int26_6(e.XBearing*scale), fixed.Int26_6(e.YBearing*scale)
	}
	return out
}
