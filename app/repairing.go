package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/job"
	"stet/app/repair"
	"stet/editor"
)

func (w *window) repairCommands() []command.Command {
	return []command.Command{{ID: "library.check", Menu: lang.X("menu.file", "File"), Label: lang.X("library.check", "Check the library…"), Run: w.checkLibrary}}
}

// checkLibrary checks everything, and shows what it finds.
func (w *window) checkLibrary() {
	if !w.flush() {
		return
	}
	began := w.now()
	var found []editor.Damage
	contents := 0
	w.switcher().work(lang.X("repair.checking", "Checking every page and every text"), func(ctx context.Context, progress job.Progress) (func(), error) {
		var err error
		found, err = w.desk.Library().Verify(ctx, func(done, total int) {
			contents = total
			progress(done, total, "")
		})
		return func() {
			if err == nil {
				w.checked(found, contents, began)
			}
		}, err
	})
}

func (w *window) checked(found []editor.Damage, contents int, began time.Time) {
	if len(found) > 0 {
		w.showDamage(found, "")
		return
	}
	text := control.NewText(control.Body.Wrap(control.Unlimited), control.Count("repair.right", "Every page and every hash is right. {{.N}} contents were checked.", contents)+
		" "+control.Moment(w.now(), began))
	control.ShowReading(w.win.Canvas(), lang.X("repair.sound", "The library is sound"), text, 460)
}

// showKnownDamage shows what is known to be damaged, without looking anew.
func (w *window) showKnownDamage() { w.showDamage(w.desk.Library().Damage(), "") }

// showDamage looks up what can mend each damage, also in a backup named besides,
// and lists them.
func (w *window) showDamage(found []editor.Damage, besides string) {
	plan := w.backupPlan()
	w.switcher().work(lang.X("repair.looking", "Looking through the backups"), func(ctx context.Context, progress job.Progress) (func(), error) {
		remedies, err := w.desk.Remedies(ctx, found, plan, besides, func(done, total int) { progress(done, total, "") })
		if err != nil {
			return nil, err
		}
		return func() { w.reportDamage(found, remedies) }, nil
	})
}

// reportDamage lists what is damaged and offers what can be done about it.
func (w *window) reportDamage(found []editor.Damage, remedies []editor.Remedy) {
	report := repair.NewReport(w.now(), remedies)
	var d *control.Dialog
	ofFile := slices.ContainsFunc(found, editor.Damage.OfFile)
	says := lang.X("repair.says", "What is damaged is not shown, and all else is as good as it was. Backups go on, and none gives way to another until this is settled.")
	if ofFile {
		says = lang.X("repair.says-file", "The file itself is damaged: nothing more is written to it. A repaired copy is made of what can still be read and what the backups have; this file is left alone.")
	}
	copied := control.NewButton(lang.X("repair.copy", "Make a repaired copy…"), func() {
		d.Close()
		w.switcher().salvage(w.config.Path, w.backupPaths)
	})
	named := control.NewButton(lang.X("repair.name", "Look in another backup…"), func() {
		d.Close()
		w.switcher().chooseFile(lang.X("repair.name-title", "Choose a backup"), func(path string) { w.showDamage(found, path) })
	})
	content := control.NewColumn(10, control.NewText(control.Body.Wrap(control.Unlimited), says), report, control.NewRow(8, copied, named, control.NewSpacer()))
	title := control.Count("repair.found", "{{.N}} things are damaged", len(found))
	d = control.ShowDialog(w.win.Canvas(), title, content, 640, "", func() bool {
		if ofFile {
			w.switcher().salvage(w.config.Path, w.backupPaths)
		} else {
			w.repair(report.Ticked())
		}
		return true
	})
	report.OnChanged = func() {
		n := len(report.Ticked())
		d.SetOK(control.Count("repair.do", "Repair {{.N}}", n))
		d.SetEnabled(n > 0)
	}
	report.OnChanged()
	if ofFile {
		copied.Hide()
		d.SetOK(lang.X("repair.copy", "Make a repaired copy…"))
		d.SetEnabled(true)
	}
	report.Focus()
}

