package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"os"
	"sync"

	"github.com/mattn/go-sqlite3"
)

// indexFormat is raised whenever folding or the tables below change: an index
// of another format is made anew.
const indexFormat = 6

// indexSchema is the search index: ft's rowid is the ID of an article's newest
// revision, so that falling rowids mean latest filed. It holds no text. Its
// words are folded before they come here; the tokenizer only parts them.
//
// Meta says whose index it is and how far it has come: revisions up to cursor, of
// which mark is the hash, are indexed except for those up to floor. A new index
// begins in the middle: what is filed meanwhile goes on from cursor upwards, and
// the stories of before from floor downwards, so that the newest are found first.
const indexSchema = `
	drop table if exists meta;
	drop table if exists indexed;
	drop table if exists ft;
	create table meta (key text primary key, value any not null) strict, without rowid;
	create table indexed (article integer primary key, head integer not null) strict;
	create virtual table ft using fts5(title, body, byline, slug, content = '', contentless_delete = 1, prefix = '1 2 3 4',
		tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'");`

// Writing a batch takes one flush; a filing is not kept waiting for more.
const indexBatch = 20

// index is the full-text index in a file beside the library. It can be thrown
// away: it is made anew where it is missing, damaged, or another library's. A
// nil index is one that cannot be used.
type index struct {
	library *Library
	path    string
	turn    chan struct{} // holds a token while somebody catches up
	atATime int           // stories that a rebuild writes in one transaction

	mu      sync.Mutex
	db      *sql.DB // nil where it cannot be used
	waiting int     // filed since it last caught up
}

// openIndex returns the library's index, nil where SQLite was built without
// FTS5.
func (l *Library) openIndex(ctx context.Context) *index {
	has, err := number(ctx, l.readers, "select sqlite_compileoption_used('ENABLE_FTS5')")
	if err != nil || has == 0 {
		return nil
	}
	x := &index{library: l, path: l.path + "-index.db", turn: make(chan struct{}, 1), atATime: rebuildBatch}
	x.db = x.open(ctx, x.check)
	return x
}

// open returns connections to the index, made anew where check has something
// against the one there is; nil where it cannot be had. An index in order is
// emptied in one transaction, since another process may have it open; only a
// file that cannot be read at all is removed.
func (x *index) open(ctx context.Context, check func(context.Context, *sql.Tx) error) *sql.DB {
	for range 2 {
		if f, err := os.OpenFile(x.path, os.O_CREATE|os.O_RDWR, 0o600); err == nil {
			f.Close() // as private as the library: it tells which words are in it
		}
		db := connect(x.path, forIndex, readers)
		err := inTransaction(ctx, db, func(tx *sql.Tx) error {
			if err := check(ctx, tx); err == nil || isDamaged(err) {
				return err
			}
			return x.empty(ctx, tx)
		})
		if err == nil {
			return db
		}
		db.Close()
		if !isDamaged(err) {
			return nil
		}
		for _, suffix := range []string{"", "-wal", "-shm"} {
			os.Remove(x.path + suffix)
		}
	}
	return nil
}

// empty makes the tables anew.
func (x *index) empty(ctx context.Context, tx *sql.Tx) error {
	uid, err := x.library.uid(ctx)
	if err != nil {
		return err
	}
	last, err := x.library.lastFiled(ctx)
	if err != nil {
		return err
	}
	mark, err := x.library.hashOf(ctx, last)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(indexSchema + factSchema + printSchema + addressSchema + shownSchema); err != nil {
		return err
	}
	_, err = tx.Exec("insert into meta values ('uid', ?), ('format', ?), ('cursor', ?), ('mark', ?), ('floor', ?)",
		uid, indexFormat, last, mark, last)
	return err
}

var errStale = errors.New("the index does not go with the library")

// check compares the library's identity, and the revision that the index last
// saw: a library put back from a backup may have filed others since under the
// same IDs.
func (x *index) check(ctx context.Context, tx *sql.Tx) error {
	var uid, mark string
	var format int
	var cursor int64
	err := tx.QueryRow(`select (select value from meta where key = 'uid'), (select value from meta where key = 'format'),
		(select value from meta where key = 'cursor'), (select value from meta where key = 'mark')`).Scan(&uid, &format, &cursor, &mark)
	if err != nil {
		return err
	}
	own, err := x.library.uid(ctx)
	if err != nil {
		return err
	}
	hash, err := x.library.hashOf(ctx, cursor)
	if err != nil {
		return err
	}
	if uid != own || format != indexFormat || mark != hash {
		return errStale
	}
	return nil
}

func (l *Library) uid(ctx context.Context) (uid string, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select value from meta where key = 'uid'").Scan(&uid)
	})
	return uid, err
}

// lastFiled returns the ID of the newest of all revisions, 0 where there is none.
func (l *Library) lastFiled(ctx context.Context) (last int64, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		last, err = number(ctx, db, "select coalesce(max(head), 0) from article")
		return err
	})
	return last, err
}

// hashOf returns a revision's hash in hexadecimal, "" for revision 0.
func (l *Library) hashOf(ctx context.Context, revision int64) (string, error) {
	if revision == 0 {
		return "", nil
	}
	var hash []byte
	err := l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select hash from revision where id = ?", revision).Scan(&hash)
	})
	return hex.EncodeToString(hash), err
}

// pool returns the connections to the index, nil where it cannot be used.
func (x *index) pool() *sql.DB {
	if x == nil {
		return nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.db
}

func (x *index) close() error {
	if db := x.pool(); db != nil {
		return db.Close()
	}
	return nil
}

// distrust makes the index anew where an error says that it is broken. Db is
// where it was met: another search may have seen to it meanwhile.
func (x *index) distrust(ctx context.Context, db *sql.DB, err error) {
	var e sqlite3.Error
	if !errors.As(err, &e) || !isDamage(e) && e.Code != sqlite3.ErrError {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.db == db {
		db.Close()
		x.db = x.open(ctx, func(context.Context, *sql.Tx) error { return errStale })
	}
}
