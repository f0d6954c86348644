package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"stet/editor"
)

// SetStatus moves an article in somebody's name. It files no revision and
// leaves Updated, which is the time of the newest revision.
func (l *Library) SetStatus(ctx context.Context, id string, s editor.Status, who string) error {
	changed, err := l.Act(ctx, editor.Action{What: editor.Moved, To: string(s), Who: who}, []string{id})
	if err != nil || len(changed) > 0 {
		return about(id, err)
	}
	row, err := l.Summary(ctx, id)
	if err == nil && !row.Deleted.IsZero() {
		return about(id, editor.ErrBinned)
	}
	return err
}

// Act does an action to articles in one transaction and returns those that it
// changed, with an event each. Those are left out that stand so already, are
// gone, or lie in the bin and are not put back.
func (l *Library) Act(ctx context.Context, a editor.Action, ids []string) ([]string, error) {
	if _, ok := deeds[a.What]; !ok {
		return nil, fmt.Errorf("%q is nothing that can be done to a story", a.What)
	}
	var changed []string
	err := l.write(ctx, func(tx *sql.Tx) (err error) {
		changed = nil
		if a.What == editor.Tagged {
			if a.To, err = spelling(tx, a.To); err != nil {
				return err
			}
		}
		for _, id := range ids {
			did, err := l.act(tx, a, id)
			if err != nil {
				return err
			}
			if did {
				changed = append(changed, id)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// IDs returns the IDs of articles by their running numbers, in that order. Those
// that are gone are left out.
func (l *Library) IDs(ctx context.Context, numbers []int64) ([]string, error) {
	list, err := json.Marshal(numbers)
	if err != nil || len(numbers) == 0 {
		return nil, err
	}
	var ids []string
	err = l.read(ctx, func(db *sql.DB) (err error) {
		ids, err = sentences(ctx, db, "select a.uid from json_each(?) j cross join article a on a.id = j.value order by j.key", string(list))
		return err
	})
	return ids, err
}

// standing is where an article stands.
type standing struct {
	article int64
	status  editor.Status
	binned  bool
}

func stands(tx *sql.Tx, id string) (standing, error) {
	var s standing
	err := tx.QueryRow("select id, status, deleted is not null from article where uid = ?", id).Scan(&s.article, &s.status, &s.binned)
	return s, err
}

func (l *Library) act(tx *sql.Tx, a editor.Action, id string) (bool, error) {
	if a.What == editor.Moved && a.To == string(editor.Spiked) {
		a.What, a.To = editor.WasSpiked, ""
	}
	s, err := stands(tx, id)
	if errors.Is(err, sql.ErrNoRows) || err == nil && s.binned && a.What != editor.Unbinned {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	was, became, did, err := deeds[a.What](l, tx, s, a.To)
	if err != nil || !did {
		return false, err
	}
	return true, l.insertEvent(tx, s.article, editor.Event{Who: a.Who, What: a.What, Was: was, Became: became, Batch: a.Batch, Sent: a.Sent})
}

// A deed changes one article and says what it was and became, and whether there
// was anything to do.
type deed func(l *Library, tx *sql.Tx, s standing, to string) (was, became string, did bool, err error)

var deeds = map[editor.Deed]deed{
	editor.Moved: func(_ *Library, tx *sql.Tx, s standing, to string) (string, string, bool, error) {
		return string(s.status), to, s.status != editor.Status(to), move(tx, s, editor.Status(to))
	},
	editor.WasSpiked: func(_ *Library, tx *sql.Tx, s standing, reason string) (string, string, bool, error) {
		return string(s.status), reason, s.status != editor.Spiked, move(tx, s, editor.Spiked)
	},
	editor.Unspiked: func(_ *Library, tx *sql.Tx, s standing, _ string) (string, string, bool, error) {
		if s.status != editor.Spiked {
			return "", "", false, nil
		}
		to, err := beforeSpike(tx, s.article)
		if err != nil {
			return "", "", false, err
		}
		return string(s.status), string(to), true, move(tx, s, to)
	},
	editor.SentOut: func(_ *Library, tx *sql.Tx, s standing, file string) (string, string, bool, error) {
		return string(s.status), file, true, move(tx, s, editor.Exported)
	},
	editor.Tagged: func(_ *Library, tx *sql.Tx, s standing, tag string) (string, string, bool, error) {
		did, err := changes(tx, "insert into tag (article, tag) values (?, ?) on conflict do nothing", s.article, tag)
		return "", tag, did, err
	},
	editor.Untagged: func(_ *Library, tx *sql.Tx, s standing, tag string) (string, string, bool, error) {
		tag, err := tagOf(tx, s.article, tag)
		if err != nil || tag == "" {
			return "", "", false, err
		}
		did, err := changes(tx, "delete from tag where article = ? and tag = ?", s.article, tag)
		return tag, "", did, err
	},
	editor.Binned: func(l *Library, tx *sql.Tx, s standing, _ string) (string, string, bool, error) {
		did, err := changes(tx, "update article set deleted = ? where id = ? and deleted is null", milliseconds(l.now()), s.article)
		return "", "", did, err
	},
	editor.Unbinned: func(_ *Library, tx *sql.Tx, s standing, _ string) (string, string, bool, error) {
		did, err := unbin(tx, s.article)
		return "", "", did, err
	},
}

func move(tx *sql.Tx, s standing, to editor.Status) error {
	if !slices.Contains(editor.Statuses, to) {
		return &editor.FieldError{Field: "status", Value: string(to), Want: "a workflow status"}
	}
	if s.status == to {
		return nil
	}
	_, err := tx.Exec("update article set status = ? where id = ?", to, s.article)
	return err
}

// changes runs a statement and reports whether it changed a row.
func changes(tx *sql.Tx, statement string, args ...any) (bool, error) {
	result, err := tx.Exec(statement, args...)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// beforeSpike returns the status that a spiked article had before; one that was
// spiked before there was a history goes to Drafting.
func beforeSpike(tx *sql.Tx, article int64) (editor.Status, error) {
	var was editor.Status
	err := tx.QueryRow("select was from event where article = ? and what = ? order by id desc limit 1", article, editor.WasSpiked).Scan(&was)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !slices.Contains(editor.Statuses, was) {
		return editor.Drafting, nil
	}
	return was, err
}
