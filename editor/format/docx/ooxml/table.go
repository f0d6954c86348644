package ooxml

import (
	"fmt"
	"strings"
)

// TableHead opens a table of so many columns as wide as the page, with a hairline below
// each row; its rows and its end are for whoever writes it.
func TableHead(columns int) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>`)
	for _, side := range []string{"bottom", "insideH"} {
		fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="%s"/>`, side, hair)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="autofit"/></w:tblPr><w:tblGrid>`)
	for range columns {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, textWidth/columns)
	}
	b.WriteString(`</w:tblGrid>`)
	return b.String()
}

// textWidth is how wide the text is on a page, in twentieths of a point.
const textWidth = 8732

// Cell opens a cell.
const Cell = `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>`
