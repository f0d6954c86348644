package app

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"stet/app/job"
	"stet/editor"
)

// chooseBackup asks for a folder and writes a verified copy of the library into
// it, named after the day and hour.
func (w *window) chooseBackup() {
	w.pickFolder(w.settings.Folder.Get(), func(path string) {
		w.backup(filepath.Join(path, "Stet "+w.now().Format("2006-01-02 15.04")+".stet"))
	})
}

func (w *window) backup(path string) {
	w.jobs.Go(lang.X("backup.job", "Backing up"), func(ctx context.Context, _ job.Progress) (func(), error) {
		err := w.desk.Library().Backup(ctx, path)
		return func() {
			w.tell(lang.X("backup.done", "The library is backed up and verified: {{.Path}}", map[string]any{"Path": path}), "", nil)
		}, err
	})
}

// quickOpen finds a story by the beginnings of its words and opens it.
func (w *window) quickOpen() {
	w.pickStory(lang.X("open.hint", "Open a story by its words"), "", func(s editor.Summary) { w.open(s.ID) })
}
