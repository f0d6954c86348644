package doc

import (
	"slices"

	"stet/editor"
)

// The kinds of transaction that settle suggestions and paste marks.
const (
	Accepting = "accepted suggestion"
	Rejecting = "rejected suggestion"
	Clearing  = "paste mark"
)

// Suggestions returns what nobody has accepted or rejected, in the order of the
// text.
func (d *Doc) Suggestions() []editor.Suggestion {
	a := d.Article()
	return a.Suggestions()
}

// Accept makes suggestions part of the text, as one undo step: inserted words
// stay, deleted ones go. One that is no longer there as it is given is refused
// with an *editor.FieldError, and nothing is changed.
func (d *Doc) Accept(all ...editor.Suggestion) (Selection, error) {
	return d.resolve(Accepting, all, true)
}

// Reject takes suggestions back, as one undo step: inserted words go, deleted
// ones stay. Errors are Accept's.
func (d *Doc) Reject(all ...editor.Suggestion) (Selection, error) {
	return d.resolve(Rejecting, all, false)
}

func (d *Doc) resolve(kind string, all []editor.Suggestion, accept bool) (Selection, error) {
	var words, breaks []editor.Part
	for _, s := range all {
		for _, p := range s.Parts {
			if !d.suggests(p, s.Author) {
				return Selection{}, &editor.FieldError{Field: "suggestion", Value: s.Inserted + s.Deleted, Want: "one that still stands in the text: it has changed meanwhile"}
			}
			if p.Break {
				breaks = append(breaks, p)
			} else {
				words = append(words, p)
			}
		}
	}
	if len(words)+len(breaks) == 0 {
		return Selection{}, nil
	}
	order := func(p, q editor.Part) int { return d.compare(p.Range, false, q.Range, false) }
	slices.SortStableFunc(words, order)
	slices.SortStableFunc(breaks, order)
	first := all[0].Extent()
	b := d.begin(kind, Select(first))
	b.resolveWords(words, accept)
	b.resolveBreaks(breaks, accept)
	at, _ := b.change.Map.Pos(Pos{first.Block, first.Start}, false)
	return b.commitAt(Caret(at))
}

// resolveWords settles suggestions about words, given in order. One author may
// have suggested to delete what another has inserted, so they can overlap.
func (b *batch) resolveWords(words []editor.Part, accept bool) {
	var going []editor.Range
	for _, p := range words {
		if stays := (p.Kind == editor.Inserted) == accept; stays {
			b.do(SetMark{Range: p.Range, Kind: p.Kind})
			continue
		}
		if n := len(going); n > 0 && going[n-1].Block == p.Block && p.Start <= going[n-1].End {
			going[n-1].End = max(going[n-1].End, p.End)
			continue
		}
		going = append(going, p.Range)
	}
	for _, r := range slices.Backward(going) {
		b.do(Replace{Range: r})
	}
}

// resolveBreaks settles suggestions about blocks, the last first: pictures and
// rules before the words that may join across them.
func (b *batch) resolveBreaks(breaks []editor.Part, accept bool) {
	for _, atoms := range []bool{true, false} {
		for _, p := range slices.Backward(breaks) {
			if q := b.d.byID[p.Block]; b.err == nil && q != nil && atom(q.Kind) == atoms {
				b.resolve(q, (p.Kind == editor.Inserted) == accept)
			}
		}
	}
}

// suggests reports whether a part of a suggestion is in the text as it says.
func (d *Doc) suggests(p editor.Part, author string) bool {
	q := d.byID[p.Block]
	switch {
	case q == nil:
		return false
	case p.Break:
		return q.Break != nil && q.Break.Kind == p.Kind && q.Break.Author == author
	}
	return slices.ContainsFunc(q.Marks, func(m editor.Mark) bool {
		return m.Kind == p.Kind && m.Author == author && m.Start == p.Start && m.End == p.End
	})
}