// backupPaths lists the backups of this library.
func (w *window) backupPaths(ctx context.Context) ([]string, error) {
	all, err := w.desk.Backups(ctx, w.backupPlan())
	return pathsOf(all), err
}

func pathsOf(all []editor.Backup) []string {
	var paths []string
	for _, b := range all {
		if b.Trouble == "" {
			paths = append(paths, b.Path)
		}
	}
	return paths
}

// repair puts back what is ticked.
func (w *window) repair(remedies []editor.Remedy) {
	w.switcher().work(lang.X("repair.doing", "Repairing"), func(ctx context.Context, progress job.Progress) (func(), error) {
		left, err := w.desk.Library().Repair(ctx, remedies, func(done, total int) { progress(done, total, "") })
		if err != nil {
			return nil, err
		}
		return func() { w.repaired(left) }, nil
	})
}

func (w *window) repaired(left []editor.Damage) {
	w.hurtTold = len(left)
	w.reloadList()
	if len(left) == 0 {
		w.tell(lang.X("repair.done", "All that was damaged is whole again."), "", nil)
		return
	}
	w.warnDamage(left)
}

// salvage makes a repaired copy of a library that is damaged, beside it, and
// offers to open it.
func (s *switcher) salvage(path string, backups func(context.Context) ([]string, error)) {
	to := freeName(path, lang.X("repair.copy-name", "{{.Name}} repaired", map[string]any{"Name": libraryName(path)}))
	s.work(lang.X("repair.copying", "Making a repaired copy"), func(ctx context.Context, progress job.Progress) (func(), error) {
		from, err := backups(ctx)
		if err != nil {
			return nil, err
		}
		made, err := s.files.Salvage(ctx, path, to, from, func(done, total int) { progress(done, total, "") })
		if err != nil {
			return nil, err
		}
		return func() { s.salvaged(made) }, nil
	})
}

func (s *switcher) salvaged(made editor.Salvage) {
	words := map[string]any{"Stories": made.Stories, "Revisions": made.Revisions, "Taken": made.Taken, "Name": filepath.Base(made.Path)}
	says := lang.X("repair.copied", "{{.Name}} is made, and every page and every hash of it is right. Stories: {{.Stories}}. Revisions: {{.Revisions}}. Taken out of backups: {{.Taken}}.", words)
	if made.Base != "" {
		says += " " + lang.X("repair.copied-base", "Nothing of the damaged library could be read: all is as in the backup of {{.When}}, and what was written after that is lost.",
			map[string]any{"When": made.Made.Local().Format("2 January 2006 15:04")})
	}
	content := control.NewColumn(10, control.NewText(control.Body.Wrap(control.Unlimited), says))
	switch {
	case len(made.Lost)+len(made.Unnamed) > 0:
		content.Add(control.NewText(control.Strong.Wrap(1), control.Count("repair.lost", "{{.N}} things could not be saved:", len(made.Lost)+len(made.Unnamed))))
		content.Add(repair.NewLost(made))
	case made.Base == "":
		content.Add(control.NewText(control.Body.Wrap(control.Unlimited), lang.X("repair.lost-none", "Nothing is lost.")))
	}
	control.ShowDialog(s.win.Canvas(), lang.X("repair.copied-title", "The repaired copy is made"), content, 560, lang.X("library.open-copy", "Open the copy"), func() bool {
		s.goTo(made.Path)
		return true
	})
}

// restore writes the library that a backup holds beside a damaged one, under a
// new name, and opens it.
func (s *switcher) restore(path, backup string) {
	to := freeName(path, lang.X("repair.restored-name", "{{.Name}} restored", map[string]any{"Name": libraryName(path)}))
	s.work(lang.X("repair.restoring", "Restoring the backup"), func(ctx context.Context, progress job.Progress) (func(), error) {
		if err := s.files.Restore(ctx, backup, to, func(done, total int) { progress(done, total, "") }); err != nil {
			return nil, err
		}
		return func() { s.goTo(to) }, nil
	})
}

