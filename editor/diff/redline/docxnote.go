package redline

import (
	"fmt"
	"strings"

	"stet/editor/diff"
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

// closeNotes ends those that end with it. The sign of a comment is tracked as the
// words before it are: it would be left alone in a paragraph that goes.
func (d *document) closeNotes(line, piece int) {
	for i := range d.notes {
		n := &d.notes[i]
		if n.endLine != line || n.to != piece {
			continue
		}
		d.add(fmt.Sprintf(`<w:commentRangeEnd w:id="%d"/>`, n.id))
		sign := fmt.Sprintf(`<w:r><w:commentReference w:id="%d"/></w:r>`, n.id)
		if tag := d.lines[line].tagAt(piece); tag != "" {
			d.tracked(tag, d.lines[line].by, sign)
		} else {
			d.add(sign)
		}
	}
}

// tagAt is the element that tracks what stands at a piece of a line, "" for none.
func (l *line) tagAt(piece int) string {
	switch {
	case l.kind == diff.Moved:
		return "w:moveTo"
	case l.kind == diff.MovedAway:
		return "w:moveFrom"
	case l.kind == diff.Inserted, piece < len(l.pieces) && l.pieces[piece].come():
		return "w:ins"
	case l.kind == diff.Deleted, piece < len(l.pieces) && l.pieces[piece].gone():
		return "w:del"
	}
	return ""
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
