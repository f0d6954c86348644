package doc

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
)

// Splice takes the blocks Remove, which follow each other right behind After,
// out of the body and puts the blocks Insert in their place. After is the ID of
// a block, the standfirst's for the first place of the body. What was said about
// removed words is Gone. A body is never left without a block.
type Splice struct {
	After  string
	Remove []string
	Insert []editor.Block

	back *back
}

// Move puts the blocks Blocks, which follow each other, behind After.
type Move struct {
	Blocks []string
	After  string
}

// Reshape makes a block of the body another kind of block. Image is the picture
// of an image block; what is said about its caption follows the words as those of a
// text do.
type Reshape struct {
	Block   string
	Kind    editor.BlockKind
	Level   int
	Ordered bool
	Image   *editor.Image

	back *back
}

func (s Splice) String() string {
	ids := make([]string, len(s.Insert))
	for i, b := range s.Insert {
		ids[i] = b.ID
	}
	return fmt.Sprintf("behind %s replace blocks [%s] by [%s]", s.After, strings.Join(s.Remove, " "), strings.Join(ids, " "))
}

func (s Move) String() string {
	return fmt.Sprintf("move blocks [%s] behind %s", strings.Join(s.Blocks, " "), s.After)
}

func (s Reshape) String() string { return fmt.Sprintf("make %s a %s %d", s.Block, s.Kind, s.Level) }

// Map fails where one of the blocks to remove has gone.
func (s Splice) Map(m Map) (Step, bool) {
	ok := true
	s.After, s.Remove, s.back = m.block(s.After), slices.Clone(s.Remove), nil
	for _, id := range s.Remove {
		ok = ok && m.block(id) == id
	}
	return s, ok
}

// Map fails where one of the blocks has gone.
func (s Move) Map(m Map) (Step, bool) {
	s.After = m.block(s.After)
	for _, id := range s.Blocks {
		if m.block(id) != id {
			return s, false
		}
	}
	return s, !slices.Contains(s.Blocks, s.After)
}

// Map fails where the block has gone.
func (s Reshape) Map(m Map) (Step, bool) {
	id := m.block(s.Block)
	return s, id == s.Block
}

// block returns the block that the beginning of a block lies in now.
func (m Map) block(id string) string {
	p, _ := m.Pos(Pos{id, 0}, false)
	return p.Block
}

func (s Splice) apply(b *batch) (Step, error) {
	d := b.d
	from, err := d.run(s.After, s.Remove)
	if err != nil {
		return nil, err
	}
	to := from + len(s.Remove)
	if len(d.blocks)-head-len(s.Remove)+len(s.Insert) == 0 {
		return nil, &editor.FieldError{Field: "blocks to remove", Value: strings.Join(s.Remove, " "), Want: "fewer than the body has: leave a paragraph to type into"}
	}
	if s.back == nil {
		if err := s.check(d); err != nil {
			return nil, err
		}
	}
	inverse := Splice{After: s.After, back: &back{}}
	var shifts []shift
	prev := d.blocks[from-1]
	for _, p := range d.blocks[from:to] {
		inverse.Insert = append(inverse.Insert, p.Block)
		inverse.back.said = append(inverse.back.said, b.carry(p, nil, func(*anchor) landing { return landing{gone: true} })...)
		shifts = append(shifts, shift{kind: shiftGone, block: p.ID, to: prev.ID, offset: len(prev.Text)})
	}
	paras := make([]*para, len(s.Insert))
	for i, in := range s.Insert {
		paras[i] = newPara(in)
		inverse.Remove = append(inverse.Remove, in.ID)
	}
	d.put(from, to, paras...)
	if s.back != nil {
		b.restore(s.back.said)
	}
	b.restructure(from, from+len(paras), shifts...)
	return inverse, nil
}

func (s Splice) check(d *Doc) error {
	seen := map[string]bool{}
	for _, in := range s.Insert {
		if seen[in.ID] || !slices.Contains(s.Remove, in.ID) && d.byID[in.ID] != nil || in.ID == "" || reserved(in.ID) {
			return &editor.FieldError{Field: "block id", Value: in.ID, Want: "a new, non-empty identifier"}
		}
		seen[in.ID] = true
		if err := in.Validate(); err != nil {
			return err
		}
	}
	return nil
}

