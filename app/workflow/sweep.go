package workflow

import (
	"context"
	"errors"
	"fmt"
	"time"

	"stet/editor"
	"stet/editor/doc"
	"stet/editor/find"
)

// Haul is what a sweep of the library has found in one story: the places where
// its newest words, filed or not, would be replaced.
type Haul struct {
	editor.Summary
	Hits []find.Hit
	Err  error // why the story could not be read; it has no hits then

	behind bool      // the unsaved words go on from an older revision
	number int       // the newest revision
	draft  time.Time // when the unsaved words that were searched were written; zero for none
}

// Unsaved reports whether the words found in were not filed as a revision.
func (h Haul) Unsaved() bool { return !h.draft.IsZero() }

// Behind reports whether those go on from an older revision than the newest, so
// that nothing will be replaced in them.
func (h Haul) Behind() bool { return h.behind }

// Sweep looks through the stories that q asks for, all its pages, and tells of
// each in which there is something to replace, or which cannot be read. progress
// is told how many stories were looked through, of how many; 0 where that is
// not known. It ends with ctx.
func (d *Desk) Sweep(ctx context.Context, q editor.Query, r *find.Replacer, found func(Haul), progress func(done, total int)) error {
	return d.eachStory(ctx, q, progress, func(row editor.Summary) {
		if h := d.haul(ctx, row, r); ctx.Err() == nil && (len(h.Hits) > 0 || h.Err != nil) {
			found(h)
		}
	})
}

// eachStory visits the stories that q asks for, all its pages, and tells progress how many
// it has, of how many, 0 where that is not known. It ends with ctx.
func (d *Desk) eachStory(ctx context.Context, q editor.Query, progress func(done, total int), visit func(editor.Summary)) error {
	if err := d.lookThrough(ctx, q); err != nil {
		return err
	}
	total, err := d.countOf(ctx, q)
	if err != nil {
		return err
	}
	for done := 0; ; {
		page, err := d.lib.List(ctx, q)
		if err != nil {
			return err
		}
		for i := range page {
			progress(done, max(total, done))
			visit(page[i])
			if err := ctx.Err(); err != nil {
				return err
			}
			done++
		}
		if len(page) == 0 {
			progress(done, done)
			return nil
		}
		q.After = &page[len(page)-1]
	}
}

// countOf returns how many stories a query asks for, 0 where only reading them
// all would tell.
func (d *Desk) countOf(ctx context.Context, q editor.Query) (int, error) {
	counts, err := d.lib.Counts(ctx)
	if err != nil || q.Words != "" || len(q.Terms) > 0 {
		return 0, err
	}
	if q.Status != "" {
		return counts[q.Status], nil
	}
	all := 0
	for _, n := range counts {
		all += n
	}
	return all, nil
}

// haul looks through one story.
func (d *Desk) haul(ctx context.Context, s editor.Summary, r *find.Replacer) Haul {
	h := Haul{Summary: s}
	o, err := d.Open(ctx, s.ID)
	if err != nil {
		h.Err = err
		return h
	}
	h.number, h.draft, h.behind = o.Revision.Number, written(o), o.Behind()
	open := doc.New(o.Story)
	for i := range open.Len() {
		h.Hits = append(h.Hits, r.Hits(open.Block(i))...)
	}
	return h
}

// written returns when the unsaved words of a story were written.
func written(o Opened) time.Time {
	if o.Draft == nil {
		return time.Time{}
	}
	return o.Draft.Saved
}

// Replace does the replacements of a haul, or those left in its Hits, and files
// the story as a new revision under a name. Unsaved words are filed first, as a
// revision of their own, so that taking the replacement back loses nothing. Where
// the story is no longer as it was when it was searched, nothing is written and
// the answer is editor.ErrConflict; where somebody else has it open it is an
// *editor.HeldError.
func (d *Desk) Replace(ctx context.Context, h Haul, name string) (r editor.Revision, err error) {
	err = d.taking(ctx, h.ID, func() error {
		r, err = d.replace(ctx, h, name)
		return err
	})
	return r, err
}

func (d *Desk) replace(ctx context.Context, h Haul, name string) (editor.Revision, error) {
	o, err := d.Open(ctx, h.ID)
	if err != nil {
		return editor.Revision{}, err
	}
	if o.Behind() || o.Revision.Number != h.number || !written(o).Equal(h.draft) {
		return editor.Revision{}, fmt.Errorf("“%s” has changed since it was searched: %w", h.Headline, editor.ErrConflict)
	}
	base := o.Revision.Number
	if o.Draft != nil {
		kept, err := d.Save(ctx, h.ID, base, o.Story, "")
		switch {
		case err == nil:
			base = kept.Number
		case !errors.Is(err, editor.ErrNothing):
			return editor.Revision{}, err
		}
	}
	open := doc.New(o.Story)
	var edits []editor.Edit
	for _, hit := range h.Hits {
		edits = append(edits, hit.Edit)
	}
	if _, err := open.ReplaceWords(edits); err != nil {
		return editor.Revision{}, err
	}
	return d.file(ctx, h.ID, base, open.Story(), editor.Revision{Cause: editor.Replaced, Name: name})
}

// PutBack files the article of the revision before n as a new one, with what is known
// of the story by now. Where
// revision n is no longer the newest, or words were typed since, nothing is
// written and the answer is editor.ErrConflict.
func (d *Desk) PutBack(ctx context.Context, id string, n int) (editor.Revision, error) {
	o, err := d.Open(ctx, id)
	if err != nil {
		return editor.Revision{}, err
	}
	if o.Draft != nil || o.Revision.Number != n {
		return editor.Revision{}, fmt.Errorf("“%s” has changed since: %w", o.Summary.Headline, editor.ErrConflict)
	}
	old, from, err := d.lib.Story(ctx, id, n-1)
	if err != nil {
		return editor.Revision{}, fmt.Errorf("read revision %d: %w", n-1, err)
	}
	_, r, err := d.restore(ctx, id, n, old, o.Story, from)
	return r, err
}
