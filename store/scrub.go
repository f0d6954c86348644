package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"stet/editor"
)

// A scrub is a check of everything a slice at a time, in the hours when nobody
// works: a round through the library takes a week at most, and where it has come
// to is kept from one session to the next.
const scrubEvery = 7 * 24 * time.Hour

// scrubbing is the row "scrub" of meta.
type scrubbing struct {
	Ended int64 `json:"ended"` // ms, of the last whole round; 0 for none
	Under bool  `json:"under"` // a round is under way
	Place place `json:"place"` // where it has come to
}

// Scrub checks the next n contents where a round is due, at its beginning also
// the pages of the file, and reports whether there is more to do. What it finds
// is told by Damage. A library that is not written to is not scrubbed.
func (l *Library) Scrub(ctx context.Context, n int) (more bool, err error) {
	if l.ReadOnly() != nil {
		return false, nil
	}
	at, err := l.scrubbed(ctx)
	if err != nil || !at.due(l.now()) {
		return false, err
	}
	c := l.newCheck()
	defer c.close()
	if !at.Under {
		at = scrubbing{Ended: at.Ended, Under: true}
		if err := c.pages(ctx, "pragma quick_check"); err != nil && !isDamaged(err) {
			return false, l.translate(ctx, err)
		}
	}
	next, more, err := c.slice(ctx, at.Place, n)
	if isDamaged(err) {
		c.add(editor.Damage{Kind: editor.DamagedPages, Why: err.Error()})
	} else if err != nil {
		return false, l.translate(ctx, err)
	}
	if len(c.found) > 0 {
		l.note(c.found...)
		l.keepDamage(ctx)
	}
	if at.Place = next; !more {
		at = scrubbing{Ended: milliseconds(l.now())}
	}
	if l.ReadOnly() != nil {
		return false, nil
	}
	return more, l.keepScrub(ctx, at)
}

// due reports whether there is anything to do. A round that has ended after now
// says nothing: the clock was set back.
func (at scrubbing) due(now time.Time) bool {
	if at.Under || at.Ended == 0 {
		return true
	}
	since := now.Sub(moment(at.Ended))
	return since < 0 || since >= scrubEvery
}

func (l *Library) scrubbed(ctx context.Context) (at scrubbing, err error) {
	var text string
	err = l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select value from meta where key = 'scrub'").Scan(&text)
	})
	if errors.Is(err, editor.ErrNotFound) {
		return at, nil
	}
	if err == nil && json.Unmarshal([]byte(text), &at) != nil {
		at = scrubbing{} // begin anew
	}
	return at, err
}

func (l *Library) keepScrub(ctx context.Context, at scrubbing) error {
	text, err := json.Marshal(at)
	if err != nil {
		return err
	}
	return l.write(ctx, func(tx *sql.Tx) error { return setMeta(tx, "scrub", string(text)) })
}
