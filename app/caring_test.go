package app

import (
	"context"
	"testing"
	"time"

	"stet/app/workflow"
)

// restful counts how often a library is let rest.
type restful struct {
	workflow.Library
	rests *int
}

func (r restful) Rest(ctx context.Context) error {
	*r.rests++
	return r.Library.Rest(ctx)
}

func TestLibraryRestsWhileNobodyTypes(t *testing.T) {
	b := newBench(t)
	rests := 0
	b.config.Library = restful{b.config.Library, &rests}
	b.pass(time.Minute)
	if rests > 0 {
		t.Errorf("rested %d times though nothing was typed", rests)
	}
	for range 60 {
		b.typed("bridge-p6", 0, "x")
		b.pass(200 * time.Millisecond)
	}
	if rests > 0 {
		t.Errorf("rested %d times while somebody typed", rests)
	}
	b.pass(time.Minute)
	if rests != 1 {
		t.Errorf("rested %d times after typing, want once", rests)
	}
}
