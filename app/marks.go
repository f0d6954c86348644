package app

import (
	"image/color"
	"strconv"

	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/doc"
)

// The layers of marks over the manuscript.
const (
	factLayer    = "facts"
	suggestLayer = "suggestions"
	findingLayer = "findings"
)

// drawMarks puts facts, suggestions and findings on the page, as the open tab
// needs them.
func (w *window) drawMarks() {
	if w.story == nil || w.page == nil {
		return
	}
	w.page.Together(func() {
		w.page.SetLayer(factLayer, w.factMarks())
		w.drawOffers()
	})
}

// drawOffers puts what Stet found by itself on the page, above the facts.
func (w *window) drawOffers() {
	tab := w.tabs.Selected()
	var suggestions, findings []manuscript.Mark
	if tab == tabCredits {
		findings = w.findingMarks()
	}
	if tab == tabFacts {
		suggestions = w.suggestionMarks()
	}
	w.page.SetLayer(suggestLayer, suggestions)
	w.page.SetLayer(findingLayer, findings)
}

// redraw brings the marks up to date after a change of the manuscript. The page
// has moved them with their words by itself: a key that says nothing new about a
// fact costs nothing here.
func (w *window) redraw(c doc.Change) {
	if c.Facts {
		w.drawMarks()
	} else if len(w.story.suggested) > 0 || w.tabs.Selected() == tabCredits {
		w.drawOffers()
	}
}

// factMarks is an underline and a marker for each fact, in the line style of
// its status; the chosen one has a ground.
func (w *window) factMarks() []manuscript.Mark {
	p := theme.Now()
	var out []manuscript.Mark
	for i, f := range w.story.doc.Facts() {
		if f.Gone {
			continue
		}
		style := factStyle(p, f)
		if f.ID == w.facts.Selected() && w.tabs.Selected() == tabFacts {
			style.Background = p.TextSelection
		}
		out = append(out, manuscript.Mark{ID: f.ID, Range: f.Range, Style: style, Label: strconv.Itoa(i + 1)})
	}
	return out
}

// factStyle is the design's line for a status. A stale fact looks as one that
// needs a source again.
func factStyle(p *theme.Palette, f editor.Fact) manuscript.Style {
	switch {
	case f.Stale || f.Status == editor.NeedsSource:
		return manuscript.Style{Underline: manuscript.Dashed, Line: p.NeedsSource, Marker: manuscript.Filled}
	case f.Status == editor.Verified:
		return manuscript.Style{Underline: manuscript.Solid, Line: p.Verified, Marker: manuscript.Filled}
	case f.Status == editor.Disputed:
		return manuscript.Style{Underline: manuscript.Double, Line: p.Disputed, Marker: manuscript.Filled}
	}
	return manuscript.Style{Underline: manuscript.Dotted, Line: p.Unchecked, Marker: manuscript.Ring}
}

// suggestionMarks is a faint ground under each suggestion.
func (w *window) suggestionMarks() []manuscript.Mark {
	ground := theme.Now().Selection
	var out []manuscript.Mark
	for _, f := range w.story.suggested {
		out = append(out, manuscript.Mark{Range: f.Range, Style: manuscript.Style{Background: ground}})
	}
	return out
}

// findingMarks shows the findings that lie in the text: a dashed line, and a
// ground under the chosen one.
func (w *window) findingMarks() []manuscript.Mark {
	if w.story.found != w.story.doc.Version() {
		return nil // they speak of another text; the next check is on its way
	}
	p := theme.Now()
	chosen, _ := w.credits.Selected()
	var out []manuscript.Mark
	for _, f := range w.story.checked.Credits {
		if f.Range.IsZero() || f.Waived != nil {
			continue
		}
		style := manuscript.Style{Underline: manuscript.Dashed, Line: severityLine(p, f.Severity)}
		if f.Key() == chosen.Key() {
			style.Background = p.Marking
		}
		out = append(out, manuscript.Mark{ID: f.Key(), Range: f.Range, Style: style})
	}
	return out
}

func severityLine(p *theme.Palette, s editor.Severity) color.NRGBA {
	switch s {
	case editor.Blocks:
		return p.Disputed
	case editor.Warns:
		return p.NeedsSource
	}
	return p.Unchecked
}