// resolve settles the suggestion about a block: it stays, or it goes or joins
// the one before. It returns true where the block has gone. The last block of a body
// stays, and so do words that have no text before them to join.
func (b *batch) resolve(q *para, stays bool) bool {
	d := b.d
	prev := d.blocks[q.at-1]
	empty := q.Text == ""
	switch {
	case stays:
		var over *editor.Track
		if q.Break.Kind == editor.Deleted {
			over = q.Break.Over
		}
		b.do(SetBreak{q.ID, over})
		return false
	case empty && len(d.blocks) == head+1, !empty && (reserved(prev.ID) || atom(prev.Kind)):
		b.do(SetBreak{q.ID, nil})
		return false
	case empty:
		b.do(Splice{After: prev.ID, Remove: []string{q.ID}})
		return true
	}
	kind := Reshape{Block: prev.ID, Kind: q.Kind, Level: q.Level, Ordered: q.Ordered}
	empty = prev.Text == ""
	seam := len(prev.Text)
	b.do(Join{Block: prev.ID, Next: q.ID, At: seam})
	b.heal(prev, seam)
	if empty { // nothing is left of the block before but its place
		b.do(kind)
	}
	return true
}

// heal gives a settled fact that a suggested break had parted its words again,
// once the break is taken back.
func (b *batch) heal(p *para, seam int) {
	for _, a := range slices.Clone(p.anchors) {
		r, ok := a.now().(*factRemark)
		if !ok || !r.Stale {
			continue
		}
		at := editor.Range{Block: p.ID, Start: a.start, End: a.start + len(r.Was)}
		if a.start == seam {
			at.Start, at.End = a.end-len(r.Was), a.end
		}
		if words, err := at.Of(p.Text); err != nil || words != r.Was || at.Start >= seam || at.End <= seam {
			continue
		}
		fact := r.at(at, r.Was).(*factRemark).Fact
		b.do(SetFact{ID: fact.ID, Fact: &fact, Index: -1})
	}
}

// ClearPasted takes the marks of pasted words off what is selected, as one undo
// step: an editor has seen to them.
func (d *Doc) ClearPasted(sel Selection) error {
	from, to, err := d.Range(sel)
	if err != nil {
		return err
	}
	b := d.begin(Clearing, sel)
	for i := d.Index(from.Block); i <= d.Index(to.Block); i++ {
		p := d.blocks[i]
		start, end := 0, len(p.Text)
		if p.ID == from.Block {
			start = from.Offset
		}
		if p.ID == to.Block {
			end = to.Offset
		}
		for _, m := range slices.Clone(p.Marks) {
			if r := (editor.Range{Block: p.ID, Start: max(start, m.Start), End: min(end, m.End)}); m.Kind == editor.Pasted && !r.Empty() && r.Start < r.End {
				b.do(SetMark{Range: r, Kind: m.Kind, Href: m.Href})
			}
		}
	}
	_, err = b.commit(sel)
	return err
}

// Clean returns a story as it is once every suggestion is accepted, without any
// editorial mark: the words that go to readers. Facts and comments follow.
func Clean(s editor.Story) editor.Story {
	if !editorial(s.Article) {
		return s
	}
	d := New(s)
	if _, err := d.Accept(d.Suggestions()...); err != nil {
		panic("doc: cannot accept what was just listed: " + err.Error())
	}
	d.ClearPasted(d.All())
	return d.Story()
}

// editorial reports whether there are editorial marks in an article.
func editorial(a editor.Article) bool {
	pasted := func(marks []editor.Mark) bool {
		return slices.ContainsFunc(marks, func(m editor.Mark) bool { return m.Kind.Editorial() })
	}
	return a.Suggested() || pasted(a.HeadlineMarks) || pasted(a.StandfirstMarks) ||
		slices.ContainsFunc(a.Body, func(b editor.Block) bool { return pasted(b.Marks) })
}
