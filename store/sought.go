package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"stet/editor"
)

// sought is what a query asks for: words, which the index finds, and conditions
// on the rows of the library.
type sought struct {
	words   []phrase // all of them
	without []phrase // none of them
	where   conditions
	bin     bool // only what lies in it
}

// conditions picks rows of article a, with SQL that is joined by "and".
type conditions struct {
	clauses []string
	args    []any
	sets    []set // conditions that can also pick the rows by themselves
	open    bool  // nothing was asked for
}

// set is a condition that an article is in a set, which may be small: then it is
// quicker to begin with the set than with the articles.
type set struct {
	article string // SQL that selects the articles
	args    []any
}

func (c *conditions) add(clause string, args ...any) {
	c.clauses, c.args = append(c.clauses, clause), append(c.args, args...)
}

// sql joins the conditions for a where clause.
func (c conditions) sql() string { return strings.Join(c.clauses, " and ") }

func not(n bool, clause string) string {
	if n {
		return "not (" + clause + ")"
	}
	return clause
}

// sought reads a query. That takes a look at the library where it names sections
// or tags by their beginning.
func (l *Library) sought(ctx context.Context, q editor.Query) (sought, error) {
	var s sought
	for _, w := range strings.Fields(q.Words) {
		s.seek(editor.Term{Value: w}, anyColumn)
	}
	if q.Status != "" {
		s.where.add("a.status = ?", q.Status)
	}
	if q.Section != "" {
		s.where.add("a.section = ?", q.Section)
	}
	if q.Tag != "" {
		s.where.in("tag", "tag", []string{q.Tag}, false)
	}
	s.bin = q.Bin
	for _, t := range q.Terms {
		s.bin = s.bin || t.Field == "in" && !t.Not
		if err := l.addTerm(ctx, &s, t); err != nil {
			return s, err
		}
	}
	s.where.open = len(s.where.clauses) == 0
	if s.bin {
		s.where.add("a.deleted is not null")
	} else {
		s.where.add("a.deleted is null")
	}
	return s, nil
}

func (l *Library) addTerm(ctx context.Context, s *sought, t editor.Term) error {
	switch t.Field {
	case "":
		s.seek(t, anyColumn)
	case "by":
		s.seek(t, byline)
	case "slug":
		s.seek(t, slug)
	case "status":
		s.where.oneOf("a.status", strings.Split(t.Value, ","), t.Not)
	case "section":
		found, err := l.named(ctx, sections, t)
		if err != nil {
			return err
		}
		s.where.oneOf("a.section", found, t.Not)
	case "tag":
		found, err := l.named(ctx, tags, t)
		if err != nil {
			return err
		}
		s.where.in("tag", "tag", found, t.Not)
	case "fact":
		s.where.facts(strings.Split(t.Value, ","), t.Not)
	case "credit":
		s.where.credit(strings.Split(t.Value, ","), t.Not)
	case "is":
		s.where.in("draft", "true", nil, t.Not)
	case "after":
		s.where.add(not(t.Not, "a.updated >= ?"), milliseconds(t.At))
	case "before":
		s.where.add(not(t.Not, "a.updated < ?"), milliseconds(t.At))
	}
	return nil
}

// seek adds the words of a term.
func (s *sought) seek(t editor.Term, column int) {
	p, ok := phraseOf(t, column)
	if !ok {
		return
	}
	to := &s.words
	if t.Not {
		to = &s.without
	}
	if !slices.ContainsFunc(*to, func(other phrase) bool { return other.match() == p.match() }) {
		*to = append(*to, p)
	}
}

// oneOf asks for a column with one of some values. A single one is an equation,
// which an index that is in order answers in order.
func (c *conditions) oneOf(column string, values []string, n bool) {
	if len(values) == 1 {
		c.add(not(n, column+" = ?"), values[0])
		return
	}
	c.add(not(n, column+" in (select value from json_each(?))"), asJSON(values))
}

// in asks for articles of which a row of another table has one of some values in
// a column; for no values, any row.
func (c *conditions) in(table, column string, values []string, n bool) {
	rows, args := " from "+table+" t where ", []any{}
	if values == nil && column == "true" {
		rows += "true"
	} else {
		rows += "t." + column + " in (select value from json_each(?))"
		args = append(args, asJSON(values))
	}
	c.add(not(n, "exists (select 1"+rows+" and t.article = a.id)"), args...)
	if !n {
		c.sets = append(c.sets, set{"select t.article" + rows, args})
	}
}

func (c *conditions) facts(statuses []string, n bool) {
	if slices.Contains(statuses, "any") {
		c.add(not(n, "a.facts > 0"))
		return
	}
	c.in("fact", "status", statuses, n)
}

// credit asks for what the list says of the credit checks.
func (c *conditions) credit(results []string, n bool) {
	says := map[string]string{
		"fail": "a.failures > 0",
		"warn": "a.failures = 0 and a.warnings > 0",
		"pass": "a.failures = 0 and a.warnings = 0",
	}
	var any []string
	for _, r := range results {
		any = append(any, says[r])
	}
	if len(any) == 1 && !n {
		c.add(any[0])
		return
	}
	c.add(not(n, "("+strings.Join(any, ") or (")+")"))
}

func asJSON[T any](values []T) string {
	b, _ := json.Marshal(values) // numbers and words: never fails
	if values == nil {
		return "[]"
	}
	return string(b)
}

// The names that a library uses, each once. They are few, and are found by going
// from each to the next along an index.
const (
	sections = `with recursive next (name) as (
			select min(section) from article where deleted is null
			union all select (select min(section) from article where section > name and deleted is null) from next where name is not null)
		select name from next where name <> ''`
	tags = `with recursive next (name) as (
			select min(tag) from tag
			union all select (select min(tag) from tag where tag > name) from next where name is not null)
		select name from next where name is not null`
)

// named returns the names that begin with the words of a term, or are them where
// it is a phrase.
func (l *Library) named(ctx context.Context, list string, t editor.Term) ([]string, error) {
	found, want := []string{}, folded(t.Value)
	whole := t.Phrase && !strings.HasSuffix(t.Value, "*")
	err := l.read(ctx, func(db *sql.DB) error {
		found = found[:0]
		rows, err := db.QueryContext(ctx, list)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				return err
			}
			if has := folded(name); has == want || !whole && strings.HasPrefix(has, want) {
				found = append(found, name)
			}
		}
		return rows.Err()
	})
	return found, err
}
