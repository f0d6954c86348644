package store

import (
	"database/sql"
	"hash/fnv"
	"strings"

	"stet/editor"
)

// factSchema is the part of the index that finds facts. A fact is known by the ID of
// its story's newest revision and its place in it. Fact_ft has its words and those
// of its sources; fact_key what it has in common with others, as a number.
const factSchema = `
	drop table if exists fact_ft;
	drop table if exists fact_key;
	create table fact_key (key integer not null, fact integer not null, primary key (key, fact)) strict, without rowid;
	create index fact_key_fact on fact_key (fact);
	create virtual table fact_ft using fts5(said, source, content = '', contentless_delete = 1, prefix = '1 2 3 4',
		tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'");`

// A story's facts are found as far as there are places.
const (
	placeBits  = 12
	factPlaces = 1 << placeBits
)

func factID(head int64, place int) int64 { return head<<placeBits | int64(place) }

// saying is what a fact is found by, folded: what it says, with the name of its kind,
// so that 93% is found as "93 percent"; and what it was checked against.
func saying(f editor.Fact) (said, source string) {
	texts := []string{f.Text, f.Value, string(f.Kind), f.Speaker, f.Note, f.Calculation, f.Change, f.Was, f.Checker, f.Second, f.Assigned}
	for _, q := range f.Questions {
		texts = append(texts, q.Text)
	}
	return folded(texts...), folded(sourceTexts(f.Sources)...)
}

func sourceTexts(all []editor.Source) []string {
	var out []string
	for _, s := range all {
		out = append(out, s.Title, s.URL, s.Who, s.Locator, s.File)
	}
	return out
}

// sameKeys are what a fact has in common with those that say the same: its words and
// its value, each as one of its kind.
func sameKeys(f editor.Fact) []int64 {
	var keys []int64
	kind := string(f.Kind.Base())
	if words := folded(f.Text); words != "" {
		keys = append(keys, keyNumber("words", kind, words))
	}
	if f.Value != "" {
		keys = append(keys, keyNumber("value", kind, f.Value))
	}
	return keys
}

// offered reports whether a fact may be shown to whoever checks the same elsewhere:
// it is settled, was not cut, and says more than a small number by itself does.
func offered(f editor.Fact) bool {
	words := folded(f.Text)
	small := f.Kind.Base() == editor.Figure && !strings.Contains(words, " ") && len(words) < 4
	return f.IsFact() && f.IsSettled() && f.Status.Settles() && !small
}

// sourced is the key of the facts that have a source.
var sourced = keyNumber("sourced")

// keyNumber is a key as a number: two keys may have the same, whoever looks one up
// compares what is found.
func keyNumber(parts ...string) int64 {
	h := fnv.New64a()
	for _, p := range parts {
		h.Write([]byte(p + "\x1f"))
	}
	return int64(h.Sum64())
}

// indexFacts puts the facts of a story's newest revision in the place of those of an
// older one, 0 for none.
func indexFacts(tx *sql.Tx, old, head int64, facts []editor.Fact) error {
	if old > 0 {
		if err := forgetFacts(tx, old); err != nil {
			return err
		}
	}
	for place, f := range facts[:min(len(facts), factPlaces)] {
		if !f.IsFact() {
			continue
		}
		id := factID(head, place)
		said, source := saying(f)
		if _, err := tx.Exec("insert into fact_ft (rowid, said, source) values (?, ?, ?)", id, said, source); err != nil {
			return err
		}
		keys := sameKeys(f)
		if !offered(f) {
			keys = nil
		}
		if len(f.Sources) > 0 {
			keys = append(keys, sourced)
		}
		for _, key := range keys {
			if _, err := tx.Exec("insert into fact_key values (?, ?) on conflict do nothing", key, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// forgetFacts takes the facts of a revision out.
func forgetFacts(tx *sql.Tx, head int64) error {
	from, to := factID(head, 0), factID(head+1, 0)
	if _, err := tx.Exec("delete from fact_ft where rowid >= ? and rowid < ?", from, to); err != nil {
		return err
	}
	_, err := tx.Exec("delete from fact_key where fact >= ? and fact < ?", from, to)
	return err
}
