package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/editor"
)

const (
	shift = fyne.KeyModifierShift
	alt   = fyne.KeyModifierAlt
)

// commands is everything Stet can be told to do, in the order of the menus.
func (w *window) commands() []command.Command {
	var all []command.Command
	for _, group := range [][]command.Command{
		w.fileCommands(),
		w.keepCommands(),
		w.returnedCommands(),
		w.unfiledCommands(),
		w.libraryCommands(),
		w.repairCommands(),
		w.quitCommands(),
		w.editCommands(),
		w.findCommands(),
		w.sweepCommands(),
		w.formatCommands(),
		w.inPlaceCommands(),
		w.storyCommands(),
		w.holdCommands(),
		w.mergeCommands(),
		w.lifeCommands(),
		w.bulkCommands(),
		w.binCommands(),
		w.auditCommands(),
		w.lengthCommands(),
		w.outlineCommands(),
		w.goToCommands(),
		w.factCommands(),
		w.amendCommands(),
		w.commentCommands(),
		w.proofCommands(),
		w.pastedCommands(),
		w.suggestionCommands(),
		w.viewCommands(),
		w.searchCommands(),
		w.focusCommands(),
		w.stripCommands(),
		w.splitCommands(),
		w.zoomCommands(),
		w.layerCommands(),
		w.helpCommands(),
	} {
		all = append(all, group...)
	}
	words := otherWords()
	for i := range all {
		all[i].Words += words[all[i].ID]
	}
	return all
}

func (w *window) hasStory() bool {
	return w.story != nil && w.comparing == nil && !w.sweeping.shown && !w.keeping.shown && !w.auditing.shown
}

// ofFile reports whether the story in front came from a file.
func (w *window) ofFile() bool { return w.hasStory() && w.story.original != "" }

// mayWrite reports whether the story in front is this window's to write to.
func (w *window) mayWrite() bool { return w.hasStory() && w.story.holder == nil }

func (w *window) fileCommands() []command.Command {
	menu := lang.X("menu.file", "File")
	return []command.Command{
		{ID: "file.new", Menu: menu, Label: lang.X("file.new", "New story"), Keys: command.Keys(fyne.KeyN), Run: w.newStory},
		{ID: "file.import", Menu: menu, Label: lang.X("file.import", "Import…"), Short: lang.X("file.import.short", "Import"), Keys: command.Keys(fyne.KeyO), Before: true,
			Run: func() { w.chooseFile(workflow.ImportOptions{}) }},
		{ID: "file.import-folder", Menu: menu, Label: lang.X("file.import-folder", "Import a folder…"), Run: w.chooseFolder},
		{ID: "file.import-clipboard", Menu: menu, Label: lang.X("file.import-clipboard", "Import the clipboard"), Keys: command.Keys(fyne.KeyO, shift), Run: w.importClipboard},
		{ID: "file.inbox", Menu: menu, Label: lang.X("file.inbox", "Watched folder…"), Run: w.askInbox},
		{ID: "file.import-encoding", Menu: menu, Label: lang.X("file.import-encoding", "Import in another encoding…"),
			Run: func() {
				w.chooseEncoding(func(e string) { w.chooseFile(workflow.ImportOptions{Encoding: e}) })
			}},
		{ID: "file.export", Menu: menu, Label: lang.X("file.export", "Export…"), Short: lang.X("file.export.short", "Export"), Keys: command.Keys(fyne.KeyE), Before: true,
			Enabled: w.hasStory, Run: w.chooseExport},
		{ID: "file.export-before", Menu: menu, Label: lang.X("file.export-before", "Export as before"), Keys: command.Keys(fyne.KeyR, shift), Enabled: w.mayExportAsBefore, Run: w.exportAsBefore},
		{ID: "file.destinations", Menu: menu, Label: lang.X("file.destinations", "Destinations…"), Run: w.editDestinations},
		{ID: "file.reports", Menu: menu, Label: lang.X("file.reports", "Fact reports…"), Enabled: w.hasStory, Run: w.chooseReport},
		{ID: "file.backup", Menu: menu, Label: lang.X("file.backup", "Back up to another place…"), Before: true, Run: w.chooseBackup},
	}
}

func (w *window) quitCommands() []command.Command {
	return []command.Command{{ID: "file.quit", Menu: lang.X("menu.file", "File"), Label: lang.X("file.quit", "Quit"), Keys: command.Keys(fyne.KeyQ), Before: true, Run: w.quit}}
}

