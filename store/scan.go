package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"strings"

	"stet/editor"
)

// scan finds words by reading every newest revision, newest first. It needs no
// index and no FTS5.
func (l *Library) scan(ctx context.Context, words []string, before int64, limit int) ([]int64, error) {
	var heads []int64
	err := l.eachNewest(ctx, "a.head < ? order by a.head desc", before, func(n newest) bool {
		if matches(words, n.wording) {
			heads = append(heads, n.head)
		}
		return len(heads) < limit
	})
	return heads, err
}

// matches reports whether every word begins a word of the story.
func matches(words []string, story wording) bool {
	missing := len(words)
	found := make([]bool, len(words))
	for _, text := range story.texts() {
		for t := range tokens(text) {
			for i, w := range words {
				if !found[i] && strings.HasPrefix(t.word, w) {
					found[i] = true
					missing--
				}
			}
			if missing == 0 {
				return true
			}
		}
	}
	return false
}

// newest is an article's newest revision.
type newest struct {
	article, head int64
	wording       wording
}

// eachNewest calls do with the newest revisions that condition picks, until it
// returns false. A story that is damaged is left out.
func (l *Library) eachNewest(ctx context.Context, condition string, arg any, do func(newest) bool) error {
	var broken []editor.Damage
	err := l.read(ctx, func(db *sql.DB) error {
		rows, err := db.QueryContext(ctx, `
			select a.id, a.head, a.uid, r.number, r.hash, r.body, k.body
			from article a join revision r on r.id = a.head left join revision k on k.id = r.base
			where `+condition, arg)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var n newest
			var row stored
			d := editor.Damage{Kind: editor.DamagedRevision}
			if err := rows.Scan(&n.article, &n.head, &d.Story, &d.Revision, &row.hash, &row.body, &row.keyBody); err != nil {
				return err
			}
			n.wording, err = l.codec.wording(row)
			if err != nil {
				d.Hash, d.Why = hex.EncodeToString(row.hash), err.Error()
				broken = append(broken, d)
				continue
			}
			if !do(n) {
				return nil
			}
		}
		return rows.Err()
	})
	l.note(broken...)
	return err
}
