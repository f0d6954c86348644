package credit

import (
	"context"
	"errors"
	"testing"
	"time"

	"stet/editor"
)

// ending is a context that ends once it was asked so many times.
type ending struct {
	context.Context
	left int
}

func (e *ending) Err() error {
	if e.left--; e.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestCheckStops: a check ends with its context wherever it is, and says nothing half.
func TestCheckStops(t *testing.T) {
	in := Input{Story: editor.Story{Article: editor.Article{Headline: "Fares rise", Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "They rose on Friday."}}}}, Now: time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)}
	for _, asked := range []int{0, 1, len(Rules) / 2} {
		if got, err := CheckContext(&ending{t.Context(), asked}, in); !errors.Is(err, context.Canceled) || len(got.Findings)+len(got.Passed) > 0 {
			t.Errorf("asked %d times: %v, %d findings", asked, err, len(got.Findings))
		}
	}
	if got, err := CheckContext(t.Context(), in); err != nil || len(got.Findings) == 0 {
		t.Errorf("%v, %v", got.Findings, err)
	}
}
