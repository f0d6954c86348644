package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"stet/editor"
)

// insertArticle makes the row that makeNewest completes.
func insertArticle(tx *sql.Tx, a editor.Article, r editor.Revision, file *kept) (int64, error) {
	if err := file.insert(tx); err != nil {
		return 0, err
	}
	var name, hash any
	if file != nil {
		name, hash = file.name, file.hash
	}
	made, err := tx.Exec(`
		insert into article (uid, slug, headline, status, created, updated, revision, head,
			words, facts, settled, failures, warnings, file, original)
		values (?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, ?, ?)`,
		a.ID, a.Slug, a.Title(), a.Status, milliseconds(r.Saved), name, hash)
	if err != nil {
		return 0, err
	}
	return made.LastInsertId()
}

// headlineColumn is what article a is called: in the draft that goes on from its
// newest revision, where it has one.
const headlineColumn = "coalesce((select d.headline from draft d where d.article = a.id and d.base = a.revision order by d.saved desc limit 1), a.headline)"

// summaryColumns is what scanSummary reads, from article as a.
const summaryColumns = `a.uid, a.slug, ` + headlineColumn + `, a.status, a.id, a.updated, a.revision,
	a.words, a.facts, a.settled, a.failures, a.warnings, coalesce(a.deleted, 0)`

// scanSummary reads a row. Its numbers come as the int64 that SQLite gives:
// any other type would go through text.
func scanSummary(row interface{ Scan(...any) error }, more ...any) (editor.Summary, error) {
	var s editor.Summary
	var status string
	var n [9]int64
	err := row.Scan(append([]any{&s.ID, &s.Slug, &s.Headline, &status,
		&n[0], &n[1], &n[2], &n[3], &n[4], &n[5], &n[6], &n[7], &n[8]}, more...)...)
	s.Status, s.Number, s.Updated, s.Revision = editor.Status(status), n[0], moment(n[1]), int(n[2])
	s.Tally = editor.Tally{Words: int(n[3]), Facts: int(n[4]), Settled: int(n[5]), Failures: int(n[6]), Warnings: int(n[7])}
	if n[8] != 0 {
		s.Deleted = moment(n[8])
	}
	return s, err
}

// Summary returns one article's row.
func (l *Library) Summary(ctx context.Context, id string) (editor.Summary, error) {
	var s editor.Summary
	err := l.read(ctx, func(db *sql.DB) (err error) {
		s, err = scanSummary(db.QueryRowContext(ctx, "select "+summaryColumns+" from article a where a.uid = ?", id))
		return err
	})
	return s, about(id, err)
}

// about names the article that an error is about.
func about(id string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("story %s: %w", id, err)
}

// Counts returns how many articles stand in each status, without those in the
// bin; one that no article has is absent.
func (l *Library) Counts(ctx context.Context) (map[editor.Status]int, error) {
	var counts map[editor.Status]int
	err := l.read(ctx, func(db *sql.DB) error {
		counts = map[editor.Status]int{}
		rows, err := db.QueryContext(ctx, "select status, count(*) from article where deleted is null group by status")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var status editor.Status
			var n int
			if err := rows.Scan(&status, &n); err != nil {
				return err
			}
			counts[status] = n
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("count the stories: %w", err)
	}
	return counts, nil
}

// SetTally stores what list rows show of the newest check.
func (l *Library) SetTally(ctx context.Context, id string, t editor.Tally) error {
	return about(id, l.change(ctx,
		"update article set words = ?, facts = ?, settled = ?, failures = ?, warnings = ? where uid = ?",
		t.Words, t.Facts, t.Settled, t.Failures, t.Warnings, id))
}

// articleOf returns the row number of an article.
func articleOf(tx *sql.Tx, id string) (int64, error) {
	var n int64
	err := tx.QueryRow("select id from article where uid = ?", id).Scan(&n)
	return n, err
}

// already is an *editor.AlreadyError where a file with that hash is filed.
func already(tx *sql.Tx, hash []byte) error {
	var e editor.AlreadyError
	err := tx.QueryRow("select a.uid, "+headlineColumn+", a.deleted is not null from article a where a.original = ? order by 3, a.id limit 1", hash).
		Scan(&e.ID, &e.Headline, &e.Binned)
	switch {
	case err == nil:
		return &e
	case errors.Is(err, sql.ErrNoRows):
		return nil
	}
	return err
}

// kept is an imported file that lies beside the library.
type kept struct {
	name string
	hash []byte
	size int
}

// keepOriginal brings an imported file to the disk; nil is none.
func (l *Library) keepOriginal(o *editor.Original) (*kept, error) {
	if o == nil {
		return nil, nil
	}
	hash, err := l.assets.keep(o.Bytes)
	if err != nil {
		return nil, told(l.path, err)
	}
	return &kept{o.Name, hash, len(o.Bytes)}, nil
}

func (k *kept) insert(tx *sql.Tx) error {
	if k == nil {
		return nil
	}
	return insertAsset(tx, k.hash, k.size)
}

// Original returns the file an article was imported from, byte for byte; one
// that was made here has none, which is editor.ErrNotFound.
func (l *Library) Original(ctx context.Context, id string) (editor.Original, error) {
	var o editor.Original
	var hash []byte
	err := l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select file, original from article where uid = ? and original is not null", id).Scan(&o.Name, &hash)
	})
	if err != nil {
		return editor.Original{}, fmt.Errorf("the file that story %s was imported from: %w", id, err)
	}
	if o.Bytes, err = l.assets.read(hash); err != nil {
		return editor.Original{}, l.hurt(editor.Damage{Kind: editor.DamagedOriginal, Story: id, File: o.Name, Hash: hex.EncodeToString(hash)}, err)
	}
	return o, nil
}

// OriginalName returns what the file was called that an article was imported from, ""
// for one that was made here.
func (l *Library) OriginalName(ctx context.Context, id string) (string, error) {
	var name string
	err := l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select iif(original is null, '', file) from article where uid = ?", id).Scan(&name)
	})
	if err != nil {
		return "", fmt.Errorf("the name of the file that story %s was imported from: %w", id, err)
	}
	return name, nil
}

// FindOriginal returns the first article imported from exactly these bytes, or
// editor.ErrNotFound.
func (l *Library) FindOriginal(ctx context.Context, b []byte) (editor.Summary, error) {
	sum := sha256.Sum256(b)
	var s editor.Summary
	err := l.read(ctx, func(db *sql.DB) (err error) {
		s, err = scanSummary(db.QueryRowContext(ctx,
			"select "+summaryColumns+" from article a where a.original = ? order by a.deleted is not null, a.id limit 1", sum[:]))
		return err
	})
	return s, err
}
