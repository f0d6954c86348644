package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"stet/editor"
)

// ErrForeign says that a file belongs to another program.
var ErrForeign = errors.New("this file is not a Stet library")

// fault is one of the editor's sentinels in words of its own.
type fault struct {
	kind error
	says string
}

func (f *fault) Error() string { return f.says }
func (f *fault) Unwrap() error { return f.kind }

// damaged says what is wrong with a file and what to do.
func damaged(path, what string) error {
	return &fault{editor.ErrDamaged, fmt.Sprintf(
		"%s is damaged (%s): nothing more is written to it; restore a backup, and export what can still be read",
		filepath.Base(path), what)}
}

// newer says that a file is of a later schema than this program knows.
func newer(path string, version, known int, readable bool) error {
	what := "update Stet to open it"
	if readable {
		what = "it was opened for reading only; update Stet to write to it"
	}
	return &fault{editor.ErrNewer, fmt.Sprintf("%s was written by a newer Stet (library format %d, this one knows %d): %s",
		filepath.Base(path), version, known, what)}
}

// translate turns what SQLite says into the editor's errors, by extended code
// (https://www.sqlite.org/rescode.html), and takes damage as the reason to write
// no more.
func (l *Library) translate(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil && isInterrupt(err) {
		return ctx.Err()
	}
	err = told(l.path, err)
	if errors.Is(err, editor.ErrDamaged) {
		l.distrust(err)
	}
	return err
}

// told is err in the editor's words.
func told(path string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return editor.ErrNotFound
	}
	if errors.Is(err, syscall.ENOSPC) {
		return &fault{editor.ErrFull, editor.ErrFull.Error()}
	}
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	switch {
	case isFull(e):
		return &fault{editor.ErrFull, editor.ErrFull.Error()}
	case isDamage(e):
		return damaged(path, e.Error())
	case e.Code == sqlite3.ErrReadonly || e.Code == sqlite3.ErrPerm:
		return &fault{editor.ErrReadOnly, fmt.Sprintf("%s may not be written to: change its permissions or those of its folder", filepath.Base(path))}
	case e.Code == sqlite3.ErrIoErr:
		return fmt.Errorf("the disk that %s is on does not work as it should: save your text elsewhere and see to the disk: %w", filepath.Base(path), err)
	case e.Code == sqlite3.ErrBusy || e.Code == sqlite3.ErrLocked:
		return fmt.Errorf("another program keeps %s busy: close it, or try again: %w", filepath.Base(path), err)
	}
	return err
}

func isFull(e sqlite3.Error) bool {
	switch {
	case e.Code == sqlite3.ErrFull:
		return true
	}
	return e.SystemErrno == syscall.ENOSPC || e.SystemErrno == syscall.EDQUOT
}

// ioErrCorruptFS is SQLITE_IOERR_CORRUPTFS, which the driver has no name for.
var ioErrCorruptFS = sqlite3.ErrIoErr.Extend(33)

func isDamage(e sqlite3.Error) bool {
	switch e.Code {
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrFormat:
		return true
	}
	switch e.ExtendedCode {
	case sqlite3.ErrIoErrRead, sqlite3.ErrIoErrShortRead, ioErrCorruptFS:
		return true
	}
	return false
}

func isInterrupt(err error) bool {
	var e sqlite3.Error
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		errors.As(err, &e) && e.Code == sqlite3.ErrInterrupt
}
