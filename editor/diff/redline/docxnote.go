package redline

import (
	"cmp"

	"stet/editor/diff"
	"stet/editor/format/docx/ooxml"
)

// openNotes begins the comments that begin with a piece.
func (d *document) openNotes(line, piece int) {
	for i := range d.notes {
		if n := &d.notes[i]; n.line == line && n.from == piece {
			n.id = d.id()
			d.add(ooxml.CommentStart(n.id))
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
		d.add(ooxml.CommentStop(n.id))
		sign := ooxml.CommentSign(n.id)
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

// comments are the remarks as the document has them.
func (d *document) comments() []ooxml.Comment {
	var out []ooxml.Comment
	first := 0 // of a thread
	for _, n := range d.notes {
		c := ooxml.Comment{ID: n.id, Author: cmp.Or(n.by.Author, "Unknown"), At: n.by.At, Text: n.text}
		if n.answers {
			c.Of = first
		} else {
			first = n.id
		}
		out = append(out, c)
	}
	return out
}
