package app

import (
	"errors"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"stet/app/workflow"
	"stet/editor"
	"stet/editor/doc"
)

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

// exportName is what a file about a story is called, without its ending.
func exportName(a editor.Article) string {
	if name := workflow.SafeName(a.Slug); name != "" {
		return name
	}
	return "story"
}
