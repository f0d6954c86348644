package pdf

import (
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// The words of a table in a story, and of its rows of headings.
var (
	cellSet = setting{style: style{face: sans, size: 9, ink: ink}, above: 8, leading: 12.5}
	headSet = setting{style: style{face: sansMedium, size: 8.5, ink: muted}, above: 8, leading: 12.5}
)

// mostColumns is how many columns find room beside each other; the rows of a wider table
// are set as text.
const mostColumns = 12

// table sets the rows of a table, each column as wide as its words want.
func (c *composer) table(rows []editor.Block) {
	c.lists, c.listed = piece.Lists{}, false
	if editor.Columns(rows) > mostColumns {
		for _, b := range rows {
			c.words(editor.Barred(b.Text), bodySet)
		}
		return
	}
	cols := c.columns(rows)
	for i, b := range rows {
		one := c.cells(cols, b)
		if len(one) == 0 {
			continue
		}
		if one[0].above = cellRoom; i == 0 {
			one[0].above = bodySet.above
		}
		below := &hairline
		if b.Head() {
			below = &headRule
		}
		one = append(one, row{above: cellRoom, height: 1, line: below})
		whole := height(one, true) <= wholeRowHigh
		for k := range one {
			one[k].keep = k < len(one)-1 && (whole || k == 0 || k >= len(one)-3) || k == len(one)-1 && b.Head()
		}
		c.rows = append(c.rows, one...)
	}
	c.gap(4)
}

func cellsSet(b editor.Block) setting {
	if b.Head() {
		return headSet
	}
	return cellSet
}

// cells sets a row of a table, each cell in its column.
func (c *composer) cells(cols []column, b editor.Block) []row {
	set := cellsSet(b)
	var rows []row
	for i, cell := range b.Cells() {
		for n, l := range c.faces.lines(styled(cell.Text, cell.Marks, set.style), cols[i].wide) {
			if n == len(rows) {
				rows = append(rows, row{height: set.leading, base: set.leading/2 + 0.33*set.style.size})
			}
			rows[n].beside = append(rows[n].beside, placed{cols[i].left, l.runs})
		}
	}
	return rows
}

// columns lays the columns of a table beside each other.
func (c *composer) columns(rows []editor.Block) []column {
	n := editor.Columns(rows)
	least, most := make([]float64, n), make([]float64, n)
	for _, b := range rows {
		st := cellsSet(b).style
		for i, cell := range b.Cells() {
			most[i] = max(most[i], c.faces.wide(styled(cell.Text, cell.Marks, st)))
			for _, word := range strings.Fields(cell.Text) {
				least[i] = max(least[i], min(c.faces.wide([]run{{text: word, style: st}}), widestWord))
			}
		}
	}
	return abreast(share(least, most, c.sheet.measure-columnGap*float64(n-1)))
}

// wide is how wide words are on one line, with a little to spare for sums of widths that
// are rounded otherwise.
func (f *faces) wide(runs []run) float64 {
	const spare = 0.5
	wide := 0.0
	for _, l := range f.lines(runs, unlimited) {
		wide = max(wide, l.width+spare)
	}
	return wide
}
