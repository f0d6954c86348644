package manuscript

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestTypewriter(t *testing.T) {
	s, _ := long(2_000)
	b := open(t, s, Options{})
	middle := func(what string) {
		t.Helper()
		at, h := b.CaretPosition()
		if d := at.Y + h/2 - b.Size().Height/2; math.Abs(float64(d)) > 1.5 {
			t.Errorf("%s: the line is %v off the middle", what, d)
		}
	}
	b.caret("p9", 40)
	b.SetTypewriter(true)
	middle("switched on")
	b.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	middle("three lines down")
	test.Type(b.Editor, "a sentence that is long enough to go on to the next line of the page, at the least")
	middle("typed")
	b.keys(fyne.KeyReturn)
	middle("a new paragraph")
	b.SetSelection(b.doc.All())
	b.keys(fyne.KeyRight)
	middle("the end")
	before := b.page.scrolled()
	at, _ := b.CaretPosition()
	b.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(-20, -150)}, Button: desktop.MouseButtonPrimary})
	if b.page.scrolled() != before {
		t.Errorf("a click scrolls by %d", b.page.scrolled()-before)
	}
	b.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(-20, -150)}, Button: desktop.MouseButtonPrimary})
	b.keys(fyne.KeyLeft)
	middle("moved on from the click")
	b.caret("headline", 0)
	if b.page.scrolled() != 0 {
		t.Errorf("at the beginning the page is scrolled by %d", b.page.scrolled())
	}
	b.SetSelection(b.doc.All())
	b.keys(fyne.KeyRight)
	b.SetTypewriter(false)
	if y, h := b.CaretPosition(); y.Y+h < b.Size().Height-float32(pageBottom)-h {
		t.Errorf("switched off, the end stands at %v of %v", y.Y, b.Size().Height)
	}
}

func TestDim(t *testing.T) {
	b := open(t, story(), Options{})
	ink := func(block string) color.NRGBA {
		b.painted()
		for id, s := range b.view.at {
			if id.block == block && s.scene.row.kind == textRow {
				return s.scene.palette.Ink
			}
		}
		t.Fatalf("%s is not in sight", block)
		return color.NRGBA{}
	}
	b.caret("b", 3)
	b.SetDim(true)
	if ink("a") != light.Muted || ink("b") != light.Ink || ink("c") != light.Muted {
		t.Errorf("dimmed, the inks are %v, %v, %v", ink("a"), ink("b"), ink("c"))
	}
	b.keys(fyne.KeyDown)
	if ink("b") != light.Muted || ink("c") != light.Ink {
		t.Errorf("the light does not follow the caret: %v, %v", ink("b"), ink("c"))
	}
	b.SetDim(false)
	if ink("a") != light.Ink {
		t.Errorf("undimmed, the ink is %v", ink("a"))
	}
}
