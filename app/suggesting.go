package app

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/manuscript"
	"stet/app/suggestions"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/doc"
)

// buildSuggestions makes the Changes tab and wires it.
func (w *window) buildSuggestions() {
	v := suggestions.New(w.clock)
	v.OnAccept = func(all ...editor.Suggestion) { w.settleChanges(true, all...) }
	v.OnReject = func(all ...editor.Suggestion) { w.settleChanges(false, all...) }
	v.OnSelect = w.revealChange
	v.OnOpen = w.enterChange
	v.OnMode = w.toggleSuggesting
	v.OnLeave = func() { w.page.FocusPage() }
	w.suggestions = v
}

// sign tells a document who edits it, and whether that is suggested or done.
func (w *window) sign(s *story) {
	s.doc.Author = w.who()
	if on := w.settings.Suggesting.Get(); on != s.doc.Suggesting() {
		s.doc.Suggest(on)
	}
}

// toggleSuggesting switches suggest mode, for this story and the next.
func (w *window) toggleSuggesting() {
	on := !w.settings.Suggesting.Get()
	w.settings.Suggesting.Set(on)
	for _, s := range w.stories {
		w.sign(s)
	}
	for _, l := range w.layers() {
		if on && l.name == suggestionLayer && !w.shows(l.name) {
			w.toggleLayer(l)
		}
	}
	w.refreshStatus()
	w.table.Refresh()
	w.page.FocusPage()
}

// refreshSuggestions lists what is suggested in the open story.
func (w *window) refreshSuggestions() {
	s := w.story
	if s.listed && s.listedAt == s.doc.Version() {
		return
	}
	s.listed, s.listedAt = true, s.doc.Version()
	s.changes = s.doc.Suggestions()
	w.listChanges()
	w.refreshStatus()
}

// tellFormatting says, once, that formatting is not suggested but done.
func (w *window) tellFormatting() {
	d := w.story.doc
	if w.formatting || !d.Suggesting() || d.UndoKind() != doc.Formatting {
		return
	}
	w.formatting = true
	w.tellDone(lang.X("suggestions.formatting", "Formatting is changed at once, also in suggest mode: only words are suggested."))
}

// listChanges shows what was listed of the story in front.
func (w *window) listChanges() {
	s := w.story
	tab := control.Tab{Label: lang.X("tab.changes", "Changes")}
	if n := len(s.changes); n > 0 {
		tab.Count = strconv.Itoa(n)
	}
	w.tabs.Set(tabChanges, tab)
	w.suggestions.Set(s.changes)
	w.drawChange()
}

// drawChange puts a ground under the chosen suggestion.
func (w *window) drawChange() {
	var marks []manuscript.Mark
	if s, ok := w.suggestions.Selected(); ok && w.tabs.Selected() == tabChanges {
		for _, p := range s.Parts {
			marks = append(marks, manuscript.Mark{Range: p.Range, Style: manuscript.Style{Background: theme.Now().TextSelection}})
		}
	}
	w.page.SetLayer(suggestionLayer, marks)
}

// revealChange shows a suggestion's words without taking the keyboard.
func (w *window) revealChange(s editor.Suggestion) {
	w.page.Reveal(s.Extent())
	w.drawChange()
}

// enterChange puts the caret into a suggestion's words.
func (w *window) enterChange(s editor.Suggestion) {
	w.page.Select(s.Extent())
	w.page.FocusPage()
}

// settleChanges accepts or rejects suggestions, as one undo step.
func (w *window) settleChanges(accept bool, all ...editor.Suggestion) {
	settle, said := w.story.doc.Reject, control.Count("suggestions.rejected", "{{.N}} changes rejected", len(all))
	if accept {
		settle, said = w.story.doc.Accept, control.Count("suggestions.accepted", "{{.N}} changes accepted", len(all))
	}
	if _, err := settle(all...); err != nil {
		w.fail(err)
		return
	}
	w.refreshSuggestions()
	w.tellDone(said)
	if s, ok := w.suggestions.Selected(); ok && w.tabs.Selected() == tabChanges {
		w.revealChange(s)
	}
}

// settleHere accepts or rejects what is suggested at the caret or in the
// selection, and goes on to the next suggestion.
func (w *window) settleHere(accept bool) {
	w.refreshSuggestions()
	all := w.changesHere()
	if len(all) == 0 {
		w.tell(lang.X("suggestions.none-here", "No change is suggested here. F7 goes to the next one."), "", nil)
		return
	}
	at := doc.Pos{Block: all[0].Parts[0].Block, Offset: all[0].Parts[0].Start}
	w.page.SetSelection(doc.Caret(at)) // what Undo comes back to
	w.settleChanges(accept, all...)
	if next, ok := w.nextChange(1); ok {
		w.enterChange(next)
		w.suggestions.Select(next.Parts[0].Block, next.Parts[0].Start)
		w.drawChange()
	}
}

