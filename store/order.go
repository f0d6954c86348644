package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"stet/editor"
)

// Order returns the running numbers of all stories that List would return page
// by page, for a query without words: eight bytes a story, read along an index
// alone, so that a list of them knows how long it is and where each story stands.
func (l *Library) Order(ctx context.Context, q editor.Query) ([]int64, error) {
	order, err := l.order(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("list the stories: %w", err)
	}
	return order, nil
}

func (l *Library) order(ctx context.Context, q editor.Query) ([]int64, error) {
	s, err := l.sought(ctx, q)
	if err != nil {
		return nil, err
	}
	if len(s.words)+len(s.without) > 0 {
		return nil, errors.New("what a search finds has no order but List's")
	}
	where, by, err := l.listed(ctx, s)
	if err != nil {
		return nil, err
	}
	var spelt sql.NullString // as one text: a row each would take three times as long
	err = l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select group_concat(id) from (select a.id from article a where "+where.sql()+" order by "+by+" desc, a.id desc)",
			where.args...).Scan(&spelt)
	})
	if err != nil {
		return nil, err
	}
	return numbers(spelt.String)
}

// numbers reads integers with commas in between.
func numbers(spelt string) ([]int64, error) {
	if spelt == "" {
		return nil, nil
	}
	out := make([]int64, 0, strings.Count(spelt, ",")+1)
	for one := range strings.SplitSeq(spelt, ",") {
		n, err := strconv.ParseInt(one, 10, 64)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// Rows returns the summaries of stories by their running numbers, in that order.
// One that is not there any more is left out.
func (l *Library) Rows(ctx context.Context, numbers []int64) ([]editor.Summary, error) {
	list, err := json.Marshal(numbers)
	if err != nil || len(numbers) == 0 {
		return nil, err
	}
	rows, err := l.summaries(ctx, "select "+summaryColumns+" from json_each(?) j cross join article a on a.id = j.value order by j.key", string(list))
	if err != nil {
		return nil, fmt.Errorf("list the stories: %w", err)
	}
	return rows, nil
}
