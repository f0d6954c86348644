package odt

import (
	"fmt"

	"stet/editor"
)

// tableStyles set a table: a hairline below each row, and room below the last.
const tableStyles = `<style:style style:name="Rows" style:family="table"><style:table-properties table:align="margins" fo:margin-bottom="0.4cm"/></style:style><style:style style:name="Row" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:padding-left="0cm" fo:border-bottom="0.5pt solid ` + hair + `"/></style:style>`

// The styles of the paragraphs in cells; the second is that of a row of headings.
const (
	cellStyle = "Table_20_Contents"
	headStyle = "Table_20_Heading"
)

// table writes rows as a table (part 3, 9.1), all as wide as the widest.
func (d *writer) table(rows []editor.Block) {
	d.closeLists(0)
	columns := editor.Columns(rows)
	d.add(fmt.Sprintf(`<table:table table:style-name="Rows"><table:table-column table:number-columns-repeated="%d"/>`, columns))
	heads := editor.Heads(rows)
	if heads > 0 {
		d.add(`<table:table-header-rows>`)
		d.rows(rows[:heads], columns)
		d.add(`</table:table-header-rows>`)
	}
	d.rows(rows[heads:], columns)
	d.add(`</table:table>`)
}

func (d *writer) rows(rows []editor.Block, columns int) {
	for _, b := range rows {
		d.at = b.ID
		d.row(b, columns)
	}
}

func (d *writer) row(b editor.Block, columns int) {
	style := cellStyle
	if b.Head() {
		style = headStyle
	}
	d.add(`<table:table-row>`)
	cells := b.Cells()
	for i := range columns {
		d.add(`<table:table-cell table:style-name="Row" office:value-type="string"><text:p text:style-name="`, style, `">`)
		if i < len(cells) {
			c := cells[i]
			d.wordsIn(b.Text, b.Marks, c.From, c.From+len(c.Text))
		}
		d.add(`</text:p></table:table-cell>`)
	}
	d.add(`</table:table-row>`)
}
