package app

import (
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/manuscript"
	"stet/editor/doc"
)

// shorthand makes formatting of Markdown as it is typed, where that is switched
// on.
func (w *window) shorthand(d *doc.Doc, caret doc.Selection, typed rune) (doc.Selection, bool) {
	if !w.settings.Shorthand.Get() {
		return caret, false
	}
	return manuscript.Shorthand(d, caret, typed)
}

func (w *window) shorthandCommands() []command.Command {
	return []command.Command{{ID: "format.shorthand", Menu: lang.X("menu.format", "Format"), Label: lang.X("format.shorthand", "Markdown while typing"), Before: true,
		Checked: w.settings.Shorthand.Get, Run: func() { w.settings.Shorthand.Set(!w.settings.Shorthand.Get()) }}}
}
