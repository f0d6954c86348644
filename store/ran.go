package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"stet/editor"
)

// shownSchema is the part of the index that finds stories by the pictures they show, as
// numbers.
const shownSchema = `
	drop table if exists shown;
	create table shown (key integer not null, article integer not null, primary key (key, article)) strict, without rowid;
	create index shown_article on shown (article);`

// pictureKeys are the keys of pictures that the library keeps, whatever they are called;
// others have none.
func pictureKeys(files []string) []int64 {
	var keys []int64
	for _, file := range files {
		if hash := editor.PictureHash(file); hash != "" {
			keys = append(keys, keyNumber("picture", hash))
		}
	}
	return keys
}

// putShown keeps which pictures an article shows, in the place of what was kept.
func putShown(tx *sql.Tx, article int64, keys []int64) error {
	if _, err := tx.Exec("delete from shown where article = ?", article); err != nil || len(keys) == 0 {
		return err
	}
	_, err := tx.Exec("insert or ignore into shown select value, ? from json_each(?)", article, asJSON(keys))
	return err
}

// Ran returns the stories other than one that went out, and show some of these pictures in
// their newest words, whatever the files are called; what lies in the bin went out as well.
// Ok is false where this cannot be known: the library has no index.
func (l *Library) Ran(ctx context.Context, story string, files []string) (found []editor.Ran, ok bool, err error) {
	db := l.index.catchUp(ctx)
	if db == nil {
		return nil, false, nil
	}
	keys := pictureKeys(files)
	if len(keys) == 0 {
		return nil, true, nil
	}
	var list sql.NullString
	err = db.QueryRowContext(ctx, "select group_concat(article) from shown where key in (select value from json_each(?))", asJSON(keys)).Scan(&list)
	if err != nil {
		l.index.distrust(ctx, db, err)
		return nil, false, fmt.Errorf("look for what shows a picture: %w", l.translate(ctx, err))
	}
	found, err = l.ran(ctx, story, parseIDs(list.String))
	return found, err == nil, err
}

// ran reads them from the newest revisions; a story that is damaged is left out, and
// Verify tells of it.
func (l *Library) ran(ctx context.Context, story string, articles []int64) ([]editor.Ran, error) {
	var found []editor.Ran
	err := l.read(ctx, func(db *sql.DB) error {
		found = nil
		rows, err := db.QueryContext(ctx, `
			select a.uid, max(e.at), r.hash, r.body, k.body
			from article a join event e on e.article = a.id and e.what = ? join revision r on r.id = a.head left join revision k on k.id = r.base
			where a.id in (select value from json_each(?)) and a.uid <> ? group by a.id order by a.id`,
			string(editor.SentOut), asJSON(articles), story)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var ran editor.Ran
			var at int64
			var row stored
			if err := rows.Scan(&ran.ID, &at, &row.hash, &row.body, &row.keyBody); err != nil {
				return err
			}
			var s struct {
				Article editor.Article `json:"article"`
			}
			if content, err := l.codec.content(row); err != nil || json.Unmarshal(content, &s) != nil {
				continue
			}
			ran.At, ran.Title = moment(at), s.Article.Named()
			for _, b := range s.Article.Body {
				if b.Image != nil {
					ran.Files = append(ran.Files, b.Image.File)
				}
			}
			found = append(found, ran)
		}
		return rows.Err()
	})
	return found, err
}
