package format

import (
	"encoding/csv"
	"slices"
	"strings"

	"stet/editor"
)

// sheetRows reads what spreadsheets put on the clipboard: lines of as many cells each, at
// least two of both, parted by tabs, with quotation marks around a cell that holds a line
// end. It returns nil for any other text, such as paragraphs that begin with a tab.
func sheetRows(text string) []editor.Block {
	if !strings.Contains(text, editor.CellEnd) {
		return nil
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes = '\t', true // of as many fields as the first line, or it is an error
	lines, err := r.ReadAll()
	if err != nil || len(lines) < 2 || filledColumns(lines) < 2 {
		return nil
	}
	var rows []editor.Block
	for _, line := range lines {
		cells := make([]editor.Cell, len(line))
		for i, words := range line {
			cells[i].Text = strings.TrimSpace(words)
		}
		rows = append(rows, editor.NewRow(cells, false))
	}
	return rows
}

// filledColumns is how many columns hold any words.
func filledColumns(lines [][]string) int {
	filled := 0
	for i := range lines[0] {
		if slices.ContainsFunc(lines, func(line []string) bool { return strings.TrimSpace(line[i]) != "" }) {
			filled++
		}
	}
	return filled
}
