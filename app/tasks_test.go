package app

import (
	"context"
	"strings"
	"testing"

	"stet/app/job"
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
