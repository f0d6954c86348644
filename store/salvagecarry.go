package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// table is one that is carried over: the order in which it is read, and which of its
// rows where it is not all.
type table struct{ name, order, which string }

// tables are what is carried over, what depends on another behind it. Of meta it is what
// the desk has chosen (see choice); the rest says how the file lies.
var tables = []table{
	{name: "asset", order: "rowid"},
	{name: "article", order: "rowid"},
	{name: "revision", order: "rowid"},
	{name: "draft", order: "rowid"},
	{name: "fact", order: "article, place"},
	{name: "source", order: "article, fact, place"},
	{name: "finding", order: "revision, place"},
	{name: "picture", order: "rowid"},
	{name: "tag", order: "article, tag"},
	{name: "related", order: "article, kind, other"},
	{name: "event", order: "rowid"},
	{name: "saved_search", order: "rowid"},
	{name: "import", order: "rowid"},
	{name: "meta", order: "key", which: "where key in ('" + destinationsKey + "', '" + factDeskKey + "', '" + outletsKey + "') "},
}

// carry copies what can be read of a table: from its beginning and, where that
// breaks off, from its end; of revisions also what lies in between.
func (w *wreck) carry(ctx context.Context, tx *sql.Tx, from *Library, t table) error {
	columns, err := columnsOf(ctx, tx, from.readers, t.name)
	if err != nil || len(columns) == 0 {
		return err
	}
	copying := rowCopy{tx: tx, from: from.readers, table: t.name, columns: columns}
	for _, direction := range []string{"", " desc"} {
		err := copying.rows(ctx, t.which+"order by "+strings.ReplaceAll(t.order, ",", direction+",")+direction)
		if err == nil {
			return nil
		}
		if !isDamaged(err) {
			return err
		}
		w.broken[t.name] = true
	}
	if t.name == "revision" {
		return copying.singly(ctx)
	}
	return nil
}

// columnsOf are the columns that a table has in both libraries.
func columnsOf(ctx context.Context, tx *sql.Tx, from *sql.DB, table string) ([]string, error) {
	const query = "select name from pragma_table_info(?)"
	there, err := sentences(ctx, from, query, table)
	if err != nil {
		if isDamaged(err) {
			return nil, nil
		}
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, query, table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		if slices.Contains(there, name) {
			all = append(all, name)
		}
	}
	return all, rows.Err()
}

// rowCopy copies rows of one table as they are.
type rowCopy struct {
	tx      *sql.Tx
	from    *sql.DB
	table   string
	columns []string
}

func (c rowCopy) rows(ctx context.Context, which string, args ...any) error {
	list := strings.Join(c.columns, ", ")
	rows, err := c.from.QueryContext(ctx, fmt.Sprintf("select %s from %s %s", list, c.table, which), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	insert, err := c.tx.PrepareContext(ctx, fmt.Sprintf("insert or ignore into %s (%s) values (?%s)", c.table, list, strings.Repeat(", ?", len(c.columns)-1)))
	if err != nil {
		return err
	}
	defer insert.Close()
	values, places := make([]any, len(c.columns)), make([]any, len(c.columns))
	for i := range values {
		places[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return err
		}
		if _, err := insert.ExecContext(ctx, values...); err != nil && !isMisfit(err) {
			return err
		}
	}
	return rows.Err()
}

// singly copies the revisions that lie between pages that cannot be read. They
// are known by the index of the table.
func (c rowCopy) singly(ctx context.Context) error {
	ids, err := sentences(ctx, c.from, "select id from revision indexed by sqlite_autoindex_revision_1")
	if isDamaged(err) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, id := range ids {
		var n int
		if err := c.tx.QueryRowContext(ctx, "select count(*) from revision where id = ?", id).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			continue
		}
		if err := c.rows(ctx, "where id = ?", id); err != nil && !isDamaged(err) {
			return err
		}
	}
	return nil
}

// fillUp takes the rows of stories and revisions that could not be read out of
// the backups. Those that were read to their end lack nothing.
func (w *wreck) fillUp(ctx context.Context, tx *sql.Tx) error {
	if len(w.broken) == 0 {
		return nil
	}
	for _, path := range w.backups {
		from, err := OpenBackup(ctx, path)
		if err != nil {
			continue
		}
		if uid, _ := from.uid(ctx); w.uid != "" && uid != w.uid {
			from.Close()
			continue // of another library
		}
		for _, t := range tables {
			if err == nil && w.broken[t.name] {
				err = w.carry(ctx, tx, from, t)
			}
		}
		from.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// isMisfit reports whether a row does not fit the table it goes to.
func isMisfit(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrConstraint || e.Code == sqlite3.ErrMismatch)
}
