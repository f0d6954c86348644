package editor

import "strings"

// CellEnd parts the cells of a row.
const CellEnd = "\t"

// Cell is one cell of a row: its words on one line, the marks on them counted from its
// beginning, and where in the row's text that is.
type Cell struct {
	Text  string
	Marks []Mark
	From  int
}

// Cells returns the cells of a row, at least one. Marks that reach over several are cut.
func (b Block) Cells() []Cell {
	var cells []Cell
	from := 0
	for _, text := range strings.Split(b.Text, CellEnd) {
		cells = append(cells, Cell{strings.ReplaceAll(text, "\n", " "), MarksIn(b.Marks, from, from+len(text)), from})
		from += len(text) + len(CellEnd)
	}
	return cells
}

// CellsOf returns the cells of a row of a table of so many columns: empty ones stand where
// it has none.
func (b Block) CellsOf(columns int) []Cell {
	cells := b.Cells()
	for len(cells) < columns {
		cells = append(cells, Cell{From: len(b.Text)})
	}
	return cells
}

// Head reports whether b is a row of headings.
func (b Block) Head() bool { return b.Kind == Row && b.Level > 0 }

// NewRow puts a row together of its cells; line ends and cell ends in these become spaces,
// and empty cells at the end are left out.
func NewRow(cells []Cell, head bool) Block {
	b := Block{Kind: Row}
	if head {
		b.Level = 1
	}
	for len(cells) > 0 && cells[len(cells)-1].Text == "" {
		cells = cells[:len(cells)-1]
	}
	var text strings.Builder
	for i, c := range cells {
		if i > 0 {
			text.WriteString(CellEnd)
		}
		for _, m := range c.Marks {
			m.Start, m.End = m.Start+text.Len(), m.End+text.Len()
			b.Marks = append(b.Marks, m)
		}
		text.WriteString(oneCell.Replace(c.Text))
	}
	b.Text = text.String()
	return b
}

var oneCell = strings.NewReplacer("\t", " ", "\n", " ")

// Barred returns the words of a row with bars between its cells, for where a table is text.
func Barred(row string) string { return strings.ReplaceAll(row, CellEnd, " | ") }

// BeginsTable reports whether a table begins with a block of a body: it is a row below no
// other, or one of headings below one that is none.
func BeginsTable(body []Block, i int) bool {
	return body[i].Kind == Row && (i == 0 || body[i-1].Kind != Row || body[i].Head() && !body[i-1].Head())
}

// TableAt returns the rows of the table that begins with a block of a body, none where it
// is no row.
func TableAt(body []Block, i int) []Block {
	end := i
	for end < len(body) && body[end].Kind == Row && (end == i || !BeginsTable(body, end)) {
		end++
	}
	return body[i:end]
}

// Columns is how many cells the longest of some rows has.
func Columns(rows []Block) int {
	most := 0
	for _, r := range rows {
		most = max(most, 1+strings.Count(r.Text, CellEnd))
	}
	return most
}

// Heads is how many of some rows are headings that they begin with.
func Heads(rows []Block) int {
	n := 0
	for n < len(rows) && rows[n].Head() {
		n++
	}
	return n
}
