package manuscript

import (
	"math"
	"slices"
	"strings"

	"stet/app/manuscript/layout"
	"stet/editor"
	"stet/editor/doc"
)

// The measures of tables.
const (
	cellGap      = 18  // between two columns, at least
	mostMeasured = 100 // rows that the columns of a table are measured by
)

// isRow reports whether the ith block is a row of a table.
func (p *page) isRow(i int) bool {
	return 0 <= i && i < p.doc.Len() && p.doc.Block(i).Kind == editor.Row
}

// columns is where the cells of a table stand, the rows [first, end) of the page: the
// places are those that the cells behind the first begin at, none where they do not fit
// beside each other.
type columns struct {
	first, end int
	places     []float32
}

// columnsAt returns the columns of the table that the ith block is a row of. Those of the
// table laid out last are kept.
func (p *page) columnsAt(i int) columns {
	if p.table.first <= i && i < p.table.end {
		return p.table
	}
	c := columns{first: i, end: i}
	for p.isRow(c.first - 1) {
		c.first--
	}
	for c.end++; p.isRow(c.end); {
		c.end++
	}
	c.places = p.places(c.first, min(c.end, c.first+mostMeasured))
	p.table = c
	return c
}

// places returns where cells stand that are as wide as those of some rows.
func (p *page) places(first, end int) []float32 {
	var wide []float32
	for i := first; i < end; i++ {
		for n, w := range p.cellWidths(i) {
			if n == len(wide) {
				wide = append(wide, 0)
			}
			wide[n] = max(wide[n], w)
		}
	}
	gap, at := float32(p.px(cellGap)), float32(0)
	for n, w := range wide {
		at += w + gap
		wide[n] = at
	}
	if at-gap > float32(p.measure) {
		return nil
	}
	return wide[:len(wide)-1]
}

// cellWidths returns how wide the cells of the ith block are, which stays so until it is
// written in.
func (p *page) cellWidths(i int) []float32 {
	if p.blocks[i].cells == nil {
		b := p.doc.Block(i)
		p.blocks[i].cells = p.fonts.Shape(b.Text, p.rowRuns(b)).Columns()
	}
	return p.blocks[i].cells
}

func (p *page) rowRuns(b editor.Block) []layout.Run {
	runs := styleOf(b).runs(b, p.unit)
	if len(runs) == 0 {
		return []layout.Run{{Face: layout.Serif, Size: p.unit}}
	}
	return runs
}

// cellEnds returns the middles of the tabs in a line.
func cellEnds(s *layout.Shaped, l layout.Line) []int {
	var ends []int
	for at := l.Start; at < l.End; at++ {
		if s.Text[at] != editor.CellEnd[0] {
			continue
		}
		for _, span := range s.Spans(l, at, at+1) {
			ends = append(ends, int((span.From+span.To)/2))
		}
	}
	return ends
}

// realign has the rows right above and below blocks that changed laid out anew: where
// their cells stand depends on the widest. Where it is found to be the same they are kept.
func (p *page) realign(c doc.Change) {
	before, end := p.table, c.First+c.Now
	p.table = columns{}
	if !c.Structure && before.first <= c.First && end <= before.end && p.isRow(c.First) {
		now := p.columnsAt(c.First)
		if now.first == before.first && now.end == before.end && slices.Equal(now.places, before.places) {
			return
		}
	}
	for i := c.First - 1; p.isRow(i); i-- {
		p.forget(i)
	}
	for i := end; p.isRow(i); i++ {
		p.forget(i)
	}
}

// nextCell moves the caret to the next cell of a table, or with by negative to the one
// before; it begins a cell or a row where there is none yet. It returns false where the
// caret is in no table.
func (e *Editor) nextCell(by int) bool {
	at := e.sel.Head
	i := e.doc.Index(at.Block)
	if !e.page.isRow(i) {
		return false
	}
	row := e.doc.Block(i)
	cells := row.Cells()
	n := len(cells) - 1
	for n > 0 && cells[n].From > at.Offset {
		n--
	}
	switch {
	case by < 0 && n > 0:
		e.toCell(i, cells[n-1])
	case by < 0 && e.page.isRow(i-1):
		above := e.doc.Block(i - 1).Cells()
		e.toCell(i-1, above[len(above)-1])
	case by < 0:
	case n+1 < len(cells):
		e.toCell(i, cells[n+1])
	case len(cells) < e.columns(i):
		e.toCell(i, cells[n])
		e.insert(editor.CellEnd)
	case e.page.isRow(i + 1):
		e.toCell(i+1, e.doc.Block(i + 1).Cells()[0])
	default:
		e.toCell(i, cells[n])
		e.edit(e.doc.Break)
	}
	return true
}

// toCell puts the caret behind the words of a cell.
func (e *Editor) toCell(i int, c editor.Cell) {
	e.goal = -1
	e.moveTo(doc.Pos{Block: e.doc.Block(i).ID, Offset: c.From + len(c.Text)}, false, false)
}

// columns is how many cells a row gets before Tab begins the next: as many as the longest
// above it has. The first row of a table has as many as are typed.
func (e *Editor) columns(i int) int {
	most := 0
	for k := i - 1; e.page.isRow(k); k-- {
		most = max(most, 1+strings.Count(e.doc.Block(k).Text, editor.CellEnd))
	}
	if most == 0 {
		return math.MaxInt
	}
	return most
}
