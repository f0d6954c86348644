package doc

import (
	"strings"

	"stet/editor"
)

// over returns the pending marks as those of a text of n bytes.
func (p pending) over(n int) []editor.Mark {
	out := make([]editor.Mark, len(p.marks))
	for i, m := range p.marks {
		m.Start, m.End = 0, n
		out[i] = m
	}
	return out
}

// MarksAt returns the marks that text typed over the selection would have, for
// the buttons that show them as on.
func (d *Doc) MarksAt(sel Selection) []editor.Mark {
	from, to, err := d.Range(sel)
	if err != nil {
		return nil
	}
	if from == to && d.pending.at == from {
		return d.pending.over(1)
	}
	end := to.Offset
	if from.Block != to.Block {
		end = len(d.byID[from.Block].Text)
	}
	return inherited(d.byID[from.Block].Marks, from.Offset, end, 1)
}

// ToggleMark marks the words selected, or takes the mark off where all of them
// have it. At a caret it does so for what is typed next; for a link it changes
// or, with no href, removes the link around the caret.
func (d *Doc) ToggleMark(sel Selection, kind editor.MarkKind, href string) (Selection, error) {
	from, to, err := d.Range(sel)
	if err != nil {
		return sel, err
	}
	if from == to {
		return sel, d.toggleNext(sel, from, kind, href)
	}
	spans := d.spans(from, to)
	on := false
	for _, r := range spans {
		on = on || !covered(d.byID[r.Block].Marks, r.Start, r.End, kind, href)
	}
	on = on && (kind != editor.Link || href != "")
	b := d.begin(Formatting, sel)
	for _, r := range spans {
		b.do(SetMark{Range: r, Kind: kind, Href: href, On: on})
	}
	_, err = b.commit(sel)
	return sel, err
}

// spans returns the stretches of body text between two positions.
func (d *Doc) spans(from, to Pos) []editor.Range {
	var out []editor.Range
	for _, p := range d.blocks[d.Index(from.Block) : d.Index(to.Block)+1] {
		r := editor.Range{Block: p.ID, Start: 0, End: len(p.Text)}
		if p.ID == from.Block {
			r.Start = from.Offset
		}
		if p.ID == to.Block {
			r.End = to.Offset
		}
		if !reserved(p.ID) && !r.Empty() {
			out = append(out, r)
		}
	}
	return out
}

// toggleNext switches a mark for what is typed next, or changes the link around
// the caret.
func (d *Doc) toggleNext(sel Selection, at Pos, kind editor.MarkKind, href string) error {
	p := d.byID[at.Block]
	if kind == editor.Link {
		for _, m := range p.Marks {
			if m.Kind == editor.Link && m.Start <= at.Offset && at.Offset <= m.End {
				b := d.begin(Formatting, sel)
				b.do(SetMark{Range: editor.Range{Block: p.ID, Start: m.Start, End: m.End}, Kind: kind, Href: href, On: href != ""})
				_, err := b.commit(sel)
				return err
			}
		}
		return nil
	}
	if reserved(p.ID) || atom(p.Kind) {
		return nil
	}
	var now []editor.Mark
	on := true
	for _, m := range d.MarksAt(Caret(at)) {
		on = on && m.Kind != kind
		if !excludes(kind, m.Kind) {
			now = append(now, m)
		}
	}
	if on {
		now = append(now, editor.Mark{End: 1, Kind: kind})
	}
	d.Settle()
	d.pending = pending{at, now}
	return nil
}

// SetKind makes a block another kind of block. A heading's level is 2 to 6, an
// item's 1 and up, that of a row 1 for headings and 0 for others: others are brought into
// that range. An item keeps its order; the line ends of what becomes a row become spaces.
func (d *Doc) SetKind(block string, kind editor.BlockKind, level int) error {
	ordered := false
	if p := d.byID[block]; p != nil {
		ordered = p.Ordered
	}
	_, err := d.SetKinds(Caret(Pos{block, 0}), kind, level, ordered)
	return err
}

// SetKinds is SetKind for every block of text in a selection; ordered says that
// items are numbered. At level 0 an item keeps its level.
func (d *Doc) SetKinds(sel Selection, kind editor.BlockKind, level int, ordered bool) (Selection, error) {
	from, to, err := d.Range(sel)
	if err != nil {
		return sel, err
	}
	b := d.begin(Formatting, sel)
	first, last := d.Index(from.Block), d.Index(to.Block)
	for _, p := range d.blocks[first : last+1] {
		if first == last || !reserved(p.ID) && !atom(p.Kind) {
			b.do(Reshape{Block: p.ID, Kind: kind, Level: rank(p, kind, level), Ordered: ordered && kind == editor.Item})
			b.flatten(p)
		}
	}
	_, err = b.commit(sel)
	return sel, err
}

// flatten makes spaces of the line ends in a row.
func (b *batch) flatten(p *para) {
	for b.err == nil && p.Kind == editor.Row && strings.Contains(p.Text, "\n") {
		at := strings.Index(p.Text, "\n")
		b.do(Replace{Range: editor.Range{Block: p.ID, Start: at, End: at + 1}, Text: " ", Marks: cutMarks(p.Marks, at, at+1)})
	}
}

// rank returns the level that a block gets as a block of that kind.
func rank(p *para, kind editor.BlockKind, level int) int {
	switch {
	case kind == editor.Heading:
		return max(2, min(level, 6))
	case kind == editor.Row:
		return max(0, min(level, 1))
	case kind != editor.Item:
		return 0
	case level == 0 && p.Kind == editor.Item:
		return p.Level
	}
	return max(1, level)
}

// SetImage changes what is said about a picture: its file, caption, credit.
func (d *Doc) SetImage(block string, image editor.Image) error {
	at := Caret(Pos{block, 0})
	b := d.begin(Formatting, at)
	b.do(Reshape{Block: block, Kind: editor.ImageBlock, Image: &image})
	_, err := b.commit(at)
	return err
}

// InsertBlock puts a picture, a rule or another block behind the block that the
// caret is in, in its place where that is an empty paragraph, and returns the
// caret behind it.
func (d *Doc) InsertBlock(sel Selection, block editor.Block) (Selection, error) {
	_, to, err := d.Range(sel)
	if err != nil {
		return sel, err
	}
	if p := d.byID[to.Block]; reserved(p.ID) {
		to = Pos{d.blocks[head-1].ID, 0}
	} else {
		to.Offset = len(p.Text)
	}
	block = renewed(block)
	b := d.edit(Pasting, sel)
	var after Selection
	if p := d.byID[to.Block]; reserved(p.ID) {
		after = Caret(b.behind(p.ID, []editor.Block{block}))
	} else {
		after = Caret(b.paste(to, []editor.Block{block}))
	}
	if _, err := b.commit(after); err != nil {
		return sel, err
	}
	return after, nil
}

// MoveBlocks moves the blocks that the selection lies in up (by -1) or down (by
// 1) past their neighbour, with all that is said about them.
func (d *Doc) MoveBlocks(sel Selection, by int) error {
	from, to, err := d.Range(sel)
	if err != nil {
		return err
	}
	first, last := d.Index(from.Block), d.Index(to.Block)
	if first < head || by < 0 && first == head || by > 0 && last+1 == len(d.blocks) || by == 0 {
		return nil
	}
	after := first - 2
	if by > 0 {
		after = last + 1
	}
	s := Move{After: d.blocks[after].ID}
	for _, p := range d.blocks[first : last+1] {
		s.Blocks = append(s.Blocks, p.ID)
	}
	b := d.begin(Moving, sel)
	b.do(s)
	_, err = b.commit(sel)
	return err
}
