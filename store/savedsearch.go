package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"stet/editor"
)

// SavedSearches returns the searches that are kept as views, in their order.
func (l *Library) SavedSearches(ctx context.Context) ([]editor.SavedSearch, error) {
	var all []editor.SavedSearch
	err := l.read(ctx, func(db *sql.DB) error {
		all = nil
		rows, err := db.QueryContext(ctx, "select id, name, query from saved_search order by place, id")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var s editor.SavedSearch
			if err := rows.Scan(&s.ID, &s.Name, &s.Query); err != nil {
				return err
			}
			all = append(all, s)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read the views: %w", err)
	}
	return all, nil
}

// KeepSearch keeps a search as a view: a new one behind the others where its ID is
// 0, else in place of that one. It returns it with its ID.
func (l *Library) KeepSearch(ctx context.Context, s editor.SavedSearch) (editor.SavedSearch, error) {
	s.Name = strings.TrimSpace(s.Name)
	if s.Name == "" {
		return s, errors.New("a view needs a name")
	}
	err := l.write(ctx, func(tx *sql.Tx) error {
		if s.ID != 0 {
			return one(tx.Exec("update saved_search set name = ?, query = ? where id = ?", s.Name, s.Query, s.ID))
		}
		made, err := tx.Exec("insert into saved_search (name, query, place) select ?, ?, coalesce(max(place), 0) + 1 from saved_search", s.Name, s.Query)
		if err == nil {
			s.ID, err = made.LastInsertId()
		}
		return err
	})
	return s, aboutView(s.Name, err)
}

// DropSearch removes a view; that it is gone already is no error.
func (l *Library) DropSearch(ctx context.Context, id int64) error {
	return aboutView("", l.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("delete from saved_search where id = ?", id)
		return err
	}))
}

// OrderSearches puts the views in the order of some IDs; one that is not among
// them stays behind those.
func (l *Library) OrderSearches(ctx context.Context, ids []int64) error {
	return aboutView("", l.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.Exec("update saved_search set place = place + ?", len(ids)); err != nil {
			return err
		}
		for place, id := range ids {
			if _, err := tx.Exec("update saved_search set place = ? where id = ?", place, id); err != nil {
				return err
			}
		}
		return nil
	}))
}

// aboutView names the view that an error is about.
func aboutView(name string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sql.ErrNoRows), errors.Is(err, editor.ErrNotFound):
		return fmt.Errorf("the view “%s” was removed meanwhile", name)
	}
	return fmt.Errorf("keep the views: %w", err)
}
