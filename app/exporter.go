package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
)

// export writes a story in the background and says so.
func (w *window) export(s *story, o workflow.Order) {
	w.file(s, lang.X("export.job", "Exporting"), func(ctx context.Context, snapshot editor.Story, base int) (editor.Revision, error) {
		r, err := w.desk.Export(ctx, s.id, base, snapshot, o)
		if blocked := (*workflow.BlockedError)(nil); errors.As(err, &blocked) {
			err = &stoppedExport{blocked, filepath.Base(o.Path)}
		}
		return r, err
	}, func(_ editor.Revision, err error) {
		if err != nil {
			return
		}
		w.moved(s.id, editor.Exported)
		w.toldOfFile(lang.X("export.done", "Exported to {{.Path}}", map[string]any{"Path": o.Path}), filepath.Dir(o.Path))
	})
}

// stoppedExport is a file that was not written, since reading it again found what the
// checks of the story alone could not.
type stoppedExport struct {
	*workflow.BlockedError
	name string
}

// askAgain asks once more how to export the story in front, which was stopped when its
// file was read again.
func (w *window) askAgain(stopped *stoppedExport) {
	l := w.frontLeaving()
	l.all[0].Checked, l.checked = workflow.Checked{Credits: slices.DeleteFunc(slices.Clone(stopped.Findings), ofSuggestions)}, true
	w.prepareExport(l, func(e *exporting) {
		e.open()
		e.name.SetText(stopped.name)
	})
}

// ofSuggestions reports whether a finding is of what is suggested, which the dialog asks for
// in each format anew.
func ofSuggestions(f editor.Finding) bool { return f.Rule == workflow.RuleSuggestions }

// toldOfFile tells of what was written, and offers to show where.
func (w *window) toldOfFile(words, folder string) {
	w.tell(words, lang.X("export.show-folder", "Show the folder"), func() { w.fail(w.openFile(folder)) })
}

// exportAsBefore exports to where somebody did last: at once where nothing is to be
// asked, or else through the dialog. It is what is picked in the list or the story in
// front.
func (w *window) exportAsBefore() {
	then := func(e *exporting) {
		path := e.path()
		if len(e.halted) == 0 && e.wrong(path) == "" && (!e.intoOne() || e.mayReplace(path) || !lies(path)) {
			e.send(path)
			return
		}
		if len(e.halted) == 0 && e.intoOne() && !e.kept().Replace && e.wrong(path) == "" { // keep both
			e.send(workflow.FreePath(filepath.Dir(path), strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), filepath.Ext(path)))
			return
		}
		e.open()
		if wrong := e.wrong(path); wrong != "" {
			e.say(wrong)
		}
	}
	if w.exportsPicked() {
		w.leavingOfList(func(l leaving) { w.prepareExport(l, then) })
		return
	}
	w.prepareExport(w.frontLeaving(), then)
}

// mostLeaving is how many stories are exported at once: all of them are held meanwhile.
const mostLeaving = 2000

// exportChosen asks how to export the stories that are chosen in the list.
func (w *window) exportChosen() {
	w.leavingOfList(func(l leaving) { w.prepareExport(l, (*exporting).open) })
}

// leavingOfList reads the stories that are chosen in the list, with words that are on
// the disk.
func (w *window) leavingOfList(then func(leaving)) {
	numbers := w.list.Chosen()
	if len(numbers) > mostLeaving {
		w.tell(lang.X("export.too-many", "At most {{.N}} stories are exported at once: select fewer.", map[string]any{"N": control.Number(mostLeaving)}), "", nil)
		return
	}
	if w.list.Place().Bin {
		w.tell(control.Sentence(editor.ErrBinned), "", nil)
		return
	}
	if len(numbers) == 0 || !w.flush() {
		return
	}
	open := map[string]uint64{}
	for _, s := range w.stories {
		open[s.id] = s.doc.Version()
	}
	w.jobs.Go(lang.X("export.reading", "Reading the stories"), func(ctx context.Context, progress job.Progress) (func(), error) {
		ids, err := w.desk.Library().IDs(ctx, numbers)
		if err != nil {
			return nil, err
		}
		l := leaving{versions: open}
		for i, id := range ids {
			progress(i, len(ids), "")
			one, err := w.desk.Leaving(ctx, id)
			if err != nil {
				return nil, err
			}
			l.all = append(l.all, one)
		}
		return func() {
			if len(l.all) > 0 {
				then(l)
			}
		}, nil
	})
}

