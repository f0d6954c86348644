package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
)

// focusCommands are the ways to see nothing but the words.
func (w *window) focusCommands() []command.Command {
	menu := lang.X("menu.view", "View")
	return []command.Command{
		{ID: "view.focus", Menu: menu, Label: lang.X("view.focus", "Focus mode"), Keys: command.Plain(fyne.KeyF11), Before: true,
			Checked: func() bool { return w.panes.Focus() }, Run: w.toggleFocus},
		{ID: "view.focus-done", Label: lang.X("view.focus-done", "Leave focus mode"), Keys: command.Plain(fyne.KeyEscape),
			Enabled: func() bool { return w.panes.Focus() }, Run: w.leaveFocus},
		{ID: "view.typewriter", Menu: menu, Label: lang.X("view.typewriter", "Typewriter scrolling"), Keys: command.Plain(fyne.KeyF11, shift),
			Checked: w.settings.Typewriter.Get, Run: w.toggleTypewriter},
		{ID: "view.dim", Menu: menu, Label: lang.X("view.dim", "Dim the other paragraphs"), Checked: w.settings.Dim.Get, Run: w.toggleDim},
	}
}

// toggleFocus hides everything but the manuscript, the menu included, or brings
// it back.
func (w *window) toggleFocus() {
	if w.panes.Focus() {
		w.leaveFocus()
		return
	}
	w.setFocus(true)
	w.tellFocus()
	w.page.FocusPage()
}

// tellFocus says how to leave focus mode.
func (w *window) tellFocus() {
	if w.panes.Focus() {
		w.tell(focusWords(), "", nil)
	}
}

func focusWords() string {
	return lang.X("view.focus-told", "Focus mode: only the words. Esc brings everything back.")
}

// leaveFocus brings everything back.
func (w *window) leaveFocus() {
	if w.panes.Focus() {
		if w.notice.Words() == focusWords() {
			w.notice.Close()
		}
		w.setFocus(false)
		w.page.FocusPage()
	}
}

func (w *window) setFocus(on bool) {
	w.panes.SetFocus(on)
	w.settings.Focus.Set(on)
	w.showMenu()
	w.refreshStrip()
	w.table.Refresh()
}

// showMenu shows the menu bar, but not in focus mode. Fyne gives its place to the
// content only when that is set.
func (w *window) showMenu() {
	menu := w.table.Menu()
	if w.panes.Focus() {
		menu = nil
	}
	if w.win.MainMenu() != menu {
		w.win.SetMainMenu(menu)
		w.win.SetContent(w.win.Content())
	}
}

// toggleTypewriter keeps the line that is written on in the middle, or no longer.
func (w *window) toggleTypewriter() {
	on := !w.settings.Typewriter.Get()
	w.settings.Typewriter.Set(on)
	for _, p := range w.pages() {
		p.SetTypewriter(on)
	}
}

// toggleDim mutes all paragraphs but the one that is written on, or none.
func (w *window) toggleDim() {
	on := !w.settings.Dim.Get()
	w.settings.Dim.Set(on)
	for _, p := range w.pages() {
		p.SetDim(on)
	}
}
