package rtf

import (
	"slices"

	"stet/editor"
	"stet/editor/format/piece"
)

// part is what a cell holds one of: a paragraph, a picture, or a row of a table in it.
type part struct {
	block    editor.Block
	comments []int // of the reader's, that lie in it
	now      seen
}

// row is a row of cells, with where it begins and where each cell ends on the page.
type row struct {
	cells [][]part
	left  int
	edges []int
	head  bool
}

// table is one while it is read.
type table struct {
	rows     []row
	open     row
	cell     []part        // the open one
	inner    []editor.Cell // of the open row of a table in the open cell
	comments []int         // of the reader's, that lie in that
}

// isEmpty reports whether nothing of a table has been read.
func (t *table) isEmpty() bool { return len(t.rows)+len(t.open.cells)+len(t.cell)+len(t.inner) == 0 }

// part ends a paragraph in a cell.
func (r *reader) part() {
	f := r.flow()
	if len(f.table.inner) > 0 {
		r.innerRow()
	}
	words, marks, cut := f.builder.Take()
	if words == "" {
		return
	}
	b := r.block(words, marks)
	b.Break = nil
	f.table.cell = append(f.table.cell, part{b, r.closeComments(words, cut), r.now})
	r.now = seen{}
}

// closeComments ends the comments of the flow with its words, and returns them.
func (r *reader) closeComments(words string, cut int) []int {
	f := r.flow()
	open := f.comments
	f.comments = nil
	for _, n := range open {
		r.comments[n].close(words, cut)
	}
	return open
}

// cell ends a cell, and innerCell one of a table in it.
func (r *reader) cell() {
	f := r.flow()
	if len(r.flows) > 1 { // a note has paragraphs only
		r.endParagraph()
		return
	}
	r.part()
	f.table.open.cells, f.table.cell = append(f.table.open.cells, f.table.cell), nil
}

func (r *reader) innerCell() {
	f := r.flow()
	if len(r.flows) > 1 {
		r.endParagraph()
		return
	}
	words, marks, cut := f.builder.Take()
	f.table.comments = append(f.table.comments, r.closeComments(words, cut)...)
	f.table.inner = append(f.table.inner, editor.Cell{Text: words, Marks: marks})
}

// innerRow ends a row of a table in a cell.
func (r *reader) innerRow() {
	t := &r.flows[0].table
	if len(t.inner) == 0 {
		return
	}
	b := editor.NewRow(t.inner, false)
	if n := len(t.cell); n == 0 || t.cell[n-1].block.Kind != editor.Row {
		r.left["nested"]++
	}
	t.cell = append(t.cell, part{block: b, comments: t.comments})
	t.inner, t.comments = nil, nil
}

// row ends a row.
func (r *reader) row() {
	t := &r.flow().table
	if len(r.flows) > 1 {
		return
	}
	if len(t.cell)+len(t.inner) > 0 {
		r.cell()
	}
	if len(t.open.cells) > 0 {
		t.rows = append(t.rows, t.open)
	}
	t.open = row{}
}

// endTable files the rows that were read, with the pictures of their cells behind, unless
// the table is there for the layout.
func (r *reader) endTable() {
	t := &r.flows[0].table
	if t.isEmpty() {
		return
	}
	rows := t.rows
	*t = table{}
	if piece.IsLayout(said(rows)) {
		for _, row := range rows {
			for _, p := range slices.Concat(row.cells...) {
				r.filePart(p)
			}
		}
		return
	}
	edges := columns(rows)
	for _, row := range rows {
		r.fileRow(row, edges)
	}
	for _, row := range rows {
		for _, p := range slices.Concat(row.cells...) {
			if p.block.Kind == editor.ImageBlock {
				r.piece.Add(p.block)
				r.left["in cells"]++
			}
		}
	}
}

func (r *reader) filePart(p part) {
	id := r.piece.Add(p.block)
	r.seen[id] = p.now
	for _, n := range p.comments {
		r.comments[n].settle(id, p.block.Text, 0)
	}
}

// fileRow puts each cell of a row in its column.
func (r *reader) fileRow(row row, edges []int) {
	var cells []editor.Cell
	var starts [][]int // of the parts of each
	for i, parts := range row.cells {
		for column := row.column(i, edges); len(cells) < column; {
			cells, starts = append(cells, editor.Cell{}), append(starts, nil)
		}
		var blocks []editor.Block
		for _, p := range parts {
			blocks = append(blocks, p.block)
		}
		cell, at := piece.CellOf(blocks)
		cells, starts = append(cells, cell), append(starts, at)
	}
	b := editor.NewRow(cells, row.head)
	if b.Text == "" {
		return
	}
	id := r.piece.Add(b)
	at := b.Cells()
	for i, next := 0, 0; i < len(at); i++ {
		if starts[i] == nil {
			continue
		}
		for k, p := range row.cells[next] {
			for _, n := range p.comments {
				r.comments[n].settle(id, b.Text, -at[i].From-starts[i][k])
			}
		}
		next++
	}
}

// said returns the words of the cells.
func said(rows []row) [][]piece.Paragraphs {
	all := make([][]piece.Paragraphs, len(rows))
	for i, row := range rows {
		for _, cell := range row.cells {
			var words piece.Paragraphs
			for _, p := range cell {
				words = append(words, p.block.Text)
			}
			all[i] = append(all[i], words)
		}
	}
	return all
}

// columns returns where the columns of a table end, none where its rows do not say so or
// say too many.
func columns(rows []row) []int {
	const most = 64
	var all []int
	for _, row := range rows {
		if len(row.edges) != len(row.cells) {
			return nil
		}
		all = append(all, row.edges...)
	}
	slices.Sort(all)
	all = slices.CompactFunc(all, func(next, last int) bool { return next-last <= aside })
	if len(all) > most {
		return nil
	}
	return all
}

// aside is how far edges of one column may stand apart, in twips.
const aside = 30

// column returns the column that the nth cell of a row stands in.
func (row row) column(n int, edges []int) int {
	from := row.left
	if n > 0 && n <= len(row.edges) {
		from = row.edges[n-1]
	}
	column := 0
	for column < len(edges) && edges[column] <= from+aside {
		column++
	}
	return column
}
