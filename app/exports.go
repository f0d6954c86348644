package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/format"
)

// exporting is the dialog that writes the open story to a file: where to, in
// which format, and, where the checks stop it, who overrides them and why.
type exporting struct {
	w              *window
	name           *widget.Entry
	folder         *widget.Entry
	format         *widget.Select
	by, reason     *widget.Entry
	stopping       []editor.Finding
	dialog         *dialog.ConfirmDialog
	overwriteAsked string
}

// chooseExport opens the dialog.
func (w *window) chooseExport() {
	w.commitFields() // what is being typed into a field counts
	e := &exporting{w: w, stopping: w.desk.Check(w.story.doc.Story()).Stopping()}
	content := container.NewVBox(e.form())
	if len(e.stopping) > 0 {
		content.Add(e.gate())
	}
	label := lang.X("export.write", "Export")
	if len(e.stopping) > 0 {
		label = lang.X("export.override", "Override and export")
	}
	e.dialog = dialog.NewCustomConfirm(lang.X("export.title", "Export the story"), label, lang.X("cancel", "Cancel"), content,
		func(ok bool) {
			if ok {
				e.write()
			}
		}, w.win)
	for _, entry := range []*widget.Entry{e.name, e.folder, e.by, e.reason} {
		if entry != nil { // no override, no reason
			entry.OnSubmitted = func(string) { e.dialog.Confirm() }
		}
	}
	e.dialog.Resize(fyne.NewSize(600, 0))
	e.dialog.Show()
	w.win.Canvas().Focus(e.name)
}

// form asks for the name, the folder and the format, which follow each other.
func (e *exporting) form() *widget.Form {
	var names []string
	for _, f := range format.Formats {
		names = append(names, f.Name)
	}
	e.format = widget.NewSelect(names, nil)
	e.name = widget.NewEntry()
	e.name.SetText(exportName(e.w.story.doc.Article()) + format.Formats[0].Endings[0])
	e.format.SetSelectedIndex(0)
	e.format.OnChanged = func(string) {
		old := filepath.Ext(e.name.Text)
		e.name.SetText(strings.TrimSuffix(e.name.Text, old) + format.Formats[e.format.SelectedIndex()].Endings[0])
	}
	e.name.OnChanged = func(name string) {
		if i := formatOf(name); i >= 0 && i != e.format.SelectedIndex() {
			changed := e.format.OnChanged
			e.format.OnChanged = nil
			e.format.SetSelectedIndex(i)
			e.format.OnChanged = changed
		}
	}
	e.folder = widget.NewEntry()
	e.folder.SetText(e.w.folder())
	choose := widget.NewButton(lang.X("export.choose", "Choose…"), e.chooseFolder)
	return widget.NewForm(
		widget.NewFormItem(lang.X("export.name", "File name"), e.name),
		widget.NewFormItem(lang.X("export.folder", "Folder"), container.NewBorder(nil, nil, nil, choose, e.folder)),
		widget.NewFormItem(lang.X("export.format", "Format"), e.format),
	)
}

// gate lists what stops the export and asks who overrides it.
func (e *exporting) gate() fyne.CanvasObject {
	title := control.NewText(control.Strong.In(theme.DisputedInk), lang.XN("export.stopped",
		"{{.Count}} findings stop this export. Settle them, or override them in your name.", len(e.stopping), map[string]any{"Count": len(e.stopping)}))
	rows := control.NewColumn(4)
	for _, f := range e.stopping {
		line := f.Message
		if f.Text != "" && !strings.Contains(line, f.Text) {
			line += " – “" + f.Text + "”"
		}
		rows.Add(control.NewText(control.Quiet.Wrap(2), "✕ "+line))
	}
	list := container.NewVScroll(rows)
	list.SetMinSize(fyne.NewSize(0, min(180, 24*float32(len(e.stopping))+8)))
	e.by, e.reason = widget.NewEntry(), widget.NewEntry()
	e.by.SetText(e.w.who())
	e.reason.SetPlaceHolder(lang.X("export.reason-hint", "The revision keeps this reason"))
	return container.NewVBox(title, list, widget.NewForm(
		widget.NewFormItem(lang.X("export.by", "Overridden by"), e.by),
		widget.NewFormItem(lang.X("export.reason", "Reason"), e.reason)))
}

func (e *exporting) chooseFolder() {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			e.w.fail(err)
		} else if folder != nil {
			e.folder.SetText(folder.Path())
		}
	}, e.w.win)
	e.w.startIn(d.SetLocation)
	e.w.showFiles(d)
}

// write exports, or says what is missing and shows the dialog again.
func (e *exporting) write() {
	path := filepath.Join(strings.TrimSpace(e.folder.Text), strings.TrimSpace(e.name.Text))
	if wrong := e.wrong(path); wrong != nil {
		failure := dialog.NewError(wrong, e.w.win)
		failure.SetOnClosed(e.dialog.Show)
		failure.Show()
		return
	}
	if _, err := os.Stat(path); err == nil && e.overwriteAsked != path {
		e.askOverwrite(path)
		return
	}
	e.w.settings.Folder.Set(filepath.Dir(path))
	e.w.export(path, e.override())
}

// wrong says what keeps the dialog's answers from being used.
func (e *exporting) wrong(path string) error {
	if !filepath.IsAbs(path) {
		return errors.New(lang.X("export.no-folder", "Name the folder in full, from the root."))
	}
	if formatOf(path) < 0 {
		return errors.New(lang.X("export.no-format", "The file name needs the ending of a format: .html, .md or .txt."))
	}
	if len(e.stopping) > 0 && (strings.TrimSpace(e.by.Text) == "" || strings.TrimSpace(e.reason.Text) == "") {
		return errors.New(lang.X("export.no-reason", "An override needs a name and a reason."))
	}
	return nil
}

func (e *exporting) askOverwrite(path string) {
	dialog.ShowConfirm(lang.X("export.replace", "Replace the file?"),
		lang.X("export.exists", "{{.File}} is there already.", map[string]any{"File": filepath.Base(path)}),
		func(yes bool) {
			if yes {
				e.overwriteAsked = path
				e.write()
			} else {
				e.dialog.Show()
			}
		}, e.w.win)
}

func (e *exporting) override() *editor.Override {
	if len(e.stopping) == 0 {
		return nil
	}
	return &editor.Override{By: e.by.Text, Reason: e.reason.Text}
}

// export writes the open story in the background and says so.
func (w *window) export(path string, o *editor.Override) {
	s := w.story
	w.file(s, lang.X("export.job", "Exporting"), func(ctx context.Context, snapshot editor.Story, base int) (editor.Revision, error) {
		return w.desk.Export(ctx, s.id, base, snapshot, path, o)
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
		err = format.Encode(out, out.URI().Extension(), doc.Clean(w.story.doc.Story()))
		if err = errors.Join(err, out.Close()); err != nil {
			w.fail(err)
		}
	}, w.win)
	d.SetFileName(exportName(w.story.doc.Article()) + ".md")
	w.showFiles(d)
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
	return slices.IndexFunc(format.Formats, func(f format.Format) bool { return slices.Contains(f.Endings, ext) })
}
