package doc

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
)

// Replace puts Text in place of the bytes of Range. Marks are the new text's
// own, counted from its beginning: those around it reach into it only where they
// are given. Facts and comments follow as the package comment says; where Grow
// is set, one that ends where text is put in takes it in.
type Replace struct {
	editor.Range
	Text  string
	Marks []editor.Mark
	Grow  bool

	back *back
}

func (s Replace) String() string {
	return fmt.Sprintf("replace %s %d-%d by %q%s", s.Block, s.Start, s.End, s.Text, marksString(s.Marks))
}

// Map keeps the range where only its surroundings changed; where text was put
// in at the very place, this text comes behind it.
func (s Replace) Map(m Map) (Step, bool) {
	s.back = nil
	if s.Empty() {
		p, ok := m.Pos(Pos{s.Block, s.Start}, true)
		s.Range = editor.Range{Block: p.Block, Start: p.Offset, End: p.Offset}
		return s, ok
	}
	var ok bool
	s.Range, ok = m.Range(s.Range)
	return s, ok
}

func (s Replace) apply(b *batch) (Step, error) {
	p, err := b.d.find(s.Range)
	if err != nil {
		return nil, err
	}
	if s.back == nil {
		if err := s.check(p); err != nil {
			return nil, err
		}
	}
	from, to, n := s.Start, s.End, len(s.Text)
	old, was := p.Text, back{marks: p.Marks}
	struck := deletes(p.Marks)
	b.d.retext(p, from, to, s.Text)
	snap := func(at int) int { return at }
	if s.back != nil {
		p.Marks = s.back.marks
	} else {
		snap = snapper(p.Text, from, from+n)
		p.Marks = replaceMarks(p.Marks, from, to, n, s.Marks, snap)
	}
	if struck || deletes(p.Marks) {
		b.d.recount(p)
	}
	was.said = b.carry(p, s.back, func(a *anchor) landing {
		l := follow(a.start, a.end, from, to, n, s.Grow).snap(snap)
		if s.back == nil {
			l = a.regain(p, l)
		}
		return l
	})
	b.touch(p.at, p.at+1)
	b.change.Map = append(b.change.Map, shift{kind: shiftText, block: p.ID, start: from, end: to, n: n})
	inverse := Replace{Range: editor.Range{Block: p.ID, Start: from, End: from + n}, Text: strings.Clone(old[from:to]),
		Marks: cutMarks(was.marks, from, to), back: &was}
	return inverse, nil
}

// check refuses what a block cannot hold.
func (s Replace) check(p *para) error {
	if atom(p.Kind) && s.Text != "" {
		return &editor.FieldError{Field: "text of the " + string(p.Kind), Value: s.Text, Want: "empty: type before or behind it"}
	}
	if reserved(p.ID) && strings.Contains(s.Text, "\n") {
		return &editor.FieldError{Field: p.ID, Value: s.Text, Want: "one line"}
	}
	for _, m := range s.Marks {
		if err := (editor.Range{Block: p.ID, Start: m.Start, End: m.End}).Check(s.Text); err != nil {
			return err
		}
		if reserved(p.ID) && !m.Kind.Editorial() {
			return &editor.FieldError{Field: "mark in the " + p.ID, Value: string(m.Kind), Want: "in the body: a headline and a standfirst are plain text"}
		}
	}
	return clean(s.Text)
}

// deletes reports whether marks suggest to delete words.
func deletes(marks []editor.Mark) bool {
	return slices.ContainsFunc(marks, func(m editor.Mark) bool { return m.Kind == editor.Deleted })
}
