package docx

import (
	"fmt"

	"stet/editor"
	"stet/editor/format/docx/ooxml"
)

// table writes the rows that begin with the nth block of the body as a table (ECMA-376
// part 1, 17.4), all as wide as the widest.
func (d *document) table(rows []editor.Block, n int) {
	d.inList = false
	columns := editor.Columns(rows)
	d.add(ooxml.TableHead(columns))
	for i := range rows {
		d.row(&rows[i], columns, d.ends[n+i])
	}
	d.add(`</w:tbl>`)
	d.below = true
	body := d.story.Article.Body
	if next := n + len(rows); next == len(body) || body[next].Kind == editor.Row {
		d.add(`<w:p/>`) // Word wants one behind a table that is the last, and makes one of two without
	}
}

// row writes a row. One that came or is to go as a whole says so, besides its words.
func (d *document) row(b *editor.Block, columns int, ends []ending) {
	d.add(`<w:tr>`, d.rowSet(b, ends))
	cells := b.CellsOf(columns)
	for i, c := range cells {
		d.add(ooxml.Cell)
		said := ""
		if i < len(cells)-1 || c.Text != "" {
			said = d.wordsIn(b.ID, b.Text, b.Marks, c.From, c.From+len(c.Text))
		}
		var end []ending
		if i == len(cells)-1 {
			end = ends
		}
		d.paragraph(ooxml.Block(*b, 0), said, end)
		d.add(`</w:tc>`)
	}
	d.add(`</w:tr>`)
}

func (d *document) rowSet(b *editor.Block, ends []ending) string {
	set := ""
	if b.Head() {
		set = `<w:tblHeader/>`
	}
	l := line{block: *b}
	for _, e := range ends {
		if len(b.Marks) > 0 && l.whole(e) {
			set += d.signed(e.Kind, e.Author, e.Track) + `/>`
			break // a row says one thing
		}
	}
	if set == "" {
		return ""
	}
	return fmt.Sprintf(`<w:trPr>%s</w:trPr>`, set)
}
