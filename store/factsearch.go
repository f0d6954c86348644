package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"stet/editor"
)

// FindFacts returns facts of the newest revisions in which all the words of terms
// stand, in what they say or in what they were checked against, the latest filed
// first. Terms name no field; what lies in the bin is left out.
func (l *Library) FindFacts(ctx context.Context, terms editor.Terms, limit int) ([]editor.FoundFact, error) {
	var s sought
	for _, t := range terms {
		s.seek(t, anyColumn)
	}
	if len(s.words) == 0 {
		return nil, nil
	}
	all, err := l.findFacts(ctx, factQuery{
		column: "rowid", rows: "fact_ft where fact_ft match ?", args: []any{factMatch(s)},
		fits: func(f editor.Fact) bool { return f.IsFact() && s.inFact(f) },
	}, limit)
	return all, aboutFacts(err)
}

// SettledAlike returns settled facts of other stories that have the same words as f,
// or mean the same, and are of its kind: the latest filed first.
func (l *Library) SettledAlike(ctx context.Context, story string, f editor.Fact, limit int) ([]editor.FoundFact, error) {
	words := folded(f.Text)
	all, err := l.findFacts(ctx, factQuery{
		column: "fact", rows: "fact_key where key in (select value from json_each(?))", args: []any{asJSON(sameKeys(f))},
		not: story,
		fits: func(g editor.Fact) bool {
			return offered(g) && g.Kind.Base() == f.Kind.Base() &&
				(words != "" && folded(g.Text) == words || f.Value != "" && g.Value == f.Value)
		},
	}, limit)
	return all, aboutFacts(err)
}

// UsedSources returns the sources that facts of the library name and in which all the
// words stand, "" for all: each as it was used last, the latest first.
func (l *Library) UsedSources(ctx context.Context, words string, limit int) ([]editor.UsedSource, error) {
	var s sought
	for _, w := range strings.Fields(words) {
		s.seek(editor.Term{Value: w}, anyColumn)
	}
	q := factQuery{column: "fact", rows: "fact_key where key = ?", args: []any{sourced}}
	if len(s.words) > 0 {
		q = factQuery{column: "rowid", rows: "fact_ft where fact_ft match ?", args: []any{"{source} : (" + factMatch(s) + ")"}}
	}
	q.fits = func(f editor.Fact) bool { return len(f.Sources) > 0 }
	var out []editor.UsedSource
	seen := map[string]bool{}
	err := l.eachFact(ctx, q, func(f editor.FoundFact) bool {
		for _, x := range f.Fact.Sources {
			key := strings.Join([]string{x.Kind, x.Title, x.URL, x.SHA256}, "\x1f")
			if !seen[key] && s.inTexts(sourceTexts([]editor.Source{x})) {
				seen[key] = true
				out = append(out, editor.UsedSource{Source: x, Story: f.Story, Headline: f.Headline, Filed: f.Filed})
			}
		}
		return len(out) < limit
	})
	return out[:min(len(out), limit)], aboutFacts(err)
}

// factQuery picks facts: from the index by SQL that selects their IDs from a column,
// and by what they are, which holds also where there is no index.
type factQuery struct {
	column, rows string
	args         []any
	not          string // the ID of a story whose own are not wanted
	fits         func(editor.Fact) bool
}

// factMatch spells what is sought for FTS5.
func factMatch(s sought) string {
	words, without := matchAll(s.words, " AND "), matchAll(s.without, " OR ")
	if without == "" {
		return words
	}
	return "(" + words + ") NOT (" + without + ")"
}

// inFact reports whether a fact has all the words, and none that are not wanted.
func (s sought) inFact(f editor.Fact) bool {
	said, source := saying(f)
	return s.inTexts([]string{said}, []string{source})
}

// inTexts reports so of columns, each of some texts.
func (s sought) inTexts(columns ...[]string) bool {
	var parts [][]token
	for _, texts := range columns {
		parts = append(parts, tokensOf(strings.Join(texts, "\n")))
	}
	stands := func(p phrase) bool { return slices.ContainsFunc(parts, p.within) }
	for _, p := range s.words {
		if !stands(p) {
			return false
		}
	}
	return !slices.ContainsFunc(s.without, stands)
}

