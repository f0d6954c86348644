package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"stet/editor"
)

// Backup writes a consistent copy of the library to path, whole or not at all:
// it is made under another name in the same folder, its pages and a sample of
// its hashes are checked, it is flushed to the disk and then put in place. An
// earlier backup at path is replaced; any other file, and a library that
// somebody has open, is left alone. Writers are not kept waiting.
func (l *Library) Backup(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if err := l.ReadOnly(); errors.Is(err, editor.ErrDamaged) {
		return fmt.Errorf("back up: %w", err) // a damaged copy would push out a sound one
	}
	if known := l.Damage(); len(known) > 0 {
		return fmt.Errorf("back up: %w", &editor.DamageError{Library: filepath.Base(l.path), Damage: known[0]})
	}
	if err := l.mayReplace(path); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	if err := l.copyTo(ctx, path); err != nil {
		return fmt.Errorf("back up: %w", l.translate(ctx, err))
	}
	return nil
}

// mayReplace refuses a target that is no backup of a library.
func (l *Library) mayReplace(path string) error {
	there, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	own, err := os.Stat(l.path)
	switch {
	case err != nil:
		return err
	case os.SameFile(there, own):
		return fmt.Errorf("%s is the open library itself: name another file", path)
	case size(path+"-wal") > 0:
		return fmt.Errorf("%s is a library that somebody has open: name another file", path)
	case there.Mode().IsRegular() && there.Size() == 0, isLibrary(path):
		return nil
	}
	return fmt.Errorf("%s is not a backup of a library: name a new file", path)
}

// isLibrary reads the application ID from the file's header, at byte 68
// (https://www.sqlite.org/fileformat.html#application_id).
func isLibrary(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	id := make([]byte, 4)
	if _, err := io.ReadFull(io.NewSectionReader(f, 68, 4), id); err != nil {
		return false
	}
	return string(id) == "Stet"
}

// copyTo makes a checked copy of the library at path. VACUUM INTO reads one
// moment of it while others write; SQLite's backup API starts over each time
// somebody does.
func (l *Library) copyTo(ctx context.Context, path string) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".stet-backup-*")
	if err != nil {
		return err
	}
	err = l.vacuumInto(ctx, f.Name())
	if err == nil {
		err = l.codec.sound(ctx, f.Name())
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

func (l *Library) vacuumInto(ctx context.Context, path string) error {
	db := connect(l.path, forCopying, 1)
	defer db.Close()
	return patiently(ctx, func() error {
		_, err := db.ExecContext(ctx, "vacuum into ?", path)
		return err
	})
}

// syncFolder flushes a rename to the disk where the system has a way to.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		f.Sync()
		f.Close()
	}
}
