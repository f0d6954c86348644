package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/job"
)

// gate follows the format: what stops a story in one may be seen as what it is in another.
// It answers whether that is so.
func (e *exporting) gate() bool {
	to, before := e.chosen(), e.findings()
	e.out.all = slices.Clone(e.out.all)
	for i, one := range e.out.all {
		e.out.all[i] = one.At(to)
	}
	e.overruling.halted = e.out.halted()
	return e.findings() != before
}

// showStops lists what stops the stories, and asks who overrides it; what was typed of
// that stays.
func (e *exporting) showStops() {
	who, why := e.w.who(), ""
	if e.by != nil {
		who, why = e.by.Text, e.reason.Text
	}
	e.by, e.reason = nil, nil
	e.stops.RemoveAll()
	for _, one := range e.out.all {
		if !e.several() {
			warn(e.stops, one.Checked)
		}
	}
	if len(e.halted) > 0 {
		title := lang.XN("export.stopped", "{{.Count}} findings stop this export. Settle them, or override them in your name.", e.findings(), map[string]any{"Count": e.findings()})
		if e.several() {
			title = lang.XN("export.stopped-many", "{{.Count}} stories are stopped. Override that in your name, or they stay.", len(e.halted), map[string]any{"Count": len(e.halted)})
		}
		e.ask(e.stops, title, who, e.several())
		e.reason.SetText(why)
	}
	for _, f := range e.overruling.fields() {
		f.OnChanged = func(string) { e.rename(); e.changed() } // a name may number the revision
		f.OnEnter, f.OnEscape = func() { e.dialog.Confirm() }, func() { e.dialog.Cancel() }
	}
	visible(e.stops, len(e.stops.Objects) > 0)
}

// retick follows a format for others than the one before was for, where no destination says
// what stays at the desk.
func (e *exporting) retick() {
	review := forReview(e.written())
	if review != e.review && e.to.SelectedIndex() <= 0 {
		e.readers.Checked = e.w.forReaders(e.written()).Get()
		e.readers.Refresh()
	}
	e.review = review
}

// formed follows the choice of a format, and of what of the story goes into it.
func (e *exporting) formed() {
	e.regate()
	e.rename()
	e.changed()
	e.show()
}

// regate shows what stops the stories where that is something else by now.
func (e *exporting) regate() {
	if e.gate() {
		e.showStops()
	}
}

// destined follows the choice of a destination, whose gates may be others.
func (e *exporting) destined() {
	e.offered = e.name.Text // what it was called belongs to the destination before
	e.fill()
	e.changed()
	e.show()
	to, all := e.kept(), e.out.all
	e.busy = true
	e.dialog.SetEnabled(false)
	e.checking.Go(lang.X("export.checking", "Checking"), func(ctx context.Context, progress job.Progress) (func(), error) {
		all, err := e.w.desk.CheckLeaving(ctx, all, to, func(done, total int) { progress(done, total, "") })
		if err != nil {
			return nil, err
		}
		return func() {
			e.out.all, e.busy = all, false
			e.gate()
			e.showStops()
			e.rename()
			e.changed()
			e.dialog.Refresh()
		}, nil
	})
}

// warn says what does not go out.
func (e *exporting) warn(said []string) {
	e.lost.SetText(strings.Join(slices.DeleteFunc(slices.Clone(said), func(s string) bool { return s == "" }), "\n"))
	visible(e.lost, e.lost.Words() != "")
	e.dialog.Refresh()
}

// going counts the stories that would go now: without a signature those stay that
// something stops.
func (e *exporting) going() int {
	if e.signed() {
		return len(e.out.all)
	}
	return len(e.out.all) - len(e.halted)
}
