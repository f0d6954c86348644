package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"

	"stet/editor"
)

// insertEvent writes down what happened to an article, dated now where the
// event is not.
func (l *Library) insertEvent(tx *sql.Tx, article int64, e editor.Event) error {
	if e.At.IsZero() {
		e.At = l.now()
	}
	sent := ""
	if e.Sent != nil {
		b, err := json.Marshal(e.Sent)
		if err != nil {
			return err
		}
		sent = string(b)
	}
	_, err := tx.Exec("insert into event (article, at, who, what, was, became, batch, sent) values (?, ?, ?, ?, ?, ?, ?, ?)",
		article, milliseconds(e.At), e.Who, e.What, e.Was, e.Became, e.Batch, sent)
	return err
}

// Record writes down what happened to an article.
func (l *Library) Record(ctx context.Context, id string, e editor.Event) error {
	return about(id, l.write(ctx, func(tx *sql.Tx) error {
		article, err := articleOf(tx, id)
		if err != nil {
			return err
		}
		return l.insertEvent(tx, article, e)
	}))
}

const eventColumns = "e.id, e.at, e.who, e.what, e.was, e.became, e.batch, e.sent"

func scanEvent(row interface{ Scan(...any) error }, more ...any) (editor.Event, error) {
	var e editor.Event
	var at int64
	var sent string
	err := row.Scan(append([]any{&e.ID, &at, &e.Who, &e.What, &e.Was, &e.Became, &e.Batch, &sent}, more...)...)
	e.At = moment(at)
	if err == nil && sent != "" {
		err = json.Unmarshal([]byte(sent), &e.Sent)
	}
	return e, err
}

// History returns one page of what happened to an article, revisions and
// events in one line of time, the newest first.
func (l *Library) History(ctx context.Context, id string, q editor.HistoryQuery) ([]editor.Happening, error) {
	var page []editor.Happening
	err := l.read(ctx, func(db *sql.DB) error {
		article, err := number(ctx, db, "select id from article where uid = ?", id)
		if err != nil {
			return err
		}
		page, err = historyPage(ctx, db, article, q)
		return err
	})
	return page, about(id, err)
}

// What happened in one millisecond stands in the order of these.
const (
	ofRevision = iota
	ofEvent
)

func historyPage(ctx context.Context, db *sql.DB, article int64, q editor.HistoryQuery) ([]editor.Happening, error) {
	if q.Limit <= 0 {
		q.Limit = pageSize
	}
	at, kind, n := before(q.Before)
	deeds, err := json.Marshal(q.Deeds)
	if err != nil {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, `
		select kind, n from (
			select saved as at, 0 as kind, number as n, 'filed' as what from revision where article = ?1
			union all
			select at, 1, id, what from event where article = ?1)
		where (at, kind, n) < (?2, ?3, ?4) and (?5 in ('null', '[]') or what in (select value from json_each(?5)))
		order by at desc, kind desc, n desc limit ?6`, article, at, kind, n, string(deeds), q.Limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var page []editor.Happening
	for rows.Next() {
		if err := rows.Scan(&kind, &n); err != nil {
			return nil, err
		}
		h, err := happening(ctx, db, article, kind, n)
		if err != nil {
			return nil, err
		}
		page = append(page, h)
	}
	return page, rows.Err()
}

// before is the place of a line of the history, that behind all where there is
// none.
func before(h *editor.Happening) (at, kind, n int64) {
	switch {
	case h == nil:
		return math.MaxInt64, 0, 0
	case h.Event != nil:
		return milliseconds(h.At), ofEvent, h.Event.ID
	}
	return milliseconds(h.At), ofRevision, int64(h.Revision.Number)
}

func happening(ctx context.Context, db *sql.DB, article, kind, n int64) (editor.Happening, error) {
	if kind == ofEvent {
		e, err := scanEvent(db.QueryRowContext(ctx, "select "+eventColumns+" from event e where e.id = ?", n))
		return editor.Happening{At: e.At, Event: &e}, err
	}
	r, err := scanRevision(db.QueryRowContext(ctx, "select "+revisionColumns+" from revision r where r.article = ? and r.number = ?", article, n))
	h := editor.Happening{At: r.Saved, Revision: &r}
	if err == nil && n == 1 {
		err = db.QueryRowContext(ctx, "select coalesce(file, '') from article where id = ?", article).Scan(&h.File)
	}
	return h, err
}

// done is an event with the article that it happened to.
type done struct {
	article int64
	uid     string
	event   editor.Event
}

// batchAfter returns the next events of a batch.
func batchAfter(tx *sql.Tx, batch string, after int64, limit int) ([]done, error) {
	rows, err := tx.Query("select "+eventColumns+`, e.article, a.uid from event e join article a on a.id = e.article
		where e.batch = ? and e.batch <> '' and e.id > ? order by e.id limit ?`, batch, after, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []done
	for rows.Next() {
		var d done
		if d.event, err = scanEvent(rows, &d.article, &d.uid); err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, rows.Err()
}

// Batch returns which articles an action of several was done to, with what was
// done, in order.
func (l *Library) Batch(ctx context.Context, batch string) ([]editor.Done, error) {
	var all []editor.Done
	err := l.read(ctx, func(db *sql.DB) error {
		all = nil
		rows, err := db.QueryContext(ctx, "select "+eventColumns+`, a.uid from event e join article a on a.id = e.article
			where e.batch = ? and e.batch <> '' order by e.id`, batch)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var d editor.Done
			if d.Event, err = scanEvent(rows, &d.Story); err != nil {
				return err
			}
			all = append(all, d)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read what was done: %w", err)
	}
	return all, nil
}
