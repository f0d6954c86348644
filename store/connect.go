package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// The connections' settings. Each names synchronous, since the driver sets it to
// NORMAL where it is not told; FULL is what makes a commit survive a
// power cut. Waiting for a lock is short in SQLite and goes on in Go: SQLite's
// own waiting starves one of two busy writers, and ignores a cancelled context.
const (
	forWriting = "_journal_mode=WAL&_synchronous=FULL&_txlock=immediate&_foreign_keys=1&_busy_timeout=20&_stmt_cache_size=48"
	forReading = "mode=ro&_query_only=1&_synchronous=FULL&_busy_timeout=250&_stmt_cache_size=16"
	forCopying = "mode=ro&_synchronous=OFF&_busy_timeout=250" // the copy is flushed when it is whole; query_only would forbid it
	forResting = "mode=rw&_synchronous=FULL&_busy_timeout=20"
	asItLies   = "immutable=1&mode=ro&_query_only=1&_synchronous=FULL"
	forIndex   = "_journal_mode=WAL&_synchronous=NORMAL&_txlock=immediate&_busy_timeout=20&_stmt_cache_size=16"

	readers = 4
)

// vfs is what SQLite reaches files through, "" for its own way; tests put a disk
// here that fails.
var vfs string

// connector opens connections to one file.
type connector struct {
	driver *sqlite3.SQLiteDriver
	dsn    string
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }
func (c connector) Driver() driver.Driver                        { return c.driver }

// connect returns a pool of at most n connections to the file; it opens none
// yet. On macOS fsync does not reach the disk, F_FULLFSYNC does
// (https://www.sqlite.org/pragma.html#pragma_fullfsync); elsewhere the pragma
// changes nothing.
func connect(path, settings string, n int) *sql.DB {
	flush := func(c *sqlite3.SQLiteConn) error {
		_, err := c.Exec("pragma fullfsync = 1; pragma checkpoint_fullfsync = 1", nil)
		return err
	}
	db := sql.OpenDB(connector{&sqlite3.SQLiteDriver{ConnectHook: flush}, dsn(path, settings)})
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db
}

// dsn spells a file as a URI, in which any character may stand in its name
// (https://www.sqlite.org/uri.html).
func dsn(path, settings string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/Users
	}
	if vfs != "" {
		settings += "&vfs=" + vfs
	}
	file := url.URL{Scheme: "file", Path: path}
	return file.String() + "?" + settings
}

// inTransaction runs do in one immediate transaction. A cancelled context ends
// the waiting for a turn, never a transaction that has begun.
func inTransaction(ctx context.Context, db *sql.DB, do func(tx *sql.Tx) error) error {
	return patiently(ctx, func() error {
		conn, err := db.Conn(ctx)
		if err != nil {
			return err
		}
		defer conn.Close()
		tx, err := conn.BeginTx(context.WithoutCancel(ctx), nil)
		if err != nil {
			return err
		}
		defer tx.Rollback()
		if err := do(tx); err != nil {
			return err
		}
		return tx.Commit()
	})
}

// execute runs one statement as a transaction of its own.
func execute(ctx context.Context, db *sql.DB, statement string, args ...any) (result sql.Result, err error) {
	err = patiently(ctx, func() error {
		conn, err := db.Conn(ctx)
		if err != nil {
			return err
		}
		defer conn.Close()
		result, err = conn.ExecContext(context.WithoutCancel(ctx), statement, args...)
		return err
	})
	return result, err
}

// patience is how often a lock is tried for: some ten seconds.
const patience = 400

// patiently runs try until it does not collide with another process, waiting a
// random while in between so that two writers do not keep in step.
func patiently(ctx context.Context, try func() error) error {
	for n := 1; ; n++ {
		err := try()
		if !isBusy(err) || n == patience {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(1+rand.IntN(20)) * time.Millisecond):
		}
	}
}

func isBusy(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrBusy || e.Code == sqlite3.ErrLocked)
}

// number runs a query for one integer.
func number(ctx context.Context, db *sql.DB, query string, args ...any) (int64, error) {
	var n int64
	if err := db.QueryRowContext(ctx, query, args...).Scan(&n); err != nil {
		return 0, fmt.Errorf("%s: %w", query, err)
	}
	return n, nil
}
