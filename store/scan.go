package store

import (
	"context"
	"database/sql"
	"encoding/hex"

	"stet/editor"
)

// scan finds words by reading every newest revision. It needs no index and no
// FTS5, and finds what the index does, in the same order.
type scan struct {
	library *Library
	sought  sought
}

func (s scan) newest(ctx context.Context, before int64, limit int) ([]int64, error) {
	var heads []int64
	err := s.library.eachNewest(ctx, "a.head < ? order by a.head desc", before, func(n newest) bool {
		if s.sought.fits(part(n.wording)) {
			heads = append(heads, n.head)
		}
		return len(heads) < limit
	})
	return heads, err
}

func (s scan) among(ctx context.Context, heads []int64) ([]int64, error) {
	var found []int64
	err := s.library.eachNewest(ctx, "a.head in (select value from json_each(?)) order by a.head desc", asJSON(heads), func(n newest) bool {
		if s.sought.fits(part(n.wording)) {
			found = append(found, n.head)
		}
		return true
	})
	return found, err
}

func (s scan) best(ctx context.Context, most int) ([]hit, error) {
	ranking := newRanking(s.sought)
	err := s.library.eachNewest(ctx, "a.head > ?", 0, func(n newest) bool {
		ranking.add(n.head, part(n.wording))
		return true
	})
	return ranking.best(most), err
}

// fits reports whether a story holds all the words and none that are not wanted.
func (s sought) fits(story *parted) bool {
	for _, p := range s.words {
		if !p.stands(story) {
			return false
		}
	}
	for _, p := range s.without {
		if p.stands(story) {
			return false
		}
	}
	return true
}

// newest is an article's newest revision.
type newest struct {
	packed
	wording wording
}

// packed is an article's newest revision as its row holds it.
type packed struct {
	article, head int64
	uid           string
	number        int
	stored
}

// eachNewest calls do with the newest revisions that condition picks, until it
// returns false. A story that is damaged is left out.
func (l *Library) eachNewest(ctx context.Context, condition string, arg any, do func(newest) bool) error {
	return l.eachPacked(ctx, condition, arg, func(p packed) bool {
		w, ok := l.wording(p)
		return !ok || do(newest{p, w})
	})
}

// wording unpacks a revision as far as it is searched, and notes where it is
// damaged.
func (l *Library) wording(p packed) (w wording, ok bool) {
	w, err := l.codec.wording(p.stored)
	if err != nil {
		l.note(editor.Damage{Kind: editor.DamagedRevision, Story: p.uid, Revision: p.number, Hash: hex.EncodeToString(p.hash), Why: err.Error()})
	}
	return w, err == nil
}

// eachPacked is eachNewest for those who unpack it themselves.
func (l *Library) eachPacked(ctx context.Context, condition string, arg any, do func(packed) bool) error {
	return l.read(ctx, func(db *sql.DB) error {
		rows, err := db.QueryContext(ctx, `
			select a.id, a.head, a.uid, r.number, r.hash, r.body, k.body
			from article a join revision r on r.id = a.head left join revision k on k.id = r.base
			where `+condition, arg)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var p packed
			if err := rows.Scan(&p.article, &p.head, &p.uid, &p.number, &p.hash, &p.body, &p.keyBody); err != nil {
				return err
			}
			if !do(p) {
				return nil
			}
		}
		return rows.Err()
	})
}
