package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"stet/app/control"
)

// pickFile asks for a file with one of the endings, all where there are none,
// beginning in the folder used last.
func (w *window) pickFile(title string, endings []string, then func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			w.fail(err)
			return
		}
		if r == nil {
			return
		}
		path := r.URI().Path()
		if err := r.Close(); err != nil {
			w.fail(err)
			return
		}
		then(path)
	}, w.win)
	d.SetTitleText(title)
	if endings != nil {
		d.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	startIn(d, w.settings.Folder.Get())
	showFiles(w.win, d)
}

// pickFolder asks for a folder, beginning in one, "" for wherever.
func (w *window) pickFolder(from string, then func(path string)) {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			w.fail(err)
		} else if folder != nil {
			then(folder.Path())
		}
	}, w.win)
	startIn(d, from)
	showFiles(w.win, d)
}

// showFiles shows a file dialog at a size to find one's way in, which Escape
// leaves. Fyne's file dialog has no window to size before it is shown.
func showFiles(win fyne.Window, d *dialog.FileDialog) {
	d.Show()
	d.Resize(fyne.NewSize(820, 560))
	d.SetOnClosed(control.OnEscape(win.Canvas(), d.Hide))
}

// startIn opens a file dialog in a folder, where that is still there.
func startIn(d *dialog.FileDialog, folder string) {
	if folder == "" {
		return
	}
	if uri, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
		d.SetLocation(uri)
	}
}
