package workflow

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/doc"
	"stet/editor/format"
)

// Merging is a story with the changes of somebody else taken in. Nothing is filed
// yet.
type Merging struct {
	diff.Merged
	From int    // the revision that both go on from
	Onto int    // the revision that the result goes on from
	With string // who else changed it, or the file the changes came in
	Left string // the session whose words kept apart it holds, "" for none
}

// MergeNewest takes the newest revision, which somebody filed since, into a story
// that goes on from the older revision base.
func (d *Desk) MergeNewest(ctx context.Context, id string, base int, ours editor.Story) (Merging, error) {
	theirs, newest, err := d.lib.Story(ctx, id, 0)
	if err != nil {
		return Merging{}, fmt.Errorf("read the newest revision: %w", err)
	}
	from, _, err := d.lib.Story(ctx, id, base)
	if err != nil {
		return Merging{}, fmt.Errorf("read revision %d: %w", base, err)
	}
	merged, err := d.merge(ctx, from, ours, theirs)
	return Merging{Merged: merged, From: base, Onto: newest.Number, With: newest.Author}, err
}

// MergeLeft takes words that a session has left into a story that goes on from
// revision onto.
func (d *Desk) MergeLeft(ctx context.Context, id string, onto int, ours editor.Story, session string) (Merging, error) {
	apart, err := d.lib.DraftOf(ctx, id, session)
	if err != nil {
		return Merging{}, fmt.Errorf("read the words that were kept: %w", err)
	}
	from, _, err := d.lib.Story(ctx, id, apart.Base)
	if err != nil {
		return Merging{}, fmt.Errorf("read revision %d: %w", apart.Base, err)
	}
	merged, err := d.merge(ctx, from, ours, apart.Story)
	return Merging{Merged: merged, From: apart.Base, Onto: onto, With: apart.Who, Left: session}, err
}

// merge merges stories without their workflow status, which is moved without a
// revision.
func (d *Desk) merge(ctx context.Context, base, ours, theirs editor.Story) (diff.Merged, error) {
	base.Article.Status, theirs.Article.Status = ours.Article.Status, ours.Article.Status
	base.Article.ID, theirs.Article.ID = ours.Article.ID, ours.Article.ID
	return diff.Merge(ctx, base, ours, theirs)
}

// A Returned copy is a story that was sent out as a file and came back changed. Said is
// what was said on it, of the blocks of Copy.
type Returned struct {
	File string
	Copy editor.Article
	Said []editor.Comment
}

// ReadReturned reads a file as a copy that came back; it files nothing.
func (d *Desk) ReadReturned(path string, o ImportOptions) (Returned, error) {
	f := incoming{name: path}
	if f.open(); f.settled() {
		return Returned{}, f.fate.Err
	}
	s, err := d.Decode(path, f.bytes, o)
	s = doc.Clean(s)
	return Returned{path, s.Article, s.Comments}, err
}

// ErrStranger is for a file that has next to nothing in common with the story.
var ErrStranger = errors.New("this is no copy of the story: they have next to no words in common; import it as a story of its own")

// SentFrom finds the revision that a copy was most likely made from: the one it
// differs from least, of equals the oldest, since copies are under way for a while.
// Where it has fewer than one word in five of any the answer is ErrStranger.
func (d *Desk) SentFrom(ctx context.Context, id string, r Returned) (int, error) {
	all, err := d.lib.Revisions(ctx, id)
	if err != nil {
		return 0, err
	}
	best, least, kin := 0, 0, false
	for _, revision := range all {
		s, _, err := d.lib.Story(ctx, id, revision.Number)
		if errors.Is(err, editor.ErrDamaged) {
			continue
		}
		if err != nil {
			return 0, err
		}
		c, err := diff.Compare(ctx, bareBody(doc.Clean(s).Article), bareBody(r.Copy))
		if err != nil {
			return 0, err
		}
		differs := c.Added + c.Removed + c.Moved
		if best == 0 || differs <= least {
			best, least, kin = revision.Number, differs, c.Removed*5 <= revision.Words*4 || revision.Words == 0
		}
	}
	if !kin {
		return 0, ErrStranger
	}
	return best, nil
}

// bareBody is the words of an article alone.
func bareBody(a editor.Article) editor.Story {
	return editor.Story{Article: editor.Article{Headline: a.Headline, Standfirst: a.Standfirst, Body: a.Body}}
}

// TakeReturned takes what was changed in a copy of revision from into the story,
// which goes on from revision onto, and what was said on it. What the copy's format does
// not hold, such as facts, is as it is in the story.
func (d *Desk) TakeReturned(ctx context.Context, id string, from, onto int, ours editor.Story, r Returned) (Merging, error) {
	base, _, err := d.lib.Story(ctx, id, from)
	if err != nil {
		return Merging{}, fmt.Errorf("read revision %d: %w", from, err)
	}
	sent, err := d.asSent(doc.Clean(base), filepath.Ext(r.File))
	if err != nil {
		return Merging{}, err
	}
	back := r.Copy.Clone()
	d.takeReturnedPictures(ctx, back.Body, filepath.Dir(r.File), base.Article.Body, ours.Article.Body)
	readAs(&back, sent)
	for i := range sent.Body {
		sent.Body[i].ID = ""
	}
	ids := map[string]string{}
	for i := range back.Body {
		id := editor.NewID()
		ids[back.Body[i].ID], back.Body[i].ID = id, id
	}
	ours, said := takeSaid(base, ours, r.Said)
	merged, err := d.merge(ctx, editor.Story{Article: sent}, ours, editor.Story{Article: back, Comments: renamed(said, ids)})
	return Merging{Merged: merged, From: from, Onto: onto, With: filepath.Base(r.File)}, err
}

