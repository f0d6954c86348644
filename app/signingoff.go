package app

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/fact"
)

// signOff asks whether the story in front is to be signed off, and says what there is
// to say against it.
func (w *window) signOff() {
	w.commitFields() // what is being typed into a field counts
	s := w.story
	story := s.doc.Story()
	o := &overruling{story: story, stopping: w.desk.Check(story).Stopping()}
	content := control.NewColumn(9, control.NewText(control.Body.Wrap(control.Unlimited), w.signing(story)))
	label, problem := lang.X("signoff.do", "Sign off"), control.NewText(control.Fine.In(theme.DisputedInk).Wrap(2), "")
	if n := len(o.stopping); n > 0 {
		o.ask(content, control.Count("signoff.stopped", "{{.N}} findings are in the way. Settle them, or override them in your name.", n), w.who())
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
