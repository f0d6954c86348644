package workflow

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestImportCancelledInItsCheck: a text as long as a book takes long to check; whoever
// cancels its import meanwhile gets nothing of it, and can import it later.
func TestImportCancelledInItsCheck(t *testing.T) {
	d := newDesk(t)
	stop := func() {}
	d.country = func() string { stop(); return "" } // which the check asks for
	cancelled := func() context.Context {
		ctx, cancel := context.WithCancel(t.Context())
		stop = cancel
		return ctx
	}
	const story = "Fares rise\n\nThe council voted on Tuesday.\n"
	if got := d.Import(cancelled(), "a.txt", strings.NewReader(story), ImportOptions{}); !errors.Is(got.Err, context.Canceled) || inbox(t, d) != 0 {
		t.Errorf("%+v, %d in the library", got, inbox(t, d))
	}
	path := put(t, t.TempDir(), "b.txt", story)
	if got := d.ImportFiles(cancelled(), []string{path}, ImportOptions{}, nil); got.Err != nil || got.Done() != 0 || inbox(t, d) != 0 {
		t.Errorf("%+v, %d in the library", got, inbox(t, d))
	}
	if got := d.ImportFiles(t.Context(), []string{path}, ImportOptions{}, nil); got.New != 1 {
		t.Errorf("%+v", got)
	}
}
