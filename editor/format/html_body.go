package format

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
)

// flow turns a tree of elements into blocks. Exact keeps white space as it is,
// for pages and snippets that Stet wrote; otherwise it is folded as a browser
// would.
type flow struct {
	exact  bool
	base   *url.URL // of relative addresses; nil leaves them as they are
	out    []editor.Block
	origin []*html.Node // the element each block came from
	figure func(n *html.Node) *editor.Image

	text  strings.Builder
	marks []editor.Mark
	space bool // white space waits to be written before the next letter
	from  *html.Node
}

// context is what the elements above say about a block.
type context struct {
	kind    editor.BlockKind
	level   int
	ordered bool
	leaf    bool // within an element that holds text
}

// inline are elements that do not end a paragraph.
var inline = []string{"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
	"kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
	"u", "var", "wbr"}

// read adds the blocks below n.
func (f *flow) read(n *html.Node, c context) {
	switch {
	case n.Type == html.TextNode:
		f.write(n, c)
	case n.Type == html.DocumentNode:
		f.children(n, c)
	case n.Type != html.ElementNode || is(n, unread...):
	case is(n, "br"):
		f.lineBreak()
	case is(n, inline...):
		f.inline(n, c)
	default:
		f.block(n, c)
	}
}

func (f *flow) children(n *html.Node, c context) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		f.read(child, c)
	}
}

func (f *flow) block(n *html.Node, c context) {
	f.flush(c)
	inner := c
	switch n.Data {
	case "p", "dt", "dd", "summary", "address":
		inner.leaf = true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		inner.leaf = true
		if c.kind != editor.Item && c.kind != editor.Quote {
			inner.kind, inner.level = editor.Heading, int(n.Data[1]-'0')
		}
	case "blockquote":
		if c.kind != editor.Item {
			inner.kind, inner.level = editor.Quote, 0
		}
	case "ul", "ol", "menu":
		if c.kind != editor.Item {
			inner.level = 0
		}
		inner.kind, inner.ordered = editor.Item, n.Data == "ol"
		inner.level++
	case "pre":
		f.verbatim(n, c)
		return
	case "hr":
		f.emit(n, editor.Block{Kind: editor.Rule})
		return
	case "table":
		f.table(n, c)
		return
	case "figure", "img", "picture", "amp-img":
		f.picture(n, c)
		return
	}
	f.from = n
	f.children(n, inner)
	f.flush(inner)
}

func (f *flow) picture(n *html.Node, c context) {
	if image := f.figure(n); image != nil {
		f.emit(n, editor.Block{Kind: editor.ImageBlock, Image: image})
		return
	}
	if is(n, "figure") { // a figure without a picture holds a table, a quotation or text
		f.children(n, c)
		f.flush(c)
	}
}

// table makes a paragraph of each row, its cells parted by a bar.
func (f *flow) table(n *html.Node, c context) {
	rows := all(n, named("tr"))
	if slices.ContainsFunc(rows, func(tr *html.Node) bool { return first(tr, named("table")) != nil }) || len(all(n, named("p"))) > 2 {
		f.children(n, c) // laid out with tables
		f.flush(c)
		return
	}
	for _, tr := range rows {
		var cells []string
		for _, cell := range all(tr, named("td", "th")) {
			if w := words(cell); w != "" {
				cells = append(cells, w)
			}
		}
		if cells != nil {
			f.emit(tr, editor.Block{Kind: editor.Paragraph, Text: strings.Join(cells, " | ")})
		}
	}
}

func (f *flow) verbatim(n *html.Node, c context) {
	for _, part := range strings.Split(rawText(n), "\n\n") {
		if part = strings.Trim(part, "\n"); !isBlank(part) {
			f.emit(n, editor.Block{Kind: editor.Paragraph, Text: part})
		}
	}
}

func rawText(n *html.Node) string {
	var b strings.Builder
	descend(n, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if is(c, "br") {
			b.WriteByte('\n')
		}
		return !is(c, unread...)
	})
	return b.String()
}

