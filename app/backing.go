package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
)

// Backups are made by themselves while nobody types. The copy is read beside the
// writing and holds nothing up; that typing ends it all the same is for laptops
// whose disks are slow.
const (
	backupIdle  = 20 * time.Second // how long nothing has been typed
	backupBeat  = time.Minute      // after the start, and after one that typing has ended
	backupRest  = 5 * time.Minute  // after none was due: a disk may sleep
	backupPause = 30 * time.Minute // after one that failed
	backupTries = 3                // that typing may end; the next goes on to its end
)

// backing is the making of backups by themselves.
type backing struct {
	next   time.Time // when to ask whether one is due
	began  time.Time
	job    *job.Job
	broken int    // how many typing has ended
	told   string // the failure that was told last
}

// backupPlan is what the settings say.
func (w *window) backupPlan() workflow.BackupPlan {
	return workflow.BackupPlan{Elsewhere: w.settings.BackupFolder.Get(), Most: int64(w.settings.BackupSize.Get() * 1e9)}
}

// tickBackup makes a backup where one is due and nobody types.
func (w *window) tickBackup(now time.Time) {
	b := &w.backing
	switch typed := w.lastTyped(); {
	case b.job != nil:
		if typed.After(b.began) && b.broken < backupTries {
			b.broken++
			b.job.Cancel()
		}
	case b.next.IsZero() || b.next.Sub(now) > backupPause: // just started, or the clock was set back
		b.next = now.Add(backupBeat)
	case now.After(b.next) && now.Sub(typed) >= backupIdle:
		b.next = now.Add(backupBeat)
		w.backUpWhereDue()
	}
}

// lastTyped is when any of the open stories was last changed.
func (w *window) lastTyped() time.Time {
	var last time.Time
	for _, s := range w.stories {
		if s.touched.After(last) {
			last = s.touched
		}
	}
	return last
}

// backUpWhereDue asks without a word, since most often there is nothing to do.
func (w *window) backUpWhereDue() {
	plan := w.backupPlan()
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		due, err := w.desk.BackupDue(ctx, plan)
		return func() {
			switch {
			case err != nil:
				w.backupFailed(err)
			case !due:
				w.backing.next = w.now().Add(backupRest)
			case w.backing.job == nil:
				w.backUpBesides(plan)
			}
		}, nil
	})
}

// backUpBesides makes the backup that is due, named in the status bar.
func (w *window) backUpBesides(plan workflow.BackupPlan) {
	b := &w.backing
	b.began = w.now()
	var ended bool
	j := w.jobs.GoAside(lang.X("backup.job", "Backing up"), func(ctx context.Context, progress job.Progress) (func(), error) {
		_, err := w.desk.KeepBackups(ctx, plan, func(done, total int) { progress(done, total, "") })
		return func() {
			ended, b.job = true, nil
			if err == nil {
				b.broken, b.told = 0, ""
				w.refreshBackups()
			} else if !errors.Is(err, context.Canceled) {
				w.backupFailed(err)
			}
		}, nil
	})
	if !ended {
		b.job = j
	}
}

// backupFailed tells of a failure once, and lets some time go by. Damage is told
// of where it is found.
func (w *window) backupFailed(err error) {
	b := &w.backing
	b.next = w.now().Add(backupPause)
	if why := err.Error(); why != b.told && !errors.Is(err, editor.ErrDamaged) {
		b.told = why
		w.tell(lang.X("backup.failed", "No backup was made. It is tried again later. ({{.Why}})", map[string]any{"Why": why}),
			lang.X("backup.show", "Backups…"), func() { w.run("file.backups") })
	}
}
