package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"stet/editor"
)

// addressSchema is the part of the index that finds stories by the web address that
// they were published at, as a number.
const addressSchema = `
	drop table if exists address;
	create table address (article integer primary key, key integer not null) strict;
	create index address_key on address (key);`

// addressKey is the key of a web page, 0 for what is none.
func addressKey(link string) int64 {
	if address := editor.PageAddress(link); address != "" {
		return keyNumber("address", address)
	}
	return 0
}

// putAddress keeps where an article was published, in the place of what was kept.
func putAddress(tx *sql.Tx, article, key int64) error {
	var err error
	if key == 0 {
		_, err = tx.Exec("delete from address where article = ?", article)
	} else {
		_, err = tx.Exec("insert into address values (?, ?) on conflict do update set key = excluded.key where key <> excluded.key", article, key)
	}
	return err
}

// Aftermaths returns what has become of stories: of those published at one of some web
// addresses, and of those with an ID; of that with the ID story, which asks, nothing. A
// story that another one corrects counts as corrected. What lies in the bin is left out.
// Ok is false where this cannot be known: the library has no index.
func (l *Library) Aftermaths(ctx context.Context, story string, addresses, ids []string) (found []editor.Aftermath, ok bool, err error) {
	db := l.index.catchUp(ctx)
	if db == nil {
		return nil, false, nil
	}
	var keys []int64
	pages := map[string]bool{}
	for _, link := range addresses {
		if key := addressKey(link); key != 0 {
			keys = append(keys, key)
			pages[editor.PageAddress(link)] = true
		}
	}
	articles, err := articlesAt(ctx, db, keys)
	if err != nil {
		l.index.distrust(ctx, db, err)
		return nil, false, fmt.Errorf("look for what was published at an address: %w", l.translate(ctx, err))
	}
	found, err = l.aftermaths(ctx, story, articles, ids)
	return slices.DeleteFunc(found, func(a editor.Aftermath) bool {
		return !pages[editor.PageAddress(a.URL)] && !slices.Contains(ids, a.ID) // two addresses may have one number
	}), err == nil, err
}

func articlesAt(ctx context.Context, db *sql.DB, keys []int64) ([]int64, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	var list sql.NullString
	err := db.QueryRowContext(ctx, "select group_concat(article) from address where key in (select value from json_each(?))", asJSON(keys)).Scan(&list)
	return parseIDs(list.String), err
}

// aftermaths reads them from the newest revisions; a story that is damaged is left out,
// and Verify tells of it.
func (l *Library) aftermaths(ctx context.Context, story string, articles []int64, ids []string) ([]editor.Aftermath, error) {
	names, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	var found []editor.Aftermath
	err = l.read(ctx, func(db *sql.DB) error {
		found = nil
		rows, err := db.QueryContext(ctx, `
			with wanted as (select value as id from json_each(?) union select a.id from json_each(?) j join article a on a.uid = j.value)
			select a.uid, a.status, r.hash, r.body, k.body,
				(select max(c.created) from related t join article c on c.id = t.article
				where t.other = a.id and t.kind = ? and c.deleted is null and c.status <> ? and c.uid <> ?)
			from wanted join article a on a.id = wanted.id join revision r on r.id = a.head left join revision k on k.id = r.base
			where a.deleted is null and a.uid <> ? order by a.id`,
			asJSON(articles), string(names), editor.CorrectionOf, editor.Spiked, story, story)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var a editor.Aftermath
			var status string
			var row stored
			var corrected sql.NullInt64
			if err := rows.Scan(&a.ID, &status, &row.hash, &row.body, &row.keyBody, &corrected); err != nil {
				return err
			}
			if content, err := l.codec.content(row); err != nil || readAftermath(content, &a) != nil {
				continue
			}
			a.Spiked = editor.Status(status) == editor.Spiked
			if corrected.Valid {
				a.Amendments = append(a.Amendments, editor.Amendment{Kind: editor.Correction, At: moment(corrected.Int64)})
			}
			found = append(found, a)
		}
		return rows.Err()
	})
	return found, err
}

// readAftermath reads from the canonical JSON of a story what it is called and what was
// said after it was published.
func readAftermath(content []byte, a *editor.Aftermath) error {
	var s struct {
		Article    editor.Article     `json:"article"`
		Amendments []editor.Amendment `json:"amendments"`
	}
	err := json.Unmarshal(content, &s)
	a.Title, a.URL, a.Amendments = s.Article.Named(), s.Article.URL, s.Amendments
	return err
}
