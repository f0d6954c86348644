package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
)

type importTell = func(done, total int, last workflow.Imported)

// haul runs an import in the background. What it brings is shown while it runs,
// but not story by story.
func (w *window) haul(o workflow.ImportOptions, run func(context.Context, workflow.ImportOptions, importTell) workflow.ImportReport) {
	w.jobs.Go(lang.X("import.job", "Importing"), func(ctx context.Context, progress job.Progress) (func(), error) {
		p := pace{now: w.clock}
		reading := o
		reading.Reading = func(done, total int, file string) {
			if total <= fewReading {
				progress(done, total, filepath.Base(file))
			}
		}
		report := run(ctx, reading, func(done, total int, last workflow.Imported) {
			if words, due := p.told(done, total, filepath.Base(last.File)); due {
				progress(done, total, words)
			}
			if p.relist() {
				w.jobs.UI(w.relist)
			}
		})
		return func() { w.imported(report, o) }, nil
	})
}

// fewReading is of how many files each is named while it is read: of more than these, how
// fast they come in says more.
const fewReading = 200

// relist shows what has come in by now, unless something else is shown.
func (w *window) relist() {
	if w.list.Searching() == "" {
		w.reloadList()
	}
}

const (
	tellEvery   = 200 * time.Millisecond
	relistEvery = 2 * time.Second
)

// pace says how fast work on many files goes, and when that is to be shown.
type pace struct {
	now          func() time.Time
	last, listed time.Time // when it was shown last
	from, since  progress  // the rate is that from here to now; from here on, soon
}

type progress struct {
	at   time.Time
	done int
}

// paceOver is at least how long the rate is taken over: files that are in already
// go by much faster than others.
const paceOver = 5 * time.Second

// told says in words how far the work is, where it is time to.
func (p *pace) told(done, total int, name string) (words string, due bool) {
	now := p.now()
	if p.last.IsZero() {
		p.from, p.listed = progress{now, done}, now
		p.since = p.from
	} else if now.Sub(p.last) < tellEvery && done < total {
		return "", false
	}
	p.last = now
	spent, ready := now.Sub(p.from.at), done-p.from.done
	if now.Sub(p.since.at) > paceOver {
		p.from, p.since = p.since, progress{now, done}
	}
	if ready <= 0 || spent < time.Second {
		return name, true
	}
	left := time.Duration(float64(spent) / float64(ready) * float64(total-done))
	return lang.X("import.pace", "{{.Done}} of {{.Total}} · {{.Rate}} a second · {{.Left}} left", map[string]any{
		"Done": control.Number(done), "Total": control.Number(total),
		"Rate": control.Number(int(float64(ready) / spent.Seconds())), "Left": left.Round(time.Second)}), true
}

// relist reports whether it is time to list anew what has come in.
func (p *pace) relist() bool {
	now := p.now()
	if now.Sub(p.listed) < relistEvery {
		return false
	}
	p.listed = now
	return true
}

// tellMany says in one line what became of very many files.
func (w *window) tellMany(r workflow.ImportReport, o workflow.ImportOptions) {
	if r.Refused == 0 {
		w.tell(reportTitle(r), "", nil)
		return
	}
	w.warn(reportTitle(r), lang.X("import.refusals", "See what was refused"), func() { w.importReport(r, o) })
}

// importReport lists what became of the files.
func (w *window) importReport(r workflow.ImportReport, o workflow.ImportOptions) {
	var d *control.Dialog
	leave := func() { d.Close() }
	list := control.NewList()
	list.Gap, list.Side = 10, 2
	lines := importLines(r.Results)
	list.Count = func() int { return len(lines) }
	list.Object = func(i int) fyne.CanvasObject { return w.importRow(lines[i], o, leave) }
	list.Height = func(i int, width float32) float32 { return control.HeightOf(list.Object(i), width) }
	content := control.NewColumn(10)
	switch {
	case len(lines) > 0:
		content.Add(control.NewFixed(0, listHeight(list, reportWide-48, 320), list))
	case r.Done() == 0:
		content.Add(control.NewText(control.Body, lang.X("import.cancelled", "Nothing was imported.")))
	}
	if r.Refused > 1 {
		content.Add(control.NewFlow(6, control.NewSmallButton(lang.X("import.save-list", "Save what was refused as a list…"), "", func() {
			leave()
			w.saveRefusals(r)
		})))
	}
	d = control.ShowReading(w.win.Canvas(), reportTitle(r), content, reportWide)
}

const reportWide = 640 // and 48 of it beside the list

