package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"stet/editor"
)

// Journal writes the whole unsaved state of one article, in place of this
// session's draft before. When it returns nil the words are on the disk. They lie
// there plain: compressing them would take longer than writing them. They are
// dated after those of other sessions, whatever the clock says.
//
// Where another session has taken the story over the words are kept all the
// same, as this session's own, and the answer is an *editor.HeldError.
func (l *Library) Journal(ctx context.Context, d editor.Draft) error {
	content, err := d.Story.Canonical()
	if err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	if d.Saved.IsZero() {
		d.Saved = l.now()
	}
	row := []any{l.session, d.Who, d.Base, milliseconds(d.Saved), d.Story.Article.Title(), sum[:], content, d.Article}
	err = l.change(ctx, writeAgain, row...)
	if errors.Is(err, editor.ErrNotFound) {
		err = l.beginDraft(ctx, d.Article, row)
	}
	if err != nil {
		return fmt.Errorf("keep what was typed in story %s: %w", d.Article, err)
	}
	return nil
}

// dated is when a draft counts as saved: behind those of other sessions.
const dated = "max(?4, coalesce((select max(saved) + 1 from draft o where o.article = %s and o.session <> ?1), 0))"

// writeAgain goes on with a draft of this session, as nearly every save does,
// where no other session may write to the story.
var writeAgain = `update draft set who = ?2, base = ?3, saved = ` + fmt.Sprintf(dated, "draft.article") + `, headline = ?5, hash = ?6, body = ?7
	where session = ?1 and article = (select id from article where uid = ?8)
	and not exists (select 1 from hold h where h.article = draft.article and h.session <> ?1)`

var writeFirst = `
	insert into draft (article, session, who, base, saved, headline, hash, body)
	select id, ?1, ?2, ?3, ` + fmt.Sprintf(dated, "article.id") + `, ?5, ?6, ?7 from article where uid = ?8
	on conflict (article, session) do update set who = excluded.who, base = excluded.base, saved = excluded.saved,
		headline = excluded.headline, hash = excluded.hash, body = excluded.body
	returning (select h.session from hold h where h.article = draft.article)`

// beginDraft writes a draft that is this session's first in a story, or one in a
// story that another session may write to.
func (l *Library) beginDraft(ctx context.Context, id string, row []any) error {
	var holder sql.NullString
	err := l.changeReturning(ctx, &holder, writeFirst, row...)
	if err == nil && holder.Valid && holder.String != l.session {
		err = l.heldByOther(ctx, id)
	}
	return err
}

// heldByOther is the *editor.HeldError of a story that another session may write
// to; nil where that is gone by now.
func (l *Library) heldByOther(ctx context.Context, id string) error {
	h, err := l.Holder(ctx, id)
	if err != nil || h == nil {
		return err
	}
	return &editor.HeldError{Holder: *h}
}

// Draft returns the words to go on from: those of the session that may write to
// the story; where nobody may, this session's, or else the newest left behind that
// go on from the newest revision. Where there are none it is editor.ErrNotFound.
func (l *Library) Draft(ctx context.Context, id string) (editor.Draft, error) {
	var holder string
	err := l.read(ctx, func(db *sql.DB) (err error) {
		holder, _, err = heldBy(ctx, db, id)
		return err
	})
	if err != nil {
		return editor.Draft{}, about(id, err)
	}
	if !l.alive(holder) {
		holder = ""
	}
	return l.draft(ctx, id, `(d.session = ?3 or ?3 = '' and (d.session = ?2 or d.base = a.revision))
		order by d.session = ?2 desc, d.saved desc limit 1`, l.session, holder)
}

// DraftOf returns the words that a session has left, as Recovered lists them.
func (l *Library) DraftOf(ctx context.Context, id, session string) (editor.Draft, error) {
	return l.draft(ctx, id, "d.session = ?2", session)
}

func (l *Library) draft(ctx context.Context, id, which string, args ...any) (editor.Draft, error) {
	d := editor.Draft{Article: id}
	var saved int64
	row := stored{plain: true}
	err := l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, `select d.base, d.saved, d.session, d.who, d.hash, d.body
			from article a join draft d on d.article = a.id where a.uid = ?1 and `+which, append([]any{id}, args...)...).
			Scan(&d.Base, &saved, &d.Session, &d.Who, &row.hash, &row.body)
	})
	if err != nil {
		return editor.Draft{}, fmt.Errorf("the draft of story %s: %w", id, err)
	}
	d.Saved = moment(saved)
	if d.Story, err = l.codec.story(row); err != nil {
		return editor.Draft{}, l.hurt(editor.Damage{Kind: editor.DamagedDraft, Story: id, Session: d.Session, Hash: hex.EncodeToString(row.hash)}, err)
	}
	return d, nil
}

// Discard drops the words that a session has left; that there are none is no
// error.
func (l *Library) Discard(ctx context.Context, id, session string) error {
	return about(id, l.write(ctx, func(tx *sql.Tx) error {
		article, err := articleOf(tx, id)
		if err != nil {
			return err
		}
		_, err = tx.Exec("delete from draft where article = ? and session = ?", article, session)
		return err
	}))
}

// Recovered lists the drafts in the library, newest first, each under its own
// headline; of one story, where id is not "".
func (l *Library) Recovered(ctx context.Context, id string) ([]editor.Recovered, error) {
	var all []editor.Recovered
	err := l.read(ctx, func(db *sql.DB) error {
		all = nil
		rows, err := db.QueryContext(ctx, `
			select a.uid, d.session, d.who, d.headline, d.base, d.saved, a.revision, coalesce(h.session, ''), coalesce(h.session = d.session, false)
			from draft d join article a on a.id = d.article left join hold h on h.article = a.id
			where ?1 = '' or a.uid = ?1 order by d.saved desc, a.id desc`, id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			r, err := l.scanRecovered(rows)
			if err != nil {
				return err
			}
			all = append(all, r)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list the drafts: %w", err)
	}
	return all, nil
}

func (l *Library) scanRecovered(rows *sql.Rows) (editor.Recovered, error) {
	var r editor.Recovered
	var saved int64
	var holder string
	var holds bool
	if err := rows.Scan(&r.Article, &r.Session, &r.Who, &r.Headline, &r.Base, &saved, &r.Newest, &holder, &holds); err != nil {
		return r, err
	}
	r.Saved = moment(saved)
	r.Held = l.alive(holder)
	r.Crashed, r.Going = holds && !r.Held, holds && r.Held
	writer, _, _ := strings.Cut(r.Session, ".") // set aside, it has a name of its own
	r.Own = writer == l.session && writer != ""
	return r, nil
}
