package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/backups"
	"stet/app/command"
	"stet/app/control"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
)

// keeping shows the backups on a sheet in the place of the page, makes them, and
// brings back what they hold: always under a new name, and never over what is
// there.
type keeping struct {
	w       *window
	sheet   *backups.Sheet
	shown   bool
	listing *job.Latest
	looking *job.Latest // into a backup: what differs, or a text
	job     *job.Job    // what is under way, nil for nothing
}

func newKeeping(w *window) *keeping {
	k := &keeping{w: w, sheet: backups.New(w.clock), listing: job.NewLatest(w.jobs), looking: job.NewLatest(w.jobs)}
	s := k.sheet
	s.OnBackUp = k.backUp
	s.OnSelect, s.OnStory = k.compare, k.read
	s.OnRestore, s.OnRestoreStory = k.askRestore, k.restoreStory
	s.OnCheck, s.OnKeep, s.OnRemove = k.check, k.keep, k.askRemove
	s.OnFolder, s.OnElsewhere, s.OnBeside, s.OnSize = k.openFolder, k.chooseFolder, func() { k.moveTo("") }, k.setSize
	s.OnStop = func() {
		if k.job != nil {
			k.job.Cancel()
		}
	}
	s.OnDone = func() { k.leave(); w.page.FocusPage() }
	return k
}

// keepCommands are the commands of the backups.
func (w *window) keepCommands() []command.Command {
	menu, group := lang.X("menu.file", "File"), lang.X("menu.backups", "Backups")
	shown := func() bool { return w.keeping != nil && w.keeping.shown }
	chosen := func() bool { return shown() && w.keeping.sheet.CanRestore() }
	story := func() bool { return shown() && w.keeping.sheet.CanRestoreStory() }
	selected := func() bool {
		if !shown() {
			return false
		}
		_, ok := w.keeping.sheet.Selected()
		return ok
	}
	of := func(do func(editor.Backup)) func() {
		return func() {
			if b, ok := w.keeping.sheet.Selected(); ok {
				do(b)
			}
		}
	}
	return []command.Command{
		{ID: "file.backups", Menu: menu, Label: lang.X("file.backups", "Backups…"), Run: func() { w.keeping.show() }},
		{ID: "backups.now", Menu: menu, Group: group, Label: lang.X("backups.now", "Back up now"), Run: func() { w.keeping.backUp() }},
		{ID: "backups.restore", Menu: menu, Group: group, Label: lang.X("backups.restore", "Restore the library…"), Enabled: chosen, Run: of(func(b editor.Backup) { w.keeping.askRestore(b) })},
		{ID: "backups.restore-story", Menu: menu, Group: group, Label: lang.X("backups.restore-story", "Restore as a new story"), Enabled: story,
			Run: of(func(b editor.Backup) {
				if d, ok := w.keeping.sheet.Story(); ok {
					w.keeping.restoreStory(b, d)
				}
			})},
		{ID: "backups.check", Menu: menu, Group: group, Label: lang.X("backups.check-chosen", "Check the chosen backup"), Enabled: chosen, Run: of(func(b editor.Backup) { w.keeping.check(b) })},
		{ID: "backups.remove", Menu: menu, Group: group, Label: lang.X("backups.remove-chosen", "Delete the chosen backup…"), Enabled: selected, Run: of(func(b editor.Backup) { w.keeping.askRemove(b) })},
		{ID: "backups.elsewhere", Menu: menu, Group: group, Label: lang.X("backups.elsewhere", "Keep elsewhere…"), Run: func() { w.keeping.chooseFolder() }},
		{ID: "backups.done", Menu: menu, Group: group, Label: lang.X("backups.leave", "Back to the page from the backups"), Enabled: shown, Run: func() { w.keeping.sheet.OnDone() }},
	}
}

// show puts the sheet in the place of the page.
func (k *keeping) show() {
	w := k.w
	w.leaveComparison()
	w.sweeping.leave()
	w.auditing.leave()
	w.flush() // backups are compared with what is on the disk
	k.shown = true
	w.panes.SetCentre(k.sheet)
	w.table.Refresh()
	k.sheet.Focus()
	k.reload()
}

// leave puts the page back.
func (k *keeping) leave() {
	if !k.shown {
		return
	}
	k.shown = false
	k.looking.Cancel()
	k.w.panes.SetCentre(k.w.centre)
	k.w.table.Refresh()
	k.w.jobs.Go("", func(context.Context, job.Progress) (func(), error) { return nil, k.w.desk.Library().CloseBackup() })
}

// refreshBackups lists the backups anew where they are shown.
func (w *window) refreshBackups() {
	if w.keeping.shown {
		w.keeping.reload()
	}
}

