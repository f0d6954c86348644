package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stet/editor"
)

// A folder of backups holds copies of a library named after the time they were
// made, 2026-11-27T10.30.05Z.stet, and one folder "files" for the originals and
// pictures of all. Only what has such a name, and was made by itself, ever gives
// way to newer ones.
const (
	backupName = "2006-01-02T15.04.05Z"
	keptSuffix = " kept"
	ending     = ".stet"
)

// betweenBackups is how long a backup is enough, however much is written.
const betweenBackups = 30 * time.Minute

// BackupFolder is where the backups of a library are kept: beside it, or in
// another folder, such as one on another disk, where elsewhere names one.
func BackupFolder(library, elsewhere string) string {
	if elsewhere == "" {
		return library + "-backups"
	}
	return filepath.Join(elsewhere, filepath.Base(library)+"-backups")
}

// BackupFolder is that of the open library.
func (l *Library) BackupFolder(elsewhere string) string { return BackupFolder(l.path, elsewhere) }

// makeFolder makes the folder for backups. The one that it lies in must be there:
// where a disk is not connected nothing is written to the place it would have.
func makeFolder(folder string) error {
	above := filepath.Dir(folder)
	if info, err := os.Stat(above); err != nil || !info.IsDir() {
		return fmt.Errorf("the folder %s is not there: connect its disk, or choose another folder", above)
	}
	return os.MkdirAll(folder, 0o700)
}

// KeepBackup makes a backup in a folder of backups.
func (l *Library) KeepBackup(ctx context.Context, folder string, why editor.Reason, progress func(done, total int)) (editor.Backup, error) {
	if err := makeFolder(folder); err != nil {
		return editor.Backup{}, fmt.Errorf("back up: %w", err)
	}
	sweep(folder, unfinished)
	name := l.now().UTC().Format(backupName)
	if why != editor.Automatic {
		name += keptSuffix
	}
	to := filepath.Join(folder, name+ending)
	if _, err := os.Lstat(to); err == nil {
		return editor.Backup{}, fmt.Errorf("back up: %s was made this very second", to)
	}
	b, err := l.backUp(ctx, copying{to: to, files: filepath.Join(folder, "files"), reason: why, progress: progress})
	b.Kept = isKept(to)
	return b, err
}

// backUpFormat makes a backup of a library that is about to be brought up to
// date. It takes the place of the last one of that format: an attempt that fails
// may be made again.
func (l *Library) backUpFormat(ctx context.Context, format int) error {
	folder := l.BackupFolder("")
	if err := makeFolder(folder); err != nil {
		return err
	}
	to := filepath.Join(folder, fmt.Sprintf("format-%d%s", format, ending))
	_, err := l.copyTo(ctx, copying{to: to, files: filepath.Join(folder, "files"), reason: editor.BeforeUpdate})
	return err
}

// stale is how old something in a folder of backups must be to be swept away
// that no backup names: another process may be about to.
const stale = 24 * time.Hour

// sweep removes what a killed process has left.
func sweep(folder, pattern string) {
	left, _ := filepath.Glob(filepath.Join(escapeGlob(folder), pattern))
	for _, path := range left {
		if info, err := os.Lstat(path); err == nil && time.Since(info.ModTime()) > stale {
			os.Remove(path)
		}
	}
}

// escapeGlob spells a path so that no character in it stands for others; Windows
// has no way to, and no need of *, ? in names.
func escapeGlob(path string) string {
	if filepath.Separator == '\\' {
		return path
	}
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "*", `\*`, "?", `\?`).Replace(path)
}

// BackupDue reports whether the library has changed since its newest backup in a
// folder, and that one is old enough. A backup that is dated ahead of the clock
// says nothing: the clock was set back.
func (l *Library) BackupDue(ctx context.Context, folder string) (bool, error) {
	if l.ReadOnly() != nil {
		return false, nil
	}
	all, err := l.own(ctx, folder)
	if err != nil {
		return false, err
	}
	now := l.now()
	for _, c := range all { // newest first
		if c.Made.After(now) {
			continue
		}
		if now.Sub(c.Made) < betweenBackups {
			return false, nil
		}
		mark, err := l.markNow(ctx)
		return mark != c.mark, err
	}
	n, err := l.stories(ctx)
	return n > 0, err
}

func (l *Library) markNow(ctx context.Context) (mark string, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		mark, err = markOf(ctx, db)
		return err
	})
	return mark, err
}

func (l *Library) stories(ctx context.Context) (n int64, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		n, err = number(ctx, db, "select count(*) from article")
		return err
	})
	return n, err
}

// Backups lists the backups of the library in some folders, newest first, and
// with them what cannot be read there. A folder that is not there has none.
func (l *Library) Backups(ctx context.Context, folders ...string) ([]editor.Backup, error) {
	var all []editor.Backup
	for _, folder := range folders {
		copies, err := l.own(ctx, folder)
		if err != nil {
			return nil, err
		}
		for _, c := range copies {
			all = append(all, c.Backup)
		}
	}
	slices.SortStableFunc(all, func(a, b editor.Backup) int { return b.Made.Compare(a.Made) })
	return all, nil
}

// copied is a file in a folder of backups.
type copied struct {
	editor.Backup
	uid, mark string
}

