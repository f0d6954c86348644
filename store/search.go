package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"math"
	"slices"
	"sync"

	"stet/editor"
)

// finder finds the newest revisions that hold what is sought in words: in the
// index, or by a scan.
type finder interface {
	// newest returns at most limit of them by falling ID below before.
	newest(ctx context.Context, before int64, limit int) ([]int64, error)
	// among returns those of some revisions that hold it, by falling ID.
	among(ctx context.Context, heads []int64) ([]int64, error)
	// best returns the best of all that hold it, at most so many.
	best(ctx context.Context, most int) ([]hit, error)
}

// hit is a revision that holds what is sought, and how well it fits.
type hit struct {
	head  int64
	score float64
}

// before orders hits: the better first, of equal ones the newer.
func (h hit) before(other hit) int {
	return cmp.Or(cmp.Compare(other.score, h.score), cmp.Compare(other.head, h.head))
}

// found is the row of a hit.
type found struct {
	editor.Summary
	head int64
}

func (f found) hit() hit { return hit{f.head, f.Score} }

// searching is one page of a search.
type searching struct {
	*Library
	finder
	sought
	query editor.Query
	after hit // what the page before ended with
}

// search returns one page of the stories that hold the words sought. An index
// that turns out to be broken is made anew, and this search scans.
func (l *Library) search(ctx context.Context, q editor.Query, s sought) ([]editor.Summary, error) {
	after, err := l.headOf(ctx, q.After)
	if err != nil {
		return nil, err
	}
	search := &searching{l, scan{l, s}, s, q, after}
	db := l.index.catchUp(ctx)
	if db != nil {
		search.finder = newIndexed(db, s)
	}
	rows, err := search.rows(ctx)
	if broken := (*indexError)(nil); errors.As(err, &broken) && ctx.Err() == nil {
		l.index.distrust(ctx, db, broken.error)
		search.finder = scan{l, s}
		rows, err = search.rows(ctx)
	}
	if err != nil {
		return nil, err
	}
	page := make([]editor.Summary, len(rows))
	for i, r := range rows {
		page[i] = r.Summary
	}
	return page, l.addSnippets(ctx, page, s.words)
}

func (s *searching) rows(ctx context.Context) ([]found, error) {
	switch {
	case len(s.words) == 0 || s.query.Order == editor.Newest:
		return s.walk(ctx, s.after.head, s.query.Limit)
	case s.query.Order == editor.Best:
		return s.ranked(ctx)
	}
	return s.typed(ctx)
}

// window is how many of the newest hits are ranked while words are typed, and
// narrow how many where the rest of the query lets only some of them pass.
const (
	window = 200
	narrow = 50
)

// typed returns the best of the newest hits, then the others.
func (s *searching) typed(ctx context.Context) ([]found, error) {
	ranked := window
	if !s.where.open {
		ranked = narrow
	}
	page, err := s.walk(ctx, math.MaxInt64, ranked)
	if err != nil {
		return nil, err
	}
	below := int64(0)
	if len(page) == ranked {
		below = page[ranked-1].head
	}
	if s.after.head < below {
		return s.walk(ctx, s.after.head, s.query.Limit)
	}
	for i := range page {
		page[i].Score = headlineScore(s.words, page[i].Headline)
	}
	slices.SortFunc(page, func(a, b found) int { return a.hit().before(b.hit()) })
	page = slices.DeleteFunc(page, func(f found) bool { return s.query.After != nil && f.hit().before(s.after) <= 0 })
	if more := s.query.Limit - len(page); more > 0 && below > 0 {
		rest, err := s.walk(ctx, below, more)
		return append(page, rest...), err
	}
	return page[:min(len(page), s.query.Limit)], nil
}

// ranked returns the best of all hits.
func (s *searching) ranked(ctx context.Context) ([]found, error) {
	var page []found
	for most := 1000; ; most *= 16 {
		hits, err := s.best(ctx, most)
		if err != nil {
			return nil, err
		}
		page, err = s.pickRanked(ctx, hits)
		if err != nil || len(page) == s.query.Limit || len(hits) < most {
			return page, err
		}
	}
}

// pickRanked returns a page of the hits that fit the rest of the query.
func (s *searching) pickRanked(ctx context.Context, hits []hit) ([]found, error) {
	if s.query.After != nil {
		hits = slices.DeleteFunc(hits, func(h hit) bool { return h.before(s.after) <= 0 })
	}
	var page []found
	for part := range slices.Chunk(hits, max(100, s.query.Limit)) {
		scores := map[int64]float64{}
		for _, h := range part {
			scores[h.head] = h.score
		}
		ids := make([]int64, len(part))
		for i, h := range part {
			ids[i] = h.head
		}
		rows, err := s.byHead(ctx, ids, s.where, len(ids))
		if err != nil {
			return nil, err
		}
		for i := range rows {
			rows[i].Score = scores[rows[i].head]
		}
		slices.SortFunc(rows, func(a, b found) int { return a.hit().before(b.hit()) })
		page = append(page, rows...)
		if len(page) >= s.query.Limit {
			return page[:s.query.Limit], nil
		}
	}
	return page, nil
}

