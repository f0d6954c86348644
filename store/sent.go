package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"time"

	"stet/editor"
)

// SentOut calls do with the stories that were exported since, in their newest words, and
// when each was exported last; what lies in the bin went out as well. A story that is
// damaged is left out, and Verify tells of it.
func (l *Library) SentOut(ctx context.Context, since time.Time, do func(at time.Time, a editor.Article)) error {
	sent := map[int64]time.Time{}
	err := l.read(ctx, func(db *sql.DB) error {
		clear(sent)
		rows, err := db.QueryContext(ctx, "select article, max(at) from event where what = ? and at >= ? group by article", string(editor.SentOut), milliseconds(since))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var article, at int64
			if err := rows.Scan(&article, &at); err != nil {
				return err
			}
			sent[article] = moment(at)
		}
		return rows.Err()
	})
	if err != nil || len(sent) == 0 {
		return err
	}
	return l.eachPacked(ctx, "a.id in (select value from json_each(?)) order by a.id", asJSON(slices.Collect(maps.Keys(sent))), func(p packed) bool {
		if a, ok := l.article(p); ok {
			do(sent[p.article], a)
		}
		return true
	})
}