// exportAll exports several stories in the background. Of those that are open the drafts
// are held back meanwhile, and the window goes on with the revisions.
func (w *window) exportAll(l leaving, s workflow.Shipment) {
	var open []*story
	words := map[string]editor.Story{}
	for _, one := range l.all {
		if o := w.opened(one.ID); o != nil {
			o.finish()
			o.filing = true
			open, words[o.id] = append(open, o), o.doc.Story()
		}
	}
	filer := w.jobs.Go(lang.X("export.job", "Exporting"), func(ctx context.Context, progress job.Progress) (func(), error) {
		shipped := w.desk.ExportAll(ctx, l.all, s, func(done, total int, headline string) { progress(done, total, headline) })
		return func() {
			for _, o := range open {
				o.filing = false
				i := slices.IndexFunc(shipped.Fates, func(one workflow.Fate) bool { return one.ID == o.id })
				if r := shipped.Fates[i].Revision; r.Number > o.base && w.opened(o.id) == o {
					w.filed(o, r, words[o.id], l.versions[o.id])
					w.restandStory(o)
				}
			}
			w.reloadList()
			w.shipped(shipped, s)
		}, nil
	})
	for _, o := range open {
		o.filer = filer
	}
}

// shipped says what became of several stories.
func (w *window) shipped(out workflow.Shipped, s workflow.Shipment) {
	said := map[string]any{"N": control.Number(out.Gone()), "All": control.Number(len(out.Fates)), "Path": s.To}
	folder := s.To
	if s.Packing != editor.InFiles {
		folder = filepath.Dir(s.To)
	}
	switch {
	case out.Err != nil && !errors.Is(out.Err, workflow.ErrCancelled):
		w.fail(out.Err)
	case out.Gone() == len(out.Fates):
		w.toldOfFile(lang.XN("export.done-many", "{{.N}} stories are exported to {{.Path}}", out.Gone(), said), folder)
	default:
		words := lang.X("export.done-some", "{{.N}} of {{.All}} stories are exported to {{.Path}}", said)
		w.warn(words, lang.X("export.see-rest", "See the rest"), func() { w.stayed(out) })
	}
}

// stayed lists the stories that did not go, and why.
func (w *window) stayed(out workflow.Shipped) {
	rest := slices.DeleteFunc(slices.Clone(out.Fates), func(one workflow.Fate) bool { return one.Err == nil })
	var d *control.Dialog
	list := control.NewList()
	list.Gap, list.Side = 10, 2
	list.Count = func() int { return len(rest) }
	list.Object = func(i int) fyne.CanvasObject {
		one := rest[i]
		return control.NewColumn(4, control.NewText(control.Strong.Wrap(1), control.Headline(one.Headline)), control.NewText(control.Quiet.Wrap(4), whyStayed(one)),
			control.NewFlow(6, control.NewSmallButton(lang.X("import.open", "Open it"), "", func() { d.Close(); w.open(one.ID) })))
	}
	list.Height = func(i int, width float32) float32 { return control.HeightOf(list.Object(i), width) }
	d = control.ShowReading(w.win.Canvas(), control.Count("export.stayed", "{{.N}} stories were not exported", len(rest)), control.NewFixed(0, 320, list), 640)
}

func whyStayed(one workflow.Fate) string {
	blocked := (*workflow.BlockedError)(nil)
	if !errors.As(one.Err, &blocked) {
		return control.Sentence(one.Err)
	}
	lines := []string{lang.X("export.was-stopped", "Stopped:")}
	for _, f := range blocked.Findings {
		lines = append(lines, "✕ "+lineOf(f))
	}
	return strings.Join(lines, "\n")
}

// mayExportAsBefore reports whether somebody has exported before, and there is
// something to export now.
func (w *window) mayExportAsBefore() bool {
	return w.hasStory() && w.settings.ExportFormat.Get() != ""
}
