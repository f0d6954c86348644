package workflow

import (
	"context"
	"errors"
	"fmt"
	"time"

	"stet/editor"
)

// Life is what a store keeps of a story besides its words: where it stands,
// what it belongs to, and everything that happened to it.
type Life interface {
	// SetStatus moves an article in somebody's name; it files no revision. One
	// in the bin is editor.ErrBinned.
	SetStatus(ctx context.Context, id string, s editor.Status, who string) error
	// IDs returns the IDs of articles by their running numbers, in that order;
	// those that are gone are left out.
	IDs(ctx context.Context, numbers []int64) ([]string, error)
	// Act does an action to articles in one transaction and returns those that
	// it changed.
	Act(ctx context.Context, a editor.Action, ids []string) ([]string, error)
	// Undo takes a batch back where nobody has gone on.
	Undo(ctx context.Context, batch, who string, progress func(done int)) (editor.Undone, error)
	// Batch returns what was done in a batch, in order.
	Batch(ctx context.Context, batch string) ([]editor.Done, error)
	// Record writes down what happened to an article.
	Record(ctx context.Context, id string, e editor.Event) error
	// History returns one page of what happened to an article, newest first.
	History(ctx context.Context, id string, q editor.HistoryQuery) ([]editor.Happening, error)
	// Expired returns articles that were put in the bin at that time or earlier.
	Expired(ctx context.Context, by time.Time, limit int) ([]string, error)
	// Purge deletes an article that lies in the bin for good; one in which
	// somebody has typed since is put back instead, which is gone false.
	Purge(ctx context.Context, id string) (gone bool, err error)
	// SweepFiles removes the files that nothing lists any more.
	SweepFiles(ctx context.Context) (removed int, err error)
	// Tags returns an article's tags.
	Tags(ctx context.Context, id string) ([]string, error)
	// Shelves counts the stories by section and tag, and those in the bin.
	Shelves(ctx context.Context) (editor.Shelves, error)
	// Relate makes an article an update of, a correction of, a follow-up to or a
	// copy of another one; Unrelate takes that back; Related lists both ways.
	Relate(ctx context.Context, id string, r editor.Relation, other, who string) error
	Unrelate(ctx context.Context, id string, r editor.Relation, other, who string) error
	Related(ctx context.Context, id string) ([]editor.Related, error)
}

// Move moves a story to another status.
func (d *Desk) Move(ctx context.Context, id string, to editor.Status) error {
	return d.lib.SetStatus(ctx, id, to, d.who())
}

// Spike takes a story off the desk, for a reason or "". One that is spiked
// already stays so.
func (d *Desk) Spike(ctx context.Context, id, reason string) error {
	return d.one(ctx, id, editor.WasSpiked, reason)
}

// Unspike puts a spiked story back where it stood before.
func (d *Desk) Unspike(ctx context.Context, id string) error {
	return d.one(ctx, id, editor.Unspiked, "")
}

// one does an action to a single story, which has to be there.
func (d *Desk) one(ctx context.Context, id string, what editor.Deed, to string) error {
	return d.act(ctx, id, editor.Action{What: what, To: to})
}

func (d *Desk) act(ctx context.Context, id string, a editor.Action) error {
	a.Who = d.who()
	changed, err := d.lib.Act(ctx, a, []string{id})
	if err != nil || len(changed) > 0 {
		return err
	}
	row, err := d.lib.Summary(ctx, id)
	if err == nil && !row.Deleted.IsZero() && a.What != editor.Binned {
		return fmt.Errorf("story %s: %w", id, editor.ErrBinned)
	}
	return err
}

// Tag gives a story a tag, spelt as other stories have it.
func (d *Desk) Tag(ctx context.Context, id, tag string) error {
	tag, err := editor.ParseTag(tag)
	if err != nil {
		return err
	}
	return d.one(ctx, id, editor.Tagged, tag)
}

// Untag takes a tag from a story; that it has it not is no error.
func (d *Desk) Untag(ctx context.Context, id, tag string) error {
	return d.one(ctx, id, editor.Untagged, tag)
}

// Bin puts a story in the bin, unless somebody else has it open, and Unbin takes
// it out.
func (d *Desk) Bin(ctx context.Context, id string) error {
	if _, held, err := d.unheld(ctx, []string{id}); err != nil || len(held) > 0 {
		return errors.Join(append(held, err)...)
	}
	return d.one(ctx, id, editor.Binned, "")
}

// Unbin takes a story out of the bin.
func (d *Desk) Unbin(ctx context.Context, id string) error {
	return d.one(ctx, id, editor.Unbinned, "")
}

// Duplicate files a story's newest words, filed or not, as a new story, related
// to it as its copy, and returns the new one's ID.
func (d *Desk) Duplicate(ctx context.Context, id string) (string, error) {
	o, err := d.Open(ctx, id)
	if err != nil {
		return "", err
	}
	return d.begin(ctx, o.Story.Copy(), editor.CopyOf, id)
}

// Continue begins an update of, a correction of, or a follow-up to a story and
// returns the new one's ID.
func (d *Desk) Continue(ctx context.Context, id string, r editor.Relation) (string, error) {
	o, err := d.Open(ctx, id)
	if err != nil {
		return "", err
	}
	return d.begin(ctx, editor.Story{Article: r.Next(o.Story.Article)}, r, id)
}

// begin files a story that is related to another, with its tags. A story that
// was filed is told with the error of what came after it.
func (d *Desk) begin(ctx context.Context, s editor.Story, r editor.Relation, other string) (string, error) {
	id, err := d.Add(ctx, s)
	if id == "" {
		return "", err
	}
	tags, tagsErr := d.lib.Tags(ctx, other)
	err = errors.Join(err, tagsErr, d.lib.Relate(ctx, id, r, other, d.who()))
	for _, tag := range tags {
		err = errors.Join(err, d.Tag(ctx, id, tag))
	}
	return id, err
}

// Relate says what one story is to another.
func (d *Desk) Relate(ctx context.Context, id string, r editor.Relation, other string) error {
	return d.lib.Relate(ctx, id, r, other, d.who())
}

// Unrelate takes that back.
func (d *Desk) Unrelate(ctx context.Context, id string, r editor.Relation, other string) error {
	return d.lib.Unrelate(ctx, id, r, other, d.who())
}
