package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"stet/editor"
)

// FactDesk returns how the desk of this library checks; what it comes with where
// nobody has chosen.
func (l *Library) FactDesk(ctx context.Context) (editor.FactDesk, error) {
	var d editor.FactDesk
	var text string
	err := l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select value from meta where key = 'fact_desk'").Scan(&text)
	})
	switch {
	case errors.Is(err, editor.ErrNotFound):
		return d, nil
	case err == nil:
		err = json.Unmarshal([]byte(text), &d)
	}
	if err != nil {
		return editor.FactDesk{}, fmt.Errorf("read how the desk checks: %w", err)
	}
	return d, nil
}

// SetFactDesk keeps how the desk checks.
func (l *Library) SetFactDesk(ctx context.Context, d editor.FactDesk) error {
	text, err := json.Marshal(d)
	if err == nil {
		err = l.write(ctx, func(tx *sql.Tx) error {
			_, err := tx.Exec("insert into meta values ('fact_desk', ?) on conflict do update set value = excluded.value", string(text))
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("keep how the desk checks: %w", err)
	}
	return nil
}
