package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/facts"
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/fact"
)

// covering reports whether the sentences without a fact are shown.
func (w *window) covering() bool { return w.story != nil && w.facts.Sieve().Gaps }

// toggleCoverage shows the sentences that have no fact, or the facts again.
func (w *window) toggleCoverage() {
	w.openTab(tabFacts)
	w.facts.Filter(facts.Sieve{Gaps: !w.covering()})
	w.facts.Focus()
	w.table.Refresh()
}

// sifted is told that other facts are listed.
func (w *window) sifted() {
	w.refreshCoverage()
	w.table.Refresh()
}

// refreshCoverage looks for the sentences that nobody has covered, while they are
// shown.
func (w *window) refreshCoverage() {
	if s := w.story; w.covering() {
		c := fact.Cover(s.doc.Story())
		s.covered = s.doc.Version()
		w.facts.SetGaps(c.Gaps(), len(c.Sentences))
	}
	w.drawCoverage()
}

// drawCoverage marks the gaps on the page, and greys what holds nothing to check.
func (w *window) drawCoverage() {
	if w.story == nil || w.page == nil {
		return
	}
	var marks []manuscript.Mark
	if w.covering() {
		p := theme.Now()
		chosen, _ := w.facts.Current()
		for _, f := range w.story.facts {
			if !f.IsFact() && !f.Gone {
				marks = append(marks, manuscript.Mark{ID: f.ID, Range: f.Range, Style: passedLook(p)})
			}
		}
		for _, g := range w.facts.Gaps() {
			if r, same := w.story.doc.MapSince(w.story.covered, g.Range); same {
				style := gapLook(p)
				if chosen.ID == "" && chosen.Range == g.Range {
					style.Background = p.TextSelection
				}
				marks = append(marks, manuscript.Mark{Range: r, Style: style})
			}
		}
	}
	w.page.SetLayer(coverLayer, marks)
}

// passSentence marks words as read, with nothing to check in them.
func (w *window) passSentence(r editor.Range) {
	s := w.story
	r, same := s.doc.MapSince(s.covered, r)
	if !same {
		w.refreshCoverage()
		w.tell(lang.X("cover.changed", "This sentence has changed: read it again."), "", nil)
		return
	}
	story := s.doc.Story()
	for _, g := range fact.Cover(story).Gaps() {
		if g.Range == r {
			marks, err := fact.Pass(story, []fact.Sentence{g}, w.who(), w.now())
			w.putMarks(marks, err)
			return
		}
	}
}

// putMarks puts marks that there is nothing to check.
func (w *window) putMarks(marks []editor.Fact, err error) {
	for i := range marks {
		if marks[i].ID == "" {
			marks[i].ID = editor.NewID()
		}
	}
	if err == nil && len(marks) > 0 {
		err = w.story.doc.PutFact(marks...)
	}
	w.fail(err)
}

// passHere marks the selected words, or the sentence at the caret, as holding nothing
// to check.
func (w *window) passHere() {
	if it, ok := w.facts.Current(); ok && w.covering() && it.ID == "" && w.win.Canvas().Focused() != fyne.Focusable(w.page.Editor) {
		w.passSentence(it.Range)
		return
	}
	r, ok := w.selectedWords()
	story := w.story.doc.Story()
	if ok {
		f, err := fact.MarkNoFact(story, r, w.who(), w.now())
		w.putMarks([]editor.Fact{f}, err)
		return
	}
	caret := w.page.Selection().Head
	for _, g := range fact.Cover(story).Sentences {
		if g.Block == caret.Block && g.Start <= caret.Offset && caret.Offset <= g.End {
			if g.Covered() {
				w.tell(lang.X("cover.covered", "This sentence has a fact, or is marked already."), "", nil)
				return
			}
			marks, err := fact.Pass(story, []fact.Sentence{g}, w.who(), w.now())
			w.putMarks(marks, err)
			w.page.SetSelection(doc.Caret(doc.Pos{Block: g.Block, Offset: g.End}))
			return
		}
	}
}

// tagWords asks what words are and tags them.
func (w *window) tagWords(r editor.Range) {
	f, err := fact.New(w.story.doc.Story(), r, "")
	if err != nil {
		w.fail(err)
		return
	}
	w.factForm(f, f.Status)
}

// stepGap goes to the next sentence without a fact, or to the one before.
func (w *window) stepGap(by int) {
	w.openTab(tabFacts)
	if w.covering() {
		w.facts.Step(by)
	} else {
		w.facts.Filter(facts.Sieve{Gaps: true})
	}
	w.facts.Focus()
	if len(w.facts.Gaps()) == 0 {
		w.tell(lang.X("cover.none", "Every sentence has a fact, or is marked as holding none."), "", nil)
	}
}
