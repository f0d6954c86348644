package workflow

import (
	"context"
	"errors"
	"fmt"

	"stet/editor"
	"stet/editor/diff"
)

// Was is some changes of a comparison that are to be undone in a story: the two
// versions, what differs between them, and the changes by their index in its
// list.
type Was struct {
	Before, After editor.Story
	Comparison    diff.Comparison
	Changes       []int
}

// Revert undoes changes in a story that is, or goes on from, the newer version.
// What was written since stays; where it is about the same words the answer is
// an *OverwrittenError and nothing is undone.
func (d *Desk) Revert(ctx context.Context, open editor.Story, was Was) (editor.Story, error) {
	reverted, err := diff.Revert(was.Before, was.After, was.Comparison, was.Changes...)
	if err != nil {
		return editor.Story{}, err
	}
	if wroteOn, err := Differs(open, was.After); err != nil || !wroteOn {
		return ofStory(reverted, open), err
	}
	merged, err := diff.Merge(ctx, ofStory(was.After, open), open, ofStory(reverted, open))
	if err != nil {
		return editor.Story{}, fmt.Errorf("put back: %w", err)
	}
	if len(merged.Conflicts) > 0 {
		return editor.Story{}, &OverwrittenError{merged.Conflicts}
	}
	return ofStory(merged.Story, open), nil
}

// ofStory returns a version of a story with what is no part of its versions.
func ofStory(s, open editor.Story) editor.Story {
	s.Article.ID, s.Article.Status = open.Article.ID, open.Article.Status
	s.Waivers, s.Notes = open.Waivers, open.Notes
	s.Rejected, s.Amendments = open.Rejected, open.Amendments
	return s
}

// ErrWrittenOver is for changes that cannot be undone because somebody has
// written on there since.
var ErrWrittenOver = errors.New("nothing was put back: somebody has written on there since")

// OverwrittenError is ErrWrittenOver with the places, in which Ours is what is
// written there now.
type OverwrittenError struct{ Conflicts []diff.Conflict }

func (e *OverwrittenError) Error() string {
	return fmt.Sprintf("%v, and it reads %q now", ErrWrittenOver, e.Conflicts[0].Ours)
}

func (e *OverwrittenError) Unwrap() error { return ErrWrittenOver }
