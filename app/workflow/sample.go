package workflow

import (
	"context"
	"errors"
	"fmt"

	"stet/editor"
)

// Welcome files the revisions of the sample story, oldest first, each the JSON
// of a story, so that a first run has something to try everything on.
func (d *Desk) Welcome(ctx context.Context, revisions [][]byte) (string, error) {
	if len(revisions) == 0 {
		return "", errors.New("there is no sample story")
	}
	id, number := "", 0
	for _, b := range revisions {
		s, err := editor.ParseStory(b)
		if err != nil {
			return id, fmt.Errorf("read the sample story: %w", err)
		}
		if number == 0 {
			id, err = d.Add(ctx, s)
		} else {
			_, err = d.file(ctx, id, number, s, editor.Revision{Cause: editor.Saved, Name: "Copy edit"})
		}
		if err != nil {
			return id, fmt.Errorf("file the sample story: %w", err)
		}
		number++
	}
	return id, nil
}
