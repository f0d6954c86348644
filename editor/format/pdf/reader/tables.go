package reader

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/format/pdf/pdfium"
)

// A table is words at places, and nothing in a file says which of them belong together. A
// row is what stands beside each other, in the order of the file; rows are a table where
// what stands in them stands in columns.

// The measures of tables, in sizes of their type but for the words of a cell.
const (
	cellStep  = 1.5 // from line to line of a cell
	rowStep   = 2.5 // from row to row
	wordGap   = 0.6 // between words of a line that stand in two columns, at least
	cellWords = 60
)

// cell is the lines of one cell.
type cell struct {
	pdfium.Box
	lines []*line
}

func newCell(l *line) *cell { return &cell{l.Box, []*line{l}} }

func (c *cell) add(l *line) {
	c.lines = append(c.lines, l)
	c.Left, c.Right, c.Top, c.Bottom = min(c.Left, l.Left), max(c.Right, l.Right), min(c.Top, l.Top), max(c.Bottom, l.Bottom)
}

func (c *cell) words() int {
	n := 0
	for _, l := range c.lines {
		n += len(l.words)
	}
	return n
}

// row is cells beside each other.
type row []*cell

// rowsOf puts lines in rows, in the order of the file.
func rowsOf(lines []*line) []row {
	var all []row
	for _, l := range lines {
		n := len(all) - 1
		switch {
		case n >= 0 && all[n].goesDown(l):
			all[n][len(all[n])-1].add(l)
		case n >= 0 && all[n].beside(l):
			if above := all[n].above(l); above != nil {
				all = slices.Insert(all, n, row{above})
				n++
			}
			all[n] = append(all[n], newCell(l))
		default:
			all = append(all, row{newCell(l)})
		}
	}
	return all
}

// goesDown reports whether a line is the next of the row's last cell.
func (r row) goesDown(l *line) bool {
	c := r[len(r)-1]
	last := c.lines[len(c.lines)-1]
	if len(r) > 1 && l.Left < r[len(r)-2].Right {
		return false // of all that is below
	}
	step := l.base - last.base
	return over(c.Box, l.Box) && near(last.size, l.size) && step > 0.5*l.size && step < cellStep*l.size
}

// beside reports whether a line begins the next cell of a row.
func (r row) beside(l *line) bool {
	top, bottom := r[0].Top, r[0].Bottom
	for _, c := range r {
		top, bottom = min(top, c.Top), max(bottom, c.Bottom)
	}
	return l.Left > r[len(r)-1].Right && l.Top < bottom && l.Bottom > top
}

// above takes off the lines of a row's only cell that stand above it: those of a paragraph,
// or what stands over several rows. It is nil for none.
func (r row) above(l *line) *cell {
	lines := r[0].lines
	n := len(lines) - 1
	if len(r) > 1 || n == 0 || math.Abs(lines[n].base-l.base) > 0.35*l.size {
		return nil
	}
	up, here := newCell(lines[0]), newCell(lines[n])
	for _, l := range lines[1:n] {
		up.add(l)
	}
	*r[0] = *here
	return up
}

// follows reports whether a row stands right below another.
func (r row) follows(o row) bool {
	size := r[0].lines[0].size
	gap := r[0].lines[0].base - o[0].lines[0].base
	return gap > 0 && r[0].Top-o[0].Bottom < rowStep*size && size < 1.5*o[0].lines[0].size && size > 0.66*o[0].lines[0].size
}

// columns returns where the columns of rows lie, nil where they have none: those of the
// rows with the most cells, in which all others find a place.
func columns(rows []row) []pdfium.Box {
	most := 0
	for _, r := range rows {
		most = max(most, len(r))
	}
	var all []pdfium.Box
	for _, r := range rows {
		for i, c := range r {
			switch {
			case len(r) < most:
			case len(all) < most:
				all = append(all, c.Box)
			default:
				all[i].Left, all[i].Right = min(all[i].Left, c.Left), max(all[i].Right, c.Right)
			}
		}
	}
	for i := 1; i < len(all); i++ {
		if all[i].Left < all[i-1].Right {
			return nil
		}
	}
	for _, r := range rows {
		next := 0
		for _, c := range r {
			first, last := span(all, c.Box)
			if first < next && len(r) > 1 {
				return nil
			}
			next = last + 1
		}
	}
	return all
}

// span returns the first and the last column that something stands in; the nearest where
// it stands between two.
func span(columns []pdfium.Box, b pdfium.Box) (first, last int) {
	first, last = -1, -1
	nearest, far := 0, math.Inf(1)
	for i, c := range columns {
		if over(c, b) {
			last = i
			if first < 0 {
				first = i
			}
		}
		if d := max(c.Left-b.Right, b.Left-c.Right); d < far {
			nearest, far = i, d
		}
	}
	if first < 0 {
		return nearest, nearest
	}
	return first, last
}

