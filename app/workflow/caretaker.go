package workflow

import "context"

// Caretaker sees to the library behind the window.
type Caretaker interface {
	// FinishCheck looks, after an unclean exit, at the pages of a large library,
	// which opening it left unchecked. Damage stops all writing and is the error.
	FinishCheck(ctx context.Context) error
	// Warm reads what looking up passages of other stories goes through, so that the
	// first check after a start does not wait for the disk.
	Warm(ctx context.Context) error
	// Rest does while nobody types what saving would have to wait for later.
	Rest(ctx context.Context) error
}
