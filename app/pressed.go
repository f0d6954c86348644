package app

import (
	"fyne.io/fyne/v2"

	"stet/app/control"
	"stet/app/manuscript"
	"stet/editor/fact"
)

// markPressed opens a mark where it is worked on: its card in the inspector.
func (w *window) markPressed(m manuscript.Mark) {
	switch m.Layer {
	case factLayer:
		w.openTab(tabFacts)
		w.facts.Select(m.ID)
	case findingLayer:
		w.openTab(tabCredits)
		w.credits.Select(m.ID)
	case commentLayer, resolvedLayer:
		w.openTab(tabComments)
		w.comments.Select(m.ID)
	case spellingLayer, styleLayer:
		w.openProof(m)
	case suggestionLayer:
		w.refreshSuggestions()
		if w.suggestions.Select(m.Range.Block, m.Range.Start) {
			w.openTab(tabChanges)
		}
	}
	w.drawMarks()
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