// own lists the copies in a folder that are the library's, newest first, and
// those of which that cannot be found out.
func (l *Library) own(ctx context.Context, folder string) ([]copied, error) {
	uid, err := l.uid(ctx)
	if err != nil {
		return nil, err
	}
	all, err := copiesIn(ctx, folder)
	return slices.DeleteFunc(all, func(c copied) bool { return c.uid != uid && c.Trouble == "" }), err
}

// copiesIn reads what a folder holds, newest first.
func copiesIn(ctx context.Context, folder string) ([]copied, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the folder of the backups: %w", err)
	}
	var all []copied
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ending) || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		all = append(all, readCopy(ctx, filepath.Join(folder, e.Name())))
	}
	slices.SortStableFunc(all, func(a, b copied) int { return b.Made.Compare(a.Made) })
	return all, nil
}

// readCopy reads what a copy says of itself.
func readCopy(ctx context.Context, path string) copied {
	c := copied{Backup: editor.Backup{Path: path, Kept: isKept(path)}}
	if info, err := os.Stat(path); err == nil {
		c.Bytes, c.Made = info.Size(), info.ModTime().UTC()
	}
	if named, err := timeOf(path); err == nil {
		c.Made = named
	}
	if err := c.read(ctx); err != nil {
		c.Trouble = trouble(err)
	}
	return c
}

// trouble is why a copy cannot be read, in words about a backup.
func trouble(err error) string {
	switch {
	case isDamaged(err):
		return fmt.Sprintf("it is damaged (%v)", err)
	case errors.Is(err, editor.ErrDamaged):
		return "it is not a Stet library, or its first page is destroyed"
	}
	return err.Error()
}

// timeOf reads the time in the name of a backup.
func timeOf(path string) (time.Time, error) {
	name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(path), ending), keptSuffix)
	return time.Parse(backupName, name)
}

func (c *copied) read(ctx context.Context) error {
	if empty, err := checkMagic(c.Path); err != nil || empty {
		return cmp.Or(err, errors.New("it is empty"))
	}
	db := connect(c.Path, asItLies, 1)
	defer db.Close()
	found := inspection{}
	if err := found.read(ctx, db); err != nil {
		return err
	}
	known, err := ownMigrations()
	switch c.Format = found.version; {
	case err != nil:
		return err
	case c.Format == 0:
		return ErrForeign
	case found.minReader > len(known):
		return newer(c.Path, c.Format, len(known), false)
	}
	if err := db.QueryRowContext(ctx, "select value from meta where key = 'uid'").Scan(&c.uid); err != nil {
		return err
	}
	var text string
	var held label
	err = db.QueryRowContext(ctx, "select value from meta where key = 'backup'").Scan(&text)
	switch {
	case err == nil:
		c.Verified = true
		if err := json.Unmarshal([]byte(text), &held); err != nil {
			return fmt.Errorf("its label cannot be read: %w", err)
		}
	case errors.Is(err, sql.ErrNoRows): // copied by other means
		if held, err = count(ctx, db); err != nil {
			return err
		}
		held.Made = milliseconds(c.Made)
	default:
		return err
	}
	held.tell(&c.Backup)
	c.mark = held.Mark
	return nil
}

// isKept reports whether a backup's name keeps it from giving way.
func isKept(path string) bool {
	_, err := time.Parse(backupName, strings.TrimSuffix(filepath.Base(path), ending))
	return err != nil
}

// KeepForGood renames a backup so that it never gives way to newer ones, or so
// that it may again, and returns its new path.
func (l *Library) KeepForGood(path string, keep bool) (string, error) {
	name := strings.TrimSuffix(filepath.Base(path), ending)
	switch {
	case keep == isKept(path):
		return path, nil
	case keep:
		name += keptSuffix
	default:
		name = strings.TrimSuffix(name, keptSuffix)
	}
	to := filepath.Join(filepath.Dir(path), name+ending)
	if !keep && isKept(to) {
		return path, fmt.Errorf("%s was not named by Stet: it stays until you remove it", filepath.Base(path))
	}
	if _, err := os.Lstat(to); err == nil {
		return path, fmt.Errorf("there is already a backup %s", filepath.Base(to))
	}
	if err := errors.Join(l.CloseBackup(), os.Rename(path, to)); err != nil {
		return path, fmt.Errorf("rename the backup: %w", err)
	}
	syncFolder(filepath.Dir(to))
	return to, nil
}

// RemoveBackup removes a backup, and the files that no other needs.
func (l *Library) RemoveBackup(ctx context.Context, path string) error {
	if l.isOwn(path) {
		return fmt.Errorf("%s is the open library itself", path)
	}
	if err := errors.Join(l.CloseBackup(), os.Remove(path)); err != nil {
		return fmt.Errorf("remove the backup: %w", err)
	}
	return sweepFiles(ctx, filepath.Dir(path))
}

// sweepFiles removes the files that none of the backups in a folder refers to.
// Where one of those cannot be read nothing is removed: it may be mended.
func sweepFiles(ctx context.Context, folder string) error {
	all, err := copiesIn(ctx, folder)
	if err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, c := range all {
		if c.Trouble != "" {
			return nil
		}
		files, err := filesOf(ctx, c.Path)
		if err != nil {
			return nil
		}
		for _, f := range files {
			wanted[hex.EncodeToString(f.hash)] = true
		}
	}
	return filepath.WalkDir(filepath.Join(folder, "files"), func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() || wanted[d.Name()] {
			return err
		}
		if info, err := d.Info(); err == nil && time.Since(info.ModTime()) > stale {
			return os.Remove(path)
		}
		return ctx.Err()
	})
}
