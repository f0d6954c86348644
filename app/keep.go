package app

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
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
	finding := job.NewLatest(w.jobs)
	var picker *command.Picker
	shown := func(rows []editor.Summary) []command.Item {
		items := make([]command.Item, len(rows))
		for i, r := range rows {
			items[i] = command.Item{Label: control.Headline(r.Headline), Detail: strings.ToUpper(r.Slug), Run: func() { w.open(r.ID) }}
		}
		return items
	}
	picker = command.NewPicker(w.win.Canvas(), lang.X("open.hint", "Open a story by its words"), func(typed string) []command.Item {
		finding.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
			rows, err := w.desk.Library().List(ctx, editor.Query{Words: typed, Order: editor.Typing, Limit: 20})
			return func() { picker.Set(shown(rows)) }, err
		})
		return nil
	})
}
