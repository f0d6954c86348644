package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"stet/editor"
)

// undoPortion is how many events are taken back in a transaction.
const undoPortion = 500

// Undo takes a batch back: each article gets what it had itself. One that
// somebody has gone on with is left, and counted. Sections are not taken back
// here: they are in the article's revisions. Progress, where it is not nil, is
// told how many were looked at; a cancelled context ends it between two
// transactions.
func (l *Library) Undo(ctx context.Context, batch, who string, progress func(done int)) (editor.Undone, error) {
	var all editor.Undone
	var after int64
	for looked := 0; ; {
		var portion editor.Undone
		var next []done
		err := l.write(ctx, func(tx *sql.Tx) (err error) {
			portion = editor.Undone{}
			if next, err = batchAfter(tx, batch, after, undoPortion); err != nil {
				return err
			}
			for _, d := range next {
				if err := l.undo(tx, d, who, &portion); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return all, err
		}
		all = plus(all, portion)
		if looked += len(next); progress != nil {
			progress(looked)
		}
		if len(next) < undoPortion {
			return all, nil
		}
		after = next[len(next)-1].event.ID
		if ctx.Err() != nil {
			return all, ctx.Err()
		}
	}
}

func plus(a, b editor.Undone) editor.Undone {
	a.Back, a.Left = a.Back+b.Back, a.Left+b.Left
	for _, who := range b.LeftBy {
		if !slices.Contains(a.LeftBy, who) {
			a.LeftBy = append(a.LeftBy, who)
		}
	}
	return a
}

// undo takes one event back, unless another one of its kind came after it.
func (l *Library) undo(tx *sql.Tx, d done, who string, sum *editor.Undone) error {
	reverse, later := opposite(d.event)
	if reverse.What == "" {
		return nil
	}
	var by string
	err := tx.QueryRow("select e.who from event e where e.article = ?1 and e.id > ?2 and ("+later+") order by e.id limit 1",
		d.article, d.event.ID, d.event.Was+d.event.Became).Scan(&by)
	if err == nil {
		*sum = plus(*sum, editor.Undone{Left: 1, LeftBy: []string{by}})
		return nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	reverse.Who = who
	did, err := l.act(tx, reverse, d.uid)
	switch {
	case err != nil:
		return err
	case did:
		sum.Back++
	default:
		sum.Left++ // it lies in the bin
	}
	return nil
}

// opposite is the action that takes an event back, none where there is none,
// and what came after it where that is too late. ?3 is the event's tag.
func opposite(e editor.Event) (a editor.Action, later string) {
	const (
		moved  = "e.what in ('moved', 'spiked', 'unspiked', 'exported')"
		tagged = "e.what in ('tagged', 'untagged') and e.was || e.became = ?3 collate nocase"
		binned = "e.what in ('deleted', 'undeleted')"
	)
	switch e.What {
	case editor.Moved, editor.Unspiked:
		return editor.Action{What: editor.Moved, To: e.Was}, moved
	case editor.WasSpiked:
		return editor.Action{What: editor.Unspiked}, moved
	case editor.Tagged:
		return editor.Action{What: editor.Untagged, To: e.Became}, tagged
	case editor.Untagged:
		return editor.Action{What: editor.Tagged, To: e.Was}, tagged
	case editor.Binned:
		return editor.Action{What: editor.Unbinned}, binned
	case editor.Unbinned:
		return editor.Action{What: editor.Binned}, binned
	}
	return a, ""
}
