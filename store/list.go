package store

import (
	"context"
	"database/sql"
	"fmt"

	"stet/editor"
)

// pageSize is how many rows List returns where the query does not say.
const pageSize = 100

// List returns one page of the stories that fit a query, newest first unless its
// order says otherwise. Where it names words they are looked for in headline,
// standfirst, text, by-line and slug, and snippets are filled in with the words
// found between « and ». What was filed a moment ago by another process may not
// be found yet: see Unindexed.
func (l *Library) List(ctx context.Context, q editor.Query) ([]editor.Summary, error) {
	if q.Limit <= 0 {
		q.Limit = pageSize
	}
	page, err := l.list(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("list the stories: %w", err)
	}
	return page, nil
}

func (l *Library) list(ctx context.Context, q editor.Query) ([]editor.Summary, error) {
	s, err := l.sought(ctx, q)
	switch {
	case err != nil:
		return nil, err
	case len(s.words)+len(s.without) > 0:
		return l.search(ctx, q, s)
	}
	return l.page(ctx, s, q.After, q.Limit)
}

// page reads along an index, starting behind a row, so that the thousandth page
// costs what the first does; or it begins with a set of articles where that is
// small. In the bin what was deleted last comes first.
func (l *Library) page(ctx context.Context, s sought, after *editor.Summary, limit int) ([]editor.Summary, error) {
	where, by, err := l.listed(ctx, s)
	if err != nil {
		return nil, err
	}
	if after != nil {
		at := after.Updated
		if s.bin {
			at = after.Deleted
		}
		where.add("("+by+", a.id) < (?, ?)", milliseconds(at), after.Number)
	}
	return l.summaries(ctx, "select "+summaryColumns+" from article a where "+where.sql()+" order by "+by+" desc, a.id desc limit ?",
		append(where.args, limit)...)
}

// listed says which articles a query without words lists, and by which time, the
// newest first.
func (l *Library) listed(ctx context.Context, s sought) (where conditions, by string, err error) {
	where, by = s.where, "a.updated"
	if s.bin {
		by = "a.deleted"
	}
	small, err := l.smallest(ctx, where)
	if small != nil {
		where.add("a.id in ("+small.article+")", small.args...)
	}
	return where, by, err
}

// few is how many rows it takes no time to look at one by one.
const few = 1000

// smallest returns the smallest of the sets that a query names, nil where none
// is small.
func (l *Library) smallest(ctx context.Context, where conditions) (*set, error) {
	var best *set
	least := int64(few)
	for i, s := range where.sets {
		var n int64
		err := l.read(ctx, func(db *sql.DB) (err error) {
			n, err = number(ctx, db, "select count(*) from ("+s.article+" limit ?)", append(s.args, few)...)
			return err
		})
		if err != nil {
			return nil, err
		}
		if n < least {
			best, least = &where.sets[i], n
		}
	}
	return best, nil
}

func (l *Library) summaries(ctx context.Context, query string, args ...any) ([]editor.Summary, error) {
	var page []editor.Summary
	err := l.read(ctx, func(db *sql.DB) error {
		page = nil
		rows, err := db.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			s, err := scanSummary(rows)
			if err != nil {
				return err
			}
			page = append(page, s)
		}
		return rows.Err()
	})
	return page, err
}
