package odt

import (
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// lists are the lists that a block lies in, the outermost first.
type lists []*packed.Node

// ordered reports whether the innermost list counts: its own style says so, or that of
// a list around it.
func (r *reader) ordered(l lists) bool {
	for i := len(l) - 1; i >= 0; i-- {
		if name := l[i].Attr("style-name"); name != "" {
			return r.styles["list "+name].ordered[len(l)]
		}
	}
	return false
}

// block reads an element of the body.
func (r *reader) block(n *packed.Node, in lists) {
	switch n.Name.Local {
	case "p", "h":
		r.paragraph(n, in)
	case "list":
		for _, item := range n.All("") {
			switch item.Name.Local {
			case "list-item":
				first := true
				for _, inner := range item.All("") {
					r.item(inner, append(in[:len(in):len(in)], n), first)
					first = false
				}
			case "list-header": // has neither sign nor number
				r.inside(item, nil)
			}
		}
	case "table":
		r.table(n)
	case "section":
		if n.Attr("display") == "none" {
			r.left["hidden"]++
			return
		}
		r.inside(n, in)
	case "numbered-paragraph", "index-body", "text-box", "list-item":
		r.inside(n, in)
	case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index":
		r.left["index"]++
	case "bibliography":
		r.inside(n.Child("index-body"), in)
	case "frame", "custom-shape", "rect", "g": // lies on the page
		r.inline(n, looks{})
		r.end(in)
	case "change-start", "change-end", "change":
		r.change(n, looks{})
	}
}

func (r *reader) inside(n *packed.Node, in lists) {
	for _, inner := range n.All("") {
		r.block(inner, in)
	}
}

// item reads a block of an item: only the first paragraph of it has the sign.
func (r *reader) item(n *packed.Node, in lists, first bool) {
	if n.Name.Local == "p" && !first {
		r.paragraph(n, nil)
		return
	}
	r.block(n, in)
}

// paragraph reads a paragraph or a heading.
func (r *reader) paragraph(n *packed.Node, in lists) {
	r.at = r.paraOf(n)
	r.begun()
	r.inlines(n, looks{})
	r.end(in)
}

// end makes a block of the words that were read.
func (r *reader) end(in lists) {
	own := r.record != nil
	words, marks, cut := r.take(own)
	here := r.here
	r.here = nil
	at := r.at
	r.at = para{}
	defer r.unbox()
	if own && r.ownLine(at, words, here) {
		return
	}
	if !own && words != "" && r.fieldLine(at, words, marks, here, cut) {
		r.changed = nil
		return
	}
	b := editor.Block{Kind: editor.Paragraph, Text: words, Marks: marks, Break: r.changed}
	r.changed = nil
	switch {
	case at.is("horizontal line") && strings.TrimSpace(words) == "":
		b.Kind, b.Text, b.Marks = editor.Rule, "", nil
	case words == "":
		r.changed = b.Break
		return
	case !own && (at.role == piece.Headline || at.role == piece.Standfirst):
		b.Kind, b.Level = editor.Heading, 2
	case at.rank > 0:
		b.Kind, b.Level = editor.Heading, min(at.rank+1, 6)
	case len(in) > 0:
		b.Kind, b.Level, b.Ordered = editor.Item, len(in), r.ordered(in)
	case at.role == piece.Quote:
		b.Kind = editor.Quote
	}
	id := r.piece.Add(b)
	for _, c := range here {
		c.settle(id, words, cut)
	}
}

// take returns the words of the open paragraph: those of ours to the last space.
func (r *reader) take(own bool) (string, []editor.Mark, int) {
	if own {
		words, marks := r.words.TakeWhole()
		return words, marks, 0
	}
	return r.words.Take()
}

// fieldLine takes a paragraph whose style says that it is a field of the story, or of the
// picture above it. Our own styles are among them: a program that saves a file of ours
// may leave out the record, but never the styles.
func (r *reader) fieldLine(at para, words string, marks []editor.Mark, here []*comment, cut int) bool {
	switch at.role {
	case piece.Headline, piece.Standfirst:
		block := r.piece.Headlined(at.role, words, marks)
		for _, c := range here {
			if block != "" {
				c.settle(block, words, cut)
			}
		}
		return block != ""
	case piece.Signature:
		r.signed = append(r.signed, editor.Live(words, marks))
		return true
	case piece.Caption, piece.Credit:
		return r.piece.Pictured(at.role, editor.Live(words, marks))
	case piece.Kicker:
		return r.piece.Kicked(editor.Live(words, marks))
	}
	return false
}
