package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/reuse"
)

// printSchema is the part of the index that finds stories which share passages: the
// prints of each story's text as words, under the ID of its newest revision. FTS5
// keeps which stories have a print as differences of their IDs, which takes a tenth
// of what rows of a table would, and nothing of where in the story.
const printSchema = `
	drop table if exists print_ft;
	create virtual table print_ft using fts5(prints, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');`

// printWords are a text's prints as FTS5 is given them.
func printWords(texts ...string) string {
	var b strings.Builder
	for _, p := range reuse.Read(strings.Join(texts, "\n")).Prints() {
		b.WriteString(printWord(p))
		b.WriteByte(' ')
	}
	return b.String()
}

// printWord is a print as a word.
func printWord(p reuse.Print) string { return strconv.FormatUint(uint64(p), 32) }

// Sharing returns the articles of other stories that may share passages with a text,
// in their newest revisions, those first that share the most. Story is the ID of the
// text's own, "" where it has none; what lies in the bin is left out. Ok is false
// where this cannot be known: the library has no index.
func (l *Library) Sharing(ctx context.Context, story string, t *reuse.Text) (found []editor.Article, ok bool, err error) {
	db := l.index.catchUp(ctx)
	if db == nil {
		return nil, false, nil
	}
	hits, err := lookUp(ctx, db, t)
	if err != nil {
		l.index.distrust(ctx, db, err)
		return nil, false, about("passages of other stories", l.translate(ctx, err))
	}
	heads := hits.Candidates()
	byHead := map[int64]editor.Article{}
	err = l.eachPacked(ctx, "a.deleted is null and a.head in (select value from json_each(?))", asJSON(heads), func(p packed) bool {
		if a, ok := l.article(p); ok && p.uid != story {
			byHead[p.head] = a
		}
		return true
	})
	for _, head := range heads {
		if a, ok := byHead[head]; ok {
			found = append(found, a)
		}
	}
	return found, true, err
}

// article unpacks a story's article without the rest; one that is damaged is left out,
// and Verify tells of it.
func (l *Library) article(p packed) (editor.Article, bool) {
	var s struct {
		Article editor.Article `json:"article"`
	}
	content, err := l.codec.content(p.stored)
	if err == nil {
		err = json.Unmarshal(content, &s)
	}
	return s.Article, err == nil
}

// lookUp asks the index which stories have the prints of a text.
func lookUp(ctx context.Context, db *sql.DB, t *reuse.Text) (*reuse.Hits, error) {
	hits := t.NewHits()
	prints := t.Queries()
	words := make([]string, len(prints))
	for i, p := range prints {
		words[i] = printWord(p)
	}
	list, err := json.Marshal(words)
	if err != nil {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, `
		select key, heads from (
			select j.key, (select group_concat(rowid) from (select rowid from print_ft where print_ft match '"' || j.value || '"' limit ?)) as heads
			from json_each(?) j)
		where heads is not null`, reuse.Common, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var i int
		var heads string
		if err := rows.Scan(&i, &heads); err != nil {
			return nil, err
		}
		hits.Add(prints[i], parseIDs(heads))
	}
	return hits, rows.Err()
}

// indexPrints puts the prints of a story's newest revision in the place of those of an
// older one, 0 for none.
func indexPrints(tx *sql.Tx, old, head int64, prints string) error {
	if old > 0 {
		if _, err := tx.Exec("delete from print_ft where rowid = ?", old); err != nil {
			return err
		}
	}
	_, err := tx.Exec("insert into print_ft (rowid, prints) values (?, ?)", head, prints)
	return err
}
