package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"stet/editor"
)

// OpenBackup opens a backup for reading, with the files that lie beside it. One
// of an older format is brought up to date in a copy, which Close removes: the
// backup itself is never written to.
func OpenBackup(ctx context.Context, path string) (*Library, error) {
	steps, err := ownMigrations()
	if err != nil {
		return nil, err
	}
	if empty, err := checkMagic(path); err != nil || empty {
		return nil, fmt.Errorf("open the backup: %w", cmp.Or[error](err, &fault{editor.ErrDamaged, filepath.Base(path) + " is empty: it is no backup"}))
	}
	settings, unclean := asItLies, size(path+"-wal") > 0
	if unclean {
		settings = forReading // it is a library, and somebody has it open
	}
	found, err := examine(ctx, path, settings, unclean)
	if err != nil {
		return nil, fmt.Errorf("open the backup: %w", told(path, err))
	}
	if found.damage == "" && found.version > 0 && found.version < len(steps) {
		return openOlder(ctx, path, steps)
	}
	l, err := unopened(path, Options{})
	if err == nil {
		err = l.openBackup(ctx, found, len(steps))
	}
	if err != nil {
		return nil, fmt.Errorf("open the backup: %w", told(path, err))
	}
	return l, nil
}

func (l *Library) openBackup(ctx context.Context, found inspection, known int) error {
	readable := found.minReader <= known
	switch {
	case found.damage != "":
		l.fault = damaged(l.path, found.damage)
	case found.version > known && !readable:
		return newer(l.path, found.version, known, readable)
	case found.version > known:
		l.fault = newer(l.path, found.version, known, readable)
	default:
		l.fault = &fault{editor.ErrReadOnly, filepath.Base(l.path) + " is a backup"}
	}
	return l.openReading(ctx, found.settings)
}

// openOlder opens a copy of a backup of an older format.
func openOlder(ctx context.Context, path string, steps []migration) (*Library, error) {
	dir, err := os.MkdirTemp("", "stet-backup-*")
	if err != nil {
		return nil, err
	}
	copied := filepath.Join(dir, filepath.Base(path))
	l, err := openCopy(ctx, path, copied, steps)
	if err != nil {
		os.RemoveAll(dir)
		return nil, fmt.Errorf("open the backup: %w", told(path, err))
	}
	l.scratch = dir
	return l, nil
}

func openCopy(ctx context.Context, path, copied string, steps []migration) (*Library, error) {
	if err := room(filepath.Dir(copied), size(path)); err != nil {
		return nil, err
	}
	if err := copyFile(ctx, path, copied, nil); err != nil {
		return nil, err
	}
	l, err := open(ctx, copied, Options{scratch: true}, steps)
	if err != nil {
		return nil, err
	}
	l.assets.folders = append(l.assets.folders, assetsOf(path).folders...)
	l.distrust(&fault{editor.ErrReadOnly, filepath.Base(path) + " is a backup"})
	return l, nil
}

// copyFile writes a copy of a file to the disk; the target must not be there.
// Progress is told bytes.
func copyFile(ctx context.Context, from, to string, progress func(done, total int64)) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, &metered{ctx: ctx, from: in, total: info.Size(), progress: progress})
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// metered is a reader that tells how far it is, and ends with its context.
type metered struct {
	ctx         context.Context
	from        io.Reader
	done, total int64
	progress    func(done, total int64)
}

func (c *metered) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(b)
	if c.done += int64(n); c.progress != nil {
		c.progress(c.done, c.total)
	}
	return n, err
}

// Restore writes the library that a backup holds to a new file, with its files
// in the folder beside it, checks it, and puts it in place whole or not at all.
// Nothing that is there is ever written over, nor taken up: what another library
// of that name has left beside it is a reason to name another. Progress, where
// it is not nil, is told megabytes, then files.
func Restore(ctx context.Context, backup, to string, progress func(done, total int)) error {
	to, err := filepath.Abs(to)
	if err != nil {
		return err
	}
	if err := checkFree(to); err != nil {
		return fmt.Errorf("restore the library: %w", err)
	}
	from, err := OpenBackup(ctx, backup)
	if err != nil {
		return fmt.Errorf("restore the library: %w", err)
	}
	defer from.Close()
	if err := from.restoreTo(ctx, backup, to, progress); err != nil {
		return fmt.Errorf("restore the library: %w", told(backup, err))
	}
	return nil
}

// checkFree refuses a path at which a library would not be new.
func checkFree(to string) error {
	if err := checkPlace(to); err != nil {
		return err
	}
	for _, suffix := range []string{"", "-wal", "-shm", "-journal", "-files", "-index.db"} {
		if _, err := os.Lstat(to + suffix); !errors.Is(err, fs.ErrNotExist) {
			return cmp.Or(err, fmt.Errorf("there is already a file %s: name another", to+suffix))
		}
	}
	return nil
}

