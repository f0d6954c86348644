package store

import (
	"context"
	"database/sql"
	"fmt"

	"stet/editor"
)

// pageSize is how many rows List returns where the query does not say.
const pageSize = 100

// List returns one page of summaries, newest first; with q.Words set it
// searches headline, standfirst and text, each word as a prefix, and fills in
// snippets with the words found between « and ».
func (l *Library) List(ctx context.Context, q editor.Query) ([]editor.Summary, error) {
	if q.Limit <= 0 {
		q.Limit = pageSize
	}
	list := l.page
	words := queryWords(q.Words)
	if len(words) > 0 {
		list = func(ctx context.Context, q editor.Query) ([]editor.Summary, error) { return l.search(ctx, q, words) }
	}
	page, err := list(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("list the stories: %w", err)
	}
	return page, nil
}

// page reads along an index, starting behind q.After, so that the thousandth
// page costs what the first does.
func (l *Library) page(ctx context.Context, q editor.Query) ([]editor.Summary, error) {
	if q.Bin {
		return l.binPage(ctx, q)
	}
	query, args := "select "+summaryColumns+" from article a where a.deleted is null", []any{}
	where := func(condition string, values ...any) {
		query, args = query+" and "+condition, append(args, values...)
	}
	if q.Status != "" {
		where("a.status = ?", q.Status)
	}
	if q.Section != "" {
		where("a.section = ?", q.Section)
	}
	if q.Tag != "" {
		where("a.id in (select article from tag where tag = ?)", q.Tag)
	}
	if q.After != nil {
		where("(a.updated, a.id) < (?, ?)", milliseconds(q.After.Updated), q.After.Number)
	}
	return l.summaries(ctx, query+" order by a.updated desc, a.id desc limit ?", append(args, q.Limit)...)
}

// binPage is page for the bin: what was deleted last comes first.
func (l *Library) binPage(ctx context.Context, q editor.Query) ([]editor.Summary, error) {
	query, args := "select "+summaryColumns+" from article a where a.deleted is not null", []any{}
	if q.After != nil {
		query, args = query+" and (a.deleted, a.id) < (?, ?)", append(args, milliseconds(q.After.Deleted), q.After.Number)
	}
	return l.summaries(ctx, query+" order by a.deleted desc, a.id desc limit ?", append(args, q.Limit)...)
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
