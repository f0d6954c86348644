package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"stet/editor"
)

// Library is an open library.
type Library struct {
	path     string
	now      func() time.Time
	codec    *codec
	assets   assets
	ground   *ground // the file that it is open on; nil where it is only read
	reserve  reserve
	session  string       // names this opening of the library; "" where it is only read
	mark     *flock.Flock // says that the session is alive
	readers  *sql.DB
	writer   *sql.DB // one connection; nil where opened for reading only
	index    *index  // nil where words are found by scanning
	settings string  // how the file is read

	unchecked atomic.Bool // nobody closed it, and its pages were not looked at

	looked  lookedAt // of the backup that is looked at
	scratch string   // the folder of a library that is only a copy, "" for none

	mu    sync.Mutex
	fault error           // why nothing is written
	known []editor.Damage // what is damaged
}

// Options says how to open a library.
type Options struct {
	Now      func() time.Time // the clock that dates revisions; nil is time.Now
	ReadOnly bool             // write nothing, not even the search index

	scratch bool // it is a copy that is thrown away: there is no need to back it up
}

// ReadOnly says why nothing can be written: an editor.ErrDamaged,
// editor.ErrNewer, editor.ErrReadOnly, editor.ErrReplaced, or editor.ErrFull where
// it was opened on a full disk; nil where all is well.
func (l *Library) ReadOnly() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.fault
}

// distrust stops all writing for the reason given; the first reason stays.
func (l *Library) distrust(why error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.fault == nil {
		l.fault = why
	}
}

// Searches says how words are found: by "index", or by "scan" of every story
// where SQLite was built without FTS5 (the build tag sqlite_fts5 has it) or the
// library was opened for reading only.
func (l *Library) Searches() string {
	if l.index.pool() != nil {
		return "index"
	}
	return "scan"
}

// Close closes the library's files. What was filed is safe also without it.
func (l *Library) Close() error {
	var errs []error
	errs = append(errs, l.endSession(), l.CloseBackup(), l.index.close(), l.readers.Close(), l.ground.closeLog())
	// The writer is the last to go: it empties the -wal file. Where that would be
	// into a file that is not its own it is left for the process to end.
	if l.writer != nil && !errors.Is(l.ground.own(), editor.ErrReplaced) {
		errs = append(errs, l.writer.Close())
	}
	errs = append(errs, l.ground.close())
	if l.scratch != "" {
		errs = append(errs, os.RemoveAll(l.scratch))
	}
	return errors.Join(errs...)
}

// read runs do on a reader and translates its error.
func (l *Library) read(ctx context.Context, do func(db *sql.DB) error) error {
	return l.translate(ctx, patiently(ctx, func() error { return do(l.readers) }))
}

// write runs do in one transaction on the writer and translates its error. Do
// may be run again after a collision with another process, or where the disk was
// full.
func (l *Library) write(ctx context.Context, do func(tx *sql.Tx) error) error {
	return l.keep(ctx, func() error { return inTransaction(ctx, l.writer, do) })
}

// change is a write of one statement, for one row; editor.ErrNotFound where
// there is no such row.
func (l *Library) change(ctx context.Context, statement string, args ...any) error {
	return l.keep(ctx, func() error { return one(execute(ctx, l.writer, statement, args...)) })
}

// changeReturning is a change of one row by a statement that returns a value.
func (l *Library) changeReturning(ctx context.Context, value any, statement string, args ...any) error {
	return l.keep(ctx, func() error {
		return patiently(ctx, func() error {
			conn, err := l.writer.Conn(ctx)
			if err != nil {
				return err
			}
			defer conn.Close()
			rows, err := conn.QueryContext(context.WithoutCancel(ctx), statement, args...)
			if err != nil {
				return err
			}
			defer rows.Close()
			read := sql.ErrNoRows
			for rows.Next() { // to the end: only there it is committed
				read = rows.Scan(value)
			}
			if err := rows.Err(); err != nil {
				return err
			}
			return read
		})
	})
}

// attempt runs do, which writes on the writer, and translates its error.
func (l *Library) attempt(ctx context.Context, do func() error) error {
	if err := cmp.Or(l.ReadOnly(), l.ground.check()); err != nil {
		return err
	}
	if err := do(); err != nil {
		return l.translate(ctx, err)
	}
	l.sign(ctx)
	return l.ground.check()
}

// one is editor.ErrNotFound where a statement changed no row.
func one(result sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n == 0 {
		return editor.ErrNotFound
	}
	return err
}

// moment reads and milliseconds writes a time as the tables keep it.
func moment(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

func milliseconds(t time.Time) int64 { return t.UnixMilli() }
