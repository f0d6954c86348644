package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"stet/editor"
)

const revisionColumns = `r.number, r.name, r.author, r.cause, r.saved, r.words, r.added, r.removed, r.override, r.hash`

func scanRevision(row interface{ Scan(...any) error }, more ...any) (editor.Revision, error) {
	var r editor.Revision
	var saved int64
	var override sql.NullString
	var hash []byte
	err := row.Scan(append([]any{&r.Number, &r.Name, &r.Author, &r.Cause, &saved, &r.Words, &r.Added, &r.Removed, &override, &hash}, more...)...)
	if err != nil {
		return r, err
	}
	r.Saved, r.Hash = moment(saved), hex.EncodeToString(hash)
	if override.Valid {
		err = json.Unmarshal([]byte(override.String), &r.Override)
	}
	return r, err
}

// Story returns revision n of an article, the newest for n = 0. A text whose
// hash does not fit is never returned: the error is editor.ErrDamaged.
func (l *Library) Story(ctx context.Context, id string, n int) (editor.Story, editor.Revision, error) {
	var r editor.Revision
	var row stored
	err := l.read(ctx, func(db *sql.DB) (err error) {
		r, err = scanRevision(db.QueryRowContext(ctx, `
			select `+revisionColumns+`, r.hash, r.body, k.body
			from article a
			join revision r on r.article = a.id and r.number = iif(?2 = 0, a.revision, ?2)
			left join revision k on k.id = r.base
			where a.uid = ?1`, id, n), &row.hash, &row.body, &row.keyBody)
		return err
	})
	if err != nil {
		return editor.Story{}, editor.Revision{}, about(revisionName(id, n), err)
	}
	s, err := l.codec.storyOf(id, row)
	if err != nil {
		return editor.Story{}, editor.Revision{}, l.hurt(editor.Damage{Kind: editor.DamagedRevision, Story: id, Revision: r.Number, Hash: r.Hash}, err)
	}
	return s, r, nil
}

func revisionName(id string, n int) string {
	if n == 0 {
		return id
	}
	return fmt.Sprintf("%s, revision %d", id, n)
}

// Revisions returns the revisions of an article, newest first.
func (l *Library) Revisions(ctx context.Context, id string) ([]editor.Revision, error) {
	var all []editor.Revision
	err := l.read(ctx, func(db *sql.DB) error {
		all = nil
		rows, err := db.QueryContext(ctx, `select `+revisionColumns+`
			from revision r where r.article = (select id from article where uid = ?) order by r.number desc`, id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			r, err := scanRevision(rows)
			if err != nil {
				return err
			}
			all = append(all, r)
		}
		return rows.Err()
	})
	if err == nil && len(all) == 0 {
		err = editor.ErrNotFound
	}
	return all, about(id, err)
}

// File saves s as the revision after base and drops this session's draft, by
// compare and swap: where the newest revision is not base the answer is
// editor.ErrConflict, nothing is written and the draft stays; where another
// session may write to the story it is an *editor.HeldError. It returns r with
// Number, Hash and Saved filled in.
func (l *Library) File(ctx context.Context, id string, base int, s editor.Story, r editor.Revision, t editor.Tally) (editor.Revision, error) {
	s.Article.ID = id
	r = l.dated(r, base+1)
	key, err := l.key(ctx, id, r.Number)
	if err != nil {
		return r, fmt.Errorf("file revision %d: %w", r.Number, err)
	}
	row, _, err := l.codec.seal(s, key.contentOrNil())
	if err != nil {
		return r, fmt.Errorf("file revision %d: %w", r.Number, err)
	}
	err = l.write(ctx, func(tx *sql.Tx) error {
		article, newest, err := newestOf(tx, id)
		if err != nil {
			return err
		}
		if newest != base {
			return editor.ErrConflict
		}
		holder, h, err := heldBy(ctx, tx, id)
		if err != nil {
			return err
		}
		if holder != l.session && l.alive(holder) {
			return &editor.HeldError{Holder: h}
		}
		if err := l.keepFromBin(tx, article, r.Author); err != nil {
			return err
		}
		head, err := insertRevision(tx, article, r, row, key.idOrNil())
		if err != nil {
			return err
		}
		if err := makeNewest(tx, article, head, base, editor.Version{Story: s, Revision: r, Tally: t}); err != nil {
			return err
		}
		_, err = tx.Exec("delete from draft where article = ? and (session = ? or hash = ?)", article, l.session, row.hash)
		return err
	})
	if err != nil {
		return r, about(id, fmt.Errorf("file revision %d: %w", r.Number, err))
	}
	r.Hash = hex.EncodeToString(row.hash)
	l.index.nudge(ctx)
	return r, nil
}

