package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
)

// zoomCommands change the size of the text.
func (w *window) zoomCommands() []command.Command {
	menu := lang.X("menu.view", "View")
	// The plus is a key of its own, or lies on that of the equals sign.
	plus := []fyne.KeyboardShortcut{command.Keys(fyne.KeyPlus), command.Keys(fyne.KeyPlus, shift), command.Keys(fyne.KeyEqual, shift)}
	zoom := func(by int) func() { return func() { w.page.Zoom(by) } }
	return []command.Command{
		{ID: "view.larger", Menu: menu, Label: lang.X("view.larger", "Larger text"), Keys: command.Keys(fyne.KeyEqual), Also: plus, Before: true, Run: zoom(1)},
		{ID: "view.smaller", Menu: menu, Label: lang.X("view.smaller", "Smaller text"), Keys: command.Keys(fyne.KeyMinus), Run: zoom(-1)},
		{ID: "view.actual", Menu: menu, Label: lang.X("view.actual", "Text as designed"), Keys: command.Keys(fyne.Key0), Run: zoom(0)},
	}
}

// keepZoom shows the page in the size it had last, and remembers what it gets by
// whatever way: a command, the wheel.
func (w *window) keepZoom(p *page) {
	p.SetZoom(float32(w.settings.Zoom.Get()))
	p.OnZoom = func(level float32) {
		w.settings.Zoom.Set(float64(level))
		for _, other := range w.pages() {
			other.SetZoom(level) // which comes back here no more
		}
	}
}
