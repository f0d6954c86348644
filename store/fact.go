package store

import (
	"context"
	"database/sql"

	"stet/editor"
)

// replaceFacts projects the facts of an article's newest revision into tables,
// for questions across the library.
func replaceFacts(tx *sql.Tx, article int64, facts []editor.Fact) error {
	if _, err := tx.Exec("delete from fact where article = ?", article); err != nil {
		return err
	}
	for place, f := range facts {
		if err := insertFact(tx, article, place, f); err != nil {
			return err
		}
	}
	return nil
}

func insertFact(tx *sql.Tx, article int64, place int, f editor.Fact) error {
	var settled any
	if !f.Settled.IsZero() {
		settled = milliseconds(f.Settled)
	}
	_, err := tx.Exec(`
		insert into fact (article, place, id, kind, status, block, start, end, text, value, speaker, note, checker, settled, stale, gone)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		article, place, f.ID, f.Kind, f.Status, f.Block, f.Start, f.End, f.Text, f.Value, f.Speaker, f.Note, f.Checker,
		settled, f.Stale, f.Gone)
	if err != nil {
		return err
	}
	for n, s := range f.Sources {
		_, err := tx.Exec(`
			insert into source (article, fact, place, kind, title, url, locator, who, retrieved)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			article, place, n, s.Kind, s.Title, s.URL, s.Locator, s.Who, s.When)
		if err != nil {
			return err
		}
	}
	return nil
}

// factsOf reads the facts listed of an article, as far as sameFact compares them.
func factsOf(ctx context.Context, db *sql.DB, article int64) ([]editor.Fact, error) {
	rows, err := db.QueryContext(ctx, "select id, kind, status, block, start, end, text, value, stale, gone from fact where article = ? order by place", article)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []editor.Fact
	for rows.Next() {
		var f editor.Fact
		if err := rows.Scan(&f.ID, &f.Kind, &f.Status, &f.Block, &f.Start, &f.End, &f.Text, &f.Value, &f.Stale, &f.Gone); err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, rows.Err()
}

// sameFact reports whether a listed fact is the story's.
func sameFact(listed, own editor.Fact) bool {
	return listed.ID == own.ID && listed.Kind == own.Kind && listed.Status == own.Status && listed.Range == own.Range &&
		listed.Text == own.Text && listed.Value == own.Value && listed.Stale == own.Stale && listed.Gone == own.Gone
}
