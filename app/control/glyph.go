package control

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// glyphWidth is the advance of a drawn glyph as a part of the text's size.
const glyphWidth = 0.92

// drawn reports whether text is one of the glyphs drawn by hand: none of the
// fonts has them, and a system's fallback would look different everywhere.
func drawn(text string) bool { return text == "✕" || text == "◌" || text == "▾" }

// drawGlyph draws a glyph in the box that starts at x on a baseline.
func drawGlyph(glyph string, c color.Color, x, base, size float32) []fyne.CanvasObject {
	mid := fyne.NewPos(x+size*glyphWidth*0.46, base-size*0.36)
	switch glyph {
	case "✕":
		arm := size * 0.28
		return []fyne.CanvasObject{
			stroke(c, mid.AddXY(-arm, -arm), mid.AddXY(arm, arm)),
			stroke(c, mid.AddXY(-arm, arm), mid.AddXY(arm, -arm)),
		}
	case "◌":
		return dots(c, mid, size)
	}
	return triangle(c, mid, size)
}

func stroke(c color.Color, from, to fyne.Position) fyne.CanvasObject {
	l := canvas.NewLine(c)
	l.StrokeWidth = 1.5
	l.Position1, l.Position2 = from, to
	return l
}

func dots(c color.Color, mid fyne.Position, size float32) []fyne.CanvasObject {
	const n = 8
	radius, dot := float64(size)*0.36, size*0.13
	var out []fyne.CanvasObject
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / n)
		o := canvas.NewCircle(c)
		o.Resize(fyne.NewSize(dot, dot))
		o.Move(mid.AddXY(float32(radius*cos)-dot/2, float32(radius*sin)-dot/2))
		out = append(out, o)
	}
	return out
}

// triangle draws rows of falling length, which stays crisp at small sizes.
func triangle(c color.Color, mid fyne.Position, size float32) []fyne.CanvasObject {
	height := float32(math.Round(float64(size) * 0.4))
	var out []fyne.CanvasObject
	for row := float32(0); row < height; row++ {
		width := (height - row) * 1.5
		r := canvas.NewRectangle(c)
		r.Resize(fyne.NewSize(width, 1))
		r.Move(mid.AddXY(-width/2, row-height/2+1))
		out = append(out, r)
	}
	return out
}
