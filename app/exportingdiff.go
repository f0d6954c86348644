package app

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/compare"
	"stet/app/control"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/diff/redline"
)

// comparisonExport is the dialog that writes the comparison in front to a file.
type comparisonExport struct {
	target
	format *control.Choice
	shown  compare.Compared
}

// chooseComparisonExport opens the dialog, with the format of an ending chosen.
func (w *window) chooseComparisonExport(ending string) {
	e := &comparisonExport{target: newTarget(w), shown: w.comparing.view.Compared()}
	var names []string
	for _, f := range redline.Formats {
		names = append(names, compare.FormatName(f))
	}
	e.format = control.NewChoice(names, nil)
	e.name.SetText(e.fileName() + ending)
	e.follow()
	e.format.OnChanged = func(string) {
		e.name.SetText(strings.TrimSuffix(e.name.Text, filepath.Ext(e.name.Text)) + redline.Formats[e.format.SelectedIndex()].Ending)
	}
	content := control.NewColumn(7, e.nameRow(), e.folderRow(), control.NewField(lang.X("export.format", "Format"), e.format), e.problem)
	e.dialog = control.ShowDialog(w.win.Canvas(), lang.X("compare.export-title", "Export the comparison"), content, 600, e.label(), e.write)
	e.name.OnChanged = func(string) { e.follow(); e.retarget(e.label) }
	e.folder.OnChanged = func(string) { e.retarget(e.label) }
	e.dialog.Serve(e.name, e.folder)
}

// fileName is the story's name and what is compared: "bridge r9-r14".
func (e *comparisonExport) fileName() string {
	name := exportName(e.shown.After.Article)
	if e.shown.From.Kind == compare.OfRevision && e.shown.To.Kind == compare.OfRevision {
		return name + lang.X("compare.export-name", " r{{.M}}-r{{.N}}", map[string]any{"M": e.shown.From.Number, "N": e.shown.To.Number})
	}
	return name + lang.X("compare.export-name-other", " compared")
}

// follow chooses the format that the file's name ends in.
func (e *comparisonExport) follow() {
	f, err := redline.For(e.name.Text)
	if err != nil {
		return
	}
	changed := e.format.OnChanged
	e.format.OnChanged = nil
	e.format.SetSelected(compare.FormatName(f))
	e.format.OnChanged = changed
}

func (e *comparisonExport) label() string {
	if e.replacing != "" {
		return lang.X("export.replace", "Replace the file")
	}
	return lang.X("export.write", "Export")
}

// write writes the file in the background, or says what is missing and leaves the
// dialog open.
func (e *comparisonExport) write() bool {
	path := e.path()
	if !filepath.IsAbs(path) {
		e.say(lang.X("export.no-folder", "Name the folder in full, from the root."))
		return false
	}
	if _, err := redline.For(path); err != nil {
		e.say(lang.X("report.no-form", "End the file name in {{.Endings}}.", map[string]any{"Endings": strings.Join(redline.Endings(), ", ")}))
		return false
	}
	if e.taken(path, e.label) {
		return false
	}
	w, id, base, r := e.w, e.w.story.id, 0, e.w.redline(e.shown)
	if e.shown.To.Kind == compare.OfDesk {
		base = w.story.base
	}
	w.settings.Folder.Set(filepath.Dir(path))
	w.jobs.Go(lang.X("export.job", "Exporting"), func(ctx context.Context, _ job.Progress) (func(), error) {
		if err := w.desk.Sign(ctx, id, &r, base); err != nil {
			return nil, err
		}
		err := workflow.ExportRedline(path, "", r)
		return func() {
			if err == nil {
				w.tell(lang.X("export.done", "Exported to {{.Path}}", map[string]any{"Path": path}), "", nil)
			}
		}, err
	})
	return true
}

// redline is the comparison with whose its sides are. Of words that are not in
// this library, or not filed, the changes are those of whoever compares.
func (w *window) redline(c compare.Compared) redline.Redline {
	return redline.Redline{Comparison: c.Comparison, Before: w.redlineSide(c.From, c.Before), After: w.redlineSide(c.To, c.After)}
}

func (w *window) redlineSide(s compare.Side, story editor.Story) redline.Side {
	side := redline.Side{Name: s.Name, Number: s.Number, Story: story, Signature: redline.Signature{Author: w.who(), At: w.clock()}}
	for _, r := range w.story.revisions {
		if s.Kind == compare.OfRevision && r.Number == s.Number {
			side.Name = compare.Title(r)
			side.Signature = redline.Signature{Author: r.Author, At: r.Saved.Local()}
		}
	}
	return side
}
