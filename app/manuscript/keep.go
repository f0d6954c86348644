package manuscript

import "stet/editor/doc"

// topLine is the line of text at the top of the widget: what is kept in sight
// when another editor of the same document changes the blocks around it. It is
// zero where something else than text stands there.
type topLine struct {
	pos  doc.Pos // its first
	into int     // how much of the line is out of sight, in pixels
}

// lineAtTop finds the line at the top; the block at the top is laid out.
func (p *page) lineAtTop() topLine {
	for n := range p.blocks[p.top].rows {
		r := &p.blocks[p.top].rows[n]
		if r.kind == textRow && !r.hint && p.into < r.y+r.h {
			if p.into < r.y {
				break // the room above the text
			}
			return topLine{doc.Pos{Block: p.doc.Block(p.top).ID, Offset: r.line.Start}, p.into - r.y}
		}
	}
	return topLine{}
}

// keepTop brings the line that was at the top of the widget back there, after
// the block it is in has changed. It does nothing where there was no such line.
func (p *page) keepTop(m doc.Map) {
	if p.kept.pos == (doc.Pos{}) {
		return
	}
	pos, _ := m.Pos(p.kept.pos, true)
	if i := p.doc.Index(pos.Block); i >= 0 && p.doc.Check(pos) == nil {
		s := p.locate(pos, false)
		p.top, p.into = i, p.rows(i)[s.row].y+p.kept.into
	}
}
