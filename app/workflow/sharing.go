package workflow

import (
	"context"
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
	// CameAfter returns which of others came into the library after a story, nil where
	// that one does not lie there.
	CameAfter(ctx context.Context, story string, others []string) (map[string]bool, error)
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
	out.Later, err = d.lib.CameAfter(ctx, id, ids(found))
	return out, err
}

func ids(all []*reuse.Article) []string {
	out := make([]string, len(all))
	for i, a := range all {
		out[i] = a.ID
	}
	return out
}
