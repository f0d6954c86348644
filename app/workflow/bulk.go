package workflow

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"stet/editor"
	"stet/editor/doc"
)

// BulkPortion is how many stories are changed in one transaction: a typing
// editor's draft waits for no more.
const BulkPortion = 500

// Acted is what came of an action on several stories: it can be taken back by
// its Batch.
type Acted struct {
	Batch   string
	Changed []string // the IDs of those that were
	Left    int      // that stood so already, are gone, or could not be changed
	Errs    []error  // why some could not
}

// Select returns the IDs of all stories that a query asks for, but for some.
func (d *Desk) Select(ctx context.Context, q editor.Query, but map[string]bool) ([]string, error) {
	var ids []string
	q.Limit = BulkPortion
	for {
		page, err := d.lib.List(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, s := range page {
			if !but[s.ID] {
				ids = append(ids, s.ID)
			}
		}
		if len(page) < q.Limit {
			return ids, nil
		}
		q.After = &page[len(page)-1]
	}
}

// Act does one action to several stories, as one batch. A cancelled context
// ends it between two portions; what was done by then is told, and can be
// taken back.
func (d *Desk) Act(ctx context.Context, what editor.Deed, to string, ids []string, progress func(done, total int)) (Acted, error) {
	if what == editor.Tagged {
		var err error
		if to, err = editor.ParseTag(to); err != nil {
			return Acted{}, err
		}
	}
	var errs []error
	if what == editor.Binned {
		var err error
		if ids, errs, err = d.unheld(ctx, ids); err != nil {
			return Acted{}, err
		}
	}
	a := editor.Action{What: what, To: to, Who: d.who(), Batch: editor.NewID()}
	acted := Acted{Batch: a.Batch, Left: len(errs), Errs: errs}
	for portion := range slices.Chunk(ids, BulkPortion) {
		if ctx.Err() != nil {
			return acted, nil
		}
		changed, err := d.lib.Act(context.WithoutCancel(ctx), a, portion)
		if err != nil {
			return acted, err
		}
		acted.Changed = append(acted.Changed, changed...)
		acted.Left += len(portion) - len(changed)
		progress(len(acted.Changed)+acted.Left-len(errs), len(ids))
	}
	return acted, nil
}

// unheld leaves out the stories that somebody else has open, and says who.
func (d *Desk) unheld(ctx context.Context, ids []string) (free []string, held []error, err error) {
	for _, id := range ids {
		holder, err := d.lib.Holder(ctx, id)
		switch {
		case err != nil:
			return nil, nil, err
		case holder != nil:
			held = append(held, &editor.HeldError{Holder: *holder})
		default:
			free = append(free, id)
		}
	}
	return free, held, nil
}

// SetSection files each story in another section, as a revision: the section is
// the article's own, and goes out with it. Unsaved words are filed first, so
// that taking it back loses nothing. A story that fails does not stop the rest.
func (d *Desk) SetSection(ctx context.Context, section string, ids []string, progress func(done, total int)) (Acted, error) {
	acted := Acted{Batch: editor.NewID()}
	for i, id := range ids {
		if ctx.Err() != nil {
			return acted, nil
		}
		did, err := d.resettle(context.WithoutCancel(ctx), id, section, acted.Batch)
		switch {
		case errors.Is(err, editor.ErrFull), errors.Is(err, editor.ErrReplaced), errors.Is(err, editor.ErrReadOnly), errors.Is(err, editor.ErrDamaged):
			return acted, err // as it would be for all that follow
		case err != nil:
			acted.Left++
			acted.Errs = append(acted.Errs, err)
		case did:
			acted.Changed = append(acted.Changed, id)
		default:
			acted.Left++
		}
		progress(i+1, len(ids))
	}
	return acted, nil
}

func (d *Desk) resettle(ctx context.Context, id, section, batch string) (bool, error) {
	o, err := d.Open(ctx, id)
	if err != nil {
		return false, err
	}
	holder, err := d.lib.Holder(ctx, id)
	if err != nil {
		return false, err
	}
	was := o.Story.Article.Section
	switch {
	case holder != nil:
		return false, &editor.HeldError{Holder: *holder}
	case was == section || !o.Summary.Deleted.IsZero():
		return false, nil
	case o.Behind():
		return false, fmt.Errorf("“%s” has unsaved words on an older revision: %w", o.Summary.Headline, editor.ErrConflict)
	}
	base := o.Revision.Number
	if o.Draft != nil {
		kept, err := d.Save(ctx, id, base, o.Story, "")
		switch {
		case err == nil:
			base = kept.Number
		case !errors.Is(err, editor.ErrNothing):
			return false, err
		}
	}
	open := doc.New(o.Story)
	if err := open.SetField("section", section); err != nil {
		return false, err
	}
	if _, err := d.file(ctx, id, base, open.Story(), editor.Revision{Cause: editor.Resettled, Name: resettledName(section)}); err != nil {
		return false, err
	}
	return true, d.lib.Record(ctx, id, editor.Event{At: d.now(), Who: d.who(), What: editor.Sectioned, Was: was, Became: section, Batch: batch})
}

func resettledName(section string) string {
	if section == "" {
		return "Taken out of its section"
	}
	return "Moved to " + section
}

// Undo takes an action on several stories back: each gets what it had itself,
// where nobody has gone on with it.
func (d *Desk) Undo(ctx context.Context, batch string, progress func(done, total int)) (editor.Undone, error) {
	all, err := d.lib.Batch(ctx, batch)
	if err != nil {
		return editor.Undone{}, err
	}
	sum, err := d.lib.Undo(ctx, batch, d.who(), func(done int) { progress(done, len(all)) })
	if err != nil {
		return sum, err
	}
	for i, done := range all {
		if done.Event.What != editor.Sectioned {
			continue
		}
		if err := ctx.Err(); err != nil {
			return sum, err
		}
		err := d.resettleBack(context.WithoutCancel(ctx), done)
		switch {
		case err == nil:
			sum.Back++
		case errors.Is(err, editor.ErrConflict), errors.Is(err, editor.ErrNotFound), errors.Is(err, editor.ErrHeld):
			sum.Left++
		default:
			return sum, err
		}
		progress(i+1, len(all))
	}
	return sum, nil
}

// resettleBack files a story in the section that it had, unless somebody has
// gone on with it.
func (d *Desk) resettleBack(ctx context.Context, done editor.Done) error {
	o, err := d.Open(ctx, done.Story)
	if err != nil {
		return err
	}
	if holder, err := d.lib.Holder(ctx, done.Story); err != nil || holder != nil {
		return errors.Join(err, editor.ErrHeld)
	}
	if o.Draft != nil || o.Revision.Cause != editor.Resettled || o.Story.Article.Section != done.Event.Became {
		return fmt.Errorf("“%s” has changed since: %w", o.Summary.Headline, editor.ErrConflict)
	}
	open := doc.New(o.Story)
	if err := open.SetField("section", done.Event.Was); err != nil {
		return err
	}
	_, err = d.file(ctx, done.Story, o.Revision.Number, open.Story(), editor.Revision{Cause: editor.Restored, Name: resettledName(done.Event.Was)})
	if err != nil {
		return err
	}
	return d.lib.Record(ctx, done.Story, editor.Event{At: d.now(), Who: d.who(), What: editor.Sectioned, Was: done.Event.Became, Became: done.Event.Was})
}
