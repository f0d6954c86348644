package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/fact"
)

// signOff asks whether the story in front is to be signed off, once it is known what
// there is to say against it.
func (w *window) signOff() {
	w.commitFields() // what is being typed into a field counts
	s, snapshot := w.story, w.story.doc.Story()
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		checked, err := w.desk.CheckToSign(ctx, s.id, snapshot)
		return func() {
			if s == w.story && err == nil {
				w.askSignOff(s, snapshot, checked)
			}
		}, err
	})
}

func (w *window) askSignOff(s *story, snapshot editor.Story, checked workflow.Checked) {
	o := &overruling{halted: halts(halted{snapshot, checked.Stopping()})}
	content := control.NewColumn(9, control.NewText(control.Body.Wrap(control.Unlimited), w.signing(snapshot)))
	warn(content, checked)
	label, problem := lang.X("signoff.do", "Sign off"), control.NewText(control.Fine.In(theme.DisputedInk).Wrap(2), "")
	if n := o.findings(); n > 0 {
		o.ask(content, control.Count("signoff.stopped", "{{.N}} findings are in the way. Settle them, or override them in your name.", n), w.who(), false)
		label = lang.X("signoff.override", "Override and sign off")
		content.Add(problem)
	}
	d := control.ShowDialog(w.win.Canvas(), lang.X("signoff.title", "Sign the story off"), content, 560, label, func() bool {
		if problem.SetText(o.refused()); !o.signed() || o.refused() != "" {
			return false
		}
		w.signedOff(s, o.override())
		return true
	})
	d.Serve(o.fields()...)
	d.SetEnabled(o.signed())
	for _, f := range o.fields() {
		f.OnChanged = func(string) { d.SetEnabled(o.signed()) }
	}
	if o.reason != nil {
		d.Focus(o.reason)
	}
}

// warn lists what is to be said against a story and does not stop it.
func warn(content *fyne.Container, checked workflow.Checked) {
	rows, n := control.NewColumn(4), 0
	for _, f := range checked.All() {
		if f.Severity == editor.Warns && f.Waived == nil {
			rows.Add(control.NewText(control.Quiet.Wrap(2), "⚠ "+lineOf(f)))
			n++
		}
	}
	if n > 0 {
		content.Add(control.NewText(control.Strong.In(theme.NeedsSourceInk).Wrap(2), control.Count("signoff.warnings", "{{.N}} warnings stand, and do not stop it.", n)))
		content.Add(control.NewLimited(110, rows).Object)
	}
}

// signing says what would be signed.
func (w *window) signing(s editor.Story) string {
	settled, all := s.Settled()
	c := fact.Cover(s)
	return lang.X("signoff.says", "{{.Name}} signs these words, by their hash, as a revision of their own: {{.Settled}} of {{.All}} facts are settled, {{.Covered}} of {{.Sentences}} sentences covered. Afterwards only corrections go through without another sign-off.",
		map[string]any{"Name": w.who(), "Settled": settled, "All": all, "Covered": len(c.Sentences) - len(c.Gaps()), "Sentences": len(c.Sentences)})
}

// signedOff files the revision that is signed.
func (w *window) signedOff(s *story, o *editor.Override) {
	w.file(s, "", func(ctx context.Context, snapshot editor.Story, base int) (editor.Revision, error) {
		return w.desk.SignOff(ctx, s.id, base, snapshot, o)
	}, func(r editor.Revision, _ error) {
		w.check()
		w.tell(lang.X("signoff.done", "Signed off as revision {{.N}} by {{.Name}}, hash {{.Hash}}.",
			map[string]any{"N": r.Number, "Name": r.Author, "Hash": r.Hash[:min(12, len(r.Hash))]}), "", nil)
	})
}
