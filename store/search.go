package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"math"

	"stet/editor"
)

// find returns at most limit newest revisions that hold every word as a
// prefix, by falling ID below before: an index or a scan.
type find func(ctx context.Context, words []string, before int64, limit int) ([]int64, error)

// search returns one page of the stories that hold every word. Hits are asked
// for in growing portions, since the status is not in the index.
func (l *Library) search(ctx context.Context, q editor.Query, words []string) ([]editor.Summary, error) {
	before, err := l.headOf(ctx, q.After)
	if err != nil {
		return nil, err
	}
	find := l.finder(ctx)
	var page []editor.Summary
	for portion := q.Limit; len(page) < q.Limit; portion *= 2 {
		heads, err := find(ctx, words, before, portion)
		if err != nil {
			return nil, err
		}
		rows, err := l.byHead(ctx, heads, q.Status, q.Limit-len(page))
		if err != nil {
			return nil, err
		}
		page = append(page, rows...)
		if len(heads) < portion {
			break
		}
		before = heads[len(heads)-1]
	}
	return page, l.addSnippets(ctx, page, words)
}

// finder is the index, caught up with what has been filed, or the scan where
// there is none. An index that turns out to be broken is made anew, and this
// search scans.
func (l *Library) finder(ctx context.Context) find {
	db := l.index.catchUp(ctx)
	if db == nil {
		return l.scan
	}
	return func(ctx context.Context, words []string, before int64, limit int) ([]int64, error) {
		heads, err := findIn(ctx, db, words, before, limit)
		if err == nil || ctx.Err() != nil {
			return heads, ctx.Err()
		}
		l.index.distrust(ctx, db, err)
		return l.scan(ctx, words, before, limit)
	}
}

// headOf returns the ID of the revision that a row of an earlier page showed:
// the place in the search results to go on from, even where the story has been
// filed again since.
func (l *Library) headOf(ctx context.Context, after *editor.Summary) (int64, error) {
	if after == nil {
		return math.MaxInt64, nil
	}
	var head int64
	err := l.read(ctx, func(db *sql.DB) (err error) {
		head, err = number(ctx, db, "select id from revision where article = ? and number = ?", after.Number, after.Revision)
		return err
	})
	return head, about(after.ID, err)
}

// byHead returns the articles whose newest revision is among heads. A hit that
// was filed again since it was indexed is not.
func (l *Library) byHead(ctx context.Context, heads []int64, status editor.Status, limit int) ([]editor.Summary, error) {
	list, err := json.Marshal(heads)
	if err != nil || len(heads) == 0 {
		return nil, err
	}
	return l.summaries(ctx, "select "+summaryColumns+` from json_each(?1) j cross join article a on a.head = j.value
		where (?2 = '' or a.status = ?2) and a.deleted is null order by a.head desc limit ?3`, string(list), status, limit)
}

// addSnippets fills in the snippets of a page.
func (l *Library) addSnippets(ctx context.Context, page []editor.Summary, words []string) error {
	places, rows := map[int64]int{}, []int64{}
	for i, s := range page {
		places[s.Number], rows = i, append(rows, s.Number)
	}
	list, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	return l.eachNewest(ctx, "a.id in (select value from json_each(?))", string(list), func(n newest) bool {
		page[places[n.article]].Snippet = snippet(n.wording, words)
		return true
	})
}