// warnDamage tells of damage until it is seen to.
func (w *window) warnDamage(known []editor.Damage) {
	w.warn(control.Count("repair.known", "{{.N}} things in the library are damaged, and are not shown.", len(known)),
		lang.X("repair.show", "Show what is damaged…"), w.showKnownDamage)
}

// failHurt tells of a content that was asked for and is damaged.
func (w *window) failHurt(err *editor.DamageError) {
	w.hurtTold = len(w.desk.Library().Damage())
	w.warn(control.Sentence(err), lang.X("repair.show", "Show what is damaged…"), w.showKnownDamage)
}

// offerWhole is for a story that cannot be opened because its newest words are
// damaged: it can be repaired, or taken up from the last words that are whole.
func (w *window) offerWhole(id string, how opening, hurt *editor.DamageError) {
	text := control.NewText(control.Body.Wrap(control.Unlimited), lang.X("repair.whole-says", "Of {{.What}}: {{.Why}}. It is not shown. The last words of this story that are whole can be opened; saving them files a new revision and changes nothing else.",
		map[string]any{"What": hurt.Damage.What(), "Why": hurt.Damage.Why}))
	older := control.NewButton(lang.X("repair.whole", "Open the last whole words"), nil)
	d := control.ShowDialog(w.win.Canvas(), lang.X("repair.hurt", "This story is damaged"), control.NewColumn(12, text, control.NewRow(0, older, control.NewSpacer())), 520,
		lang.X("repair.see", "Repair…"), func() bool {
			w.showKnownDamage()
			return true
		})
	older.OnTapped = func() {
		d.Close()
		w.openWhole(id, how)
	}
}

func (w *window) openWhole(id string, how opening) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		s, err := w.loadBy(ctx, id, w.desk.TakeWhole)
		if err != nil {
			return nil, err
		}
		return func() {
			if w.flush() {
				w.admit(s, how)
			}
		}, nil
	})
}

// The scrub goes on by itself while nobody types, a slice every few seconds: a
// library of a million revisions takes a few hours of that, once a week.
const (
	scrubIdle  = time.Minute
	scrubBeat  = 5 * time.Second
	scrubRest  = 10 * time.Minute // where there is nothing to do
	scrubSlice = 500
)

// scrubbing is what is known of the scrub in this window.
type scrubbing struct {
	next  time.Time
	under bool
}

// tickScrub checks the next slice where nobody types.
func (w *window) tickScrub(now time.Time) {
	s := &w.scrub
	switch {
	case s.under:
	case s.next.IsZero() || s.next.Sub(now) > scrubRest: // just started, or the clock was set back
		s.next = now.Add(scrubIdle)
	case now.After(s.next) && now.Sub(w.lastTyped()) >= scrubIdle && w.backing.job == nil && w.task == nil:
		w.scrubOn()
	}
}

func (w *window) scrubOn() {
	s := &w.scrub
	s.under = true
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		more, _ := w.desk.Library().Scrub(ctx, scrubSlice)
		return func() {
			s.under = false
			s.next = w.now().Add(scrubRest)
			if more {
				s.next = w.now().Add(scrubBeat)
			}
			w.tellDamage()
		}, nil // an error is no news: it is tried again
	})
}

// tellDamage tells once of damage that has been found since.
func (w *window) tellDamage() {
	known := w.desk.Library().Damage()
	if len(known) > w.hurtTold {
		w.warnDamage(known)
	}
	w.hurtTold = len(known)
}

// asDamage is the damage that an error is about, nil for none.
func asDamage(err error) *editor.DamageError {
	var hurt *editor.DamageError
	errors.As(err, &hurt)
	return hurt
}
