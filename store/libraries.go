package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"

	"stet/editor"
)

// Libraries looks after library files that are not open. It is used from any
// goroutine.
type Libraries struct {
	Now func() time.Time // nil is time.Now
}

// Own returns the path of the user's own library, "" where there is no place
// for one.
func (Libraries) Own() string {
	own, _ := OwnPath()
	return own
}

// Recent returns the libraries that were chosen and are still there, the last one
// first.
func (Libraries) Recent() []string {
	all, _ := Recent()
	return slices.DeleteFunc(all, func(path string) bool { return !isLibrary(path) })
}

// Choose remembers the library to open from now on.
func (Libraries) Choose(path string) error { return Choose(path) }

// Make makes an empty library where there is no file.
func (s Libraries) Make(ctx context.Context, path string) error {
	if err := checkFree(path); err != nil {
		return err
	}
	l, err := Open(ctx, path, Options{Now: s.Now})
	if err != nil {
		return err
	}
	return l.Close()
}

// Try is the error that opening a library for writing would meet, without doing
// it: an older one is not brought up to date by a look at it.
func (Libraries) Try(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if err := checkPlace(path); err != nil {
		return err
	}
	if _, err := claim(path, true); err != nil {
		return told(path, err)
	}
	found, err := inspect(ctx, path)
	if err != nil {
		return told(path, err)
	}
	steps, err := ownMigrations()
	switch {
	case err != nil:
		return err
	case found.damage != "":
		return damaged(path, found.damage)
	case found.version > len(steps) && found.minReader > len(steps):
		return newer(path, found.version, len(steps), false)
	case found.version == 0 && size(path) > 0 && !isLibrary(path):
		return fmt.Errorf("%s: %w", filepath.Base(path), ErrForeign)
	}
	return nil
}

// Backups lists the backups in a library's own folder that can be read, newest
// first.
func (Libraries) Backups(ctx context.Context, path string) ([]editor.Backup, error) {
	copies, err := copiesIn(ctx, BackupFolder(path, ""))
	var all []editor.Backup
	for _, c := range copies {
		if c.Trouble == "" {
			all = append(all, c.Backup)
		}
	}
	return all, err
}

// Restore is Restore.
func (Libraries) Restore(ctx context.Context, backup, to string, progress func(done, total int)) error {
	return Restore(ctx, backup, to, progress)
}

// Copy makes a copy of a library that may lie anywhere, such as on a network,
// with all that was written to it and the files beside it, where there is no file
// yet. It returns how many of the files could not be had. Progress, which may be
// nil, is told files.
func (s Libraries) Copy(ctx context.Context, from, to string, progress func(done, total int)) (lost int, err error) {
	from, err1 := filepath.Abs(from)
	to, err2 := filepath.Abs(to)
	if err := errors.Join(err1, err2); err != nil {
		return 0, err
	}
	if err := checkFree(to); err != nil {
		return 0, fmt.Errorf("copy the library: %w", err)
	}
	lost, err = copyLibrary(ctx, from, to, progress)
	if err != nil {
		return lost, fmt.Errorf("copy the library: %w", told(from, err))
	}
	return lost, nil
}

func copyLibrary(ctx context.Context, from, to string, progress func(done, total int)) (lost int, err error) {
	if empty, err := checkMagic(from); err != nil || empty {
		return 0, cmp.Or(err, fmt.Errorf("%s is empty", filepath.Base(from)))
	}
	dir, err := os.MkdirTemp(filepath.Dir(to), ".stet-copy-*")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	made := filepath.Join(dir, "library.stet")
	if err := copyPages(ctx, from, made, dir); err != nil {
		return 0, err
	}
	source := &Library{path: from, assets: assetsOf(from)}
	lost, err = source.copyFiles(ctx, made, copying{files: made + "-files", progress: progress})
	if err != nil {
		return lost, err
	}
	return lost, putInPlace(made, to)
}

// copyPages writes one moment of a library to a new file. Where SQLite cannot
// share memory beside it, as on a network, it is carried over with its -wal file
// first: together they are what was written.
func copyPages(ctx context.Context, from, made, scratch string) error {
	err := vacuum(ctx, from, forCopying, made)
	var e sqlite3.Error
	if errors.As(err, &e) && (e.Code == sqlite3.ErrCantOpen || e.Code == sqlite3.ErrIoErr || e.Code == sqlite3.ErrReadonly || e.Code == sqlite3.ErrProtocol) {
		carried := filepath.Join(scratch, "carried")
		for _, suffix := range []string{"-wal", ""} {
			if err := carry(from+suffix, carried+suffix); err != nil && (suffix == "" || !errors.Is(err, fs.ErrNotExist)) {
				return err
			}
		}
		os.Remove(made)
		err = vacuum(ctx, carried, "mode=rw&_synchronous=OFF&_busy_timeout=250", made)
	}
	if err != nil {
		return err
	}
	db := connect(made, ofNobody, 1)
	defer db.Close()
	if err := letGo(ctx, db); err != nil {
		return err
	}
	wrong, err := pages(ctx, db, "pragma quick_check")
	if err == nil && len(wrong) > 0 {
		err = &fault{editor.ErrDamaged, "the copy is not sound: " + wrong[0]}
	}
	if err != nil {
		return err
	}
	return flushFile(made)
}

func vacuum(ctx context.Context, from, settings, to string) error {
	db := connect(from, settings, 1)
	defer db.Close()
	return patiently(ctx, func() error {
		_, err := db.ExecContext(ctx, "vacuum into ?", to)
		return err
	})
}

func carry(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}

func flushFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
