package app

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
)

const (
	// mostDrawn is how many hits are marked on the page; where there are more,
	// only those near the one that the search stands at are.
	mostDrawn  = 5000
	nearBlocks = 100
)

// draw marks the hits on the page, and what is searched where that is a part.
func (f *seeking) draw() {
	if f.w.story == nil {
		return
	}
	from, to := 0, f.doc().Len()
	if at := f.doc().Index(f.current.Block); f.found.Len() > mostDrawn {
		from, to = max(0, at-nearBlocks), min(to, at+nearBlocks)
	}
	f.w.page.Together(func() {
		var marks []manuscript.Mark
		for i := range f.doc().Len() {
			if b := f.doc().Block(i); b.Image != nil {
				f.drawPicture(b.ID)
			} else if from <= i && i < to {
				marks = append(marks, f.marks(i)...)
			}
		}
		f.w.page.SetLayer(hitLayer, marks)
	})
}

// drawBlocks marks the hits of some blocks anew.
func (f *seeking) drawBlocks(ids ...string) {
	f.w.page.Together(func() {
		for _, id := range ids {
			switch i := f.doc().Index(id); {
			case i < 0:
			case f.doc().Block(i).Image != nil:
				f.drawPicture(id)
			default:
				f.w.page.SetBlockMarks(hitLayer, id, f.marks(i))
			}
		}
	})
}

// drawPicture sets a picture apart that has hits in its caption, which holds no
// marks.
func (f *seeking) drawPicture(id string) {
	var style manuscript.BlockStyle
	if colours := theme.Now(); len(f.found.In(id)) > 0 && f.w.shows(hitLayer) {
		style = manuscript.BlockStyle{Bar: colours.NeedsSource, Label: lang.X("find.caption", "Found in the caption")}
		if id == f.current.Block {
			style.Bar, style.Background = colours.Accent, colours.Marking
		}
	}
	f.w.page.SetBlockStyle(id, style)
}

// marks returns the marks in the i-th block.
func (f *seeking) marks(i int) []manuscript.Mark {
	colours := theme.Now()
	var marks []manuscript.Mark
	if p, ok := f.place(i); ok && !f.scope.IsZero() {
		whole := editor.Range{Block: p.block.ID, Start: p.from, End: p.to}
		marks = append(marks, manuscript.Mark{Range: whole, Style: manuscript.Style{Background: colours.Selection}})
	}
	for _, h := range f.near(f.found.In(f.doc().Block(i).ID)) {
		marks = append(marks, manuscript.Mark{Range: h, Style: hitLook(colours, h == f.current)})
	}
	return marks
}

// near returns the hits of a block, of very many those around the one that the
// search stands at.
func (f *seeking) near(hits []editor.Range) []editor.Range {
	if len(hits) <= mostDrawn {
		return hits
	}
	at := max(0, slices.Index(hits, f.current))
	from := max(0, min(at-mostDrawn/2, len(hits)-mostDrawn))
	return hits[from : from+mostDrawn]
}
