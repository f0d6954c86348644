package odt

import (
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// inlines reads what stands in a paragraph or a part of one.
func (r *reader) inlines(n *packed.Node, l looks) {
	for _, c := range n.Children {
		r.inline(c, l)
	}
}

// inline reads one thing of a paragraph.
func (r *reader) inline(n *packed.Node, l looks) {
	switch n.Name.Local {
	case "":
		r.write(collapsed(n.Text), l)
	case "span":
		if l = l.in(r, n.Attr("style-name")); l.hidden {
			r.left["hidden"]++
			return
		}
		r.inlines(n, l)
	case "a":
		if href := n.Attr("href"); r.record != nil || !strings.HasPrefix(href, "#") { // which leads nowhere once the file is left
			l.href = href
		}
		r.inlines(n, l)
	case "s":
		count, err := strconv.Atoi(n.Attr("c"))
		if err != nil {
			count = 1
		}
		r.write(strings.Repeat(" ", min(max(count, 0), 1000)), l)
	case "tab":
		r.write("\t", l)
	case "line-break":
		r.write("\n", l)
	case "note":
		r.note(n)
	case "annotation":
		r.annotation(n)
	case "annotation-end":
		r.annotationEnd(n.Attr("name"))
	case "change-start", "change-end", "change":
		r.change(n, l)
	case "frame":
		r.frame(n)
	case "text-box":
		r.box(n)
	case "custom-shape", "rect", "ellipse", "g":
		r.shape(n)
	case "object", "object-ole", "plugin", "applet":
		r.left["object"]++
	case "hidden-text", "hidden-paragraph":
		r.left["hidden"]++
	case "bookmark", "bookmark-start", "bookmark-end", "soft-page-break", "reference-mark", "reference-mark-start", "reference-mark-end",
		"toc-mark", "toc-mark-start", "toc-mark-end", "alphabetical-index-mark", "title", "desc", "page-number", "page-count", "ruby-text", "script":
	default: // a field shows its words
		r.inlines(n, l)
	}
}

// collapsed is white space as the format has it (part 3, 6.1.2): any run of it is one
// space, and several are written as elements.
func collapsed(text string) string {
	var b strings.Builder
	space := false
	for _, c := range text {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(c)
	}
	return b.String()
}

// write adds words with the marks of their looks and of who inserted them.
func (r *reader) write(words string, l looks) {
	marks := l.marks()
	if n := len(r.open); n > 0 {
		by := r.regions[r.open[n-1]]
		marks = append(marks, editor.Mark{Kind: editor.Inserted, Author: by.author, At: by.at})
	}
	r.words.Write(words, marks...)
}

// note raises the number of a footnote or endnote and keeps its words for the end.
func (r *reader) note(n *packed.Node) {
	r.notes = append(r.notes, strings.Join(strings.Fields(paragraphs(n.Child("note-body"))), " "))
	r.words.Write(piece.NoteSign(len(r.notes)), editor.Mark{Kind: editor.Superscript})
}

// paragraphs returns the words of an element, a line each paragraph.
func paragraphs(n *packed.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, c := range n.Children {
		switch c.Name.Local {
		case "":
			b.WriteString(collapsed(c.Text))
		case "s":
			b.WriteByte(' ')
		case "tab":
			b.WriteByte('\t')
		case "line-break":
			b.WriteByte('\n')
		case "p", "h":
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(paragraphs(c))
		case "annotation", "creator", "date", "date-string", "creator-initials", "sender-initials":
		default:
			b.WriteString(paragraphs(c))
		}
	}
	return b.String()
}
