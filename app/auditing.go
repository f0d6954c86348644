package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/credits"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
)

// auditing checks the credits of all stories behind the window, and shows what stands
// against them on a sheet in the place of the page. It goes on, and what was found
// stays, while somebody works on a story meanwhile.
type auditing struct {
	w      *window
	sheet  *credits.Sweep
	shown  bool
	begun  bool
	late   *job.Latest
	number int // counts the runs: what an older one still tells is dropped
	all    []workflow.Audited
}

// auditStep is after how many stories the sheet is told.
const auditStep = 25

func newAuditing(w *window) *auditing {
	a := &auditing{w: w, sheet: credits.NewSweep(w.clock), late: job.NewLatest(w.jobs)}
	a.sheet.OnRun, a.sheet.OnStop, a.sheet.OnSave = a.run, a.stop, a.chooseFile
	a.sheet.OnOpen = a.open
	a.sheet.OnDone = func() { a.leave(); w.page.FocusPage() }
	return a
}

// auditCommands are the commands of the sheet.
func (w *window) auditCommands() []command.Command {
	menu, group := lang.X("menu.library", "Library"), lang.X("menu.audit", "The credits of all stories")
	does := func(can func() bool) func() bool {
		return func() bool { return w.auditing != nil && w.auditing.shown && can() }
	}
	busy := func() bool { return w.auditing.sheet.Busy() }
	return []command.Command{
		{ID: "credits.all", Menu: menu, Label: lang.X("credits.all", "Check the credits of all stories…"), Before: true, Run: func() { w.auditing.show() }},
		{ID: "credits.all-again", Menu: menu, Group: group, Label: lang.X("credits.all-again", "Check them again"),
			Enabled: does(func() bool { return !busy() }), Run: func() { w.auditing.run() }},
		{ID: "credits.all-csv", Menu: menu, Group: group, Label: lang.X("credits.all-csv", "Export what stands as CSV…"),
			Enabled: does(func() bool { return w.auditing.sheet.CanSave() }), Run: func() { w.auditing.chooseFile() }},
		{ID: "credits.all-stop", Menu: menu, Group: group, Label: lang.X("credits.all-stop", "Stop checking"),
			Enabled: does(busy), Run: func() { w.auditing.stop() }},
		{ID: "credits.all-done", Menu: menu, Group: group, Label: lang.X("credits.all-done", "Back to the page from the credits"),
			Enabled: does(func() bool { return true }), Run: func() { w.auditing.sheet.OnDone() }},
	}
}

// show puts the sheet in the place of the page, and checks where that was never done.
func (a *auditing) show() {
	w := a.w
	w.leaveComparison()
	w.sweeping.leave()
	w.keeping.leave()
	a.shown = true
	w.panes.SetCentre(a.sheet)
	w.table.Refresh()
	a.sheet.Focus()
	if !a.begun {
		a.run()
	}
}

// leave puts the page back.
func (a *auditing) leave() {
	if a.shown {
		a.shown = false
		a.w.panes.SetCentre(a.w.centre)
		a.w.table.Refresh()
	}
}

// stop ends what is under way; what was found by then stays.
func (a *auditing) stop() {
	a.late.Cancel()
	a.number++
	a.done(context.Canceled)
}

// done ends a run, and says why where it was before the end.
func (a *auditing) done(err error) {
	switch {
	case errors.Is(err, context.Canceled):
		a.sheet.SetDone(lang.X("audit.stopped", "Stopped before all were looked at."))
	case err != nil:
		a.sheet.SetDone(err.Error())
	default:
		a.sheet.SetDone("")
	}
	a.w.table.Refresh()
}

// run checks the stories.
func (a *auditing) run() {
	if !a.w.flush() { // what is open is checked as it is on the disk
		return
	}
	a.begun, a.all = true, nil
	a.sheet.Clear()
	a.sheet.SetBusy(a.told(0, 0), 0, 0)
	a.w.table.Refresh()
	a.number++
	number, q := a.number, editor.Query{Status: a.sheet.Scope()}
	a.late.Go(lang.X("audit.job", "Checking all credits"), func(ctx context.Context, progress job.Progress) (func(), error) {
		return a.audit(ctx, number, q, progress)
	})
}

