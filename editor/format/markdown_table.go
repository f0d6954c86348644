package format

import (
	"bufio"
	"fmt"
	"strings"

	"stet/editor"
)

// markdownTable writes rows as tables of GitHub's Markdown, where each begins with a row of
// headings: an empty one where the rows have none, and another table at each further one.
func markdownTable(b *bufio.Writer, rows []editor.Block, set func(cell editor.Block) string) {
	columns := editor.Columns(rows)
	rule := "|" + strings.Repeat(" --- |", columns) + "\n"
	for i, r := range rows {
		switch {
		case r.Head():
			fmt.Fprintf(b, "\n%s%s", markdownRow(r, columns, set), rule)
			continue
		case i == 0:
			fmt.Fprintf(b, "\n|%s\n%s", strings.Repeat("  |", columns), rule)
		}
		b.WriteString(markdownRow(r, columns, set))
	}
}

func markdownRow(row editor.Block, columns int, set func(cell editor.Block) string) string {
	cells := row.Cells()
	var b strings.Builder
	b.WriteByte('|')
	for i := range columns {
		words := ""
		if i < len(cells) {
			words = set(editor.Block{Kind: editor.Row, Text: cells[i].Text, Marks: cells[i].Marks})
		}
		fmt.Fprintf(&b, " %s |", bars.Replace(words))
	}
	return b.String() + "\n"
}

// bars escapes the bars of a cell that are not escaped yet.
var bars = strings.NewReplacer(`\\`, `\\`, `\|`, `\|`, "|", `\|`)
