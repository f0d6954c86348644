package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/format"
)

// exporting is the dialog that writes the open story to a file: where to, in
// which format, and, where the checks stop it, who overrides them and why.
type exporting struct {
	target
	format *control.Choice
	overruling
}

// chooseExport opens the dialog, once it is known what stops the export.
func (w *window) chooseExport() {
	w.commitFields() // what is being typed into a field counts
	s, snapshot := w.story, w.story.doc.Story()
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		checked, err := w.desk.CheckStory(ctx, s.id, snapshot)
		return func() {
			if s == w.story && err == nil {
				w.askExport(snapshot, checked, "")
			}
		}, err
	})
}

// stoppedExport is a file that was not written, since reading it again found what the
// checks of the story alone could not.
type stoppedExport struct {
	*workflow.BlockedError
	name string
}

// askExport asks for a file to write to; name is offered for it, "" for the story's own.
func (w *window) askExport(s editor.Story, checked workflow.Checked, name string) {
	e := &exporting{target: newTarget(w), overruling: overruling{story: s, stopping: checked.Stopping()}}
	content := e.form()
	warn(content, checked)
	if len(e.stopping) > 0 {
		e.ask(content, lang.XN("export.stopped",
			"{{.Count}} findings stop this export. Settle them, or override them in your name.", len(e.stopping), map[string]any{"Count": len(e.stopping)}), w.who())
	}
	content.Add(e.problem)
	e.dialog = control.ShowDialog(w.win.Canvas(), lang.X("export.title", "Export the story"), content, 600, e.label(), e.write)
	fields := append([]*control.Field{e.name, e.folder}, e.overruling.fields()...)
	for _, f := range fields {
		changed := f.OnChanged
		f.OnChanged = func(text string) {
			if changed != nil {
				changed(text)
			}
			e.changed()
		}
	}
	e.dialog.Serve(fields...)
	if name != "" {
		e.name.SetText(name)
	}
	e.changed()
}

// form asks for the name, the folder and the format, which follow each other.
func (e *exporting) form() *fyne.Container {
	var names []string
	for _, f := range format.Written() {
		names = append(names, f.Name)
	}
	e.format = control.NewChoice(names, nil)
	e.format.SetSelectedIndex(0)
	e.name.SetText(exportName(e.w.story.doc.Article()) + format.Written()[0].Endings[0])
	e.format.OnChanged = func(string) {
		old := filepath.Ext(e.name.Text)
		e.name.SetText(strings.TrimSuffix(e.name.Text, old) + format.Written()[e.format.SelectedIndex()].Endings[0])
	}
	e.name.OnChanged = func(name string) {
		if i := formatOf(name); i >= 0 && i != e.format.SelectedIndex() {
			changed := e.format.OnChanged
			e.format.OnChanged = nil
			e.format.SetSelectedIndex(i)
			e.format.OnChanged = changed
		}
	}
	return control.NewColumn(7, e.nameRow(), e.folderRow(), control.NewField(lang.X("export.format", "Format"), e.format))
}

// changed follows what is typed: the main button is off while an override lacks
// its name or its reason, and the question about another file is taken back.
func (e *exporting) changed() {
	e.dialog.SetEnabled(e.signed())
	e.retarget(e.label)
	if !e.signed() {
		e.say(lang.X("export.no-reason", "An override needs a name and a reason."))
	}
}

// label is what the main button says.
func (e *exporting) label() string {
	switch {
	case e.replacing != "":
		return lang.X("export.replace", "Replace the file")
	case len(e.stopping) > 0:
		return lang.X("export.override", "Override and export")
	}
	return lang.X("export.write", "Export")
}

// write exports, or says what is missing and leaves the dialog open. A file that
// is there already is replaced at the second press.
func (e *exporting) write() bool {
	path := e.path()
	if wrong := e.wrong(path); wrong != "" {
		e.say(wrong)
		return false
	}
	if e.taken(path, e.label) {
		return false
	}
	e.w.settings.Folder.Set(filepath.Dir(path))
	e.w.export(path, e.override())
	return true
}

// wrong says what keeps the dialog's answers from being used, "" for nothing.
func (e *exporting) wrong(path string) string {
	switch {
	case !filepath.IsAbs(path):
		return lang.X("export.no-folder", "Name the folder in full, from the root.")
	case formatOf(path) < 0:
		return lang.X("export.no-format", "The file name needs the ending of a format, such as .html or .docx.")
	case !e.signed():
		return lang.X("export.no-reason", "An override needs a name and a reason.")
	}
	return e.refused()
}

// export writes the open story in the background and says so.
func (w *window) export(path string, o *editor.Override) {
	s := w.story
	w.file(s, lang.X("export.job", "Exporting"), func(ctx context.Context, snapshot editor.Story, base int) (editor.Revision, error) {
		r, err := w.desk.Export(ctx, s.id, base, snapshot, workflow.Order{Path: path, Override: o})
		if blocked := (*workflow.BlockedError)(nil); errors.As(err, &blocked) {
			err = &stoppedExport{blocked, filepath.Base(path)}
		}
		return r, err
	}, func(_ editor.Revision, err error) {
		if err != nil {
			return
		}
		w.moved(s.id, editor.Exported)
		w.tell(lang.X("export.done", "Exported to {{.Path}}", map[string]any{"Path": path}), "", nil)
	})
}

// saveCopy writes the text to a file elsewhere, for when the library cannot be
// written to: no gate, no revision.
func (w *window) saveCopy() {
	d := dialog.NewFileSave(func(out fyne.URIWriteCloser, err error) {
		if err != nil || out == nil {
			if err != nil {
				w.fail(err)
			}
			return
		}
		err = w.desk.Encode(out, out.URI().Extension(), doc.Clean(w.story.doc.Story()))
		if err = errors.Join(err, out.Close()); err != nil {
			w.fail(err)
		}
	}, w.win)
	d.SetFileName(exportName(w.story.doc.Article()) + ".md")
	showFiles(w.win, d)
}

// folder is where files were last read from or written to.
func (w *window) folder() string {
	if f := w.settings.Folder.Get(); f != "" {
		return f
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return home
}

func exportName(a editor.Article) string {
	if a.Slug != "" {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(`/\:*?"<>|`, r) {
				return '-'
			}
			return r
		}, a.Slug)
	}
	return "story"
}

// formatOf is the index of the format that a file name's ending stands for, or
// -1.
func formatOf(name string) int {
	ext := strings.ToLower(filepath.Ext(name))
	return slices.IndexFunc(format.Written(), func(f format.Format) bool { return slices.Contains(f.Endings, ext) })
}
