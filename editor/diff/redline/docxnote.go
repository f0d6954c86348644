package redline

import (
	"fmt"
	"strings"
)

// openNotes begins the comments that begin with a piece.
func (d *document) openNotes(line, piece int) {
	for i := range d.notes {
		if n := &d.notes[i]; n.line == line && n.from == piece {
			n.id = d.id()
			d.add(fmt.Sprintf(`<w:commentRangeStart w:id="%d"/>`, n.id))
		}
	}
}

// closeNotes ends those that end with it.
func (d *document) closeNotes(line, piece int) {
	for i := range d.notes {
		if n := &d.notes[i]; n.endLine == line && n.to == piece {
			d.add(fmt.Sprintf(`<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>`, n.id, n.id))
		}
	}
}

// comments is the part word/comments.xml.
func (d *document) comments() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:comments xmlns:w="` + wordSpace + `">`)
	for _, n := range d.notes {
		author := n.by.Author
		if author == "" {
			author = "Unknown"
		}
		fmt.Fprintf(&b, `<w:comment w:id="%d" w:author="%s"`, n.id, escape(author))
		if !n.by.At.IsZero() {
			fmt.Fprintf(&b, ` w:date="%s"`, stamp(n.by.At))
		}
		b.WriteString(`>`)
		for _, text := range n.text {
			b.WriteString(`<w:p><w:r><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r></w:p>`)
		}
		b.WriteString(`</w:comment>`)
	}
	b.WriteString(`</w:comments>`)
	return b.String()
}
