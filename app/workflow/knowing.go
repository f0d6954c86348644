package workflow

import (
	"context"
	"errors"
	"time"

	"stet/editor"
	"stet/editor/credit"
	"stet/editor/format"
)

// know gathers what the library can say about a story besides its own words.
func (d *Desk) know(ctx context.Context, id string, s editor.Story, signed *Signed) (credit.Known, error) {
	known := credit.Known{}
	if signed != nil {
		known.Signed = &signed.Story.Article
	}
	var err error
	if known.Original, err = d.asReceived(ctx, id); err != nil {
		return known, err
	}
	if known.Pictures, err = d.embeddedOf(ctx, s.Article); err != nil {
		return known, err
	}
	if known.Others, err = d.others(ctx, id, s); err != nil {
		return known, err
	}
	if known.Sent, err = d.sent(ctx, id, s); err != nil {
		return known, err
	}
	if known.Ran, err = d.ran(ctx, id, s, known); err != nil {
		return known, err
	}
	if known.Out, err = d.out(ctx, id, s); err != nil {
		return known, err
	}
	known.Cited, err = d.cited(ctx, id, s, known.Others)
	return known, err
}

// out returns a story that has notes to readers as it went out last, nil where it never
// did. Of one without notes nobody asks.
func (d *Desk) out(ctx context.Context, id string, s editor.Story) (*editor.Story, error) {
	if len(s.Amendments) == 0 {
		return nil, nil
	}
	out, _, err := d.Published(ctx, id)
	if errors.Is(err, ErrUnpublished) || errors.Is(err, editor.ErrDamaged) {
		return nil, nil
	}
	return &out, err
}

// Showings says where pictures ran.
type Showings interface {
	// Ran returns the stories other than one that went out and show some of these pictures;
	// false where that cannot be known.
	Ran(ctx context.Context, story string, files []string) ([]editor.Ran, bool, error)
}

// ran looks up where else the pictures ran that may run once, nil where that cannot be
// known or there are none.
func (d *Desk) ran(ctx context.Context, id string, s editor.Story, known credit.Known) ([]editor.Ran, error) {
	files := credit.RunningOnce(s, known)
	if len(files) == 0 {
		return nil, nil
	}
	found, ok, err := d.lib.Ran(ctx, id, files)
	if err != nil || !ok {
		return nil, err
	}
	return append([]editor.Ran{}, found...), nil
}

// sent returns the other stories that left the desk within the days that the profile
// counts, nil where it counts none.
func (d *Desk) sent(ctx context.Context, id string, s editor.Story) ([]credit.SentOut, error) {
	p, _ := d.Profile(s.Article.Terms) // what is wrong with it the check says
	days := p.Counts()
	if days == 0 {
		return nil, nil
	}
	out := []credit.SentOut{}
	err := d.lib.SentOut(ctx, d.now().AddDate(0, 0, -days), func(at time.Time, a editor.Article) {
		if a.ID != id {
			out = append(out, credit.SentOut{At: at, Article: a})
		}
	})
	return out, err
}

// asReceived returns an imported story as it came in, nil where it was written here.
func (d *Desk) asReceived(ctx context.Context, id string) (*editor.Article, error) {
	if _, err := d.lib.Original(ctx, id); errors.Is(err, editor.ErrNotFound) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	s, _, err := d.lib.Story(ctx, id, 1)
	if errors.Is(err, editor.ErrDamaged) {
		return nil, nil // nobody can say any more
	}
	if err != nil {
		return nil, err
	}
	return &s.Article, nil
}

// checkForList checks a story for the counts of its row. What the library cannot say
// must not keep words from being filed; it fails only where the context ends.
func (d *Desk) checkForList(ctx context.Context, id string, s editor.Story) (Checked, error) {
	var known credit.Known
	if signed, err := d.Signed(ctx, id); err == nil {
		if all, err := d.know(ctx, id, s, signed); err == nil {
			known = all
		}
	}
	return d.check(ctx, s, known)
}

// reread reads what an export holds again, as Known.Reread has it. One that does not come
// back at all comes back empty; nil where the format is not written to be read again.
func reread(f format.Format, written []byte, s editor.Story, to editor.Destination) map[string]editor.Article {
	if !f.Reads() || f.Pages {
		return nil
	}
	again, err := format.Decode("story"+f.Endings[0], written, format.Options{})
	if err != nil {
		again.Article = editor.Article{}
	} else if to.ForReaders {
		withheld(&again.Article, s)
	}
	return map[string]editor.Article{f.Name: again.Article}
}

// withheld fills in what an export for readers left out of a story on purpose.
func withheld(again *editor.Article, s editor.Story) {
	out := s.ForReaders().Article
	again.Terms = s.Article.Terms
	if out.UsageTerms == "" {
		again.UsageTerms = s.Article.UsageTerms
	}
	pictures := func(a *editor.Article) []*editor.Image {
		var all []*editor.Image
		for _, b := range a.Body {
			if b.Image != nil {
				all = append(all, b.Image)
			}
		}
		return all
	}
	was, went := pictures(&s.Article), pictures(&out)
	for n, i := range pictures(again) {
		if n < len(went) && went[n].UsageTerms == "" {
			i.UsageTerms = was[n].UsageTerms
		}
	}
}
