package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"stet/app/control"
	"stet/app/manuscript"
	"stet/editor"
	"stet/editor/fact"
)

// markPressed opens a mark where it is worked on: its card in the inspector.
func (w *window) markPressed(m manuscript.Mark) {
	switch m.Layer {
	case factLayer:
		w.openMarkTab(tabFacts)
		w.facts.Select(m.ID)
	case findingLayer:
		w.openFinding(m.ID)
	case commentLayer, resolvedLayer:
		w.openMarkTab(tabComments)
		w.comments.Select(m.ID)
	case spellingLayer, styleLayer:
		w.openProof(m)
	case suggestionLayer:
		w.refreshSuggestions()
		if w.suggestions.Select(m.Range.Block, m.Range.Start) {
			w.openMarkTab(tabChanges)
		}
	}
	w.drawMarks()
}

// openFinding shows a finding, by its key, in its tab.
func (w *window) openFinding(key string) {
	if slices.ContainsFunc(w.story.checked.Contradictions, func(f editor.Finding) bool { return f.Key() == key }) {
		w.openMarkTab(tabFacts)
		w.facts.SelectContradiction(key)
		return
	}
	w.openMarkTab(tabCredits)
	w.credits.Select(key)
}

// openMarkTab shows the tab of a mark that was pressed. In focus mode it only
// chooses it: whoever writes there and puts the caret into a fact wants no more.
func (w *window) openMarkTab(i int) {
	if w.panes.Focus() {
		w.showTab(i)
		return
	}
	w.openTab(i)
}

// moreMarks offers the facts that one marker stands for.
func (w *window) moreMarks(marks []manuscript.Mark, at fyne.Position) {
	var items []*fyne.MenuItem
	for _, m := range marks {
		if f, ok := w.story.doc.Fact(m.ID); ok {
			items = append(items, fyne.NewMenuItem(m.Label+"  "+fact.Glyph(f.Status)+"  "+shorten(f.Text), func() { w.markPressed(m) }))
		}
	}
	control.OpenMenuAt(w.page.Editor, at, items)
}

// shorten cuts words to what fits into a menu.
func shorten(words string) string {
	const most = 48
	runes := []rune(words)
	if len(runes) <= most {
		return words
	}
	return string(runes[:most-1]) + "…"
}
