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
	var b strings.Builder
	b.WriteByte('|')
	for _, c := range row.CellsOf(columns) {
		fmt.Fprintf(&b, " %s |", bars.Replace(set(editor.Block{Kind: editor.Row, Text: c.Text, Marks: c.Marks})))
	}
	return b.String() + "\n"
}

// bars escapes the bars of a cell that are not escaped yet.
var bars = strings.NewReplacer(`\\`, `\\`, `\|`, `\|`, "|", `\|`)
