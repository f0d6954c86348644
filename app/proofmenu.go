package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/manuscript"
	"stet/app/proofs"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/proof"
)

// offered is a finding with the words that may be put in its place.
type offered struct {
	finding
	fixes []string
}

// offer has a finding's fixes worked out in the background, and goes on with
// them on the UI thread: a dictionary takes its time over a suggestion.
func (w *window) offer(f finding, then func(offered)) {
	if f.Kind != proof.Misspelled {
		then(offered{f, f.Fixes})
		return
	}
	reader := reader{shelf: w.config.Shelf, lang: w.story.proof.lang}
	w.jobs.Go("", func(context.Context, job.Progress) (func(), error) {
		lexicon, _ := reader.lexicon() // what cannot be read was told of before
		fixes := lexicon.Suggest(f.Words)
		return func() { then(offered{f, fixes}) }, nil
	})
}

// proofItems makes the items of a context menu over marks, and goes on with
// them, none where no mark is a finding.
func (w *window) proofItems(marks []manuscript.Mark, then func([]*fyne.MenuItem)) {
	for _, m := range marks {
		if f, ok := w.findingAt(m); ok {
			w.offer(f, func(o offered) { then(append(w.itemsOf(o), fyne.NewMenuItemSeparator())) })
			return
		}
	}
	then(nil)
}

// openProofMenu offers a finding's fixes under its words.
func (w *window) openProofMenu(o offered) {
	at, height := w.page.PositionOf(doc.Pos{Block: o.Block, Offset: o.Range.Start})
	origin := w.app.Driver().AbsolutePositionForObject(w.page.Editor)
	control.OpenMenuAt(w.page.Editor, origin.Add(at).Add(fyne.NewPos(0, height)), w.itemsOf(o))
}

// itemsOf are what can be done with a finding.
func (w *window) itemsOf(o offered) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, fix := range o.fixes {
		items = append(items, fyne.NewMenuItem(shorten(proofs.Label(o.Finding, fix)), func() { w.mend(o.finding, fix) }))
	}
	if len(items) == 0 {
		none := fyne.NewMenuItem(lang.X("proof.no-suggestion", "No suggestion"), nil)
		none.Disabled = true
		items = append(items, none)
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.X("proof.ignore", "Ignore in this story"), func() { w.ignore(o.finding) }))
	if o.Kind == proof.Misspelled {
		items = append(items,
			fyne.NewMenuItem(lang.X("proof.add-own", "Add to my dictionary"), func() { w.learn(o.Words, false) }),
			fyne.NewMenuItem(lang.X("proof.add-house", "Add to the house dictionary"), func() { w.learn(o.Words, true) }))
	}
	return items
}

// mend puts a fix in the place of a finding's words, as one undo step.
func (w *window) mend(f finding, fix string) { w.mendAll([]finding{f}, fix) }

// mendAll does so for several findings at once. Words that have changed since
// they were found are left alone.
func (w *window) mendAll(all []finding, fix string) {
	var edits []editor.Edit
	var last editor.Range
	for _, f := range all {
		r, unchanged := w.story.doc.MapSince(f.version, f.Range)
		if fix == "" {
			r = w.withGap(r)
		}
		if unchanged && !r.Overlaps(last) {
			edits = append(edits, editor.Edit{Range: &r, Text: fix})
			last = r
		}
	}
	if len(edits) == 0 {
		w.tell(lang.X("proof.changed", "These words have changed meanwhile."), "", nil)
		return
	}
	sel, err := w.story.doc.ApplyEdits(edits)
	if err != nil {
		w.fail(err)
		return
	}
	w.page.SetSelection(doc.Caret(sel.Head))
	w.readProof(w.story)
	if len(edits) > 1 {
		w.tellDone(control.Count("proof.mended", "{{.N}} places mended", len(edits)))
	}
}

// withGap widens the place of words that are taken out by the space before them,
// or behind them, which would be one too many.
func (w *window) withGap(r editor.Range) editor.Range {
	text := w.story.doc.Block(w.story.doc.Index(r.Block)).Text
	behind := strings.TrimLeft(text[r.End:], " ") != text[r.End:]
	switch {
	case strings.HasSuffix(text[:r.Start], " ") && (behind || r.End == len(text)):
		r.Start--
	case r.Start == 0 && behind:
		r.End++
	}
	return r
}

// ignore lets a finding stand in this story, wherever its words are.
func (w *window) ignore(f finding) {
	v := f.waiver()
	v.By, v.At = w.who(), w.now()
	w.fail(w.story.doc.PutWaiver(v))
	w.tellDone(lang.X("proof.ignored", "“{{.Words}}” is let stand in this story.", map[string]any{"Words": shorten(f.Words)}))
}

// learn puts a word on the editor's list or on the house's, without the ending of
// its possessive, and offers to take it off again.
func (w *window) learn(word string, house bool) {
	books := w.config.Shelf
	if books == nil {
		return
	}
	word = strings.TrimSuffix(strings.TrimSuffix(word, "’s"), "'s")
	add, drop, said := books.AddOwn, books.DropOwn, lang.X("proof.added-own", "“{{.Word}}” is in your dictionary.", map[string]any{"Word": word})
	if house {
		add, drop, said = books.AddHouse, books.DropHouse, lang.X("proof.added-house", "“{{.Word}}” is in the house dictionary.", map[string]any{"Word": word})
	}
	w.changeList(add, word, func() {
		w.tell(said, lang.X("proof.forget", "Take it out again"), func() { w.changeList(drop, word, w.notice.Close) })
	})
}

// changeList changes a word list in the background and has the story read anew.
func (w *window) changeList(change func(string) error, word string, then func()) {
	w.jobs.Go("", func(context.Context, job.Progress) (func(), error) {
		if err := change(word); err != nil {
			return nil, err
		}
		return func() {
			then()
			w.proofs.Forget()
			if w.story != nil {
				w.readAnew(w.story)
			}
		}, nil
	})
}
