package piece

import (
	"strings"

	"stet/editor"
)

// How far cells may lie over others: some pages say a thousand columns for all.
const (
	widest  = 64
	tallest = 1000
)

// Grid says in which column each cell of a table stands, where cells lie over several
// columns and rows. Its zero value begins a table.
type Grid struct {
	over []int // of each column, how many rows the cell above lies over, this one among them
	at   int
}

// NextRow begins a row.
func (g *Grid) NextRow() {
	g.at = 0
	for i := range g.over {
		g.over[i] = max(g.over[i]-1, 0)
	}
}

// Place returns the column of the next cell of a row.
func (g *Grid) Place(across, down int) int {
	for g.at < len(g.over) && g.over[g.at] > 0 {
		g.at++
	}
	column := g.at
	g.at++
	for i := column; i < min(column+max(across, 1), widest); i++ {
		if i == len(g.over) {
			g.over = append(g.over, 0)
		}
		g.over[i], g.at = min(max(down, 1), tallest), i+1
	}
	return column
}

// Paragraphs are the words of a cell, as paragraphs.
type Paragraphs []string

// The sizes of cells, in words.
const (
	longCell  = 40
	prose     = 12 // of a paragraph that is no label
	wholeText = 120
)

// IsLayout reports whether a table only says where text stands. So do those with a single
// column, those of whose cells as many hold text that runs as hold data, and those with a
// cell that holds a whole text.
func IsLayout(rows [][]Paragraphs) bool {
	columns, said, long := 0, 0, 0
	for _, row := range rows {
		here := 0
		for _, cell := range row {
			words, texts := 0, 0
			for _, p := range cell {
				n := len(strings.Fields(p))
				words += n
				if n >= prose {
					texts++
				}
			}
			switch {
			case words > wholeText:
				return true
			case words > longCell, texts > 1:
				long++
			}
			if words > 0 {
				here++
			}
		}
		columns, said = max(columns, here), said+here
	}
	return columns <= 1 || long*2 >= said
}

// Part begins a further paragraph of a cell: a space parts it from the one before, and "; "
// where both are listed, as items and the cells of a table in a cell are.
func (b *Builder) Part(listed bool, marks ...editor.Mark) {
	from := 0
	if n := len(b.cells); n > 0 {
		from = b.cells[n-1] + len(editor.CellEnd)
	}
	switch said := b.String()[from:]; {
	case Blank(said):
	case listed && b.listed:
		b.Write("; ", marks...)
	case !strings.HasSuffix(said, " "):
		b.Write(" ", marks...)
	}
	b.listed = listed
}

// Behind notes that n pictures stood in cells: a row holds none.
func (p *Piece) Behind(n int) {
	p.Count(n, "picture of a table put behind it", "pictures of tables put behind these")
}

// Nested notes that n tables stood in cells of others.
func (p *Piece) Nested(n int) {
	p.Count(n, "table in a cell of another read as the words of that cell", "tables in cells of others read as the words of these")
}

// CellOf puts what a cell holds on one line, and says where in it each block begins.
func CellOf(blocks []editor.Block) (editor.Cell, []int) {
	var b Builder
	starts := make([]int, len(blocks))
	for i, block := range blocks {
		parts := []editor.Cell{{Text: block.Text, Marks: block.Marks}}
		if block.Kind == editor.Row {
			parts = block.Cells()
		}
		for k, p := range parts {
			if k == 0 {
				starts[i] = b.Len()
			}
			if Blank(p.Text) {
				continue
			}
			b.Part(block.Kind == editor.Row || block.Kind == editor.Item)
			at := b.Len()
			if k == 0 {
				starts[i] = at
			}
			b.Write(p.Text)
			for _, m := range p.Marks {
				b.Mark(m, at+m.Start, at+m.End)
			}
		}
	}
	text, marks := b.TakeWhole()
	return editor.Cell{Text: text, Marks: marks}, starts
}