// reload reads what backups there are.
func (k *keeping) reload() {
	w, plan := k.w, k.w.backupPlan()
	k.sheet.SetPlace(w.desk.Library().BackupFolder(plan.Elsewhere), plan.Elsewhere != "", w.settings.BackupSize.Get())
	k.listing.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		all, err := w.desk.Backups(ctx, plan)
		return func() {
			if err != nil {
				k.say(outcome{words: control.Sentence(err)})
			}
			k.sheet.SetBackups(all)
			w.table.Refresh()
		}, nil
	})
}

// compare finds out how a backup stands to the library. A backup that cannot be
// read stays on the list, with the reason.
func (k *keeping) compare(b editor.Backup) {
	k.looking.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		d, err := k.w.desk.Library().CompareBackup(ctx, b.Path)
		return func() {
			switch {
			case err == nil:
				k.sheet.SetDifferences(b.Path, d)
			case !errors.Is(err, context.Canceled):
				k.sheet.SetTrouble(b.Path, control.Sentence(err))
			}
			k.w.table.Refresh()
		}, nil
	})
}

// read shows the text of a story in a backup.
func (k *keeping) read(b editor.Backup, d editor.Difference) {
	k.looking.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		s, r, err := k.w.desk.Library().StoryIn(ctx, b.Path, d.ID)
		return func() {
			switch {
			case err == nil:
				k.sheet.SetStory(d.ID, s, r)
			case !errors.Is(err, context.Canceled):
				k.say(outcome{words: control.Sentence(err)})
			}
			k.w.table.Refresh()
		}, nil
	})
}

// outcome is what there is to say of something that has worked, and what can be
// done next, if anything.
type outcome struct {
	words, action string
	run           func()
}

// do does one thing with the backups in the background; the words say what.
func (k *keeping) do(words string, work func(ctx context.Context, progress func(done, total int)) (func() outcome, error)) {
	if k.sheet.Busy() {
		return
	}
	w := k.w
	k.sheet.SetBusy(words, 0, 0)
	k.job = w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		tell := func(done, total int) { w.jobs.UI(func() { k.sheet.SetBusy(words, done, total) }) }
		done, err := work(ctx, tell)
		return func() {
			switch {
			case errors.Is(err, context.Canceled):
				k.say(outcome{words: lang.X("backups.stopped", "Stopped. Nothing was changed.")})
			case err != nil:
				k.say(outcome{words: control.Sentence(err)})
			default:
				k.say(done())
			}
			w.refreshBackups()
			w.table.Refresh()
		}, nil
	})
	w.table.Refresh()
}

// say says how something has ended: on the sheet, or above the page where that was
// left meanwhile.
func (k *keeping) say(o outcome) {
	k.sheet.SetIdle(o.words, o.action, o.run)
	if !k.shown {
		k.w.warn(o.words, o.action, o.run)
	}
}

func (k *keeping) backUp() {
	plan := k.w.backupPlan()
	k.do(lang.X("backup.job", "Backing up"), func(ctx context.Context, progress func(int, int)) (func() outcome, error) {
		b, err := k.w.desk.BackUp(ctx, plan, progress)
		return func() outcome {
			return outcome{words: lang.X("backup.done", "The library is backed up and verified: {{.Path}}", map[string]any{"Path": b.Path})}
		}, err
	})
}

// check looks at every page and every content of a backup.
func (k *keeping) check(b editor.Backup) {
	k.do(lang.X("backups.checking", "Checking every page and every text of the backup"), func(ctx context.Context, progress func(int, int)) (func() outcome, error) {
		wrong, err := k.w.desk.Library().VerifyBackup(ctx, b.Path, seldom(progress))
		return func() outcome {
			if len(wrong) == 0 {
				return outcome{words: lang.X("backups.sound", "The backup is sound: every page, every text and every file is right.")}
			}
			return outcome{words: lang.XN("backups.wrong", "{{.N}} things are damaged in this backup. {{.First}}", len(wrong),
				map[string]any{"N": control.Number(len(wrong)), "First": wrong[0].String()})}
		}, err
	})
}

// seldom passes on each hundredth step of a progress, and the last.
func seldom(progress func(done, total int)) func(done, total int) {
	return func(done, total int) {
		if done%100 == 0 || done == total {
			progress(done, total)
		}
	}
}