// dated numbers a revision and dates it to the millisecond.
func (l *Library) dated(r editor.Revision, number int) editor.Revision {
	if r.Saved.IsZero() {
		r.Saved = l.now()
	}
	r.Number, r.Saved = number, r.Saved.UTC().Truncate(time.Millisecond)
	return r
}

func newestOf(tx *sql.Tx, id string) (article int64, number int, err error) {
	err = tx.QueryRow("select id, revision from article where uid = ?", id).Scan(&article, &number)
	return article, number, err
}

// key is the revision that another is compressed against.
type key struct {
	id      int64
	content []byte
}

func (k *key) contentOrNil() []byte {
	if k == nil {
		return nil
	}
	return k.content
}

func (k *key) idOrNil() *int64 {
	if k == nil {
		return nil
	}
	return &k.id
}

// key reads the dictionary of revision n; nil where n stands alone: also where the
// dictionary is damaged, so that what is filed after it can be read; or where
// there is no such revision yet and the swap is bound to fail.
func (l *Library) key(ctx context.Context, id string, n int) (*key, error) {
	if standsAlone(n) {
		return nil, nil
	}
	var k key
	var row stored
	err := l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, `select id, hash, body from revision
			where article = (select id from article where uid = ?) and number = ?`, id, keyOf(n)).Scan(&k.id, &row.hash, &row.body)
	})
	if errors.Is(err, editor.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if k.content, err = l.codec.content(row); err != nil {
		l.hurt(editor.Damage{Kind: editor.DamagedRevision, Story: id, Revision: keyOf(n), Hash: hex.EncodeToString(row.hash)}, err)
		return nil, nil
	}
	return &k, nil
}

// insertRevision writes the row of a revision and returns its ID. Base is that of
// the revision it is compressed against, nil where it stands alone.
func insertRevision(tx *sql.Tx, article int64, r editor.Revision, content stored, base *int64) (int64, error) {
	override, err := optionalJSON(r.Override)
	if err != nil {
		return 0, err
	}
	made, err := tx.Exec(`
		insert into revision (article, number, saved, name, author, cause, words, added, removed, override, hash, base, body)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		article, r.Number, milliseconds(r.Saved), r.Name, r.Author, r.Cause, r.Words, r.Added, r.Removed,
		override, content.hash, base, content.body)
	if err != nil {
		return 0, err
	}
	return made.LastInsertId()
}

// makeNewest makes a revision the article's newest, in place of number base.
func makeNewest(tx *sql.Tx, article, revision int64, base int, v editor.Version) error {
	a, t := v.Story.Article, v.Tally
	err := one(tx.Exec(`
		update article set revision = ?, head = ?, slug = ?, headline = ?, section = ?, updated = max(?, updated),
			words = ?, facts = ?, settled = ?, failures = ?, warnings = ?
		where id = ? and revision = ?`,
		v.Revision.Number, revision, a.Slug, a.Title(), a.Section, milliseconds(v.Revision.Saved),
		t.Words, t.Facts, t.Settled, t.Failures, t.Warnings, article, base))
	if err != nil {
		return err
	}
	return replaceFacts(tx, article, v.Story.Facts)
}

// optionalJSON is v as JSON for a column, null where v points to nothing.
func optionalJSON[T any](v *T) (any, error) {
	if v == nil {
		return nil, nil
	}
	b, err := json.Marshal(v)
	return string(b), err
}