func (w *window) editCommands() []command.Command {
	menu := lang.X("menu.edit", "Edit")
	return []command.Command{
		{ID: "edit.undo", Menu: menu, Label: lang.X("edit.undo", "Undo"), Keys: command.Keys(fyne.KeyZ), Passive: true,
			Enabled: w.mayUndo, Run: w.undo},
		{ID: "edit.redo", Menu: menu, Label: lang.X("edit.redo", "Redo"), Keys: command.Keys(fyne.KeyY), Passive: true,
			Enabled: func() bool { return w.hasStory() && w.story.doc.CanRedo() }, Run: func() { w.page.Redo() }},
		{ID: "edit.cut", Menu: menu, Label: lang.X("edit.cut", "Cut"), Keys: command.Keys(fyne.KeyX), Passive: true, Before: true, Enabled: w.hasStory, Run: func() { w.page.Cut() }},
		{ID: "edit.copy", Menu: menu, Label: lang.X("edit.copy", "Copy"), Keys: command.Keys(fyne.KeyC), Passive: true, Enabled: w.hasStory, Run: func() { w.page.Copy() }},
		{ID: "edit.paste", Menu: menu, Label: lang.X("edit.paste", "Paste"), Keys: command.Keys(fyne.KeyV), Passive: true, Enabled: w.hasStory, Run: func() { w.page.Paste(false) }},
		{ID: "edit.paste-plain", Menu: menu, Label: lang.X("edit.paste-plain", "Paste as plain text"), Keys: command.Keys(fyne.KeyV, shift), Passive: true, Enabled: w.hasStory, Run: func() { w.page.Paste(true) }},
		{ID: "edit.paste-formatted", Menu: menu, Label: lang.X("edit.paste-formatted", "Paste HTML or Markdown as formatted"), Keys: command.Keys(fyne.KeyV, alt), Enabled: w.hasStory, Run: w.pasteFormatted},
		{ID: "edit.all", Menu: menu, Label: lang.X("edit.all", "Select all"), Keys: command.Keys(fyne.KeyA), Passive: true, Enabled: w.hasStory, Run: func() { w.page.SelectAll() }},
		{ID: "edit.up", Menu: menu, Label: lang.X("edit.up", "Move paragraph up"), Keys: command.Plain(fyne.KeyUp, alt), Passive: true, Before: true, Enabled: w.hasStory, Run: func() { w.page.MoveBlocks(-1) }},
		{ID: "edit.down", Menu: menu, Label: lang.X("edit.down", "Move paragraph down"), Keys: command.Plain(fyne.KeyDown, alt), Passive: true, Enabled: w.hasStory, Run: func() { w.page.MoveBlocks(1) }},
	}
}

func (w *window) storyCommands() []command.Command {
	menu := lang.X("menu.story", "Story")
	all := []command.Command{
		{ID: "story.save", Menu: menu, Label: lang.X("story.save", "Save revision"), Keys: command.Keys(fyne.KeyS), Enabled: w.mayWrite, Run: func() { w.saveRevision("") }},
		{ID: "story.save-named", Menu: menu, Label: lang.X("story.save-named", "Save named revision…"), Keys: command.Keys(fyne.KeyS, shift), Enabled: w.mayWrite, Run: w.nameRevision},
	}
	all = slices.Concat(all, w.compareCommands(), w.changeCommands(), w.blameCommands(), w.liftedCommands())
	all = append(all, []command.Command{
		{ID: "story.credits", Menu: menu, Label: lang.X("story.credits", "Check credits"), Keys: command.Keys(fyne.KeyR), Before: true, Enabled: func() bool { return w.hasStory() || w.story == nil }, Run: w.showCredits},
		{ID: "credits.outlets", Menu: menu, Label: lang.X("credits.outlets", "Organisations that we credit…"), Run: func() { w.editOutlets("") }},
		{ID: "story.details", Menu: menu, Label: lang.X("story.details", "Details"), Enabled: w.hasStory, Run: func() { w.showTab(tabDetails) }},
		{ID: "story.embargo", Menu: menu, Label: lang.X("story.embargo", "Set the embargo…"), Enabled: w.hasStory, Run: func() { w.openTab(tabDetails); w.details.Focus("embargo") }},
		{ID: "story.original", Menu: menu, Label: lang.X("story.original", "The original as it came…"), Enabled: w.ofFile, Run: w.showOriginal},
		{ID: "story.notes", Menu: menu, Label: lang.X("story.notes", "What was decided at import"), Enabled: w.ofFile, Run: w.showNotes},
		{ID: "story.close", Menu: menu, Label: lang.X("story.close", "Close story"), Keys: command.Keys(fyne.KeyW), Enabled: func() bool { return w.story != nil }, Run: w.closeFront},
	}...)
	for i, s := range editor.Statuses {
		all = append(all, command.Command{ID: "story.to-" + string(s), Menu: menu, Before: i == 0,
			Label:   lang.X("story.to."+string(s), "Move to "+string(s)),
			Enabled: func() bool { return w.hasStory() && w.story.summary.Status != s }, Run: func() { w.setStatus(s) }})
	}
	return all
}

