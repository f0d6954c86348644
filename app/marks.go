package app

import (
	"slices"
	"strconv"

	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor/doc"
)

// drawMarks puts facts, offered facts and findings on the page.
func (w *window) drawMarks() {
	if w.story == nil || w.page == nil {
		return
	}
	w.page.Together(func() {
		w.page.SetLayer(factLayer, w.factMarks())
		w.page.SetLayer(offerLayer, w.offerMarks())
		w.page.SetLayer(findingLayer, w.findingMarks())
		w.drawCoverage()
		w.drawComments()
		w.drawChange()
	})
}

// redraw brings the marks up to date after a change of the manuscript. The page
// has moved them with their words by itself: a key that says nothing new about a
// fact costs nothing here.
func (w *window) redraw(c doc.Change) {
	if c.Facts {
		w.drawMarks()
	}
}

// factMarks is an underline and a marker for each fact, in the line style of
// its status; the chosen one has a ground.
func (w *window) factMarks() []manuscript.Mark {
	p := theme.Now()
	var out []manuscript.Mark
	number := 0
	for _, f := range w.story.doc.Facts() {
		if f.IsFact() {
			number++
		}
		if f.Gone || !f.IsFact() {
			continue
		}
		style := factLook(p, f)
		if f.ID == w.facts.Selected() && w.tabs.Selected() == tabFacts {
			style.Background = p.TextSelection
		}
		out = append(out, manuscript.Mark{ID: f.ID, Range: f.Range, Style: style, Label: strconv.Itoa(number)})
	}
	return out
}

// offerMarks are the facts that Stet suggests.
func (w *window) offerMarks() []manuscript.Mark {
	var out []manuscript.Mark
	chosen, _ := w.facts.Current()
	for _, f := range w.story.suggested {
		style := offerLook(theme.Now())
		if chosen.ID == "" && chosen.Range == f.Range {
			style.Background = theme.Now().TextSelection
		}
		out = append(out, manuscript.Mark{Range: f.Range, Style: style})
	}
	return out
}

// findingMarks shows the credit findings and contradictions that lie in the text,
// with a ground under the chosen one. Between a change and the next check they stay as they
// are, moved with their words.
func (w *window) findingMarks() []manuscript.Mark {
	p := theme.Now()
	chosen := w.chosenFinding()
	var out []manuscript.Mark
	for _, f := range slices.Concat(w.story.checked.Credits, w.story.checked.Contradictions) {
		r, unchanged := w.story.doc.MapSince(w.story.found, f.Range)
		if f.Range.IsZero() || f.Waived != nil || !unchanged {
			continue
		}
		style := findingLook(p, f.Severity)
		if f.Key() == chosen {
			style.Background = p.Marking
		}
		out = append(out, manuscript.Mark{ID: f.Key(), Range: r, Style: style})
	}
	return out
}

// chosenFinding is the key of the finding that is chosen in the tab in front.
func (w *window) chosenFinding() string {
	of := w.credits.Selected
	switch w.tabs.Selected() {
	case tabCredits:
	case tabFacts:
		of = w.facts.Contradiction
	default:
		return ""
	}
	f, ok := of()
	if !ok {
		return ""
	}
	return f.Key()
}
