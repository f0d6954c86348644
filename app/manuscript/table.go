package manuscript

import (
	"math"

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

// aligned puts the cells of a row in the columns of its table, where these fit beside each
// other. The places are those that the cells behind the first begin at.
func (p *page) aligned(i int, row *layout.Shaped) (out *layout.Shaped, places []float32) {
	first := i
	for p.isRow(first - 1) {
		first--
	}
	var wide []float32
	for k := first; p.isRow(k) && k < first+mostMeasured; k++ {
		b := p.doc.Block(k)
		for n, w := range p.fonts.Shape(b.Text, p.rowRuns(b)).Columns() {
			if n == len(wide) {
				wide = append(wide, 0)
			}
			wide[n] = max(wide[n], w)
		}
	}
	gap, at := float32(p.px(cellGap)), float32(0)
	for _, w := range wide {
		places = append(places, at+w+gap)
		at += w + gap
	}
	if at-gap > float32(p.measure) {
		return row, nil
	}
	return row.Tabbed(places, gap), places
}

func (p *page) rowRuns(b editor.Block) []layout.Run {
	runs := styleOf(b).runs(b, p.unit)
	if len(runs) == 0 {
		return []layout.Run{{Face: layout.Serif, Size: p.unit}}
	}
	return runs
}

// forgetTables has the rows right above and below some blocks laid out anew: where their
// cells stand depends on the widest.
func (p *page) forgetTables(first, n int) {
	for i := first - 1; p.isRow(i); i-- {
		p.forget(i)
	}
	for i := first + n; p.isRow(i); i++ {
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
		most = max(most, len(e.doc.Block(k).Cells()))
	}
	if most == 0 {
		return math.MaxInt
	}
	return most
}
