package workflow

import (
	"context"

	"stet/editor"
)

// Rows lists by position, for a list that knows how long it is.
type Rows interface {
	// Order returns the running numbers of all stories that a query without
	// words lists, newest first.
	Order(ctx context.Context, q editor.Query) ([]int64, error)
	// Rows returns the summaries of stories by their running numbers, in that
	// order; one that is not there any more is left out.
	Rows(ctx context.Context, numbers []int64) ([]editor.Summary, error)
}
