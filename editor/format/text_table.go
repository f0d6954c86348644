package format

import (
	"strings"

	"stet/editor"
)

// A table in plain text is as in Markdown: a row a line, its cells between bars; what
// stands below a row of headings is the line of a rule.

var textCell = strings.NewReplacer(`\`, `\\`, "|", `\|`)

// textRow writes a row with the end of its line.
func textRow(row editor.Block) string {
	var b, rule strings.Builder
	b.WriteByte('|')
	rule.WriteByte('|')
	for _, c := range row.Cells() {
		b.WriteString(" " + textCell.Replace(c.Text) + " |")
		rule.WriteString("---|")
	}
	if row.Head() {
		return b.String() + "\n" + rule.String() + "\n"
	}
	return b.String() + "\n"
}

// ownRows reads the lines of a table that textRow wrote.
func ownRows(lines string) []editor.Block {
	var rows []editor.Block
	for _, l := range strings.Split(lines, "\n") {
		if strings.Trim(l, "-|") == "" && strings.Contains(l, "-") && len(rows) > 0 {
			rows[len(rows)-1].Level = 1
			continue
		}
		rows = append(rows, editor.NewRow(textCells(l), false))
	}
	return rows
}

// textCells parts a line at its bars.
func textCells(l string) []editor.Cell {
	var cells []editor.Cell
	var cell strings.Builder
	for i := 1; i < len(l); i++ {
		switch {
		case l[i] == '|':
			words := strings.TrimPrefix(cell.String(), " ")
			cells = append(cells, editor.Cell{Text: strings.TrimSuffix(words, " ")})
			cell.Reset()
		case l[i] == '\\' && i+1 < len(l):
			i++
			cell.WriteByte(l[i])
		default:
			cell.WriteByte(l[i])
		}
	}
	return cells
}