// walk returns the newest stories that fit, by falling ID of their newest
// revision. Hits are asked for in growing portions, since the rest of the query is
// not in the index. Where it lets few of them pass, it begins with that.
func (s *searching) walk(ctx context.Context, before int64, limit int) ([]found, error) {
	var page []found
	looked := false
	for portion := max(limit, window); ; portion = min(4*portion, 32_000) {
		hits, err := s.newest(ctx, before, portion)
		if err != nil {
			return nil, err
		}
		rows, err := s.byHead(ctx, hits, s.where, limit-len(page))
		if err != nil {
			return nil, err
		}
		page = append(page, rows...)
		if len(hits) < portion || len(page) == limit {
			return page, nil
		}
		before = hits[len(hits)-1]
		if !looked && !s.where.open && len(rows)*30 < portion {
			looked = true
			if rest, err := s.walkFew(ctx, before, limit-len(page)); rest != nil || err != nil {
				return append(page, rest...), err
			}
			if len(page) == 0 { // the others may all lie far below, as with a date
				highest, err := s.highest(ctx, s.where)
				if err != nil || highest == 0 {
					return nil, err
				}
				before = min(before, highest+1)
			}
		}
	}
}

// walkFew does what walk does from the other end: it asks of the stories that fit
// the rest of the query, where they are few, which hold the words. It returns nil
// where they are not.
func (s *searching) walkFew(ctx context.Context, before int64, limit int) ([]found, error) {
	some, ok, err := s.some(ctx, s.where)
	if !ok {
		return nil, err
	}
	page := []found{}
	for part := range slices.Chunk(slices.DeleteFunc(some, func(head int64) bool { return head >= before }), window) {
		hits, err := s.among(ctx, part)
		if err != nil {
			return nil, err
		}
		rows, err := s.byHead(ctx, hits, s.where, limit-len(page))
		if err != nil {
			return nil, err
		}
		if page = append(page, rows...); len(page) == limit {
			break
		}
	}
	return page, nil
}

// some returns the newest revisions of the stories that fit, by falling ID; ok
// says that they are few, and these are all.
func (l *Library) some(ctx context.Context, where conditions) (some []int64, ok bool, err error) {
	small, err := l.smallest(ctx, where)
	if err != nil {
		return nil, false, err
	}
	if small != nil {
		where.add("a.id in ("+small.article+")", small.args...)
	}
	var list sql.NullString
	err = l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select group_concat(head) from (select a.head from article a where "+where.sql()+" limit ?)",
			append(where.args, few+1)...).Scan(&list)
	})
	some = parseIDs(list.String)
	slices.SortFunc(some, func(a, b int64) int { return cmp.Compare(b, a) })
	return some, err == nil && len(some) <= few, err
}

// highest returns the newest of the newest revisions of the stories that fit, 0
// where there is none.
func (l *Library) highest(ctx context.Context, where conditions) (head int64, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		head, err = number(ctx, db, "select coalesce(max(a.head), 0) from article a where "+where.sql(), where.args...)
		return err
	})
	return head, err
}

// headOf returns where a row of an earlier page stood: the place in the search
// results to go on from, even where the story has been filed again since.
func (l *Library) headOf(ctx context.Context, after *editor.Summary) (hit, error) {
	if after == nil {
		return hit{math.MaxInt64, math.Inf(1)}, nil
	}
	place := hit{score: after.Score}
	err := l.read(ctx, func(db *sql.DB) (err error) {
		place.head, err = number(ctx, db, "select id from revision where article = ? and number = ?", after.Number, after.Revision)
		return err
	})
	return place, about(after.ID, err)
}

// byHead returns the rows of the articles that fit and whose newest revision is
// among heads, by falling ID. A hit that was filed again since it was indexed is
// not.
func (l *Library) byHead(ctx context.Context, heads []int64, where conditions, limit int) ([]found, error) {
	if len(heads) == 0 {
		return nil, nil
	}
	var page []found
	args := append(append([]any{asJSON(heads)}, where.args...), limit)
	err := l.read(ctx, func(db *sql.DB) error {
		page = nil
		rows, err := db.QueryContext(ctx, "select "+summaryColumns+", a.head from json_each(?) j cross join article a on a.head = j.value where "+
			where.sql()+" order by a.head desc limit ?", args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var f found
			if f.Summary, err = scanSummary(rows, &f.head); err != nil {
				return err
			}
			page = append(page, f)
		}
		return rows.Err()
	})
	return page, err
}

// addSnippets fills in the snippets of a page. Unpacking the stories is half of
// what a search takes: all cores do it.
func (l *Library) addSnippets(ctx context.Context, page []editor.Summary, words []phrase) error {
	if len(words) == 0 {
		return nil
	}
	rows := map[int64]*editor.Summary{}
	for i := range page {
		rows[page[i].Number] = &page[i]
	}
	stories := make(map[int64]packed, len(rows))
	err := l.eachPacked(ctx, "a.id in (select value from json_each(?))", asJSON(slices.Collect(maps.Keys(rows))), func(p packed) bool {
		stories[p.article] = p
		return true
	})
	var working sync.WaitGroup
	for article, p := range stories {
		working.Go(func() {
			if w, ok := l.wording(p); ok {
				rows[article].Snippet = snippet(w, words)
			}
		})
	}
	working.Wait()
	return err
}