// printed are the fields that stand in a story as others see it. What a copy says
// of the others, such as its language, was found out while it was read.
var printed = []string{editor.HeadlineID, editor.StandfirstID, "byline", "authors", "dateline.place", "dateline.date",
	"source", "credit.raw", "credit.canonical", "copyright.holder", "copyright.year", "copyright.notice", "usageTerms"}

// readAs reads a copy as the article that was sent: what it does not say, and what
// is not printed, is as it was, and a standfirst that came back as the first
// paragraph is one again.
func readAs(back *editor.Article, sent editor.Article) {
	if len(back.Body) > 0 && back.Standfirst == "" && alike(sent.Standfirst, back.Body[0].Text) {
		back.Standfirst, back.Body = back.Body[0].Text, back.Body[1:]
	}
	for _, name := range editor.Fields() {
		said, _ := back.Field(name)
		was, _ := sent.Field(name)
		if said != was && (!slices.Contains(printed, name) || said == "" && name != editor.StandfirstID) {
			_ = back.SetField(name, was) // which takes what Field says
		}
	}
}

// alike reports whether at least half of a text is found again in another.
func alike(text, other string) bool {
	kept := 0
	for _, r := range diff.Words(text, other) {
		if r.Op == diff.Equal {
			kept += len(r.Text)
		}
	}
	return text != "" && 2*kept >= len(text)
}

// asSent returns a story as somebody who was sent it in a format could read it,
// so that nothing looks deleted that the format cannot hold.
func (d *Desk) asSent(s editor.Story, ending string) (editor.Article, error) {
	if ending == "" || !format.Known("sent"+ending) {
		ending = ".txt"
	}
	var b bytes.Buffer
	if f, err := format.For(ending); err != nil || f.Pages {
		ending = ".txt"
	}
	if err := format.Encode(&b, ending, s); err != nil {
		return editor.Article{}, fmt.Errorf("read the story as it was sent: %w", err)
	}
	read, err := d.Decode("sent"+ending, b.Bytes(), ImportOptions{})
	if err != nil {
		return editor.Article{}, fmt.Errorf("read the story as it was sent: %w", err)
	}
	sent := Version{Story: read}
	sent.fill(s.Article)
	return sent.Story.Article, nil
}

// Name says in a revision's name what was merged into it, "" where nobody knows.
func (m Merging) Name() string {
	if m.With == "" {
		return ""
	}
	return "Merged with " + m.With
}

// SaveMerged files a merged story. Words that had been kept apart are then in it,
// and are kept no more.
func (d *Desk) SaveMerged(ctx context.Context, id string, m Merging, s editor.Story) (editor.Revision, error) {
	r, err := d.file(ctx, id, m.Onto, s, editor.Revision{Name: m.Name(), Cause: editor.MergedIn})
	if r.Number > 0 && m.Left != "" {
		err = errors.Join(err, d.lib.Discard(ctx, id, m.Left))
	}
	return r, err
}

// TakenBack is what became of a copy that came back. Filed is the revision it was
// filed as; its number is 0 where conflicts were left and nothing was filed.
type TakenBack struct {
	Merging
	Filed editor.Revision
}

// TakeBack files what was changed in a copy of revision from, 0 to find that out,
// in a story that nobody has open. Settle returns the merged story, and whether
// every conflict in it is settled. A copy that changes nothing is editor.ErrNothing.
func (d *Desk) TakeBack(ctx context.Context, id string, from int, r Returned, settle func(diff.Merged) (editor.Story, bool, error)) (back TakenBack, err error) {
	err = d.taking(ctx, id, func() error {
		back, err = d.takeBack(ctx, id, from, r, settle)
		return err
	})
	return back, err
}

func (d *Desk) takeBack(ctx context.Context, id string, from int, r Returned, settle func(diff.Merged) (editor.Story, bool, error)) (back TakenBack, err error) {
	o, err := d.Open(ctx, id)
	if err != nil {
		return back, err
	}
	if o.Behind() {
		return back, fmt.Errorf("“%s” has unsaved words on an older revision: %w", o.Summary.Headline, editor.ErrConflict)
	}
	if from == 0 {
		if from, err = d.SentFrom(ctx, id, r); err != nil {
			return back, err
		}
	}
	if back.Merging, err = d.TakeReturned(ctx, id, from, o.Revision.Number, o.Story, r); err != nil {
		return back, err
	}
	story, settled, err := settle(back.Merged)
	if err != nil || !settled {
		return back, err
	}
	if changed, err := Differs(o.Story, story); err != nil || !changed {
		return back, cmp.Or(err, editor.ErrNothing)
	}
	back.Filed, err = d.SaveMerged(ctx, id, back.Merging, story)
	return back, err
}

// WriteArticle writes the article of a story to a file, whole or not at all; the
// ending says the format.
func (d *Desk) WriteArticle(path string, s editor.Story) error {
	var b bytes.Buffer
	if err := d.Encode(&b, filepath.Ext(path), s); err != nil {
		return err
	}
	return writeFile(path, b.Bytes())
}

// MergeFiles merges what two files made of a third.
func (d *Desk) MergeFiles(ctx context.Context, base, ours, theirs string, o ImportOptions) (diff.Merged, error) {
	var s [3]editor.Story
	for k, path := range []string{base, ours, theirs} {
		read, err := d.ReadReturned(path, o)
		if err != nil {
			return diff.Merged{}, fmt.Errorf("%s: %w", path, err)
		}
		s[k] = editor.Story{Article: read.Copy}
		for i := range s[k].Article.Body {
			s[k].Article.Body[i].ID = ""
		}
	}
	return d.merge(ctx, s[0], s[1], s[2])
}