// audit runs in the background: it hands what it finds over in portions.
func (a *auditing) audit(ctx context.Context, number int, q editor.Query, progress job.Progress) (func(), error) {
	var portion []workflow.Audited
	hand := func(done, total int) {
		found := portion
		portion = nil
		progress(done, total, "")
		a.w.jobs.UI(func() {
			if number == a.number {
				a.list(found, done, total)
			}
		})
	}
	err := a.w.desk.Audit(ctx, q, func(one workflow.Audited) { portion = append(portion, one) }, func(done, total int) {
		if done%auditStep == 0 || done == total {
			hand(done, total)
		}
	})
	return func() { a.done(err) }, err
}

// list lists a portion of what was found.
func (a *auditing) list(found []workflow.Audited, done, total int) {
	a.all = append(a.all, found...)
	for _, one := range found {
		swept := credits.Swept{ID: one.ID, Headline: one.Headline, Status: one.Status, Exported: one.Exported(),
			Findings: slices.Concat(one.Findings, one.Waived), Override: one.Checked.Override, Unknown: len(one.Unknown)}
		if one.Err != nil {
			swept.Trouble = control.Sentence(one.Err)
		}
		if a.w.opened(one.ID) == nil { // its own counts go by what is typed
			a.w.list.Update(one.Summary)
		}
		a.sheet.Add(swept)
	}
	a.sheet.SetBusy(a.told(done, total), done, total)
}

func (a *auditing) told(done, total int) string {
	if total == 0 {
		return lang.X("audit.checking", "Checking…")
	}
	return lang.XN("audit.progress", "{{.Done}} of {{.All}} stories looked at", total,
		map[string]any{"Done": control.Number(done), "All": control.Number(total)})
}

// open opens a story at a finding, or at all of them.
func (a *auditing) open(id string, f *editor.Finding) {
	w := a.w
	a.leave()
	w.withStory(id, func(s *story) {
		if s != w.story {
			return
		}
		if f == nil {
			w.openTab(tabCredits)
			w.credits.Focus()
			return
		}
		key := f.Key()
		w.await(awaited{story: id, is: func(f editor.Finding) bool { return f.Key() == key }, none: func() { // the words that went out may not be those that stand there now
			w.tell(lang.X("audit.settled", "What went out has that; the story as it stands here has it no longer."), "", nil)
		}})
	})
}

// chooseFile asks for the file that what was found is written to.
func (a *auditing) chooseFile() {
	t := newTarget(a.w)
	all := a.all
	label := func() string {
		if t.replacing != "" {
			return lang.X("export.replace", "Replace the file")
		}
		return lang.X("export.write", "Export")
	}
	t.name.SetText(lang.X("audit.file", "credits") + ".csv")
	t.dialog = control.ShowDialog(a.w.win.Canvas(), lang.X("audit.csv", "Export as CSV…"),
		control.NewColumn(7, t.nameRow(), t.folderRow(), t.problem), 560, label(), func() bool {
			path := t.path()
			switch {
			case !filepath.IsAbs(path):
				t.say(lang.X("export.no-folder", "Name the folder in full, from the root."))
				return false
			case t.taken(path, label):
				return false
			}
			a.w.settings.Folder.Set(filepath.Dir(path))
			a.save(path, all)
			return true
		})
	t.name.OnChanged = func(string) { t.retarget(label) }
	t.folder.OnChanged = func(string) { t.retarget(label) }
	t.dialog.Serve(t.name, t.folder)
}

func (a *auditing) save(path string, all []workflow.Audited) {
	w := a.w
	w.jobs.Go("", func(context.Context, job.Progress) (func(), error) {
		if err := w.desk.SaveAudit(path, all); err != nil {
			return nil, err
		}
		return func() {
			w.tell(lang.X("audit.saved", "What stands is in {{.Path}}", map[string]any{"Path": path}), lang.X("report.open", "Open"),
				func() { w.fail(w.openFile(path)) })
		}, nil
	})
}
