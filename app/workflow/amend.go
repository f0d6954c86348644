package workflow

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"stet/editor"
	"stet/editor/doc"
)

// ErrUnpublished is for a note to readers of a story that no reader has: it has never
// been exported.
var ErrUnpublished = errors.New("the story has not been exported yet: change its words, nobody has read them")

// Published returns the revision that was exported last with what it holds, or
// ErrUnpublished.
func (d *Desk) Published(ctx context.Context, id string) (editor.Story, editor.Revision, error) {
	all, err := d.lib.Revisions(ctx, id)
	if err != nil {
		return editor.Story{}, editor.Revision{}, err
	}
	i := slices.IndexFunc(all, func(r editor.Revision) bool { return r.Cause == editor.ForExport })
	if i < 0 {
		return editor.Story{}, editor.Revision{}, ErrUnpublished
	}
	return d.lib.Story(ctx, id, all[i].Number)
}

// Amend puts a note to readers into a published story, in the place of the one with
// its ID if there is one, and files the result as a revision. It returns the note as
// it was filed, with its ID, who wrote it and when.
func (d *Desk) Amend(ctx context.Context, id string, a editor.Amendment) (editor.Amendment, editor.Revision, error) {
	if a.ID == "" {
		a.ID = editor.NewID()
	}
	if a.By == "" {
		a.By = d.who()
	}
	if a.At.IsZero() {
		a.At = d.now()
	}
	if err := a.Validate(); err != nil {
		return a, editor.Revision{}, err
	}
	r, err := d.amend(ctx, id, a.Kind.Words(), func(open *doc.Doc) error { return open.PutAmendment(a) })
	return a, r, err
}

// Unamend takes a note to readers out of a story, and files the result.
func (d *Desk) Unamend(ctx context.Context, id, note string) (editor.Revision, error) {
	return d.amend(ctx, id, "Note to readers taken out", func(open *doc.Doc) error { return open.RemoveAmendment(note) })
}

func (d *Desk) amend(ctx context.Context, id, name string, change func(*doc.Doc) error) (r editor.Revision, err error) {
	if _, _, err := d.Published(ctx, id); err != nil {
		return r, fmt.Errorf("story %s: %w", id, err)
	}
	err = d.taking(ctx, id, func() error {
		opened, err := d.Open(ctx, id)
		if err != nil {
			return err
		}
		open := doc.New(opened.Story)
		if err := change(open); err != nil {
			return err
		}
		base := opened.Revision.Number
		if opened.Draft != nil {
			base = opened.Draft.Base
		}
		r, err = d.file(ctx, id, base, open.Story(), editor.Revision{Cause: editor.Saved, Name: name})
		return err
	})
	return r, err
}
