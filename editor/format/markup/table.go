package markup

import (
	"slices"
	"strconv"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/piece"
)

// table reads the rows of a table, with its caption before it and the pictures of its
// cells behind. One that is there for the layout is read as text.
func (f *Flow) table(n *html.Node, c context) {
	rows := All(n, Named("tr"))
	if f.Exact {
		for _, tr := range rows {
			f.emit(tr, editor.NewRow(f.exactCells(tr), isHead(tr)))
		}
		return
	}
	if slices.ContainsFunc(rows, func(tr *html.Node) bool { return First(tr, Named("table")) != nil }) || f.isLayout(rows) {
		f.children(n, c)
		f.flush(c)
		return
	}
	if caption := First(n, Named("caption")); caption != nil {
		f.from = caption
		f.children(caption, c)
		f.flush(c)
	}
	f.rows(rows)
}

// isLayout asks it of the words of the cells.
func (f *Flow) isLayout(rows []*html.Node) bool {
	var said [][]piece.Paragraphs
	for _, tr := range rows {
		var row []piece.Paragraphs
		for _, n := range cellsOf(tr) {
			var cell piece.Paragraphs
			for _, b := range f.blocksOf(n, func(*html.Node) *editor.Image { return nil }) {
				cell = append(cell, b.Text)
			}
			row = append(row, cell)
		}
		said = append(said, row)
	}
	return piece.IsLayout(said)
}

func cellsOf(tr *html.Node) []*html.Node { return All(tr, Named("td", "th")) }

// blocksOf reads what a cell holds.
func (f *Flow) blocksOf(cell *html.Node, figure func(*html.Node) *editor.Image) []editor.Block {
	in := &Flow{Base: f.Base, Figure: figure}
	in.children(cell, context{})
	in.flush(context{})
	return in.Out
}

func (f *Flow) rows(rows []*html.Node) {
	var grid piece.Grid
	var pictures []editor.Block
	for i, tr := range rows {
		if i > 0 && tr.Parent != rows[i-1].Parent {
			grid = piece.Grid{} // no cell reaches out of the part of a table that it stands in
		}
		grid.NextRow()
		var cells []editor.Cell
		for _, n := range cellsOf(tr) {
			column := grid.Place(span(n, "colspan"), span(n, "rowspan"))
			cells = append(cells, make([]editor.Cell, column-len(cells))...)
			blocks := f.blocksOf(n, f.Figure)
			cell, _ := piece.CellOf(blocks)
			cells = append(cells, cell)
			for _, b := range blocks {
				if b.Kind == editor.ImageBlock {
					pictures = append(pictures, b)
				}
			}
		}
		if row := editor.NewRow(cells, isHead(tr)); row.Text != "" {
			f.emit(tr, row)
		}
	}
	for _, p := range pictures {
		f.emit(rows[len(rows)-1], p)
	}
	f.Moved += len(pictures)
}

// span is how many columns or rows a cell lies over.
func span(cell *html.Node, over string) int {
	n, err := strconv.Atoi(Attr(cell, over))
	if err != nil {
		return 1
	}
	return n
}

// isHead reports whether all cells of a row are headings.
func isHead(tr *html.Node) bool {
	return First(tr, Named("th")) != nil && First(tr, Named("td")) == nil
}

// exactCells reads the cells of a row that Stet wrote.
func (f *Flow) exactCells(tr *html.Node) []editor.Cell {
	var cells []editor.Cell
	for _, n := range cellsOf(tr) {
		in := &Flow{Exact: true, Figure: f.Figure}
		in.children(n, context{leaf: true})
		cells = append(cells, editor.Cell{Text: in.text.String(), Marks: in.marks})
	}
	return cells
}
