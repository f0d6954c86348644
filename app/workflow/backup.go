package workflow

import (
	"context"
	"path/filepath"
	"strings"

	"stet/editor"
)

// Backups keeps copies of the library in folders, and gives back what they hold.
type Backups interface {
	// BackupFolder is where the backups are kept: beside the library, or within
	// another folder where elsewhere names one.
	BackupFolder(elsewhere string) string
	// Backups lists those in some folders, newest first, with what cannot be
	// read there.
	Backups(ctx context.Context, folders ...string) ([]editor.Backup, error)
	// BackupDue reports whether enough has happened since the newest.
	BackupDue(ctx context.Context, folder string) (bool, error)
	// KeepBackup makes a verified backup, whole or not at all.
	KeepBackup(ctx context.Context, folder string, why editor.Reason, progress func(done, total int)) (editor.Backup, error)
	// ThinBackups removes those that may go so that the rest takes no more than
	// so many bytes; 0 leaves that to the library.
	ThinBackups(ctx context.Context, folder string, most int64) ([]editor.Backup, error)
	// KeepForGood says whether a backup may give way to newer ones, and returns
	// its path from then on.
	KeepForGood(path string, keep bool) (string, error)
	RemoveBackup(ctx context.Context, path string) error
	// CompareBackup finds the stories that a backup holds otherwise.
	CompareBackup(ctx context.Context, path string) (editor.Differences, error)
	// StoryIn returns a story's newest revision in a backup.
	StoryIn(ctx context.Context, backup, id string) (editor.Story, editor.Revision, error)
	// VerifyBackup checks a backup as Verify does the library.
	VerifyBackup(ctx context.Context, backup string, progress func(done, total int)) ([]editor.Damage, error)
	// RestoreStory files a story of a backup as a new one with all its
	// revisions, and behind them r, which has another headline.
	RestoreStory(ctx context.Context, backup, id string, rename func(headline string) string, r editor.Revision) (editor.RestoredStory, error)
	// RestoreLibrary writes the library that a backup holds to a new file.
	RestoreLibrary(ctx context.Context, backup, to string, progress func(done, total int)) error
	// CloseBackup closes the backup that was read last.
	CloseBackup() error
}

// BackupPlan says where backups go and how much room they may take.
type BackupPlan struct {
	Elsewhere string // a folder on another disk; "" is beside the library
	Most      int64  // bytes; 0 leaves it to the library
}

// BackupDue reports whether it is time for a backup.
func (d *Desk) BackupDue(ctx context.Context, plan BackupPlan) (bool, error) {
	return d.lib.BackupDue(ctx, d.lib.BackupFolder(plan.Elsewhere))
}

// KeepBackups makes a backup where one is due, and lets old ones give way to it.
// The answer is nil where none was due.
func (d *Desk) KeepBackups(ctx context.Context, plan BackupPlan, progress func(done, total int)) (*editor.Backup, error) {
	if due, err := d.BackupDue(ctx, plan); err != nil || !due {
		return nil, err
	}
	folder := d.lib.BackupFolder(plan.Elsewhere)
	b, err := d.lib.KeepBackup(ctx, folder, editor.Automatic, progress)
	if err != nil {
		return nil, err
	}
	_, err = d.lib.ThinBackups(ctx, folder, plan.Most)
	return &b, err
}

// BackUp makes a backup that never gives way to others.
func (d *Desk) BackUp(ctx context.Context, plan BackupPlan, progress func(done, total int)) (editor.Backup, error) {
	return d.lib.KeepBackup(ctx, d.lib.BackupFolder(plan.Elsewhere), editor.ByHand, progress)
}

// Backups lists all backups, also those beside the library where they are now
// kept elsewhere, newest first.
func (d *Desk) Backups(ctx context.Context, plan BackupPlan) ([]editor.Backup, error) {
	folders := []string{d.lib.BackupFolder("")}
	if plan.Elsewhere != "" {
		folders = append(folders, d.lib.BackupFolder(plan.Elsewhere))
	}
	return d.lib.Backups(ctx, folders...)
}

// RestoreStory brings a story of a backup back as a new one, under the headline
// that rename makes of its own.
func (d *Desk) RestoreStory(ctx context.Context, backup, id string, rename func(headline string) string) (editor.RestoredStory, error) {
	return d.lib.RestoreStory(ctx, backup, id, rename, editor.Revision{Author: d.who(), Saved: d.now()})
}

// RestoredName proposes a file for the library that a backup holds: beside the
// library, named after it and the time of the backup.
func RestoredName(library string, b editor.Backup) string {
	ending := filepath.Ext(library)
	return strings.TrimSuffix(library, ending) + b.Made.Local().Format(" 2006-01-02 15.04") + ending
}
