package store

import (
	"context"
	"fmt"

	"stet/editor"
)

const factDeskKey = "fact_desk"

// FactDesk returns how the desk of this library checks; what it comes with where
// nobody has chosen.
func (l *Library) FactDesk(ctx context.Context) (editor.FactDesk, error) {
	var d editor.FactDesk
	if err := l.choice(ctx, factDeskKey, &d); err != nil {
		return editor.FactDesk{}, fmt.Errorf("read how the desk checks: %w", err)
	}
	return d, nil
}

// SetFactDesk keeps how the desk checks.
func (l *Library) SetFactDesk(ctx context.Context, d editor.FactDesk) error {
	if err := l.choose(ctx, factDeskKey, d); err != nil {
		return fmt.Errorf("keep how the desk checks: %w", err)
	}
	return nil
}
