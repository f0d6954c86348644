package doc

import (
	"fmt"

	"stet/editor"
)

// Split parts a block at a byte offset: what stands behind At becomes the block
// New, whose ID, kind, level and order are given (its text and marks are not
// used). A fact that is parted stays with the side that has more of its words.
type Split struct {
	Block string
	At    int
	New   editor.Block

	back *back
}

// Join puts the text of the block Next behind that of Block, which it follows
// and whose length in bytes is At. Next goes.
type Join struct {
	Block, Next string
	At          int

	back *back
}

func (s Split) String() string {
	return fmt.Sprintf("split %s at %d into %s %s", s.Block, s.At, s.New.Kind, s.New.ID)
}

func (s Join) String() string { return fmt.Sprintf("join %s to %s at %d", s.Next, s.Block, s.At) }

// Map moves the place of the split along.
func (s Split) Map(m Map) (Step, bool) {
	p, ok := m.Pos(Pos{s.Block, s.At}, true)
	s.Block, s.At, s.back = p.Block, p.Offset, nil
	return s, ok
}

// Map moves the seam along; it fails where the two blocks were parted further
// or joined already.
func (s Join) Map(m Map) (Step, bool) {
	p, ok := m.Pos(Pos{s.Block, s.At}, true)
	next, ok2 := m.Pos(Pos{s.Next, 0}, false)
	s.Block, s.At, s.Next, s.back = p.Block, p.Offset, next.Block, nil
	return s, ok && ok2 && s.Block != s.Next
}

func (s Split) apply(b *batch) (Step, error) {
	p, err := b.d.find(editor.Range{Block: s.Block, Start: s.At, End: s.At})
	if err != nil {
		return nil, err
	}
	if s.back == nil {
		if err := s.check(b.d, p); err != nil {
			return nil, err
		}
	}
	was := back{marks: p.Marks}
	q := &para{Block: s.New}
	p.Text, q.Text = p.Text[:s.At], p.Text[s.At:]
	snap := func(at int) int { return at }
	if s.back != nil {
		p.Marks, q.Marks = s.back.marks, s.back.next
	} else {
		snap = snapper(q.Text, 0, 0)
		p.Marks, q.Marks = cutMarks(was.marks, 0, s.At), snapMarks(cutMarks(was.marks, s.At, s.At+len(q.Text)), snap)
	}
	b.d.recount(p)
	b.d.put(p.at+1, p.at+1, q)
	b.d.recount(q)
	was.said = b.carry(p, s.back, func(a *anchor) landing { return part(a, p, q, s.At, snap) })
	b.restructure(p.at, p.at+2, shift{kind: shiftTail, block: p.ID, start: s.At, to: q.ID})
	return Join{p.ID, q.ID, s.At, &was}, nil
}

// check refuses to part what has to stay whole.
func (s Split) check(d *Doc, p *para) error {
	if reserved(p.ID) || atom(p.Kind) {
		return &editor.FieldError{Field: "block to split", Value: s.Block, Want: "a block of text in the body"}
	}
	q := s.New
	q.Text, q.Marks = "", nil
	return d.fresh(q)
}

// part says on which side of a split an anchor comes to lie: with most of its
// words.
func part(a *anchor, p, q *para, at int, snap func(int) int) landing {
	switch {
	case a.end <= at:
		return landing{start: a.start, end: a.end, exact: true}
	case a.start >= at:
		l := landing{start: a.start - at, end: a.end - at, exact: true}.snap(snap)
		l.home = q
		return l
	}
	before, behind := p.Text[a.start:], q.Text[:a.end-at]
	m, n := countWords(before), countWords(behind)
	if n > m || n == m && len(behind) > len(before) {
		l := landing{start: 0, end: a.end - at}.snap(snap)
		l.home = q
		return l
	}
	return landing{start: a.start, end: at}
}

func (s Join) apply(b *batch) (Step, error) {
	p, q := b.d.byID[s.Block], b.d.byID[s.Next]
	if s.back == nil {
		if err := s.check(b.d, p, q); err != nil {
			return nil, err
		}
	}
	was := back{marks: p.Marks, next: q.Marks}
	p.Text += q.Text
	snap := func(at int) int { return at }
	if s.back != nil {
		p.Marks = s.back.marks
	} else {
		snap = snapper(p.Text, s.At, s.At)
		p.Marks = snapMarks(joinMarks(p.Marks, q.Marks, s.At), snap)
	}
	b.d.recount(p)
	joined := func(a *anchor, l landing) landing {
		l = l.snap(snap)
		if l.home = p; s.back == nil {
			l = a.regain(p, l)
		}
		return l
	}
	were := b.carry(p, s.back, func(a *anchor) landing {
		return joined(a, landing{start: a.start, end: a.end, exact: true})
	})
	were = append(were, b.carry(q, nil, func(a *anchor) landing {
		return joined(a, landing{start: a.start + s.At, end: a.end + s.At, exact: a.end > 0})
	})...)
	was.said = were
	b.d.put(q.at, q.at+1)
	b.restructure(p.at, p.at+1, shift{kind: shiftTail, block: q.ID, to: p.ID, offset: s.At})
	return Split{p.ID, s.At, q.Block, &was}, nil
}

// check refuses to join what is no pair of neighbours in the body.
func (s Join) check(d *Doc, p, q *para) error {
	for id, p := range map[string]*para{s.Block: p, s.Next: q} {
		if p == nil {
			return &editor.RangeError{Range: editor.Range{Block: id}, Len: -1}
		}
		if reserved(id) || atom(p.Kind) {
			return &editor.FieldError{Field: "block to join", Value: id, Want: "a block of text in the body"}
		}
	}
	if q.at != p.at+1 {
		return &editor.FieldError{Field: "block to join", Value: s.Next, Want: "the one that follows " + s.Block}
	}
	if s.At != len(p.Text) {
		return &editor.RangeError{Range: editor.Range{Block: s.Block, Start: s.At, End: s.At}, Len: len(p.Text)}
	}
	return nil
}

// restructure notes that blocks came, went or moved around [from, to).
func (b *batch) restructure(from, to int, shifts ...shift) {
	b.touch(from, to)
	b.change.Structure = true
	b.change.Map = append(b.change.Map, shifts...)
}