func (l *Library) findFacts(ctx context.Context, q factQuery, limit int) ([]editor.FoundFact, error) {
	var out []editor.FoundFact
	err := l.eachFact(ctx, q, func(f editor.FoundFact) bool {
		out = append(out, f)
		return len(out) < limit
	})
	return out[:min(len(out), limit)], err
}

// A search asks the index for so many facts at a time.
const factsAtATime = 100

// eachFact calls do with the facts that a query picks, the latest filed first, until
// it returns false.
func (l *Library) eachFact(ctx context.Context, q factQuery, do func(editor.FoundFact) bool) error {
	picked := func(f editor.FoundFact) bool { return f.Story == q.not || !q.fits(f.Fact) || do(f) }
	before := int64(math.MaxInt64)
	for goOn := true; goOn; {
		db := l.index.catchUp(ctx)
		if db == nil {
			_, err := l.factsOfHeads(ctx, "a.head < ? and exists (select 1 from fact f where f.article = a.id)", (before-1)>>placeBits+1,
				func(f editor.FoundFact, _ int64) bool { return picked(f) })
			return err
		}
		ids, err := factIDs(ctx, db, q, before)
		if err != nil {
			l.index.distrust(ctx, db, err)
			if db = l.index.pool(); db != nil { // made anew: it has all that is filed from now on
				ids, err = factIDs(ctx, db, q, before)
			}
		}
		if err != nil || len(ids) == 0 {
			return err
		}
		before = ids[len(ids)-1]
		var heads []int64
		for _, id := range ids {
			heads = append(heads, id>>placeBits)
		}
		goOn, err = l.factsOfHeads(ctx, "a.head in (select value from json_each(?))", asJSON(slices.Compact(heads)),
			func(f editor.FoundFact, id int64) bool { return !slices.Contains(ids, id) || picked(f) })
		if err != nil {
			return err
		}
	}
	return nil
}

// factIDs returns the next facts that the index has, below an ID.
func factIDs(ctx context.Context, db *sql.DB, q factQuery, before int64) ([]int64, error) {
	var list sql.NullString
	err := db.QueryRowContext(ctx, "select group_concat(id) from (select distinct "+q.column+" as id from "+q.rows+" and "+q.column+" < ? order by "+q.column+" desc limit ?)",
		append(slices.Clone(q.args), before, factsAtATime)...).Scan(&list)
	return parseIDs(list.String), err
}

// factsOfHeads calls do with the facts of the newest revisions that condition picks,
// each with its ID, until it returns false, which is goOn false. A story that is
// damaged is left out, and one in the bin.
func (l *Library) factsOfHeads(ctx context.Context, condition string, arg any, do func(editor.FoundFact, int64) bool) (goOn bool, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		goOn = true
		rows, err := db.QueryContext(ctx, `
			select a.head, a.uid, r.saved, r.hash, r.body, k.body
			from article a join revision r on r.id = a.head left join revision k on k.id = r.base
			where a.deleted is null and `+condition+` order by a.head desc`, arg)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var head, saved int64
			var row stored
			var f editor.FoundFact
			if err := rows.Scan(&head, &f.Story, &saved, &row.hash, &row.body, &row.keyBody); err != nil {
				return err
			}
			content, err := l.codec.content(row)
			if err != nil {
				continue // Verify tells of it
			}
			s, err := parseFacts(content)
			if err != nil {
				continue
			}
			f.Filed, f.Headline, f.Slug = moment(saved), s.Article.Headline, s.Article.Slug
			for place := range s.Facts {
				f.Fact = s.Facts[place]
				if goOn = do(f, factID(head, place)); !goOn {
					return nil
				}
			}
		}
		return rows.Err()
	})
	return goOn, err
}

// factual is a story as far as facts are found in it.
type factual struct {
	Article struct {
		Headline string `json:"headline"`
		Slug     string `json:"slug"`
	} `json:"article"`
	Facts []editor.Fact `json:"facts"`
}

// parseFacts reads the facts from the canonical JSON of a story, without making the
// rest of it.
func parseFacts(content []byte) (factual, error) {
	var s factual
	if err := json.Unmarshal(content, &s); err != nil {
		return s, fmt.Errorf("read story from JSON: %w", err)
	}
	return s, nil
}

func aboutFacts(err error) error {
	if err != nil {
		return fmt.Errorf("look for facts: %w", err)
	}
	return nil
}
