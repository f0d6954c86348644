package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"sync"

	"github.com/mattn/go-sqlite3"
)

// indexFormat is raised whenever folding or the tables below change: an index
// of another format is made anew.
const indexFormat = 1

// indexSchema is the search index: ft's rowid is the ID of an article's newest
// revision, so that falling rowids mean latest filed. It holds no text. Its
// words are folded before they come here; the tokenizer only parts them.
const indexSchema = `
	drop table if exists meta;
	drop table if exists indexed;
	drop table if exists ft;
	create table meta (key text primary key, value any not null) strict, without rowid;
	create table indexed (article integer primary key, head integer not null) strict;
	create virtual table ft using fts5(title, body, content = '', contentless_delete = 1, prefix = '1 2 3 4',
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
	x := &index{library: l, path: l.path + "-index.db", turn: make(chan struct{}, 1)}
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
	if _, err := tx.Exec(indexSchema); err != nil {
		return err
	}
	_, err = tx.Exec("insert into meta values ('uid', ?), ('format', ?), ('cursor', 0), ('mark', '')", uid, indexFormat)
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

// nudge tells the index that something was filed. It catches up a batch at a
// time, so that a search never waits long, and filing never for another's
// catching up. That it fails is of no account: the next search tries again.
func (x *index) nudge(ctx context.Context) {
	if x == nil || !x.due() {
		return
	}
	select {
	case x.turn <- struct{}{}:
		defer func() { <-x.turn }()
		x.batches(ctx, x.pool(), 1)
	default:
	}
}

// due counts what was filed up to a batch.
func (x *index) due() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.waiting = (x.waiting + 1) % indexBatch
	return x.waiting == 0
}

// catchUp indexes everything filed since. It returns the index to search in,
// nil where there is none.
func (x *index) catchUp(ctx context.Context) *sql.DB {
	if x == nil {
		return nil
	}
	select {
	case x.turn <- struct{}{}:
		defer func() { <-x.turn }()
		return x.batches(ctx, x.pool(), math.MaxInt)
	case <-ctx.Done():
		return nil
	}
}

// batches indexes a number of batches, fewer where there is no more to index.
func (x *index) batches(ctx context.Context, db *sql.DB, most int) *sql.DB {
	for range most {
		if db == nil {
			return nil
		}
		more, err := x.batch(ctx, db)
		if err != nil {
			x.distrust(ctx, db, err)
			return nil
		}
		if !more {
			break
		}
	}
	return db
}

// batch indexes the next articles and reports whether there may be more.
func (x *index) batch(ctx context.Context, db *sql.DB) (more bool, err error) {
	cursor, err := number(ctx, db, "select value from meta where key = 'cursor'")
	if err != nil {
		return false, err
	}
	next, last, err := x.library.filedAfter(ctx, cursor)
	if err != nil || last == cursor {
		return false, err
	}
	mark, err := x.library.hashOf(ctx, last)
	if err != nil {
		return false, err
	}
	err = inTransaction(ctx, db, func(tx *sql.Tx) error {
		for _, n := range next {
			if err := put(tx, n); err != nil {
				return err
			}
		}
		_, err := tx.Exec("update meta set value = iif(key = 'cursor', ?, ?) where key in ('cursor', 'mark')", last, mark)
		return err
	})
	return err == nil, err
}

// filedAfter returns the articles of a batch, and the newest revision that an
// index is caught up with after them.
func (l *Library) filedAfter(ctx context.Context, cursor int64) (next []newest, last int64, err error) {
	last = cursor
	err = l.eachNewest(ctx, fmt.Sprintf("a.head > ? order by a.head limit %d", indexBatch), cursor, func(n newest) bool {
		next, last = append(next, n), n.head
		return true
	})
	return next, last, err
}

// put replaces an article in the index. Another process may have put it there
// already, or a newer revision of it.
func put(tx *sql.Tx, n newest) error {
	var old int64
	err := tx.QueryRow("select head from indexed where article = ?", n.article).Scan(&old)
	switch {
	case err == nil && old >= n.head:
		return nil
	case err == nil:
		if _, err := tx.Exec("delete from ft where rowid = ?", old); err != nil {
			return err
		}
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	w := n.wording
	if _, err := tx.Exec("insert into ft (rowid, title, body) values (?, ?, ?)", n.head, folded(w.headline), folded(w.passages...)); err != nil {
		return err
	}
	_, err = tx.Exec("insert into indexed values (?, ?) on conflict do update set head = excluded.head", n.article, n.head)
	return err
}

// findIn looks the words up in an index.
func findIn(ctx context.Context, db *sql.DB, words []string, before int64, limit int) ([]int64, error) {
	rows, err := db.QueryContext(ctx, "select rowid from ft where ft match ? and rowid < ? order by rowid desc limit ?",
		`"`+strings.Join(words, `"* "`)+`"*`, before, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var heads []int64
	for rows.Next() {
		var head int64
		if err := rows.Scan(&head); err != nil {
			return nil, err
		}
		heads = append(heads, head)
	}
	return heads, rows.Err()
}
