package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// indexed finds words in the index. Lists of IDs come as one text: fetching a
// row for each would take longer than finding them.
type indexed struct {
	db   *sql.DB
	rows string // SQL that selects from ft what is sought
	args []any
}

// indexError is what an index said that may be broken.
type indexError struct{ error }

func (e *indexError) Unwrap() error { return e.error }

func newIndexed(db *sql.DB, s sought) indexed {
	words, without := matchAll(s.words, " AND "), matchAll(s.without, " OR ")
	x := indexed{db: db}
	switch {
	case words == "":
		x.rows, x.args = "ft where rowid not in (select rowid from ft where ft match ?)", []any{without}
	case without == "":
		x.rows, x.args = "ft where ft match ?", []any{words}
	default:
		x.rows, x.args = "ft where ft match ?", []any{"(" + words + ") NOT (" + without + ")"}
	}
	return x
}

func matchAll(all []phrase, by string) string {
	var out []string
	for _, p := range all {
		out = append(out, p.match())
	}
	return strings.Join(out, by)
}

func (x indexed) newest(ctx context.Context, before int64, limit int) ([]int64, error) {
	return x.ids(ctx, "select rowid from "+x.rows+" and rowid < ? order by rowid desc limit ?", append(slices.Clone(x.args), before, limit)...)
}

func (x indexed) among(ctx context.Context, heads []int64) ([]int64, error) {
	found, err := x.ids(ctx, "select j.value as rowid from json_each(?) j where exists (select 1 from "+x.rows+" and ft.rowid = j.value)",
		append([]any{asJSON(heads)}, x.args...)...)
	slices.SortFunc(found, func(a, b int64) int { return int(b - a) })
	return found, err
}

func (x indexed) best(ctx context.Context, most int) ([]hit, error) {
	w := columnWeights
	rank := fmt.Sprintf("bm25(ft, %g, %g, %g, %g)", w[title], w[body], w[byline], w[slug])
	rows, err := x.db.QueryContext(ctx, "select rowid, "+rank+" as score from "+x.rows+" order by score, rowid desc limit ?", append(slices.Clone(x.args), most)...)
	if err != nil {
		return nil, &indexError{err}
	}
	defer rows.Close()
	var hits []hit
	for rows.Next() {
		var h hit
		if err := rows.Scan(&h.head, &h.score); err != nil {
			return nil, &indexError{err}
		}
		h.score = -h.score
		hits = append(hits, h)
	}
	if err := rows.Err(); err != nil {
		return nil, &indexError{err}
	}
	return hits, nil
}

// ids returns the IDs that a query selects as rowid, in its order.
func (x indexed) ids(ctx context.Context, query string, args ...any) ([]int64, error) {
	var list sql.NullString
	if err := x.db.QueryRowContext(ctx, "select group_concat(rowid) from ("+query+")", args...).Scan(&list); err != nil {
		return nil, &indexError{err}
	}
	return parseIDs(list.String), nil
}

// parseIDs reads a list with commas, as SQLite writes it.
func parseIDs(list string) []int64 {
	if list == "" {
		return nil
	}
	ids := make([]int64, 0, 1+strings.Count(list, ","))
	for id := range strings.SplitSeq(list, ",") {
		n, _ := strconv.ParseInt(id, 10, 64)
		ids = append(ids, n)
	}
	return ids
}
