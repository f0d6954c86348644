package docx

import (
	"strconv"

	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// table reads the rows of a table, with the pictures of its cells behind it, unless it is
// there for the layout.
func (r *reader) table(n *packed.Node, in place) {
	rows := tableRows(n)
	if !r.ours && piece.IsLayout(said(rows)) {
		for _, row := range rows {
			for _, cell := range row.cells {
				r.blocks(cell, r.within(row.tracked, in))
			}
		}
		return
	}
	var pictures []placedPicture
	for _, row := range rows {
		pictures = append(pictures, r.row(row, r.within(row.tracked, in))...)
	}
	for _, p := range pictures {
		r.lines = append(r.lines, pictureLine(p))
	}
	r.left.inCells += len(pictures)
}

// tableRow is a row with its cells, how many columns it leaves out before them, and what
// is suggested about it.
type tableRow struct {
	cells   []*packed.Node
	before  int
	head    bool
	tracked *packed.Node
}

func tableRows(n *packed.Node) []tableRow {
	var rows []tableRow
	for _, tr := range find(n, "tr") {
		row := tableRow{cells: find(tr, "tc"), head: tr.Child("trPr").Child("tblHeader") != nil, before: columns(tr, "trPr", "gridBefore")}
		for _, kind := range []string{"ins", "del"} {
			if t := tr.Child("trPr").Child(kind); t != nil {
				row.tracked = t
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// said returns the words of the cells.
func said(rows []tableRow) [][]piece.Paragraphs {
	all := make([][]piece.Paragraphs, len(rows))
	for i, row := range rows {
		for _, cell := range row.cells {
			var words piece.Paragraphs
			for _, p := range find(cell, "p") {
				words = append(words, p.Words())
			}
			all[i] = append(all[i], words)
		}
	}
	return all
}

// row reads a row and returns the pictures in it. Its end is that of its last cell, in a
// document of ours.
func (r *reader) row(row tableRow, in place) []placedPicture {
	p := r.begin(nil)
	for range row.before {
		p.NextCell(in.marks...)
	}
	for i, cell := range row.cells {
		if i > 0 {
			p.NextCell(in.marks...)
		}
		r.cell(p, cell, in, false)
		for range columns(cell, "tcPr", "gridSpan") - 1 {
			p.NextCell(in.marks...)
		}
	}
	ends := r.endings(p.set, in)
	r.closeComments(p)
	l := line{block: p.TakeRow(row.head), ends: ends}
	l.block.Marks, l.comments = parted(l.block.Marks)
	l.blank = piece.Blank(l.block.Text)
	r.lines = append(r.lines, l)
	return p.pictures
}

// cell reads the paragraphs of a cell, and those of a table in it.
func (r *reader) cell(p *paragraph, cell *packed.Node, in place, nested bool) {
	if set := cell.Child("tcPr"); set.Child("cellIns") != nil || set.Child("cellDel") != nil {
		r.left.cells++
	}
	for _, n := range find(cell, "p", "tbl") {
		if n.Name.Local == "tbl" {
			r.left.nested++
			for _, row := range tableRows(n) {
				for _, inner := range row.cells {
					r.cell(p, inner, in, true)
				}
			}
			continue
		}
		set := n.Child("pPr")
		if !piece.Blank(n.Words()) {
			_, _, listed := r.item(r.styled(set))
			p.Part(listed || nested, in.marks...)
		}
		r.inlines(p, n, in)
		if r.ours {
			p.set = set
		}
	}
}

// columns is how many columns of the table a part of it says.
func columns(n *packed.Node, path ...string) int {
	const widest = 63 // Word's own bound
	count, err := strconv.Atoi(val(n, path...))
	if err != nil {
		return 0
	}
	return min(count, widest)
}