func (w *window) viewCommands() []command.Command {
	menu := lang.X("menu.view", "View")
	mode := func(m theme.Mode) func() bool {
		return func() bool { return w.settings.Theme.Get() == string(m) }
	}
	return []command.Command{
		{ID: "view.palette", Menu: menu, Label: lang.X("view.palette", "Command palette…"), Keys: command.Keys(fyne.KeyK), Run: func() { w.table.Palette(w.win.Canvas()) }},
		{ID: "view.open", Menu: menu, Label: lang.X("view.open", "Open a story…"), Keys: command.Keys(fyne.KeyP), Run: w.quickOpen},
		{ID: "view.left", Menu: menu, Label: lang.X("view.left", "Story list"), Before: true, Checked: func() bool { left, _ := w.panes.Shown(); return left }, Run: func() { w.panes.ToggleLeft(); w.table.Refresh() }},
		{ID: "view.right", Menu: menu, Label: lang.X("view.right", "Inspector"), Checked: func() bool { _, right := w.panes.Shown(); return right }, Run: func() { w.panes.ToggleRight(); w.table.Refresh() }},
		{ID: "view.light", Menu: menu, Label: lang.X("view.light", "Light"), Before: true, Checked: mode(theme.ByDay), Run: func() { w.setTheme(theme.ByDay) }},
		{ID: "view.dark", Menu: menu, Label: lang.X("view.dark", "Dark"), Checked: mode(theme.ByNight), Run: func() { w.setTheme(theme.ByNight) }},
		{ID: "view.system", Menu: menu, Label: lang.X("view.system", "As the system"), Checked: mode(theme.System), Run: func() { w.setTheme(theme.System) }},
	}
}

func (w *window) helpCommands() []command.Command {
	menu := lang.X("menu.help", "Help")
	return []command.Command{
		{ID: "help.keys", Menu: menu, Label: lang.X("help.keys", "Keyboard shortcuts"), Keys: command.Plain(fyne.KeyF1), Run: func() { w.table.Help(w.win.Canvas()) }},
		{ID: "help.name", Menu: menu, Label: lang.X("help.name", "You and your desk…"), Run: w.askName},
		{ID: "help.about", Menu: menu, Label: lang.X("help.about", "About Stet"), Run: w.about},
	}
}

// showCredits opens the credit checks and runs them. Where no story is open it leads to
// those that can be.
func (w *window) showCredits() {
	if w.story == nil {
		w.panes.ShowLeft()
		w.list.Focus()
		w.tell(lang.X("credits.no-story", "Open a story first: its credits are checked at once."), "", nil)
		return
	}
	w.panes.ShowRight() // asked for, it is not kept behind the list of a small window
	w.showTab(tabCredits)
	w.check()
	w.credits.Focus()
}

// nameRevision asks for a revision's name.
func (w *window) nameRevision() {
	name := control.NewEntry("", lang.X("save.name-hint", "After legal, cut to fit, …"))
	control.ShowDialog(w.win.Canvas(), lang.X("story.save-named", "Save named revision…"), control.NewField(lang.X("save.name", "Name"), name), 460,
		lang.X("form.ok", "Save"), func() bool {
			w.saveRevision(name.Text)
			return true
		}).Serve(name)
}

// askName asks who signs revisions and decisions, and for which publication.
func (w *window) askName() {
	name := control.NewEntry(w.who(), "")
	house := control.NewEntry(w.settings.House.Get(), lang.X("name.house-hint", "Harbour Gazette"))
	country := control.NewEntry(w.settings.Country.Get(), lang.X("name.country-hint", "two letters, such as GB"))
	content := control.NewColumn(7, control.NewField(lang.X("name.label", "Revisions are signed"), name),
		control.NewField(lang.X("name.house", "Our own publication"), house),
		control.NewField(lang.X("name.country", "The country it is published in"), country))
	control.ShowDialog(w.win.Canvas(), lang.X("help.name", "You and your desk…"), content, 460, lang.X("form.ok", "Save"), func() bool {
		w.settings.User.Set(strings.TrimSpace(name.Text))
		w.settings.House.Set(strings.TrimSpace(house.Text))
		w.settings.Country.Set(strings.ToUpper(strings.TrimSpace(country.Text)))
		for _, s := range w.stories {
			w.sign(s)
		}
		w.check()
		return true
	}).Serve(name, house, country)
}

func (w *window) about() {
	text := control.NewText(control.Body.Wrap(control.Unlimited),
		lang.X("about.text", "Stet, an editorial workstation.\nLibrary: {{.Path}}\nWords are found by {{.Search}}.",
			map[string]any{"Path": w.config.Path, "Search": w.config.Library.Searches()}))
	control.ShowReading(w.win.Canvas(), lang.X("help.about", "About Stet"), text, 460)
}
