package app

import (
	"context"
	"strings"
	"testing"

	"stet/app/job"
	"stet/app/workflow"
)

// TestTaskThatWasAskedForIsShown: what Stet does by itself neither hides an import
// nor takes its Cancel away.
func TestTaskThatWasAskedForIsShown(t *testing.T) {
	b := newBench(t)
	shows := func(words string) {
		t.Helper()
		if got := says(b.status); !strings.Contains(got, words) {
			t.Errorf("the status bar says %q, want %q", got, words)
		}
	}
	b.jobs.Go("Importing", func(_ context.Context, progress job.Progress) (func(), error) {
		progress(1, 9, "one")
		b.jobs.GoAside("Indexing", func(_ context.Context, progress job.Progress) (func(), error) {
			progress(3, 4, "words")
			shows("Importing one")
			return nil, nil
		})
		shows("Importing one")
		progress(2, 9, "two")
		shows("Importing two")
		return nil, nil
	})
	if got := says(b.status); strings.Contains(got, "Importing") || b.task != nil {
		t.Errorf("at the end the status bar says %q", got)
	}
	b.jobs.GoAside("Indexing", func(context.Context, job.Progress) (func(), error) {
		shows("Indexing")
		return nil, nil
	})
}

// TestCancellingIsSaidAtOnce: work that takes a moment to end is said to be ending, whatever
// it goes on to tell.
func TestCancellingIsSaidAtOnce(t *testing.T) {
	b := newBench(t)
	var said []string
	b.jobs.Go("Importing", func(ctx context.Context, progress job.Progress) (func(), error) {
		progress(1, 3, "a.txt")
		said = append(said, b.tasks[0].text)
		b.status.OnCancel()
		progress(2, 3, "b.txt")
		said = append(said, b.tasks[0].text)
		return nil, ctx.Err()
	})
	if got := strings.Join(said, "|"); got != "Importing a.txt|Cancelling…" {
		t.Errorf("it says %s", got)
	}
	if len(b.tasks) > 0 || b.notice.Visible() {
		t.Errorf("%d tasks are left", len(b.tasks))
	}
}

func TestCancelledImportIsSaidToBe(t *testing.T) {
	for want, r := range map[string]workflow.ImportReport{
		"Cancelled: 0 of 1 imported": {Total: 1},
		"Cancelled: 2 of 3 imported": {Total: 3, New: 2},
		"2 imported, 1 refused":      {Total: 3, New: 2, Refused: 1},
		"Nothing imported":           {},
	} {
		if got := reportTitle(r); got != want {
			t.Errorf("%+v: %q, want %q", r, got, want)
		}
	}
}
