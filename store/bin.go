package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stet/editor"
)

// unbin takes an article out of the bin and reports whether it lay there.
func unbin(tx *sql.Tx, article int64) (bool, error) {
	return changes(tx, "update article set deleted = null where id = ? and deleted is not null", article)
}

// keepFromBin takes an article that somebody goes on writing out of the bin:
// what is filed is meant to be read.
func (l *Library) keepFromBin(tx *sql.Tx, article int64, who string) error {
	did, err := unbin(tx, article)
	if err != nil || !did {
		return err
	}
	return l.insertEvent(tx, article, editor.Event{Who: who, What: editor.Unbinned})
}

// Expired returns articles that were put in the bin at that time or earlier,
// the first deleted first.
func (l *Library) Expired(ctx context.Context, by time.Time, limit int) ([]string, error) {
	var all []string
	err := l.read(ctx, func(db *sql.DB) (err error) {
		all, err = sentences(ctx, db, "select uid from article where deleted <= ? order by deleted limit ?", milliseconds(by), limit)
		return err
	})
	return all, err
}

// Purge deletes an article for good with all that belongs to it. It has to lie in
// the bin; where somebody has typed in it since, the words are not lost: it is
// put back instead, which is reported by gone false. The file it was imported
// from goes with SweepFiles.
func (l *Library) Purge(ctx context.Context, id string) (gone bool, err error) {
	var head int64
	err = l.write(ctx, func(tx *sql.Tx) error {
		gone = false
		s, err := stands(tx, id)
		if err != nil {
			return err
		}
		if !s.binned {
			return nil
		}
		typed, err := changes(tx, `update article set deleted = null where id = ?
			and exists (select 1 from draft d where d.article = article.id and d.saved > article.deleted)`, s.article)
		if err != nil {
			return err
		}
		if typed {
			return l.insertEvent(tx, s.article, editor.Event{What: editor.Unbinned})
		}
		gone = true
		if err := tx.QueryRow("select head from article where id = ?", s.article).Scan(&head); err != nil {
			return err
		}
		return remove(tx, s.article)
	})
	if err == nil && gone {
		l.index.forget(ctx, head)
	}
	return gone, about(id, err)
}

// remove deletes the rows of an article, those that point to others first, and
// lets go of its original where no other has that. Pictures stay: which stories
// show one is known only from their words.
func remove(tx *sql.Tx, article int64) error {
	var original []byte
	if err := tx.QueryRow("select original from article where id = ?", article).Scan(&original); err != nil {
		return err
	}
	for _, statement := range []string{
		"delete from finding where revision in (select id from revision where article = ?)",
		"delete from fact where article = ?", // and its sources
		"delete from draft where article = ?",
		"delete from tag where article = ?",
		"delete from related where article = ?1 or other = ?1",
		"delete from event where article = ?",
		"delete from hold where article = ?",
		"delete from revision where article = ?",
		"delete from article where id = ?",
	} {
		if _, err := tx.Exec(statement, article); err != nil {
			return err
		}
	}
	_, err := tx.Exec(`delete from asset where hash = ?1 and not exists (select 1 from article where original = ?1)
		and not exists (select 1 from picture where hash = ?1)`, original)
	return err
}

// sweptAfter is how long a file that no row lists is left: an import that is about
// to list it has kept it just now.
const sweptAfter = 24 * time.Hour

// SweepFiles removes the files beside the library that nothing lists any more,
// and what writing one has left when it was cut short.
func (l *Library) SweepFiles(ctx context.Context) (removed int, err error) {
	if err := l.ReadOnly(); err != nil {
		return 0, err
	}
	listed := map[string]bool{}
	err = l.read(ctx, func(db *sql.DB) error {
		all, err := sentences(ctx, db, "select lower(hex(hash)) from asset")
		for _, name := range all {
			listed[name] = true
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("list the files: %w", err)
	}
	limit := l.now().Add(-sweptAfter)
	err = filepath.WalkDir(l.assets.folders[0], func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || listed[entry.Name()] || !ours(entry.Name()) {
			return ctx.Err() // what cannot be read is left
		}
		if info, err := entry.Info(); err == nil && info.ModTime().Before(limit) && os.Remove(path) == nil {
			removed++
		}
		return ctx.Err()
	})
	return removed, err
}

// ours reports whether a file is named as those that assets keeps.
func ours(name string) bool {
	_, err := hex.DecodeString(name)
	return err == nil && len(name) == 2*sha256.Size || strings.HasPrefix(name, ".part-")
}

// forget takes a revision out of the index whose article is gone. The place up to
// which the index has seen the library must be one that is still there: else it
// would be made anew.
func (x *index) forget(ctx context.Context, head int64) {
	db := x.pool()
	if db == nil {
		return
	}
	err := inTransaction(ctx, db, func(tx *sql.Tx) error {
		if _, err := tx.Exec("delete from ft where rowid = ? and rowid in (select head from indexed)", head); err != nil {
			return err
		}
		if err := forgetFacts(tx, head); err != nil {
			return err
		}
		if _, err := tx.Exec("delete from indexed where head = ?", head); err != nil {
			return err
		}
		var cursor int64
		if err := tx.QueryRow("select value from meta where key = 'cursor'").Scan(&cursor); err != nil {
			return err
		}
		last, err := x.library.lastUpTo(ctx, cursor)
		if err != nil {
			return err
		}
		mark, err := x.library.hashOf(ctx, last)
		if err != nil {
			return err
		}
		_, err = tx.Exec("update meta set value = iif(key = 'cursor', ?, ?) where key in ('cursor', 'mark')", last, mark)
		return err
	})
	if err != nil {
		x.distrust(ctx, db, err)
	}
}

// lastUpTo returns the newest revision that is there up to one that may not be.
func (l *Library) lastUpTo(ctx context.Context, revision int64) (last int64, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		last, err = number(ctx, db, "select coalesce(max(id), 0) from revision where id <= ?", revision)
		return err
	})
	return last, err
}
