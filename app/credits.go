package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"stet/app/credits"
	"stet/app/job"
	"stet/editor"
	"stet/editor/credit"
)

// wireCredits connects the Credits tab.
func (w *window) wireCredits() {
	w.credits.OnRun = w.check
	w.credits.OnCopy = func(report string) {
		w.app.Clipboard().SetContent(report)
		w.tell(lang.X("credits.copied", "The report is on the clipboard."), "", nil)
	}
	w.credits.OnFix = w.fix
	w.credits.OnWaive = w.waive
	w.credits.OnUnwaive = w.unwaive
	w.credits.OnSelect = w.revealFinding
	w.credits.OnGo = w.goToFinding
	w.credits.OnAddOutlet = w.editOutlets
	w.credits.OnPolicy = w.showPage
	w.credits.OnWho = w.askName
	w.credits.OnCompare = w.compareElsewhere
}

// fix applies a finding's fix as one undo step and checks again at once. A
// finding that was made for an older text is looked up again first.
func (w *window) fix(f editor.Finding, x editor.Fix) {
	if len(x.Edits) == 0 { // the way to the field
		w.goToFinding(f)
		return
	}
	if w.story.found != w.story.doc.Version() {
		fresh := w.desk.Recheck(w.story.doc.Story(), w.story.checked)
		edits, ok := sameFix(slices.Concat(fresh.Credits, fresh.Contradictions), f, x)
		if !ok {
			w.tell(lang.X("credits.changed", "The text has changed since; the checks were run again."), "", nil)
			w.check()
			return
		}
		x.Edits = edits
	}
	if _, err := w.story.doc.ApplyEdits(x.Edits); err != nil {
		w.fail(err)
		return
	}
	w.check()
	w.tellDone(fixed(f, x))
}

// fixed says what a fix has done: where it put another value in a field, what stood
// there as well, which one Undo brings back.
func fixed(f editor.Finding, x editor.Fix) string {
	if f.Text == "" || !slices.ContainsFunc(x.Edits, func(e editor.Edit) bool { return e.Field == f.Field && e.Field != "" && e.Value != f.Text }) {
		return x.Label
	}
	return lang.X("credits.replaced", "{{.Label}}: {{.Was}} stood there. Undo brings it back, and the revisions keep it.",
		map[string]any{"Label": x.Label, "Was": editor.InQuotes(f.Text)})
}

// sameFix finds the edits of the same fix of the same finding in a newer check.
func sameFix(findings []editor.Finding, f editor.Finding, x editor.Fix) ([]editor.Edit, bool) {
	i := slices.IndexFunc(findings, func(g editor.Finding) bool { return g.Key() == f.Key() })
	if i < 0 {
		return nil, false
	}
	k := slices.IndexFunc(findings[i].Fixes, func(y editor.Fix) bool { return y.Label == x.Label })
	if k < 0 {
		return nil, false
	}
	return findings[i].Fixes[k].Edits, true
}

// waive asks for the name and reason with which a finding may stand.
func (w *window) waive(f editor.Finding) {
	credits.ShowWaiveForm(w.win, f, w.who(), func(v editor.Waiver) {
		v.At = w.now()
		w.fail(w.story.doc.PutWaiver(v))
		w.check()
	})
}

// unwaive takes a waiver back.
func (w *window) unwaive(f editor.Finding) {
	w.fail(w.story.doc.RemoveWaiver(f.Key()))
	w.check()
}

// revealFinding shows what a finding is about: words on the page, or a picture, which
// is selected.
func (w *window) revealFinding(f editor.Finding) {
	if !f.Range.IsZero() {
		w.page.Reveal(f.Range)
	}
	if w.isPicture(f.Block) && f.Range.Empty() {
		w.page.Select(f.Range)
	}
	w.drawMarks()
}

// goToFinding takes the keyboard to where a finding is settled: the words, what is filed
// with a picture, or a field of the details.
func (w *window) goToFinding(f editor.Finding) {
	switch {
	case w.isPicture(f.Block) && f.Range.Empty():
		w.revealFinding(f)
		w.aboutPicture(f.Block, credit.PictureField(f))
	case f.Field != "":
		w.showTab(tabDetails)
		w.details.Focus(f.Field)
	case !f.Range.IsZero():
		r, _ := w.story.doc.MapSince(w.story.found, f.Range)
		w.goToWords(r)
	}
}

// isPicture reports whether a block of the story in front is a picture.
func (w *window) isPicture(block string) bool {
	i := w.story.doc.Index(block)
	return i >= 0 && w.story.doc.Block(i).Image != nil
}

// setField takes what was typed into a field of the details.
func (w *window) setField(name, value string) error {
	if name == "status" {
		w.setStatus(editor.Status(value))
		return nil
	}
	if name == "byline" {
		return w.resign(w.story, value)
	}
	if name == "credit.raw" {
		_, err := w.story.doc.ApplyEdits(w.desk.Recredit(w.story.doc.Story(), value))
		return err
	}
	return w.story.doc.SetField(name, value)
}

// resign sets a story's by-line, and its authors where they were those of the old
// one, as one undo step.
func (w *window) resign(s *story, byline string) error {
	_, err := s.doc.ApplyEdits(w.desk.Resign(s.doc.Story(), byline))
	return err
}

// undoNote takes a decision of the import back: its edits, and the note's own
// mark, as one undo step.
func (w *window) undoNote(n editor.Note) {
	if _, err := w.story.doc.TakeBack(n); err != nil {
		w.fail(err)
		return
	}
	w.check()
}

// showOriginal shows the imported file's text as it came.
func (w *window) showOriginal() {
	id := w.story.id
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		original, err := w.desk.Library().Original(ctx, id)
		return func() { w.originalWindow(original) }, err
	})
}