// listHeight is how high a list is that is so wide, at most so high.
func listHeight(l *control.List, width, most float32) float32 {
	high := 2*l.Side - l.Gap
	for i := 0; i < l.Count() && high < most; i++ {
		high += l.Gap + l.Height(i, width-2*l.Side)
	}
	return min(high, most)
}

// importLine is one row of the report: a file, a story of several in one, or what stands
// over those.
type importLine struct {
	workflow.Imported
	head  int  // how many stories follow, 0 in a row that is none
	under bool // it is a story under the name of its file
}

// importLines groups the stories of a file under its name.
func importLines(results []workflow.Imported) []importLine {
	var lines []importLine
	for i, r := range results {
		n := 1
		for i+n < len(results) && results[i+n].File == r.File {
			n++
		}
		begins := i == 0 || results[i-1].File != r.File
		if begins && n > 1 {
			lines = append(lines, importLine{Imported: workflow.Imported{File: r.File}, head: n})
		}
		lines = append(lines, importLine{Imported: r, under: n > 1 || !begins})
	}
	return lines
}

// reportTitle counts what became of the files, and what became of none goes unsaid.
func reportTitle(r workflow.ImportReport) string {
	var said []string
	for _, one := range []struct {
		words string
		n     int
	}{
		{lang.X("import.title-new", "{{.N}} imported", map[string]any{"N": control.Number(r.New)}), r.New},
		{lang.X("import.title-already", "{{.N}} already in the library", map[string]any{"N": control.Number(r.Already)}), r.Already},
		{lang.X("import.title-refused", "{{.N}} refused", map[string]any{"N": control.Number(r.Refused)}), r.Refused},
	} {
		if one.n > 0 {
			said = append(said, one.words)
		}
	}
	if r.Done() < r.Total && r.Err == nil {
		return lang.X("import.title-cancelled", "Cancelled: {{.N}} of {{.Total}} imported", map[string]any{"N": control.Number(r.New), "Total": control.Number(r.Total)})
	}
	if said == nil {
		return lang.X("import.title-none", "Nothing imported")
	}
	return strings.Join(said, ", ")
}

// saveRefusals writes which files were refused, and why, to a text file.
func (w *window) saveRefusals(r workflow.ImportReport) {
	d := dialog.NewFileSave(func(out fyne.URIWriteCloser, err error) {
		if err == nil && out != nil {
			err = errors.Join(writeRefusals(out, r), out.Close())
		}
		w.fail(err)
	}, w.win)
	d.SetFileName(lang.X("import.list-name", "Refused") + ".txt")
	showFiles(w.win, d)
}

func writeRefusals(out io.Writer, r workflow.ImportReport) error {
	for _, one := range r.Results {
		if one.Status != workflow.WasRefused {
			continue
		}
		if _, err := fmt.Fprintf(out, "%s\t%v\n", one.File, one.Err); err != nil {
			return err
		}
	}
	return nil
}

// offerCutShort offers to go on with an import that was cut short when Stet was
// closed, or ended otherwise.
func (w *window) offerCutShort() {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		all, err := w.desk.CutShort(ctx)
		return func() {
			if len(all) > 0 {
				w.offerToResume(all[0], nil)
			}
		}, err
	})
}

// offerToResume says that an import did not come to its end, and why where that is
// known.
func (w *window) offerToResume(i editor.Import, why error) {
	about := map[string]any{"Name": importName(i), "Done": control.Number(i.Done), "Total": control.Number(i.Total)}
	words := lang.X("import.stopped", "The import of “{{.Name}}” stopped at {{.Done}} of {{.Total}} files.", about)
	if why != nil {
		words += " " + why.Error()
	}
	w.warn(words, lang.X("import.resume", "Resume"), func() {
		o := workflow.ImportOptions{Encoding: i.Encoding, Again: i.Again}
		w.haul(o, func(ctx context.Context, _ workflow.ImportOptions, tell importTell) workflow.ImportReport {
			return w.desk.Resume(ctx, i, tell)
		})
	})
	w.notice.Offer(lang.X("import.forget", "Forget"), func() { w.forgetImport(i) })
}

func (w *window) forgetImport(i editor.Import) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		err := w.desk.Forget(ctx, i)
		return w.offerCutShort, err
	})
}

// importName is what an import is called: the first of the files and folders it
// was asked for.
func importName(i editor.Import) string {
	if len(i.Paths) == 0 {
		return ""
	}
	name := filepath.Base(i.Paths[0])
	if len(i.Paths) > 1 {
		name += "…"
	}
	return name
}
