package app

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/job"
	"stet/app/library"
	"stet/app/workflow"
	"stet/editor"
)

const (
	day      = 24 * time.Hour
	binEvery = 20 * time.Minute // how often it is looked into
	binRest  = time.Minute      // how long nothing was typed by then
)

func (w *window) binCommands() []command.Command {
	menu := lang.X("menu.library", "Library")
	filled := func() bool { return w.shelves.Bin > 0 }
	return []command.Command{
		{ID: "library.show-bin", Menu: menu, Label: lang.X("library.show-bin", "Show the bin"), Before: true, Run: func() { w.goToPlace(library.Place{Bin: true}) }},
		{ID: "library.purge", Menu: menu, Label: lang.X("library.purge", "Delete the selected stories for good…"),
			Enabled: func() bool { return len(w.list.Chosen()) > 0 && w.list.Place().Bin }, Run: w.askPurge},
		{ID: "library.empty-bin", Menu: menu, Label: lang.X("library.empty-bin", "Empty the bin…"), Enabled: filled, Run: w.askEmptyBin},
		{ID: "library.retention", Menu: menu, Label: lang.X("library.retention", "How long deleted stories are kept…"), Run: w.askRetention},
	}
}

// wireBin wires the bin of the list.
func (w *window) wireBin() {
	w.list.Keep = w.retention()
	w.list.Bulk.Purge = w.askPurge
	w.list.ViewMenu = func(p library.Place) []*fyne.MenuItem {
		if !p.Bin {
			return w.keptMenu(p)
		}
		return []*fyne.MenuItem{fyne.NewMenuItem(lang.X("library.empty-bin", "Empty the bin…"), w.askEmptyBin)}
	}
}

// retention is how long deleted stories are kept.
func (w *window) retention() time.Duration { return time.Duration(w.settings.Retention.Get()) * day }

// askRetention asks how many days deleted stories are kept.
func (w *window) askRetention() {
	days := control.NewEntry(strconv.Itoa(w.settings.Retention.Get()), "30")
	problem := control.NewText(control.Fine.Wrap(control.Unlimited),
		lang.X("retention.hint", "Then they go for good, once a verified backup has them that was made since."))
	control.ShowDialog(w.win.Canvas(), lang.X("retention.title", "How long deleted stories are kept"),
		control.NewColumn(7, control.NewField(lang.X("retention.days", "Days in the bin"), days), problem), 420, lang.X("form.ok", "Save"), func() bool {
			n, err := strconv.Atoi(strings.TrimSpace(days.Text))
			if err != nil || n < 1 || n > 3650 {
				problem.SetText(lang.X("retention.wrong", "This should be a number of days from 1 to 3,650."))
				return false
			}
			w.settings.Retention.Set(n)
			w.list.Keep = w.retention()
			w.list.Tick()
			return true
		}).Serve(days)
}

// askPurge asks before the chosen stories are deleted for good.
func (w *window) askPurge() {
	numbers := w.list.Chosen()
	w.confirmPurge(len(numbers), func(ctx context.Context) ([]string, error) { return w.desk.Library().IDs(ctx, numbers) })
}

// askEmptyBin asks before all that lies in the bin is deleted for good.
func (w *window) askEmptyBin() {
	w.confirmPurge(w.shelves.Bin, func(ctx context.Context) ([]string, error) {
		return w.desk.Select(ctx, editor.Query{Bin: true}, nil)
	})
}

func (w *window) confirmPurge(n int, which func(ctx context.Context) ([]string, error)) {
	if n == 0 {
		return
	}
	text := control.NewText(control.Body.Wrap(control.Unlimited), lang.X("purge.text",
		"Their words go, with all revisions, facts and comments. This cannot be undone. A backup made before still has them."))
	control.ShowDialog(w.win.Canvas(), control.Count("purge.title", "Delete {{.N}} stories for good?", n), text, 440,
		lang.X("purge.ok", "Delete for good"), func() bool {
			w.purge(which)
			return true
		})
}

// purge deletes stories that lie in the bin for good. Those that are open to be
// looked at are closed.
func (w *window) purge(which func(ctx context.Context) ([]string, error)) {
	for _, s := range append([]*story(nil), w.stories...) {
		if !s.summary.Deleted.IsZero() {
			w.close(s)
		}
	}
	w.jobs.Go(lang.X("purge.job", "Deleting for good"), func(ctx context.Context, progress job.Progress) (func(), error) {
		ids, err := which(ctx)
		if err != nil {
			return nil, err
		}
		purged, err := w.desk.Purge(ctx, ids, func(done, total int) { progress(done, total, "") })
		return func() {
			w.list.ClearPicks()
			w.reloadList()
			w.tell(purgedWords(purged), "", nil)
		}, err
	})
}

func purgedWords(p workflow.Purged) string {
	words := control.Count("purge.done", "{{.N}} stories are deleted for good.", p.Gone)
	if p.Back > 0 {
		words += " " + control.Count("purge.back", "{{.N}} had been gone on with and were put back.", p.Back)
	}
	return words
}

// emptyBin deletes for good what has lain in the bin long enough, while nobody
// types.
func (w *window) emptyBin() {
	if w.config.Library.ReadOnly() != nil || w.writing() {
		return
	}
	keep, plan := w.retention(), w.backupPlan()
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		purged, err := w.desk.EmptyBin(ctx, keep, plan)
		return func() {
			if purged.Gone+purged.Back > 0 {
				w.reloadList()
			}
		}, err
	})
}

// writing reports whether something was typed a moment ago.
func (w *window) writing() bool {
	for _, s := range w.stories {
		if !s.save.clean() || w.now().Sub(s.touched) < binRest {
			return true
		}
	}
	return false
}

// tellBinned says over a story that lies in the bin that it does.
func (w *window) tellBinned(s *story) {
	if s.summary.Deleted.IsZero() {
		return
	}
	w.warnOf(lang.X("bin.open", "This story lies in the bin."), lang.X("picks.put-back", "Put back"), func() {
		w.toOne(s.id, editor.Unbinned, "", func(row editor.Summary) string {
			return lang.X("bin.back", "“{{.Headline}}” is back from the bin.", map[string]any{"Headline": control.Headline(row.Headline)})
		})
	})
}
