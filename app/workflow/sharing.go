package workflow

import (
	"context"
	"errors"
	"time"

	"stet/editor"
	"stet/editor/credit"
	"stet/editor/reuse"
)

// Sharer finds stories that share passages.
type Sharer interface {
	// Sharing returns the articles of other stories than that with an ID that may
	// share passages with a text, false where that cannot be known.
	Sharing(ctx context.Context, story string, t *reuse.Text) ([]editor.Article, bool, error)
}

// Sent tells what has left the desk.
type Sent interface {
	// SentOut calls do with the stories that were exported since, in their newest words,
	// and when each was exported last.
	SentOut(ctx context.Context, since time.Time, do func(at time.Time, a editor.Article)) error
}

// Sharing returns the stories of the library that may share passages with an article,
// that with its ID left out; false where that cannot be known.
func (d *Desk) Sharing(ctx context.Context, id string, a *reuse.Article) ([]*reuse.Article, bool, error) {
	found, ok, err := d.lib.Sharing(ctx, id, a.Text)
	if err != nil || !ok {
		return nil, false, err
	}
	out := make([]*reuse.Article, len(found))
	for i, f := range found {
		out[i] = reuse.ReadArticle(f)
	}
	return out, true, nil
}

// others looks up what a story is compared with, nil where that cannot be known.
func (d *Desk) others(ctx context.Context, id string, s editor.Story) (*credit.Others, error) {
	found, ok, err := d.Sharing(ctx, id, reuse.ReadArticle(s.Article))
	if err != nil || !ok {
		return nil, err
	}
	related, err := d.lib.Related(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &credit.Others{Articles: found, Related: map[string]bool{}}
	for _, r := range related {
		out.Related[r.ID] = true
	}
	out.Later, err = d.later(ctx, id, found)
	return out, err
}

// later returns which stories came into the library after one, nil where that one does not
// lie there.
func (d *Desk) later(ctx context.Context, id string, others []*reuse.Article) (map[string]bool, error) {
	here, err := d.lib.Summary(ctx, id)
	if errors.Is(err, editor.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, o := range others {
		there, err := d.lib.Summary(ctx, o.ID)
		if err != nil && !errors.Is(err, editor.ErrNotFound) { // taken out of it meanwhile
			return nil, err
		}
		out[o.ID] = there.Number > here.Number
	}
	return out, nil
}
