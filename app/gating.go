package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/facts"
	"stet/app/job"
	"stet/app/theme"
	"stet/editor"
)

// chooseGates asks what the desk wants of the facts of a story before it leaves the
// house, and which kinds and statuses it has of its own.
func (w *window) chooseGates() {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		chosen, err := w.desk.ReadFactDesk(ctx)
		if err != nil {
			return nil, err
		}
		return func() {
			facts.ShowDeskForm(w.win, chosen, w.setFactDesk)
		}, nil
	})
}

// setFactDesk keeps how the desk checks, and checks the story in front by it.
func (w *window) setFactDesk(chosen editor.FactDesk) error {
	if err := chosen.Validate(); err != nil {
		return err
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		if err := w.desk.SetFactDesk(ctx, chosen); err != nil {
			return nil, err
		}
		return func() {
			if w.story != nil {
				w.refreshFacts() // under other names, perhaps
			}
			w.check()
			w.tell(lang.X("gates.kept", "The desk's gates are kept in this library."), "", nil)
		}, nil
	})
	return nil
}

// gateFindings lists what the gates say of the story in front; Enter goes to the fact
// that a finding is about.
func (w *window) gateFindings() {
	found := slices.Clone(w.story.checked.Facts)
	if len(found) == 0 {
		w.tell(lang.X("gates.pass", "Every gate that this desk has chosen is passed."), "", nil)
		return
	}
	list := control.NewList()
	list.Side, list.Gap = 2, 2
	rows := make([]*control.Row, len(found))
	for i, f := range found {
		rows[i] = control.NewSlimRow(gateLine(f))
		rows[i].OnTapped = func() { list.Choose(i); list.OnOpen(i) }
	}
	list.Count = func() int { return len(rows) }
	list.Height = func(i int, width float32) float32 { return rows[i].HeightFor(width) }
	list.Object = func(i int) fyne.CanvasObject { return rows[i] }
	list.OnSelect = func(at int) {
		for i, row := range rows {
			row.SetState(control.Plain)
			if i == at {
				row.SetState(control.Marked)
			}
		}
	}
	height := min(34*float32(len(found))+8, w.win.Canvas().Size().Height-220)
	d := control.ShowReading(w.win.Canvas(), lang.X("gates.findings", "What the gates say"), control.NewFixed(0, height, list), 600)
	list.OnOpen = func(i int) { d.Close(); w.showFinding(found[i]) }
	list.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			d.Close()
		}
		return e.Name == fyne.KeyEscape
	}
	list.Choose(0)
}

// gateLine is a finding in a list: what stops the story, or what is waived or only said.
func gateLine(f editor.Finding) *control.Text {
	switch {
	case f.Waived != nil:
		return control.NewText(control.Quiet.Wrap(2), "~ "+f.Message)
	case f.Stops():
		return control.NewText(control.Body.In(theme.DisputedInk).Wrap(2), "✕ "+f.Message)
	}
	return control.NewText(control.Body.In(theme.NeedsSourceInk).Wrap(2), "⚠ "+f.Message)
}

// showFinding goes to the fact, or the words, that a finding is about.
func (w *window) showFinding(f editor.Finding) {
	for _, g := range w.story.facts {
		if g.Range == f.Range && g.Text == f.Text {
			w.openTab(tabFacts)
			w.facts.Filter(facts.Sieve{})
			w.facts.Select(g.ID)
			w.facts.Focus()
			w.revealFact(g.ID)
			return
		}
	}
	if !f.Range.IsZero() && f.Block != "" {
		w.goToWords(f.Range)
	}
}
