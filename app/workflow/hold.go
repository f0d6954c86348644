package workflow

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
)

// Take opens a story to write to it. Where somebody else may write to it, Holder
// says who, and the story is as they have saved it.
func (d *Desk) Take(ctx context.Context, id string) (Opened, error) {
	return d.take(ctx, id, d.lib.Take, d.Open)
}

// TakeOver is Take, also from somebody else. What they type from then on is kept
// apart, as theirs.
func (d *Desk) TakeOver(ctx context.Context, id string) (Opened, error) {
	return d.take(ctx, id, d.lib.TakeOver, d.Open)
}

// TakeWhole is Take for a story whose newest words are damaged: the last ones that
// are whole go on from the newest revision, as a draft does.
func (d *Desk) TakeWhole(ctx context.Context, id string) (Opened, error) {
	return d.take(ctx, id, d.lib.Take, d.whole)
}

func (d *Desk) take(ctx context.Context, id string, take func(ctx context.Context, id, who string) error,
	open func(ctx context.Context, id string) (Opened, error)) (Opened, error) {
	var held *editor.HeldError
	err := d.mayWrite(take(ctx, id, d.who()))
	if err != nil && !errors.As(err, &held) {
		return Opened{}, err
	}
	o, err := open(ctx, id)
	if err != nil {
		return Opened{}, err
	}
	if held != nil {
		o.Holder = &held.Holder
	}
	o.Left, err = d.left(ctx, o)
	return o, err
}

// mayWrite lets a library that is only read be read.
func (d *Desk) mayWrite(err error) error {
	if err != nil && d.lib.ReadOnly() != nil {
		return nil
	}
	return err
}

// left lists the words in a story that nobody is going on from.
func (d *Desk) left(ctx context.Context, o Opened) ([]editor.Recovered, error) {
	all, err := d.lib.Recovered(ctx, o.Summary.ID)
	if err != nil {
		return nil, err
	}
	var left []editor.Recovered
	for _, r := range all {
		if o.Draft == nil || r.Session != o.Draft.Session {
			left = append(left, r)
		}
	}
	return left, nil
}

// Release lets others write to a story.
func (d *Desk) Release(ctx context.Context, id string) error {
	return d.mayWrite(d.lib.Release(ctx, id))
}

