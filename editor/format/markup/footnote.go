package markup

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
)

// A footnote comes into a story as it does from a word processor: its number stands raised
// and in brackets where the text refers to it, and before the note itself, which stands
// behind the text.

// NoteLinks returns the links at and below n that lead to footnotes.
func NoteLinks(n *html.Node) []*html.Node {
	return All(n, func(a *html.Node) bool { return isNote(a, "noteref", "footnote-ref") && Attr(a, "href") != "" })
}

// Renumber lets a link that leads to a note be its sign, and returns what stood there.
func Renumber(link *html.Node, sign string) (was string) {
	was = Words(link)
	for link.FirstChild != nil {
		link.RemoveChild(link.FirstChild)
	}
	link.Data, link.Attr = "sup", nil
	if Is(link.Parent, "sup") {
		link.Data = "span"
	}
	link.AppendChild(&html.Node{Type: html.TextNode, Data: sign})
	return was
}

// TakeOut takes notes out of their trees, and with them the lists and sections of notes in
// which nothing else stands.
func TakeOut(notes ...*html.Node) {
	held := map[*html.Node]bool{} // what notes stood in
	var tops []*html.Node
	for _, n := range notes {
		if n == nil || n.Parent == nil {
			continue
		}
		for up := n.Parent; up != nil && !held[up]; up = up.Parent {
			if held[up] = true; up.Parent == nil {
				tops = append(tops, up)
			}
		}
		n.Parent.RemoveChild(n)
	}
	for _, top := range tops {
		emptied(top, held)
	}
}

// emptied takes out what is empty below n now of what held notes, and reports whether
// nothing is left in n itself: of a section of notes, but its heading.
func emptied(n *html.Node, held map[*html.Node]bool) bool {
	rest, titles := false, false
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case held[c]:
			if !emptied(c, held) {
				rest = true
			} else if Is(c, "ol", "ul", "dl", "section", "aside", "div") {
				n.RemoveChild(c)
			}
		case Is(c, "h1", "h2", "h3", "h4", "h5", "h6"):
			titles = true
		case c.Type == html.TextNode:
			rest = rest || Squeeze(c.Data) != ""
		default:
			rest = rest || WordsTo(c, 1) != "" || First(c, Named("img")) != nil
		}
		c = next
	}
	return !rest && (!titles || ofNotes(n))
}

// ofNotes reports whether an element says that it holds notes.
func ofNotes(n *html.Node) bool {
	kinds := strings.Fields(Attr(n, "epub:type") + " " + Attr(n, "role") + " " + Attr(n, "class"))
	return slices.ContainsFunc(kinds, func(k string) bool { return strings.Contains(k, "notes") })
}

// Note reads a footnote: its sign, and behind it its words without the number that it had.
func (f *Flow) Note(n *html.Node, sign, was string) []editor.Block {
	from := len(f.Out)
	f.Read(n)
	blocks := slices.Clone(f.Out[from:])
	f.Out, f.Origin = f.Out[:from], f.Origin[:from]
	for i := range blocks {
		b := &blocks[i]
		if b.Image != nil || b.Kind == editor.Rule {
			continue
		}
		b.Kind, b.Level, b.Ordered = editor.Paragraph, 0, false
		if sign != "" {
			b.Text, b.Marks = unnumbered(b.Text, b.Marks, was)
			*b = Signed(*b, sign)
			sign = ""
		}
	}
	return blocks
}

// Signed is the first block of a note with its sign before its words.
func Signed(b editor.Block, sign string) editor.Block {
	by := len(sign) + 1
	marks := []editor.Mark{{End: len(sign), Kind: editor.Superscript}}
	for _, m := range b.Marks {
		m.Start, m.End = m.Start+by, m.End+by
		marks = append(marks, m)
	}
	return editor.Block{Kind: editor.Paragraph, Text: sign + " " + b.Text, Marks: marks}
}

// unnumbered takes the number that a note had off its words: "1. Minutes" is "Minutes".
func unnumbered(text string, marks []editor.Mark, was string) (string, []editor.Mark) {
	rest, ok := strings.CutPrefix(text, was)
	words := strings.TrimLeft(rest, ".):] \u00a0")
	if !ok || was == "" || words == rest || words == "" {
		return text, marks
	}
	return words, editor.MarksIn(marks, len(text)-len(words), len(text))
}
