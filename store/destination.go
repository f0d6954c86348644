package store

import (
	"context"
	"fmt"

	"stet/editor"
)

const destinationsKey = "destinations"

// Destinations returns where the desk of this library sends stories, nil where it has
// never kept any.
func (l *Library) Destinations(ctx context.Context) ([]editor.Destination, error) {
	var all []editor.Destination
	if err := l.choice(ctx, destinationsKey, &all); err != nil {
		return nil, fmt.Errorf("read where the desk sends stories: %w", err)
	}
	return all, nil
}

// SetDestinations keeps them.
func (l *Library) SetDestinations(ctx context.Context, all []editor.Destination) error {
	if err := l.choose(ctx, destinationsKey, all); err != nil {
		return fmt.Errorf("keep where the desk sends stories: %w", err)
	}
	return nil
}
