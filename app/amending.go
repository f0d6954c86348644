package app

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/facts"
	"stet/editor"
)

// amendCommands are what can be done for the readers of a published story.
func (w *window) amendCommands() []command.Command {
	return []command.Command{{ID: "facts.amend", Menu: lang.X("menu.facts", "Facts"), Label: lang.X("facts.amend", "Correct the published story…"), Before: true,
		Enabled: func() bool { return w.mayWrite() && w.story.published() }, Run: w.amend}}
}

// published reports whether the story was ever exported: readers have it.
func (s *story) published() bool {
	return slices.ContainsFunc(s.revisions, func(r editor.Revision) bool { return r.Cause == editor.ForExport })
}

// amend begins a note to readers, or lists those that there are. The chosen fact is
// what it is about where that was corrected and no note says so yet.
func (w *window) amend() {
	f, ok := w.story.doc.Fact(w.facts.Selected())
	all := w.story.doc.Story().Amendments
	told := slices.ContainsFunc(all, func(a editor.Amendment) bool { return a.Fact == f.ID })
	switch {
	case ok && f.Status.Base() == editor.Corrected && !told:
		w.amendFact(f)
	case len(all) == 0:
		w.amendForm(editor.Amendment{})
	default:
		w.listAmendments(all)
	}
}

func (w *window) listAmendments(all []editor.Amendment) {
	facts.ShowAmendments(w.win, all, func() { w.amendForm(editor.Amendment{}) }, func(id string) {
		if i := slices.IndexFunc(all, func(a editor.Amendment) bool { return a.ID == id }); i >= 0 {
			w.amendForm(all[i])
		}
	}, func(id string) {
		if err := w.story.doc.RemoveAmendment(id); err != nil {
			w.fail(err)
			return
		}
		w.tellDone(lang.X("amendment.removed", "The note to readers is taken out."))
	})
}

// amendFact begins the correction of what a fact said.
func (w *window) amendFact(f editor.Fact) {
	w.amendForm(editor.Amendment{Kind: editor.Correction, Fact: f.ID, Wrong: f.Change, Right: f.Text})
}

// amendForm asks for a note to readers and puts it into the story, as one undo step.
func (w *window) amendForm(a editor.Amendment) {
	if a.By == "" {
		a.By = w.who()
	}
	if a.At.IsZero() {
		a.At = w.now()
	}
	facts.ShowAmendment(w.win, a, func(a editor.Amendment) error {
		if err := w.story.doc.PutAmendment(a); err != nil {
			return err
		}
		w.tellDone(lang.X("amendment.put", "The note is in the story. Export it again for its readers to see it."))
		return nil
	})
}

// offerAmendment offers a note to readers after a fact was corrected that they have
// read wrong.
func (w *window) offerAmendment(f editor.Fact) {
	if f.Status.Base() == editor.Corrected && w.mayWrite() && w.story.published() {
		w.tell(lang.X("amendment.offer", "This story is published: its readers may have the words that were wrong."),
			lang.X("amendment.offer.do", "Add a correction…"), func() { w.amendFact(f) })
	}
}