// fresh refuses a block that cannot be added.
func (d *Doc) fresh(b editor.Block) error {
	return Splice{Insert: []editor.Block{b}}.check(d)
}

// run returns the index of the first of those blocks, which must lie in the
// body right behind the block after.
func (d *Doc) run(after string, ids []string) (int, error) {
	at := d.Index(after)
	if at < 0 {
		return 0, &editor.RangeError{Range: editor.Range{Block: after}, Len: -1}
	}
	if at == 0 {
		return 0, &editor.FieldError{Field: "block", Value: after, Want: "the standfirst or a block of the body"}
	}
	for i, id := range ids {
		if d.Index(id) != at+1+i {
			return 0, &editor.FieldError{Field: "block", Value: id, Want: fmt.Sprintf("the one %d behind %s", i+1, after)}
		}
	}
	return at + 1, nil
}

func (s Move) apply(b *batch) (Step, error) {
	d := b.d
	if len(s.Blocks) == 0 || slices.Contains(s.Blocks, s.After) || d.Index(s.Blocks[0]) < head {
		return nil, &editor.FieldError{Field: "blocks to move", Value: strings.Join(s.Blocks, " "), Want: "blocks of the body, and not behind one of themselves"}
	}
	from := d.Index(s.Blocks[0])
	before := d.blocks[from-1].ID
	if _, err := d.run(before, s.Blocks); err != nil {
		return nil, err
	}
	if _, err := d.run(s.After, nil); err != nil {
		return nil, err
	}
	n := len(s.Blocks)
	moving := slices.Clone(d.blocks[from : from+n])
	d.blocks = slices.Delete(d.blocks, from, from+n)
	to := slices.IndexFunc(d.blocks, func(p *para) bool { return p.ID == s.After }) + 1
	d.blocks = slices.Insert(d.blocks, to, moving...)
	d.renumber(min(from, to))
	b.restructure(to, to+n)
	b.lo, b.tail = min(b.lo, from), min(b.tail, len(d.blocks)-from-n)
	b.change.Facts = true
	return Move{s.Blocks, before}, nil
}

// recaption takes what is said about a caption along to the new one, and returns what
// the inverse cannot work out.
func (b *batch) recaption(p *para, was string, with *back) []remark {
	from, to, n := differ(was, p.Words())
	b.change.Map = append(b.change.Map, shift{kind: shiftCaption, block: p.ID, start: from, end: to, n: n})
	snap := snapper(p.Words(), from, from+n)
	return b.carry(p, with, func(a *anchor) landing {
		l := follow(a.start, a.end, from, to, n, false).snap(snap)
		if with == nil {
			l = a.regain(p, l)
		}
		return l
	})
}

func (s Reshape) apply(b *batch) (Step, error) {
	p := b.d.byID[s.Block]
	if p == nil {
		return nil, &editor.RangeError{Range: editor.Range{Block: s.Block}, Len: -1}
	}
	if reserved(s.Block) {
		return nil, &editor.FieldError{Field: "block to change", Value: s.Block, Want: "a block of the body"}
	}
	now := p.Block
	now.Kind, now.Level, now.Ordered, now.Image = s.Kind, s.Level, s.Ordered, s.Image
	if atom(now.Kind) && now.Text != "" {
		return nil, &editor.FieldError{Field: "kind of block " + p.ID, Value: string(s.Kind), Want: "a kind that holds text"}
	}
	if err := now.Validate(); err != nil {
		return nil, err
	}
	inverse := Reshape{Block: p.ID, Kind: p.Kind, Level: p.Level, Ordered: p.Ordered, Image: p.Image}
	was := p.Words()
	p.Block = now
	if p.Words() != was {
		inverse.back = &back{said: b.recaption(p, was, s.back)}
	}
	b.touch(p.at, p.at+1)
	return inverse, nil
}