// changesHere are the suggestions that the caret touches or the selection meets.
func (w *window) changesHere() []editor.Suggestion {
	d := w.story.doc
	from, to, err := d.Range(w.page.Selection())
	if err != nil {
		return nil
	}
	var out []editor.Suggestion
	for _, s := range w.story.changes {
		for _, p := range s.Parts {
			starts, ends := doc.Pos{Block: p.Block, Offset: p.Start}, doc.Pos{Block: p.Block, Offset: p.End}
			if p.Break { // its sign stands at the end of the block before
				before := d.Block(max(0, d.Index(p.Block)-1))
				starts = doc.Pos{Block: before.ID, Offset: len(before.Text)}
			}
			if !d.Less(to, starts) && !d.Less(ends, from) && (from == to || d.Less(from, ends) && d.Less(starts, to)) {
				out = append(out, s)
				break
			}
		}
		if from == to && len(out) > 0 {
			break // the first that touches the caret
		}
	}
	return out
}

// nextChange returns the suggestion behind the caret (1) or before it (-1), going
// round at the ends.
func (w *window) nextChange(by int) (editor.Suggestion, bool) {
	all, d := w.story.changes, w.story.doc
	if len(all) == 0 {
		return editor.Suggestion{}, false
	}
	from, to, _ := d.Range(w.page.Selection())
	at := 0
	for at < len(all) {
		p := all[at].Parts[0]
		starts := doc.Pos{Block: p.Block, Offset: p.Start}
		if by > 0 && (d.Less(to, starts) || to == starts && from == to) || by < 0 && !d.Less(starts, from) {
			break
		}
		at++
	}
	if by < 0 {
		at--
	}
	return all[(at+len(all))%len(all)], true
}

// chosenHere returns the index of the suggestion that was gone to, while the caret
// is still there.
func (w *window) chosenHere() (int, bool) {
	chosen, ok := w.suggestions.Selected()
	if !ok || w.page.Selection() != doc.Select(chosen.Extent()) {
		return 0, false
	}
	for i, s := range w.story.changes {
		if s.Parts[0] == chosen.Parts[0] {
			return i, true
		}
	}
	return 0, false
}

// stepSuggestion goes to the next suggestion or the one before.
func (w *window) stepSuggestion(by int) {
	w.refreshSuggestions()
	s, ok := w.nextChange(by)
	if chosen, here := w.chosenHere(); here {
		n := len(w.story.changes)
		s, ok = w.story.changes[(chosen+by+n)%n], true
	}
	if !ok {
		w.tell(noChanges(), "", nil)
		return
	}
	w.openTab(tabChanges)
	w.suggestions.Select(s.Parts[0].Block, s.Parts[0].Start)
	w.enterChange(s)
	w.drawChange()
}

func noChanges() string { return lang.X("suggestions.none", "Nobody has suggested a change.") }

// suggestionCommands are what can be done with suggested changes.
func (w *window) suggestionCommands() []command.Command {
	menu := lang.X("menu.review", "Review")
	every := func(accept bool) func() {
		return func() {
			w.refreshSuggestions()
			if len(w.suggestions.Listed()) == 0 {
				w.tell(noChanges(), "", nil)
				return
			}
			w.settleChanges(accept, w.suggestions.Listed()...)
		}
	}
	return []command.Command{
		{ID: "suggest.mode", Menu: menu, Label: lang.X("suggestions.mode", "Suggest changes"), Keys: command.Keys(fyne.KeyE, shift), Before: true,
			Checked: func() bool { return w.settings.Suggesting.Get() }, Run: w.toggleSuggesting},
		{ID: "suggest.show", Menu: menu, Label: lang.X("suggestions.show", "List the suggested changes"), Enabled: w.hasStory, Run: func() { w.refreshSuggestions(); w.openTab(tabChanges); w.suggestions.Focus() }},
		{ID: "suggest.accept", Menu: menu, Label: lang.X("suggestions.accept-here", "Accept the change"), Keys: command.Keys(fyne.KeyReturn, shift), Enabled: w.hasStory, Run: func() { w.settleHere(true) }},
		{ID: "suggest.reject", Menu: menu, Label: lang.X("suggestions.reject-here", "Reject the change"), Keys: command.Keys(fyne.KeyJ, shift), Enabled: w.hasStory, Run: func() { w.settleHere(false) }},
		{ID: "suggest.accept-all", Menu: menu, Label: lang.X("suggestions.accept-listed", "Accept all changes listed"), Enabled: w.hasStory, Run: every(true)},
		{ID: "suggest.reject-all", Menu: menu, Label: lang.X("suggestions.reject-listed", "Reject all changes listed"), Enabled: w.hasStory, Run: every(false)},
	}
}

// changeItems offers to settle the suggestions under the pointer.
func (w *window) changeItems(marks []manuscript.Mark) []*fyne.MenuItem {
	w.refreshSuggestions()
	for _, m := range marks {
		if m.Layer != suggestionLayer {
			continue
		}
		for _, s := range w.story.changes {
			for _, p := range s.Parts {
				if p.Block == m.Range.Block && p.Start <= m.Range.Start && m.Range.End <= p.End {
					return []*fyne.MenuItem{fyne.NewMenuItemSeparator(),
						fyne.NewMenuItem(lang.X("suggestions.accept-here", "Accept the change"), func() { w.settleChanges(true, s) }),
						fyne.NewMenuItem(lang.X("suggestions.reject-here", "Reject the change"), func() { w.settleChanges(false, s) })}
				}
			}
		}
	}
	return nil
}
