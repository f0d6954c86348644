package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/job"
	"stet/app/theme"
	"stet/app/workflow"
	"stet/editor"
)

// inboxEvery is how often the window looks into the watched folder.
const inboxEvery = 2 * time.Second

// incoming is the watched folder of a library, and what has come in from it that was not
// told of yet.
type incoming struct {
	box     *workflow.Inbox // nil while none is watched
	looking bool
	since   workflow.ImportReport
	said    string // how many came in, as it was told last
	failed  string // what was last told of as wrong
}

// watchInbox watches the folder that this computer has for the library, none for "".
func (w *window) watchInbox() {
	folder := w.settings.Inbox.Get()
	if w.incoming.box != nil && w.incoming.box.Folder == folder {
		return
	}
	w.incoming = incoming{}
	if folder != "" && w.config.Library.ReadOnly() == nil {
		w.incoming.box = w.desk.Inbox(folder)
	}
}

// lookIntoInbox brings in what lies in the watched folder, one look at a time.
func (w *window) lookIntoInbox() {
	box := w.incoming.box
	if box == nil || w.incoming.looking {
		return
	}
	w.incoming.looking = true
	w.jobs.GoAside("", func(ctx context.Context, _ job.Progress) (func(), error) {
		a, err := box.Look(ctx)
		return func() {
			if w.incoming.box == box {
				w.incoming.looking = false
				w.cameIn(a, err)
			}
		}, nil
	})
}

// cameIn lists what came in, and keeps the count until it could be told.
func (w *window) cameIn(a workflow.Arrived, err error) {
	switch {
	case err == nil:
		w.incoming.failed = ""
	case err.Error() != w.incoming.failed: // once, and not at each look
		w.incoming.failed = err.Error()
		w.fail(err)
	}
	sum := &w.incoming.since
	sum.New, sum.Refused = sum.New+a.New, sum.Refused+a.Refused
	for _, one := range a.Results {
		if one.Status == workflow.WasRefused {
			sum.Results = []workflow.Imported{one} // the last is enough: one alone is named
		}
	}
	if a.New > 0 {
		sum.Newest = a.Newest
		w.relist()
	}
	w.tellIncoming()
}

// tellIncoming tells how many stories came in, unless something else is being told: that
// was asked for, and these were not.
func (w *window) tellIncoming() {
	sum := w.incoming.since
	words := inboxWords(sum)
	if words == "" || words == w.incoming.said || w.notice.Visible() && w.notice.Words() != w.incoming.said {
		return
	}
	w.incoming.said = words
	show := lang.X("inbox.show", "Show them")
	if sum.Refused == 0 {
		w.tell(words, show, w.showIncoming)
	} else { // until it is read: nobody may be at the desk
		w.warn(words, show, w.showIncoming)
		w.notice.Offer(lang.X("inbox.why", "See what was refused"), func() {
			w.fail(w.openFile(filepath.Join(w.incoming.box.Folder, "refused")))
		})
	}
}

func inboxWords(sum workflow.ImportReport) string {
	var said []string
	if sum.New > 0 {
		said = append(said, control.Count("inbox.came", "{{.N}} stories came in from the watched folder.", sum.New))
	}
	switch {
	case sum.Refused == 1 && len(sum.Results) == 1:
		said = append(said, lang.X("inbox.refused-one", "{{.Name}} was refused and lies in “refused”, with the reason beside it.", map[string]any{"Name": filepath.Base(sum.Results[0].File)}))
	case sum.Refused > 0:
		said = append(said, control.Count("inbox.refused", "{{.N}} were refused and lie in “refused”, with the reasons beside them.", sum.Refused))
	}
	return strings.Join(said, " ")
}

// showIncoming shows the stories that came in, and begins the count anew.
func (w *window) showIncoming() {
	newest := w.incoming.since.Newest
	w.incoming.since, w.incoming.said = workflow.ImportReport{}, ""
	w.showView(editor.Inbox)
	if newest != "" {
		w.list.Focus()
	}
}

// askInbox asks which folder is to be watched.
func (w *window) askInbox() {
	folder := control.NewEntry(w.settings.Inbox.Get(), "")
	problem := control.NewText(control.Fine.In(theme.DisputedInk).Wrap(control.Unlimited), "")
	choose := control.NewButton(lang.X("export.choose", "Choose…"), func() { w.pickFolder(folder.Text, folder.SetText) })
	about := control.NewText(control.Quiet.Wrap(control.Unlimited), lang.X("inbox.about",
		"Files that land in this folder come in by themselves while Stet is open, as soon as they are whole. They are then moved into its folder “read”, or into “refused” with the reason beside them. It belongs to this library on this computer; leave it empty to watch none."))
	content := control.NewColumn(9, about, control.NewField(lang.X("inbox.folder", "Folder"), control.NewRow(8, control.NewRest(control.NewFrame(folder)), choose)), problem)
	var d *control.Dialog
	d = control.ShowDialog(w.win.Canvas(), lang.X("inbox.title", "Watched folder"), content, 560, lang.X("form.ok", "Save"), func() bool {
		path := strings.TrimSpace(folder.Text)
		if info, err := os.Stat(path); path != "" && (!filepath.IsAbs(path) || err != nil || !info.IsDir()) {
			problem.SetText(lang.X("export.folder-missing", "There is no such folder here: choose another one."))
			d.Refresh()
			return false
		}
		w.settings.Inbox.Set(path)
		w.watchInbox()
		if path == "" {
			w.tell(lang.X("inbox.none", "No folder is watched."), "", nil)
		} else {
			w.incoming.said = lang.X("inbox.watching", "Stet watches {{.Path}}", map[string]any{"Path": path}) // gives way to what comes in
			w.tell(w.incoming.said, "", nil)
		}
		return true
	})
	d.Serve(folder)
}
