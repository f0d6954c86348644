package markup

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/piece"
)

// A footnote comes into a story as it does from a word processor: its number stands raised
// and in brackets where the text refers to it, and before the note itself, which stands
// behind the text.

// NoteLinks returns the links at and below n that lead to footnotes.
func NoteLinks(n *html.Node) []*html.Node {
	return All(n, func(a *html.Node) bool { return isNoteRef(a) && Attr(a, "href") != "" })
}

// isNoteRef reports whether an element leads to a footnote, and isBackLink whether from one
// to where it is referred to: by its role in DPUB-ARIA, by EPUB's structural semantics, by
// the class that Pandoc and many blogs give it, or as WordPress has it.
func isNoteRef(n *html.Node) bool {
	return isNote(n, "noteref", "footnote-ref") || Is(n, "a") && Is(n.Parent, "sup") && Attr(n.Parent, "data-fn") != ""
}

func isBackLink(n *html.Node) bool {
	return isNote(n, "backlink", "footnote-back") || Is(n, "a") && strings.HasPrefix(Attr(n, "href"), "#") && strings.Trim(WordsTo(n, 8), "\ufe0e\ufe0f") == "↩"
}

func isNote(n *html.Node, role, class string) bool {
	return Is(n, "a") && (Attr(n, "role") == "doc-"+role || slices.Contains(strings.Fields(Attr(n, "epub:type")), role) || HasClass(n, class))
}

// Ref is a footnote that links refer to: the element that holds it, its sign, and the
// number that it had.
type Ref struct {
	Note      *html.Node
	Sign, Was string
}

// Refs lets the links at and below n that lead to footnotes be the signs of these, numbered
// on from a number that it counts, and takes the notes out of their trees. Note finds that
// of a link, nil for none. They come in the order in which they are referred to.
func Refs(n *html.Node, numbered *int, note func(link *html.Node) *html.Node) []Ref {
	var refs []Ref
	var notes []*html.Node
	signs := map[*html.Node]string{}
	for _, link := range NoteLinks(n) {
		to := note(link)
		if to == nil || within(link, to) {
			continue
		}
		sign, known := signs[to]
		if !known {
			*numbered++
			sign = piece.NoteSign(*numbered)
			signs[to] = sign
		}
		was := renumber(link, sign)
		if !known {
			refs, notes = append(refs, Ref{to, sign, was}), append(notes, to)
		}
	}
	TakeOut(notes...)
	return refs
}

// RefsWithin is Refs for a tree whose notes lie in it.
func RefsWithin(n *html.Node) []Ref {
	if len(NoteLinks(n)) == 0 {
		return nil
	}
	ids, numbered := ByID(n), 0
	return Refs(n, &numbered, func(link *html.Node) *html.Node {
		id, ok := strings.CutPrefix(Attr(link, "href"), "#")
		if !ok {
			return nil
		}
		return NoteAt(ids[id])
	})
}

// ByID returns the elements at and below n that an address may name; the first of a name
// counts.
func ByID(n *html.Node) map[string]*html.Node {
	ids := map[string]*html.Node{}
	for _, one := range All(n, func(n *html.Node) bool { return Attr(n, "id") != "" }) {
		if id := Attr(one, "id"); ids[id] == nil {
			ids[id] = one
		}
	}
	return ids
}

// NoteAt is the note that an address names: the element, or the paragraph that it opens.
func NoteAt(n *html.Node) *html.Node {
	for n != nil && Is(n, Inline...) {
		n = n.Parent
	}
	if n == nil || Is(n, "body", "html") {
		return nil
	}
	return n
}

func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// renumber lets a link that leads to a note be its sign, and returns what stood there.
func renumber(link *html.Node, sign string) (was string) {
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

// ReadNoted is Read for a tree that may refer to footnotes in it: they come last.
func (f *Flow) ReadNoted(n *html.Node) {
	refs := RefsWithin(n)
	f.Read(n)
	for _, ref := range refs {
		for _, b := range f.Note(ref) {
			f.emit(ref.Note, b)
		}
	}
}

// Note reads a footnote: its sign, and behind it its words without the number that it had.
func (f *Flow) Note(ref Ref) []editor.Block {
	from, sign := len(f.Out), ref.Sign
	f.Read(ref.Note)
	blocks := slices.Clone(f.Out[from:])
	f.Out, f.Origin = f.Out[:from], f.Origin[:from]
	for i := range blocks {
		b := &blocks[i]
		if b.Image != nil || b.Kind == editor.Rule {
			continue
		}
		b.Kind, b.Level, b.Ordered = editor.Paragraph, 0, false
		if sign != "" {
			b.Text, b.Marks = unnumbered(b.Text, b.Marks, ref.Was)
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