// freeCopy lets go of what an older backup, or a library that is open, still
// holds, checks the copy and flushes it.
func (l *Library) freeCopy(ctx context.Context, copied string) error {
	db := connect(copied, ofNobody, 1)
	err := letGo(ctx, db)
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	if err := l.codec.sound(ctx, copied); err != nil {
		return err
	}
	return flushFile(copied)
}

// restoreTo writes the backup as it lies, but for who had it open, and the files.
func (l *Library) restoreTo(ctx context.Context, backup, to string, progress func(done, total int)) error {
	if progress == nil {
		progress = func(int, int) {}
	}
	if err := room(filepath.Dir(to), size(backup)); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(filepath.Dir(to), ".stet-restore-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	copied := filepath.Join(dir, filepath.Base(to))
	if size(backup+"-wal") > 0 { // it is a library, and its newest words are not in the file
		err = vacuumInto(ctx, backup, copied)
	} else {
		err = copyFile(ctx, backup, copied, func(done, total int64) { progress(int(done>>20), int(total>>20)) })
	}
	if err != nil {
		return err
	}
	if err := l.freeCopy(ctx, copied); err != nil {
		return &fault{editor.ErrDamaged, err.Error() + ": choose another backup"}
	}
	_, err = l.copyFiles(ctx, copied, copying{files: copied + "-files", progress: progress})
	if err != nil {
		return err
	}
	return putInPlace(copied, to)
}

// putInPlace moves a library to where there is none, its files first.
func putInPlace(copied, to string) error {
	if err := checkFree(to); err != nil {
		return err // somebody was quicker
	}
	_, err := os.Stat(copied + "-files")
	has := err == nil
	if has {
		if err := os.Rename(copied+"-files", to+"-files"); err != nil {
			return err
		}
	}
	if err := renameNew(copied, to); err != nil {
		if has {
			os.Rename(to+"-files", copied+"-files")
		}
		return err
	}
	syncFolder(filepath.Dir(to))
	return nil
}

// renameNew renames a file to a name that is free. Where the disk has no hard
// links, which cannot be made over another file, there is nothing but to look.
func renameNew(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if _, there := os.Lstat(to); there == nil {
		return fmt.Errorf("there is already a file %s: name another", to)
	}
	return os.Rename(from, to)
}

// isOwn reports whether a path is that of the library.
func (l *Library) isOwn(path string) bool {
	own, err := os.Stat(l.path)
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(own, there)
}

// RestoreLibrary is Restore.
func (l *Library) RestoreLibrary(ctx context.Context, backup, to string, progress func(done, total int)) error {
	if l.isOwn(backup) {
		return fmt.Errorf("%s is the open library itself: name a backup", backup)
	}
	return Restore(ctx, backup, to, progress)
}

// lookedAt holds the backup that was looked at last, so that a look at its stories
// does not open it each time.
type lookedAt struct {
	sync.Mutex
	path    string
	library *Library
}

// close is called with the lock held.
func (s *lookedAt) close() error {
	if s.library == nil {
		return nil
	}
	l := s.library
	s.library = nil
	return l.Close()
}

// backup opens a backup; done gives it back. The library itself is none: to open
// its file by the way would give away the locks that this process has on it
// (https://www.sqlite.org/howtocorrupt.html, 2.2).
func (l *Library) backup(ctx context.Context, path string) (from *Library, done func(), err error) {
	if l.isOwn(path) {
		return nil, nil, fmt.Errorf("%s is the open library itself: name a backup", path)
	}
	l.looked.Lock()
	if l.looked.library == nil || l.looked.path != path {
		l.looked.close()
		if l.looked.library, err = OpenBackup(ctx, path); err != nil {
			l.looked.Unlock()
			return nil, nil, err
		}
		l.looked.path = path
	}
	return l.looked.library, l.looked.Unlock, nil
}

// CloseBackup closes the backup that was looked at last.
func (l *Library) CloseBackup() error {
	l.looked.Lock()
	defer l.looked.Unlock()
	return l.looked.close()
}

// StoryIn returns the newest revision of a story in a backup.
func (l *Library) StoryIn(ctx context.Context, backup, id string) (editor.Story, editor.Revision, error) {
	from, done, err := l.backup(ctx, backup)
	if err != nil {
		return editor.Story{}, editor.Revision{}, err
	}
	defer done()
	return from.Story(ctx, id, 0)
}

// VerifyBackup checks every page, reference and content of a backup as Verify
// does those of the library.
func (l *Library) VerifyBackup(ctx context.Context, backup string, progress func(done, total int)) ([]editor.Damage, error) {
	from, done, err := l.backup(ctx, backup)
	if err != nil {
		return nil, err
	}
	defer done()
	return from.Verify(ctx, progress)
}