// restoreStory brings a story back and opens it.
func (k *keeping) restoreStory(b editor.Backup, d editor.Difference) {
	w := k.w
	when := b.Made.In(w.now().Location()).Format("2 Jan 2006 15:04")
	rename := func(headline string) string {
		return lang.X("backups.name", "{{.Headline}} (from the backup of {{.When}})", map[string]any{"Headline": control.Headline(headline), "When": when})
	}
	k.do(lang.X("backups.restoring-story", "Bringing the story back"), func(ctx context.Context, _ func(int, int)) (func() outcome, error) {
		back, err := w.desk.RestoreStory(ctx, b.Path, d.ID, rename)
		return func() outcome {
			w.reloadList()
			said := lang.X("backups.story-back", "It is back as “{{.Headline}}”.", map[string]any{"Headline": back.Headline})
			if len(back.Lost) > 0 {
				said = lang.X("backups.story-part", "It is back as “{{.Headline}}”, without {{.Lost}}.",
					map[string]any{"Headline": back.Headline, "Lost": strings.Join(back.Lost, ", ")})
			}
			return outcome{said, lang.X("backups.open-story", "Open it"), func() { w.openAs(back.ID, kept) }}
		}, err
	})
}

// askRestore asks what the restored library is to be called.
func (k *keeping) askRestore(b editor.Backup) {
	w := k.w
	to := control.NewEntry(workflow.RestoredName(w.config.Path, b), "")
	about := control.NewText(control.Body.Wrap(control.Unlimited), lang.X("backups.restore-about",
		"The library as it was on {{.When}} is written to a new file, beside the one that is open. Nothing in this one is changed.",
		map[string]any{"When": b.Made.In(w.now().Location()).Format("2 January 2006, 15:04")}))
	content := control.NewColumn(10, about, control.NewField(lang.X("backups.restore-to", "New file"), to))
	control.ShowDialog(w.win.Canvas(), lang.X("backups.restore-title", "Restore the library"), content, 560, lang.X("backups.restore-ok", "Restore"), func() bool {
		k.restore(b, to.Text)
		return true
	}).Serve(to)
}

func (k *keeping) restore(b editor.Backup, to string) {
	w := k.w
	if to = strings.TrimSpace(to); !filepath.IsAbs(to) {
		to = filepath.Join(filepath.Dir(w.config.Path), to)
	}
	k.do(lang.X("backups.restoring", "Restoring the library"), func(ctx context.Context, progress func(int, int)) (func() outcome, error) {
		err := w.desk.Library().RestoreLibrary(ctx, b.Path, to, progress)
		return func() outcome {
			done := outcome{words: lang.X("backups.restored", "The library is restored and checked: {{.Path}}", map[string]any{"Path": to})}
			if w.config.Libraries != nil {
				done.action, done.run = lang.X("backups.open-library", "Open it"), func() { w.switcher().open(to) }
			}
			return done
		}, err
	})
}

// keep says whether a backup gives way to newer ones.
func (k *keeping) keep(b editor.Backup, keep bool) {
	path, err := k.w.desk.Library().KeepForGood(b.Path, keep)
	if err != nil {
		k.say(outcome{words: control.Sentence(err)})
		return
	}
	b.Path = path
	k.sheet.Moved(b, keep)
	k.reload()
}

// askRemove asks before a backup is gone for good.
func (k *keeping) askRemove(b editor.Backup) {
	w := k.w
	about := control.NewText(control.Body.Wrap(control.Unlimited), lang.X("backups.remove-about",
		"The backup of {{.When}} is deleted from the disk. That cannot be undone.",
		map[string]any{"When": b.Made.In(w.now().Location()).Format("2 January 2006, 15:04")}))
	control.ShowDialog(w.win.Canvas(), lang.X("backups.remove-title", "Delete this backup?"), about, 420, lang.X("backups.remove-ok", "Delete"), func() bool {
		k.do(lang.X("backups.removing", "Deleting the backup"), func(ctx context.Context, _ func(int, int)) (func() outcome, error) {
			err := w.desk.Library().RemoveBackup(ctx, b.Path)
			return func() outcome { return outcome{words: lang.X("backups.removed", "The backup is deleted.")} }, err
		})
		return true
	})
}

// openFolder shows the folder in the system's own way.
func (k *keeping) openFolder() {
	folder := k.w.desk.Library().BackupFolder(k.w.settings.BackupFolder.Get())
	err := k.w.openFile(folder)
	if err != nil {
		k.say(outcome{words: fmt.Sprintf("%s: %v", folder, err)})
	}
}

// chooseFolder keeps backups in another folder from now on, such as on another
// disk.
func (k *keeping) chooseFolder() {
	k.w.pickFolder(k.w.settings.BackupFolder.Get(), k.moveTo)
}

func (k *keeping) moveTo(folder string) {
	k.w.settings.BackupFolder.Set(folder)
	k.w.backing.told, k.w.backing.next = "", k.w.now()
	k.reload()
}

func (k *keeping) setSize(gigabytes float64) {
	k.w.settings.BackupSize.Set(gigabytes)
	k.reload()
}
