package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"stet/editor"
)

// choice reads what the desk of this library has chosen under a key of meta into v,
// which stays as it is where nobody has chosen.
func (l *Library) choice(ctx context.Context, key string, v any) error {
	var text string
	err := l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select value from meta where key = ?", key).Scan(&text)
	})
	switch {
	case errors.Is(err, editor.ErrNotFound):
		return nil
	case err == nil:
		err = json.Unmarshal([]byte(text), v)
	}
	return err
}

// choose keeps what the desk has chosen.
func (l *Library) choose(ctx context.Context, key string, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return l.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("insert into meta values (?, ?) on conflict do update set value = excluded.value", key, string(text))
		return err
	})
}
