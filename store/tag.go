package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"stet/editor"
)

// Tags returns an article's tags, in the order of the alphabet.
func (l *Library) Tags(ctx context.Context, id string) ([]string, error) {
	var tags []string
	err := l.read(ctx, func(db *sql.DB) (err error) {
		article, err := number(ctx, db, "select id from article where uid = ?", id)
		if err != nil {
			return err
		}
		tags, err = sentences(ctx, db, "select tag from tag where article = ? order by tag", article)
		return err
	})
	return tags, about(id, err)
}

// spelling returns a tag as other articles have it already, so that one tag is
// not spelt in two ways; as it is where none has.
func spelling(tx *sql.Tx, tag string) (string, error) {
	rows, err := tx.Query("select distinct tag from tag")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	for rows.Next() {
		var known string
		if err := rows.Scan(&known); err != nil {
			return "", err
		}
		if editor.SameTag(known, tag) {
			return known, nil
		}
	}
	return tag, rows.Err()
}

// tagOf returns how an article spells a tag, "" where it has it not. SQLite
// itself knows capitals of ASCII alone.
func tagOf(tx *sql.Tx, article int64, tag string) (string, error) {
	rows, err := tx.Query("select tag from tag where article = ?", article)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	for rows.Next() {
		var has string
		if err := rows.Scan(&has); err != nil {
			return "", err
		}
		if editor.SameTag(has, tag) {
			return has, nil
		}
	}
	return "", rows.Err()
}

// Shelves counts the stories in each section, under each tag and in the bin.
// What lies in the bin is counted nowhere else.
func (l *Library) Shelves(ctx context.Context) (editor.Shelves, error) {
	var s editor.Shelves
	err := l.read(ctx, func(db *sql.DB) (err error) {
		if s.Sections, err = shelf(ctx, db, "select section, count(*) from article where deleted is null and section <> '' group by section"); err != nil {
			return err
		}
		if s.Tags, err = shelf(ctx, db, `
			select tag, sum(n) from (
				select tag, count(*) as n from tag group by tag
				union all
				select t.tag, -count(*) from article a cross join tag t on t.article = a.id where a.deleted is not null group by t.tag)
			group by tag having sum(n) > 0`); err != nil {
			return err
		}
		n, err := number(ctx, db, "select count(*) from article where deleted is not null")
		s.Bin = int(n)
		return err
	})
	if err != nil {
		return editor.Shelves{}, fmt.Errorf("count the sections and tags: %w", err)
	}
	return s, nil
}

func shelf(ctx context.Context, db *sql.DB, query string) ([]editor.Count, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []editor.Count
	for rows.Next() {
		var c editor.Count
		if err := rows.Scan(&c.Name, &c.N); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b editor.Count) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Name, b.Name))
	})
	return all, rows.Err()
}
