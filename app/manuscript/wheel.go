package manuscript

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// heldModifiers asks the driver which modifiers are held: Fyne tells with keys,
// but not with the wheel.
func heldModifiers() fyne.KeyModifier {
	return fyne.CurrentApp().Driver().(desktop.Driver).CurrentKeyModifiers()
}

// modifiers returns the modifiers that are held, as far as the driver tells.
func (e *Editor) modifiers() fyne.KeyModifier {
	if e.options.Modifiers == nil {
		return 0
	}
	return e.options.Modifiers()
}

// shifted reports whether Shift is held. The driver knows; what was kept in mind
// of keys that went down may be over by now, since a dialog takes the keyboard
// with the key still down.
func (e *Editor) shifted() bool {
	if e.options.Modifiers == nil {
		return e.shift
	}
	return e.options.Modifiers()&shift != 0
}

// Scrolled implements fyne.Scrollable.
func (e *Editor) Scrolled(ev *fyne.ScrollEvent) {
	if !e.ready() {
		return
	}
	e.endHover()
	if e.modifiers()&fyne.KeyModifierShortcutDefault != 0 {
		e.wheelZoom(ev.Scrolled.DY)
		return
	}
	e.page.scrollBy(-round(ev.Scrolled.DY * e.view.scale))
	e.update()
}

// notch is how far the wheel is turned, at least, for a level of zoom: a mouse
// sends that at once, a touch pad in many small parts.
const notch = 10

// wheelZoom goes a level larger or smaller for each notch.
func (e *Editor) wheelZoom(by float32) {
	e.wheel += by
	if by*e.wheel < 0 {
		e.wheel = by // turned the other way
	}
	switch {
	case e.wheel >= notch:
		e.Zoom(1)
	case e.wheel <= -notch:
		e.Zoom(-1)
	default:
		return
	}
	e.wheel = 0
}
