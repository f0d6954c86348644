package workflow

import (
	"context"
	"errors"

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

// ErrWrittenOver is for changes that cannot be put back because somebody has
// written on since.
var ErrWrittenOver = errors.New("the story has been written on since this version: compare with the words as they are now, and put back there")

// Revert undoes changes in a story that is the newer version.
func (d *Desk) Revert(_ context.Context, open editor.Story, was Was) (editor.Story, error) {
	reverted, err := diff.Revert(was.Before, was.After, was.Comparison, was.Changes...)
	if err != nil {
		return editor.Story{}, err
	}
	reverted.Article.ID, reverted.Article.Status = open.Article.ID, open.Article.Status
	reverted.Waivers, reverted.Notes = open.Waivers, open.Notes
	if wroteOn, err := differs(open, was.After); err != nil || wroteOn {
		return editor.Story{}, errors.Join(err, ErrWrittenOver)
	}
	return reverted, nil
}