// isTable reports whether rows in columns are a table: neither text that runs in columns,
// nor a list, nor two lines that happen to stand so.
func isTable(rows []row, columns []pdfium.Box) bool {
	full, running, marks := 0, 0, 0
	for _, r := range rows {
		if len(r) > 1 {
			full++
		}
		if first := r[0].lines[0]; r[0].words() == 1 && utf8.RuneCountInString(first.words[0].Text) <= 4 && strings.ContainsAny(first.words[0].Text, bullets+".)]") {
			marks++
		}
	}
	for i, c := range columns {
		lines, words, filled := 0, 0, 0.0
		for _, r := range rows {
			for _, one := range r {
				if first, _ := span(columns, one.Box); first != i || len(r) < 2 {
					continue
				}
				if one.words() > cellWords {
					return false
				}
				for _, l := range one.lines {
					lines++
					words += len(l.words)
					filled += (l.Right - l.Left) / (c.Right - c.Left)
				}
			}
		}
		if lines > 3 && words >= 4*lines && filled > 0.75*float64(lines) {
			running++
		}
	}
	if len(columns) == 2 && marks*2 > full {
		return false
	}
	return running < 2 && (full > 2 || full > 1 && len(columns) > 2)
}

// tables puts the rows of the page's tables in one line each, and returns the first rows.
func (p *page) tables() (heads []*line) {
	rows := rowsOf(p.lines)
	var lines []*line
	for from := 0; from < len(rows); {
		to, columns := tableAt(rows, from)
		if to == from {
			for _, c := range rows[from] {
				lines = append(lines, c.lines...)
			}
			from++
			continue
		}
		for i, r := range rows[from:to] {
			l := r.line(columns)
			if lines = append(lines, l); i == 0 {
				heads = append(heads, l)
			}
		}
		from = to
	}
	p.lines = lines
	return heads
}

// tableAt returns where the table ends that begins at a row, and its columns; where none
// begins, it ends there.
func tableAt(rows []row, from int) (to int, in []pdfium.Box) {
	if len(rows[from]) < 2 {
		return from, nil
	}
	to = from
	for n := from; n < len(rows); n++ {
		r := rows[n]
		if n > from && !r.follows(rows[n-1]) || len(r) == 1 && (n-to > 1 || r[0].words() > 12) {
			break
		}
		if len(r) == 1 {
			continue // only where the table goes on
		}
		columns := columns(rows[from : n+1])
		if columns == nil {
			break
		}
		to, in = n+1, columns
	}
	if to == from || !isTable(rows[from:to], in) {
		return from, nil
	}
	return to, in
}

// line is a row as one line, with the column of each word.
func (r row) line(columns []pdfium.Box) *line {
	first := r[0].lines[0]
	out := &line{Box: first.Box, page: first.page, bold: true, set: map[[2]float64]int{}}
	for _, c := range r {
		for _, l := range c.lines {
			for i, w := range l.words {
				at := out.lastColumn()
				if i == 0 || w.Left-l.words[i-1].Right > wordGap*l.size {
					at = r.column(columns, c, w)
				}
				out.columns = append(out.columns, at)
				out.add(w)
			}
		}
	}
	return out
}

// column is the column of a word: that of its cell, or its own where nothing but its place
// parts it from the cell before.
func (r row) column(columns []pdfium.Box, c *cell, w pdfium.Word) int {
	first, last := span(columns, c.Box)
	if first == last || len(c.lines) > 1 || len(r) == 1 {
		return first
	}
	own, _ := span(columns, w.Box)
	return own
}

func (l *line) lastColumn() int {
	if len(l.columns) == 0 {
		return 0
	}
	return l.columns[len(l.columns)-1]
}

// before is what stands before a word of a line.
func (l *line) before(i int) string {
	was, is := 0, 0
	if l.columns != nil {
		is = l.columns[i]
	}
	if l.columns != nil && i > 0 {
		was = l.columns[i-1]
	}
	switch {
	case is > was:
		return strings.Repeat(editor.CellEnd, is-was)
	case i == 0 || l.words[i].Glued:
		return ""
	}
	return " "
}

// tables reads the tables of all pages, and says where they stand.
func (r *reading) tables() {
	var where, first []string
	n := 0
	for i := range r.pages {
		p := &r.pages[i]
		heads := p.tables()
		if len(heads) > 0 {
			where = append(where, fmt.Sprint(p.number+1))
		}
		for _, l := range heads {
			first = append(first, editor.Barred(strings.TrimSpace(l.text())))
		}
		n += len(heads)
	}
	const checked = ": read by rows, check them against the original"
	raw := strings.Join(first, "\n")
	switch {
	case n == 1:
		r.piece.Note("page "+where[0]+" has a table: read by rows, check it against the original", raw, 0)
	case len(where) == 1:
		r.piece.Note(fmt.Sprintf("page %s has %d tables", where[0], n)+checked, raw, 0)
	case n > 1:
		r.piece.Note("pages "+strings.Join(where, ", ")+" have tables"+checked, raw, 0)
	}
}
