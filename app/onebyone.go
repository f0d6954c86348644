package app

import (
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/facts"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/fact"
)

// toggleChecking shows the facts one by one, or the list of them again.
func (w *window) toggleChecking() { w.checkFacts(!w.facts.Checking() || w.tabs.Selected() != tabFacts) }

// checkFacts shows the facts one by one or, where on is false, as a list.
func (w *window) checkFacts(on bool) {
	if w.story == nil {
		return
	}
	w.openTab(tabFacts)
	if on && w.covering() {
		w.facts.Filter(facts.Sieve{})
		w.facts.Select("")
	}
	w.facts.Check(on)
	w.facts.Focus()
	w.table.Refresh()
}

// leaveFacts answers Escape in the tab: checking ends, and from the list the page
// gets the keyboard.
func (w *window) leaveFacts() {
	if w.facts.Checking() {
		w.checkFacts(false)
		return
	}
	w.page.FocusPage()
}

// factsDone tells that everything was decided, and what is left to do.
func (w *window) factsDone(left int) {
	if left == 0 {
		w.tell(lang.X("check.done", "Every fact is settled."), "", nil)
		return
	}
	w.tell(control.Count("check.left", "You have been through all the facts; {{.N}} are not settled yet.", left),
		lang.X("check.show-left", "Show them"), w.showUnsettled)
}

// showSpan selects words as those of the fact whose words are being changed; none of
// them once that is over.
func (w *window) showSpan(r editor.Range) {
	if r.IsZero() {
		w.page.SetSelection(doc.Caret(w.page.Selection().Anchor))
		return
	}
	w.page.Reveal(r)
	w.page.SetSelection(doc.Select(r))
}

// respanFact gives a fact, or a suggestion, other words.
func (w *window) respanFact(f editor.Fact, r editor.Range) {
	fresh, err := fact.New(w.story.doc.Story(), r, f.Kind)
	if err != nil {
		w.fail(err)
		return
	}
	switch {
	case f.ID != "":
		w.putFact(moved(f, fresh))
	case w.covering():
		w.tagWords(r)
	default:
		w.respanSuggestion(f, fresh)
	}
}

// moved is a fact on other words, which are fresh's.
func moved(f, fresh editor.Fact) editor.Fact {
	f.Range, f.Before, f.After, f.Gone = fresh.Range, fresh.Before, fresh.After, false
	f.Value = fresh.Value
	return f.Reword(fresh.Text)
}

// respanSuggestion puts a suggestion on other words; it waits to be confirmed as
// before.
func (w *window) respanSuggestion(f, fresh editor.Fact) {
	for i, x := range w.story.suggested {
		if x.Range == f.Range && x.Kind == f.Kind {
			w.story.suggested[i] = fresh
		}
	}
	w.facts.SetSuggestions(w.story.suggested)
	w.drawMarks()
}

// hasFigures reports whether figures are suggested.
func (w *window) hasFigures() bool {
	return w.hasStory() && len(w.facts.Alike(editor.Fact{Kind: editor.Figure})) > 0
}

// confirmFigures tags every figure that is suggested.
func (w *window) confirmFigures() { w.confirmAlike(editor.Fact{Kind: editor.Figure}) }

// confirmAlike tags all suggestions of one's sort, as one step.
func (w *window) confirmAlike(f editor.Fact) {
	var all []editor.Fact
	for _, s := range w.facts.Alike(f) {
		if fresh, err := fact.New(w.story.doc.Story(), s.Range, s.Kind); err == nil && fresh.Text == s.Text {
			s.ID = editor.NewID()
			all = append(all, s)
		}
		w.dropSuggestion(s)
	}
	if len(all) == 0 {
		return
	}
	w.fail(w.story.doc.PutFact(all...))
	w.tellDone(control.Count("facts.confirmed", "{{.N}} facts are tagged.", len(all)))
}

// blockText is what a block of the story in front says.
func (w *window) blockText(id string) string {
	if w.story == nil {
		return ""
	}
	if i := w.story.doc.Index(id); i >= 0 {
		return w.story.doc.Block(i).Words()
	}
	return ""
}

// showUnsettled lists only what is not settled.
func (w *window) showUnsettled() {
	w.openTab(tabFacts)
	w.facts.Filter(facts.Sieve{Open: true})
	w.facts.Focus()
}

// filterFacts opens the menu of what may be listed.
func (w *window) filterFacts() {
	w.openTab(tabFacts)
	w.facts.FilterMenu()
}