func (f *flow) inline(n *html.Node, c context) {
	kind, ok := markOf(n.Data)
	if blocky := first(n, func(b *html.Node) bool {
		return is(b, "p", "div", "ul", "ol", "figure", "h1", "h2", "h3", "h4", "blockquote", "img")
	}); blocky != nil && !f.exact {
		if is(n, "span", "a", "font", "b", "strong", "i", "em", "u", "ins") {
			f.children(n, c) // a block in an inline element: marks cannot span blocks
			return
		}
	}
	start := f.text.Len()
	f.children(n, c)
	if !ok || f.text.Len() <= start || f.text.Len() == 0 {
		return
	}
	m := editor.Mark{Start: start, End: f.text.Len(), Kind: kind}
	if kind == editor.Link {
		if m.Href = f.address(attr(n, "href")); m.Href == "" {
			return
		}
	}
	f.marks = append(f.marks, m)
}

// address returns an address made absolute, "" where no article may carry it.
func (f *flow) address(href string) string {
	if f.exact {
		return safeURL(href)
	}
	return absolute(f.base, href)
}

func absolute(base *url.URL, href string) string {
	href = strings.TrimSpace(href)
	if href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	return safeURL(u.String())
}

func (f *flow) write(n *html.Node, c context) {
	if f.exact {
		if c.leaf {
			f.text.WriteString(n.Data)
		}
		return
	}
	for _, r := range n.Data {
		switch r {
		case ' ', '\t', '\n', '\r', '\f', '\u00a0', '\u202f', '\u2009':
			if r > ' ' && f.text.Len() > 0 && !f.space { // kept as typed, where it is not doubled
				f.text.WriteRune(r)
				continue
			}
			f.space = f.space || f.text.Len() > 0
		case '\u200b', '\u00ad', '\ufeff', '\u2060':
		default:
			if f.space {
				if s := f.text.String(); !strings.HasSuffix(s, "\n") && !strings.HasSuffix(s, "\u00a0") {
					f.text.WriteByte(' ')
				}
				f.space = false
			}
			f.text.WriteRune(r)
		}
	}
}

func (f *flow) lineBreak() {
	if f.exact || f.text.Len() > 0 {
		f.text.WriteByte('\n')
	}
	f.space = false
}

// flush ends the block that is being written. Two line breaks in a row part
// paragraphs, as on pages that know no <p>.
func (f *flow) flush(c context) {
	text, marks := f.text.String(), f.marks
	f.text.Reset()
	f.marks, f.space = nil, false
	kind := c.kind
	if kind == "" {
		kind = editor.Paragraph
	}
	if f.exact {
		if text != "" {
			f.emit(f.from, editor.Block{Kind: kind, Level: c.level, Ordered: c.ordered, Text: text, Marks: marks})
		}
		return
	}
	at := 0
	for _, part := range strings.Split(text, "\n\n") {
		end := at + len(part)
		words, inner := trimmed(part, shift(marks, at, end))
		if !isBlank(words) {
			f.emit(f.from, editor.Block{Kind: kind, Level: c.level, Ordered: c.ordered, Text: words, Marks: inner})
		}
		at = end + 2
	}
}

func (f *flow) emit(n *html.Node, b editor.Block) {
	if b.Kind == editor.ImageBlock || b.Kind == editor.Rule {
		b.Level, b.Ordered = 0, false
	}
	f.out = append(f.out, tidyBlock(b))
	f.origin = append(f.origin, n)
}

// shift returns the marks that lie in [from, to), counted from there.
func shift(marks []editor.Mark, from, to int) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		m.Start, m.End = max(m.Start, from)-from, min(m.End, to)-from
		if m.Start < m.End {
			out = append(out, m)
		}
	}
	return out
}

const blanks = " \n\t\u00a0"

// trimmed takes white space off both ends of a block and of its marks.
func trimmed(text string, marks []editor.Mark) (string, []editor.Mark) {
	lead := len(text) - len(strings.TrimLeft(text, blanks))
	text = strings.Trim(text, blanks)
	var out []editor.Mark
	for _, m := range shift(marks, lead, lead+len(text)) {
		inner := text[m.Start:m.End]
		m.Start += len(inner) - len(strings.TrimLeft(inner, blanks))
		m.End -= len(inner) - len(strings.TrimRight(inner, blanks))
		if m.Start < m.End {
			out = append(out, m)
		}
	}
	return text, out
}
