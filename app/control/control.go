// Package control holds the small widgets that Stet's views are made of: words
// in the house's faces, flat buttons, pills, cards, lists and notices, after the
// pictures of the design. A widget keeps roles of the theme's palette, never
// colours, so a change of theme is a refresh. Everything here belongs on the UI
// thread.
package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stet/app/theme"
)

// renderer draws a widget by three functions, which is all that most need.
type renderer struct {
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	refresh func()
}

func (r *renderer) Destroy()                     {}
func (r *renderer) Layout(s fyne.Size)           { r.layout(s) }
func (r *renderer) MinSize() fyne.Size           { return r.min() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *renderer) Refresh()                     { r.refresh() }

// Focus gives the keyboard to o, where o is shown on a canvas. What has just been
// put into a window and was never painted is looked for in the windows.
func Focus(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(object); c != nil {
		c.Focus(o)
		return
	}
	for _, w := range driver.AllWindows() {
		w.Canvas().Focus(o)
	}
}

// Pass hands a key that a focused widget has no use for to the window, where
// commands such as F8 are bound.
func Pass(o fyne.CanvasObject, e *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	if f := c.OnTypedKey(); f != nil {
		f(e)
	}
}

// tint sets a rectangle's fill and border by role; nil means none.
func tint(r *canvas.Rectangle, fill, border theme.Role, width float32) {
	p := theme.Now()
	r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, nil, 0 // no colour at all cannot be painted without a screen
	if fill != nil {
		r.FillColor = *fill(p)
	}
	if border != nil {
		r.StrokeColor, r.StrokeWidth = *border(p), width
	}
	r.Refresh()
}
