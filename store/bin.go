package store

import (
	"context"
	"database/sql"
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

// Purge deletes an article for good with all that belongs to it, and the files
// that no other one has. It has to lie in the bin; where somebody has typed in
// it since, the words are not lost: it is put back instead, which is reported
// by gone false.
func (l *Library) Purge(ctx context.Context, id string) (gone bool, err error) {
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
		return remove(tx, s.article)
	})
	return gone, about(id, err)
}

// remove deletes the rows of an article, those that point to others first.
func remove(tx *sql.Tx, article int64) error {
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
	return nil
}
