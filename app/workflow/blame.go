package workflow

import (
	"context"
	"errors"
	"fmt"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/diff/redline"
	"stet/editor/doc"
)

// Origin is some words of a story and the revision that brought them; Number 0 is
// no revision yet. There is where they stood in it, and Before the number of the
// revision that it was compared with, 0 where it was the first.
type Origin struct {
	editor.Range
	Text     string          `json:"text"`
	Revision editor.Revision `json:"revision"`
	There    editor.Range    `json:"-"`
	Before   int             `json:"-"`
}

// Blame finds who wrote the words of ranges of s, or of all of it: s is an open
// story that goes on from revision base, or that revision itself. It reads back
// revision by revision until all is known; told, where it is not nil, hears how many
// of how many were read. Words that were only suggested count as words. A revision
// that is damaged is passed over: its words are those of the one after it.
func (d *Desk) Blame(ctx context.Context, id string, s editor.Story, base int, told func(done, total int), ranges ...editor.Range) ([]Origin, error) {
	revisions, err := d.upTo(ctx, id, base)
	if err != nil {
		return nil, err
	}
	b, chain, err := d.walk(ctx, id, s, revisions, raw, told, ranges...)
	if err != nil {
		return nil, err
	}
	text := func(block string) string { return words(&s.Article, block) }
	order := []string{editor.HeadlineID, editor.StandfirstID}
	for i := range s.Article.Body {
		order = append(order, s.Article.Body[i].ID)
	}
	var out []Origin
	for _, x := range diff.Tidy(b.Stretches(order), text) {
		o := Origin{Range: x.Range, Text: text(x.Block)[x.Start:x.End], There: x.There, Revision: chain[x.Step]}
		if x.Step+1 < len(chain) {
			o.Before = chain[x.Step+1].Number
		}
		out = append(out, o)
	}
	return out, nil
}

func words(a *editor.Article, block string) string {
	if i := a.Block(block); i >= 0 && a.Body[i].Image != nil {
		return a.Body[i].Image.Caption
	}
	text, _ := a.Text(block)
	return text
}

func raw(s editor.Story) editor.Story { return s }

// upTo lists the revisions of a story from the given one back to the first.
func (d *Desk) upTo(ctx context.Context, id string, base int) ([]editor.Revision, error) {
	all, err := d.lib.Revisions(ctx, id)
	if err != nil {
		return nil, err
	}
	for i, r := range all {
		if r.Number == base || base == 0 {
			return all[i:], nil
		}
	}
	return nil, fmt.Errorf("revision %d: %w", base, editor.ErrNotFound)
}

// walk follows the words of s through revisions, in their order, each read as read
// has it. It returns what is known, and the chain that its steps count in: first s
// itself, then the revisions that could be read.
func (d *Desk) walk(ctx context.Context, id string, s editor.Story, revisions []editor.Revision, read func(editor.Story) editor.Story,
	told func(done, total int), ranges ...editor.Range) (*diff.Blame, []editor.Revision, error) {
	b := diff.NewBlame(s, ranges...)
	chain := []editor.Revision{{}}
	for i, r := range revisions {
		if b.Done() { // the words of the last step were not in this one
			return b, append(chain, r), nil
		}
		if told != nil {
			told(i, len(revisions))
		}
		older, _, err := d.lib.Story(ctx, id, r.Number)
		if errors.Is(err, editor.ErrDamaged) {
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("read revision %d: %w", r.Number, err)
		}
		if err := b.Back(ctx, read(older)); err != nil {
			return nil, nil, err
		}
		chain = append(chain, r)
	}
	return b, chain, nil
}

// Sign fills in who wrote what came and who took out what went between two versions
// of a story that are compared, where revisions lie between them. A newer version
// that is not filed goes on from revision base; 0 is one that goes on from none.
func (d *Desk) Sign(ctx context.Context, id string, r *redline.Redline, base int) error {
	m, n := r.Before.Number, r.After.Number
	steps := n - m
	if n == 0 {
		n, steps = base, base-m+1
	}
	if m == 0 || n == 0 || steps < 2 {
		return nil
	}
	all, err := d.lib.Revisions(ctx, id)
	if err != nil {
		return err
	}
	var back []editor.Revision // from n to m
	for _, x := range all {
		if m <= x.Number && x.Number <= n {
			back = append(back, x)
		}
	}
	came, chain, err := d.walk(ctx, id, r.After.Story, back, doc.Clean, nil)
	if err != nil {
		return err
	}
	r.Came = signatures(came, chain, 0)
	forward := make([]editor.Revision, 0, len(back))
	for i := len(back) - 1; i >= 0; i-- {
		forward = append(forward, back[i])
	}
	went, chain, err := d.walk(ctx, id, r.Before.Story, forward, doc.Clean, nil)
	if err != nil {
		return err
	}
	r.Went = signatures(went, chain, 1)
	return nil
}

// signatures signs stretches by block: with the revision of their step, or with the one
// after it in the chain, which is the first that has the words no more. What no
// revision brought, or took out, is left to the newer side.
func signatures(b *diff.Blame, chain []editor.Revision, after int) map[string][]redline.Signed {
	out := map[string][]redline.Signed{}
	for _, s := range b.Stretches(nil) {
		if s.Step+1 >= len(chain) {
			continue
		}
		r := chain[s.Step+after]
		if r.Number == 0 {
			continue
		}
		out[s.Block] = append(out[s.Block], redline.Signed{Span: diff.Span{Start: s.Start, End: s.End},
			Signature: redline.Signature{Author: r.Author, At: r.Saved.Local()}})
	}
	return out
}
