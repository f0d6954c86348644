package app

import (
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/workflow"
	"stet/assets"
	"stet/editor/doc"
)

// proofCommands are what can be done about spelling and style.
func (w *window) proofCommands() []command.Command {
	menu := lang.X("menu.review", "Review")
	return []command.Command{
		{ID: "proof.list", Menu: menu, Before: true, Label: lang.X("proof.list", "Proofs"), Keys: command.Plain(fyne.KeyF4), Enabled: w.hasStory, Run: func() { w.openTab(tabProofs); w.proofs.Focus() }},
		{ID: "proof.next", Menu: menu, Label: lang.X("proof.next", "Next misspelling or style finding"), Keys: command.Plain(fyne.KeyF7, alt), Enabled: w.hasStory, Run: func() { w.stepProof(1) }},
		{ID: "proof.previous", Menu: menu, Label: lang.X("proof.previous", "Previous misspelling or style finding"), Keys: command.Plain(fyne.KeyF7, alt, shift), Enabled: w.hasStory, Run: func() { w.stepProof(-1) }},
		{ID: "proof.fix", Menu: menu, Label: lang.X("proof.fix", "Suggestions for the word…"), Keys: command.Plain(fyne.KeyReturn, alt), Enabled: w.hasStory, Run: w.suggestHere},
		{ID: "proof.language", Menu: menu, Label: lang.X("proof.language", "Language of the story…"), Run: w.askLanguage},
		{ID: "proof.house", Menu: menu, Label: lang.X("proof.house", "House folder…"), Enabled: w.hasShelf, Run: w.askHouse},
		{ID: "proof.again", Menu: menu, Label: lang.X("proof.again", "Read the proofs again"), Enabled: w.hasStory, Run: func() { w.beginProof(w.story) }},
	}
}

func (w *window) hasShelf() bool { return w.config.Shelf != nil }

// houseFolder is where the desk keeps its word list and its style rules.
func (w *window) houseFolder() string {
	if dir := w.settings.HouseFolder.Get(); dir != "" || w.config.Shelf == nil {
		return dir
	}
	return filepath.Join(w.config.Shelf.Own, "house")
}

// stepProof selects the next finding or the one before, round the ends.
func (w *window) stepProof(by int) {
	all := w.findings()
	if len(all) == 0 {
		w.tell(lang.X("proof.none", "Nothing is misspelled, and nothing is against the house style."), "", nil)
		return
	}
	from, to, err := w.story.doc.Range(w.page.Selection())
	if err != nil {
		return
	}
	next := 0
	if by < 0 {
		next = len(all) - 1
	}
	for i := range all {
		if by < 0 {
			i = len(all) - 1 - i
		}
		r := all[i].Range
		start, end := doc.Pos{Block: r.Block, Offset: r.Start}, doc.Pos{Block: r.Block, Offset: r.End}
		if by > 0 && !w.story.doc.Less(start, to) || by < 0 && !w.story.doc.Less(from, end) {
			next = i
			break
		}
	}
	w.page.Select(all[next].Range)
	w.page.FocusPage()
}

// suggestHere offers fixes for the finding at the caret.
func (w *window) suggestHere() {
	sel := w.page.Selection()
	for _, at := range []doc.Pos{sel.Head, sel.Anchor} {
		for _, f := range w.story.findingsIn(at.Block) {
			if f.Range.Start <= at.Offset && at.Offset <= f.Range.End {
				w.offer(f, func(o offered) { w.openProofMenu(o) })
				return
			}
		}
	}
	w.tell(lang.X("proof.none-here", "Nothing is marked here."), "", nil)
}

// askHouse asks for the folder of the desk's word list and style rules.
func (w *window) askHouse() {
	w.pickFolder(w.houseFolder(), func(path string) {
		w.settings.HouseFolder.Set(path)
		if w.story != nil {
			w.beginProof(w.story)
		}
	})
}

// profileFolders are where the desk's profiles of checks are looked for: in the house
// folder, then among those that come with Stet.
func (w *window) profileFolders() []fs.FS {
	var out []fs.FS
	if house := w.houseFolder(); house != "" {
		out = append(out, workflow.DeskFolder(house, "profiles"))
	}
	if shipped, err := fs.Sub(assets.Profiles, "profiles"); err == nil {
		out = append(out, shipped)
	}
	return out
}
