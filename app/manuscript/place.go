package manuscript

import (
	"fyne.io/fyne/v2"

	"stet/app/manuscript/layout"
	"stet/editor"
	"stet/editor/doc"
)

// spot is a place in a row: where a caret is drawn.
type spot struct {
	block, row int
	x          int // from the column's left edge
}

// locate returns where a position is seen. A position where a line was broken
// without a space belongs to both lines; upstream picks the upper. One where the
// direction changes has two places in its line; upstream picks that behind the
// character before.
func (p *page) locate(pos doc.Pos, upstream bool) spot {
	i := max(0, p.doc.Index(pos.Block))
	rows := p.rows(i)
	found := -1
	for n := range rows {
		r := &rows[n]
		if !r.editable() {
			continue
		}
		inside := r.kind != textRow || r.hint || pos.Offset < r.line.End || r.last || upstream && pos.Offset == r.line.End
		if found = n; inside {
			break
		}
	}
	if found < 0 { // a block with nothing to type into, such as a hidden standfirst
		return spot{i, 0, 0}
	}
	return spot{i, found, rows[found].caret(pos.Offset, upstream)}
}

// locateWords returns where words begin, those of a caption on its line.
func (p *page) locateWords(r editor.Range) spot {
	if i := p.doc.Index(r.Block); i >= 0 && p.doc.Block(i).Image != nil && !r.Empty() {
		for n, row := range p.rows(i) {
			if row.field == CaptionField && r.Start < row.line.End {
				return spot{i, n, 0}
			}
		}
	}
	return p.locate(doc.Pos{Block: r.Block, Offset: r.Start}, false)
}

// caret returns how far right of the column's left edge a caret at the offset
// stands in the row; upstream as in Shaped.X.
func (r *row) caret(offset int, upstream bool) int {
	if r.kind != textRow || r.hint {
		return r.indent
	}
	return r.indent + int(r.shaped.X(r.line, offset, upstream)+0.5)
}

// turns reports whether a position lies where the direction changes.
func (p *page) turns(pos doc.Pos) bool {
	i := p.doc.Index(pos.Block)
	if i < 0 {
		return false
	}
	for n := range p.rows(i) {
		if r := &p.blocks[i].rows[n]; r.kind == textRow && !r.hint {
			return r.shaped.Turns(pos.Offset)
		}
	}
	return false
}

// rightToLeft reports whether a block is set from right to left.
func (p *page) rightToLeft(block string) bool {
	i := p.doc.Index(block)
	return i >= 0 && layout.RightToLeft(p.doc.Block(i).Text)
}

// rowY returns how far below the top of the widget a row begins.
func (p *page) rowY(s spot) int { return p.yOf(s.block) + p.rows(s.block)[s.row].y }

// hit returns the position nearest to a point of the widget, and whether it is
// meant as one behind the character before: at the end of the upper of two lines,
// or where the direction changes.
func (p *page) hit(x, y int) (pos doc.Pos, upstream bool) {
	s, ok := p.rowAt(y)
	if !ok {
		return p.doc.Start(), false
	}
	return p.place(s, x-p.left)
}

// PlaceAt returns the position nearest to a point of the widget, false where the
// point is outside of it.
func (e *Editor) PlaceAt(at fyne.Position) (doc.Pos, bool) {
	size := e.Size()
	if !e.ready() || !e.Visible() || at.X < 0 || at.Y < 0 || at.X >= size.Width || at.Y >= size.Height {
		return doc.Pos{}, false
	}
	pos, _ := e.page.hit(e.toPage(at))
	return pos, true
}

// place returns the position in a row nearest to x from the column's left edge.
func (p *page) place(s spot, x int) (pos doc.Pos, upstream bool) {
	r := &p.rows(s.block)[s.row]
	pos = doc.Pos{Block: p.doc.Block(s.block).ID}
	if r.kind != textRow || r.hint {
		return pos, false
	}
	pos.Offset, upstream = r.shaped.Offset(r.line, float32(x-r.indent))
	return pos, upstream || !r.last && pos.Offset == r.line.End
}

// endOf returns the first position of a row, or the last where by is 1.
func (p *page) endOf(s spot, by int) (pos doc.Pos, upstream bool) {
	r := &p.rows(s.block)[s.row]
	pos = doc.Pos{Block: p.doc.Block(s.block).ID}
	if r.kind != textRow || r.hint {
		return pos, false
	}
	if by < 0 {
		pos.Offset = r.line.Start
		return pos, false
	}
	pos.Offset = r.shaped.End(r.line)
	return pos, !r.last && pos.Offset == r.line.End
}

// rowAt returns the editable row nearest to y.
func (p *page) rowAt(y int) (spot, bool) {
	i, _ := p.heights.Find(y + p.scrolled())
	p.rows(i)
	i, _ = p.heights.Find(y + p.scrolled()) // laying out may have moved things
	best, near := spot{block: -1}, 0
	for b := max(0, i-1); b <= min(i+1, len(p.blocks)-1); b++ {
		top := p.yOf(b)
		for n := range p.rows(b) {
			r := &p.blocks[b].rows[n]
			if !r.editable() || r.h == 0 || r.muted && r.kind == ruleRow {
				continue
			}
			d := 0
			if from := top + r.y; y < from {
				d = from - y
			} else if y >= from+r.h {
				d = y - from - r.h + 1
			}
			if best.block < 0 || d < near {
				best, near = spot{block: b, row: n}, d
			}
		}
	}
	return best, best.block >= 0
}

// beside returns the next editable row below s, or above where by is -1; false
// at either end.
func (p *page) beside(s spot, by int) (spot, bool) {
	for i, n := s.block, s.row+by; 0 <= i && i < len(p.blocks); {
		rows := p.rows(i)
		for ; 0 <= n && n < len(rows); n += by {
			if r := &rows[n]; r.editable() && !(r.kind == ruleRow && r.muted) {
				return spot{block: i, row: n}, true
			}
		}
		i += by
		n = 0
		if by < 0 && i >= 0 {
			n = len(p.rows(i)) - 1
		}
	}
	return s, false
}

// reveal scrolls until a row is in sight with a little room around it.
func (p *page) reveal(s spot) {
	room := p.px(12)
	for range 2 { // laying out what comes into sight may move it once more
		y, h := p.rowY(s), p.rows(s.block)[s.row].h
		switch {
		case y < room:
			if s.block == 0 {
				p.scrollTo(0)
			} else {
				p.scrollBy(y - room)
			}
		case y+h > p.height-room:
			p.scrollBy(y + h - p.height + room)
		}
	}
}

// center scrolls a row that is out of sight to a third of the way down.
func (p *page) center(s spot) {
	y, h := p.rowY(s), p.rows(s.block)[s.row].h
	if y >= p.px(12) && y+h <= p.height-p.px(12) {
		return
	}
	p.scrollBy(y - p.height/3)
	p.reveal(s)
}
