package workflow

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"stet/editor/format"
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

// TestImportCancelledWhileItReads: nobody waits for the rest of a file that takes long to
// read, and is told which one that is.
func TestImportCancelledWhileItReads(t *testing.T) {
	d, dir := newDesk(t), t.TempDir()
	begun, told, end := make(chan struct{}), make(chan struct{}), make(chan struct{})
	defer close(end)
	d.decode = func(name string, b []byte, o format.Options) ([]format.Decoded, error) {
		if strings.HasSuffix(name, "b.txt") {
			close(begun)
			<-end
		}
		return format.DecodeAll(name, b, o)
	}
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		put(t, dir, name, "Fares rise "+name+"\n\nThe council voted on Tuesday.\n")
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-begun
		<-told
		cancel()
	}()
	tell := sync.OnceFunc(func() { close(told) })
	got := d.ImportFiles(ctx, []string{dir}, ImportOptions{Reading: func(done, total int, file string) {
		if filepath.Base(file) == "b.txt" {
			tell()
		}
	}}, nil)
	if got.Err != nil || got.Done() != 0 || got.Total != 3 || inbox(t, d) != 0 {
		t.Errorf("%+v, %d in the library", got, inbox(t, d))
	}
}
