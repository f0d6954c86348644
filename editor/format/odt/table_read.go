package odt

import (
	"strconv"

	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// tableRow is a row of a table while it is read.
type tableRow struct {
	cells []*packed.Node
	head  bool
}

// table reads the rows of a table, with what lies in its cells behind it, unless it is
// there for the layout.
func (r *reader) table(n *packed.Node) {
	rows := r.rows(n, false)
	if r.record == nil && piece.IsLayout(said(rows)) {
		for _, row := range rows {
			for _, cell := range row.cells {
				r.inside(cell, nil)
			}
		}
		return
	}
	var grid piece.Grid
	var boxes []boxed
	covers := writesCovered(rows)
	for _, row := range rows {
		grid.NextRow()
		r.row(row, func(cell *packed.Node) int {
			if covers {
				return grid.Place(1, 1)
			}
			return grid.Place(number(cell, "number-columns-spanned"), number(cell, "number-rows-spanned"))
		})
		boxes, r.boxes = append(boxes, r.boxes...), nil
	}
	for _, b := range boxes {
		if b.image != nil {
			r.left["in cells"]++
		}
	}
	r.boxes = boxes
	r.unbox()
}

// rows returns the rows of a table or of a part of one, those that stand for several alike
// as often as that.
func (r *reader) rows(n *packed.Node, head bool) []tableRow {
	var rows []tableRow
	for _, part := range n.All("") {
		switch part.Name.Local {
		case "table-row":
			row := tableRow{r.cells(part), head}
			rows = append(rows, row)
			if alike := number(part, "number-rows-repeated") - 1; alike > 0 && !piece.Blank(part.Words()) {
				further := min(alike, mostAlike-r.alike)
				r.alike += further
				r.left["alike"] += alike - further
				for range further {
					rows = append(rows, row)
				}
			}
		case "table-header-rows":
			rows = append(rows, r.rows(part, true)...)
		case "table-rows", "table-row-group":
			rows = append(rows, r.rows(part, head)...)
		}
	}
	return rows
}

// mostAlike is how many rows of a text may be there because another stands for several.
const mostAlike = 1000

// cells returns the cells of a row, those that others lie over and those that stand for
// several alike among them.
func (r *reader) cells(row *packed.Node) []*packed.Node {
	const widest = 64 // sheets have a thousand empty ones behind the last
	var cells []*packed.Node
	for _, c := range row.All("") {
		if c.Name.Local != "table-cell" && c.Name.Local != "covered-table-cell" {
			continue
		}
		alike := number(c, "number-columns-repeated")
		if alike > widest && !piece.Blank(c.Words()) {
			r.left["wide"]++
		}
		for range min(alike, widest) {
			cells = append(cells, c)
		}
	}
	return cells
}

// number reads how many columns or rows a part of a table stands for, at least one.
func number(n *packed.Node, name string) int {
	count, err := strconv.Atoi(n.Attr(name))
	if err != nil {
		return 1
	}
	return max(count, 1)
}

// writesCovered reports whether the cells that others lie over are in the file, as they
// should be; some programs leave them out.
func writesCovered(rows []tableRow) bool {
	for _, row := range rows {
		for _, c := range row.cells {
			if c.Name.Local == "covered-table-cell" {
				return true
			}
		}
	}
	return false
}

// said returns the words of the cells.
func said(rows []tableRow) [][]piece.Paragraphs {
	all := make([][]piece.Paragraphs, len(rows))
	for i, row := range rows {
		for _, cell := range row.cells {
			all[i] = append(all[i], wordsOf(cell))
		}
	}
	return all
}

func wordsOf(n *packed.Node) piece.Paragraphs {
	var words piece.Paragraphs
	for _, c := range n.All("") {
		if c.Name.Local == "p" || c.Name.Local == "h" {
			words = append(words, c.Words())
		} else {
			words = append(words, wordsOf(c)...)
		}
	}
	return words
}

// row reads a row, whose cells stand in the columns that place says.
func (r *reader) row(row tableRow, place func(*packed.Node) int) {
	head, at := row.head, 0
	for _, cell := range row.cells {
		for column := place(cell); at < column; at++ {
			r.words.NextCell()
		}
		head = r.cell(cell, false) || head
	}
	b, here := r.words.TakeRow(head), r.here
	r.here = nil
	if piece.Blank(b.Text) {
		return
	}
	id := r.piece.Add(b)
	for _, c := range here {
		c.settle(id, b.Text, 0)
	}
}

// cell reads what stands in a cell, and reports whether it is set as a heading.
func (r *reader) cell(n *packed.Node, listed bool) bool {
	head := false
	for _, c := range n.All("") {
		switch c.Name.Local {
		case "p", "h":
			head = head || r.paraOf(c).is("table heading")
			if !piece.Blank(c.Words()) {
				r.words.Part(listed)
			}
			r.inlines(c, looks{})
		case "list", "list-item", "list-header":
			r.cell(c, true)
		case "section":
			r.cell(c, listed)
		case "table":
			r.left["nested"]++
			for _, row := range r.rows(c, false) {
				for _, inner := range row.cells {
					r.cell(inner, true)
				}
			}
		default:
			r.inline(c, looks{})
		}
	}
	return head
}