// ReleaseOthers lets others write to the stories that this desk has taken and not
// open: one that was on its way to the window when another was opened.
func (d *Desk) ReleaseOthers(ctx context.Context, open []string) error {
	held, err := d.lib.Held(ctx)
	if err != nil {
		return err
	}
	for _, id := range held {
		if !slices.Contains(open, id) {
			if err := d.lib.Release(ctx, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// Standing is how an open story stands in the library.
type Standing struct {
	Holds    bool           // this desk may write to it
	Holder   *editor.Holder // who else may, nil for nobody
	Revision int            // the newest
	Draft    int64          // when the words to go on from were saved, in milliseconds; 0 for none
	Status   editor.Status
	Binned   bool
}

// Standing looks at a story without reading its words, so that a window may ask
// each second.
func (d *Desk) Standing(ctx context.Context, id string) (Standing, error) {
	var s Standing
	summary, err := d.lib.Summary(ctx, id)
	if err != nil {
		return s, err
	}
	s.Revision, s.Status, s.Binned = summary.Revision, summary.Status, !summary.Deleted.IsZero()
	if s.Holds, err = d.lib.Holds(ctx, id); err != nil || s.Holds {
		return s, err
	}
	if s.Holder, err = d.lib.Holder(ctx, id); err != nil {
		return s, err
	}
	all, err := d.lib.Recovered(ctx, id)
	if err != nil {
		return s, err
	}
	for _, r := range all {
		s.Draft = max(s.Draft, r.Saved.UnixMilli())
	}
	return s, nil
}

// taking runs a verb on a story that this desk may write to, if only as long as
// that takes.
func (d *Desk) taking(ctx context.Context, id string, verb func() error) error {
	holds, err := d.lib.Holds(ctx, id)
	if err != nil {
		return err
	}
	if !holds {
		if err := d.lib.Take(ctx, id, d.who()); err != nil {
			return err
		}
		defer d.lib.Release(context.WithoutCancel(ctx), id)
	}
	return verb()
}

// Unfiled is what words that were never filed as a revision hold.
type Unfiled struct {
	editor.Recovered
	Added, Removed int    // words, against the revision they go on from
	First          string // the first passage that is not in that revision, "" for none
	Err            error  // why they could not be read; nothing else is known then

	changed bool // they differ from that revision
}

// PutIn files words that were kept apart as the newest revision of a story, with what
// is known of it by now: of a fact or comment that they say something new of, that. What
// stands in the story is filed first, so that nothing is lost; where only that could be
// done its revision comes with the error.
func (d *Desk) PutIn(ctx context.Context, id string, base int, s editor.Story, session string) (diff.Restored, editor.Revision, error) {
	apart, err := d.lib.DraftOf(ctx, id, session)
	if err != nil {
		return diff.Restored{}, editor.Revision{}, err
	}
	from, _, err := d.lib.Story(ctx, id, apart.Base)
	if err != nil && !errors.Is(err, editor.ErrDamaged) { // then all of it is new
		return diff.Restored{}, editor.Revision{}, fmt.Errorf("read revision %d: %w", apart.Base, err)
	}
	kept, err := d.Save(ctx, id, base, s, "")
	switch {
	case err == nil:
		base = kept.Number
	case !errors.Is(err, editor.ErrNothing):
		return diff.Restored{}, kept, err
	}
	put, err := diff.Restore(ctx, apart.Story, unsaid(s, from, apart.Story))
	if err != nil {
		return put, kept, err
	}
	put.Story.Article.ID, put.Story.Article.Status = id, s.Article.Status
	name := strings.TrimSpace(fmt.Sprintf("Words of %s %s", apart.Saved.Local().Format("2 Jan 15:04"), apart.Who))
	filed, err := d.file(ctx, id, base, put.Story, editor.Revision{Cause: editor.Restored, Name: name})
	if filed.Number == 0 {
		return diff.Restored{}, kept, err
	}
	return put, filed, errors.Join(err, d.lib.Discard(ctx, id, session))
}

// unsaid returns a story without the facts and comments of which a draft, which goes on
// from the version from, says something new, and with the waivers, rejected proposals
// and amendments that are new in it.
func unsaid(s, from, draft editor.Story) editor.Story {
	s = s.Clone()
	said := map[string]bool{}
	for _, f := range draft.Facts {
		said[f.ID] = !slices.ContainsFunc(from.Facts, func(old editor.Fact) bool {
			old.Range, old.Text, old.Was, old.Stale, old.Gone = f.Range, f.Text, f.Was, f.Stale, f.Gone // which its words decide
			return old.Equal(f)
		})
	}
	for _, c := range draft.Comments {
		said[c.ID] = !slices.ContainsFunc(from.Comments, func(old editor.Comment) bool {
			old.Range, old.Text, old.Gone = c.Range, c.Text, c.Gone
			return reflect.DeepEqual(old, c)
		})
	}
	s.Facts = slices.DeleteFunc(s.Facts, func(f editor.Fact) bool { return said[f.ID] })
	s.Comments = slices.DeleteFunc(s.Comments, func(c editor.Comment) bool { return said[c.ID] })
	s.Waivers = withNew(s.Waivers, from.Waivers, draft.Waivers, editor.Waiver.Key)
	s.Rejected = withNew(s.Rejected, from.Rejected, draft.Rejected, editor.Rejection.Key)
	s.Amendments = withNew(s.Amendments, from.Amendments, draft.Amendments, func(a editor.Amendment) string { return a.ID })
	return s
}

// withNew adds to a list what a draft has that neither it nor the version has that the
// draft goes on from.
func withNew[T any](now, from, draft []T, key func(T) string) []T {
	for _, x := range draft {
		same := func(y T) bool { return key(x) == key(y) }
		if !slices.ContainsFunc(now, same) && !slices.ContainsFunc(from, same) {
			now = append(now, x)
		}
	}
	return now
}

// Unfiled lists the drafts in the library, or of one story, with what they hold.
// Those that somebody else is going on from are left out.
func (d *Desk) Unfiled(ctx context.Context, id string) ([]Unfiled, error) {
	all, err := d.lib.Recovered(ctx, id)
	if err != nil {
		return nil, err
	}
	var out []Unfiled
	for _, r := range all {
		if r.Going && !r.Own {
			continue
		}
		u := Unfiled{Recovered: r}
		u.Err = d.holds(ctx, &u)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if u.Err != nil || u.changed {
			out = append(out, u)
		}
	}
	return out, nil
}

// holds fills in what a draft holds.
func (d *Desk) holds(ctx context.Context, u *Unfiled) error {
	draft, err := d.lib.DraftOf(ctx, u.Article, u.Session)
	if err != nil {
		return err
	}
	before, _, err := d.lib.Story(ctx, u.Article, u.Base)
	if err != nil {
		return fmt.Errorf("read the revision it goes on from: %w", err)
	}
	if u.changed, err = Differs(before, draft.Story); err != nil {
		return err
	}
	c, err := diff.Compare(ctx, doc.Clean(before), doc.Clean(draft.Story))
	if err != nil {
		return err
	}
	u.Added, u.Removed, u.First = c.Added, c.Removed, firstNew(before.Article, draft.Story.Article)
	return nil
}

// firstNew is the first paragraph of b that a has not.
func firstNew(a, b editor.Article) string {
	had := map[string]bool{}
	for _, block := range a.Body {
		had[block.Text] = true
	}
	if strings.TrimSpace(b.Headline) != "" && a.Headline != b.Headline {
		return b.Headline
	}
	for _, block := range b.Body {
		if text := strings.TrimSpace(block.Text); text != "" && !had[block.Text] {
			return text
		}
	}
	return ""
}
