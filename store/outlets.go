package store

import (
	"context"
	"fmt"

	"stet/editor"
)

const outletsKey = "outlets"

// Outlets returns the organisations that the desk of this library has added itself.
func (l *Library) Outlets(ctx context.Context) ([]editor.Outlet, error) {
	var own []editor.Outlet
	if err := l.choice(ctx, outletsKey, &own); err != nil {
		return nil, fmt.Errorf("read the organisations that the desk has added: %w", err)
	}
	return own, nil
}

// SetOutlets keeps them.
func (l *Library) SetOutlets(ctx context.Context, own []editor.Outlet) error {
	if err := l.choose(ctx, outletsKey, own); err != nil {
		return fmt.Errorf("keep the organisations that the desk has added: %w", err)
	}
	return nil
}
