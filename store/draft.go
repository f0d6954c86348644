package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"

	"stet/editor"
)

// Journal writes the whole unsaved state of one article, in place of the draft
// before. When it returns nil the words are on the disk. They lie there plain:
// compressing them would take longer than writing them.
func (l *Library) Journal(ctx context.Context, d editor.Draft) error {
	content, err := d.Story.Canonical()
	if err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	if d.Saved.IsZero() {
		d.Saved = l.now()
	}
	err = l.change(ctx, `
		insert into draft (article, session, who, base, saved, headline, hash, body)
		select id, ?, '', ?, ?, ?, ?, ? from article where uid = ?
		on conflict (article, session) do update set base = excluded.base, saved = excluded.saved,
			headline = excluded.headline, hash = excluded.hash, body = excluded.body`,
		d.Session, d.Base, milliseconds(d.Saved), d.Story.Article.Title(), sum[:], content, d.Article)
	if err != nil {
		return fmt.Errorf("keep what was typed in story %s: %w", d.Article, err)
	}
	return nil
}

// Draft returns the article's draft, or editor.ErrNotFound.
func (l *Library) Draft(ctx context.Context, id string) (editor.Draft, error) {
	d := editor.Draft{Article: id}
	var saved int64
	row := stored{plain: true}
	err := l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, `select d.base, d.saved, d.session, d.hash, d.body
			from article a join draft d on d.article = a.id where a.uid = ?
			order by d.saved desc limit 1`, id).
			Scan(&d.Base, &saved, &d.Session, &row.hash, &row.body)
	})
	if err != nil {
		return editor.Draft{}, fmt.Errorf("the draft of story %s: %w", id, err)
	}
	d.Saved = moment(saved)
	if d.Story, err = l.codec.story(row); err != nil {
		return editor.Draft{}, l.damage("the draft of story %s: %v", id, err)
	}
	return d, nil
}

// Discard drops the article's draft; that there is none is no error.
func (l *Library) Discard(ctx context.Context, id string) error {
	return about(id, l.write(ctx, func(tx *sql.Tx) error {
		article, err := articleOf(tx, id)
		if err != nil {
			return err
		}
		_, err = tx.Exec("delete from draft where article = ?", article)
		return err
	}))
}

// Recovered lists the drafts in the library, newest first, each under its own
// headline.
func (l *Library) Recovered(ctx context.Context) ([]editor.Recovered, error) {
	var all []editor.Recovered
	err := l.read(ctx, func(db *sql.DB) error {
		all = nil
		rows, err := db.QueryContext(ctx, `select a.uid, d.headline, d.base, d.saved
			from draft d join article a on a.id = d.article order by d.saved desc, a.id desc`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r editor.Recovered
			var saved int64
			if err := rows.Scan(&r.Article, &r.Headline, &r.Base, &saved); err != nil {
				return err
			}
			r.Saved = moment(saved)
			all = append(all, r)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list the drafts: %w", err)
	}
	return all, nil
}
