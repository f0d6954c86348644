// Package markup turns elements of HTML into the blocks of a story and back: what
// pages, feeds, mails and wires have in common. Trees are those of x/net/html; nothing
// here fetches or runs anything.
package markup

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"stet/editor"
)

// Flow turns a tree of elements into blocks. Exact keeps white space as it is,
// for pages and snippets that Stet wrote; otherwise it is folded as a browser
// would.
type Flow struct {
	Exact  bool
	Base   *url.URL // of relative addresses; nil leaves them as they are
	Out    []editor.Block
	Origin []*html.Node // the element each block came from
	Figure func(n *html.Node) *editor.Image
	Moved  int // pictures of cells, which stand behind their table

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

// Inline are elements that do not end a paragraph.
var Inline = []string{"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
	"kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
	"u", "var", "wbr"}

// Read adds the blocks at and below n to Out.
func (f *Flow) Read(n *html.Node) {
	f.read(n, context{})
	f.flush(context{})
}

func (f *Flow) read(n *html.Node, c context) {
	switch {
	case n.Type == html.TextNode:
		f.write(n, c)
	case n.Type == html.DocumentNode:
		f.children(n, c)
	case n.Type != html.ElementNode || Is(n, Unread...):
	case Is(n, "br"):
		f.lineBreak()
	case Is(n, Inline...):
		f.inline(n, c)
	default:
		f.block(n, c)
	}
}

func (f *Flow) children(n *html.Node, c context) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		f.read(child, c)
	}
}

func (f *Flow) block(n *html.Node, c context) {
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

func (f *Flow) picture(n *html.Node, c context) {
	if image := f.Figure(n); image != nil {
		f.emit(n, editor.Block{Kind: editor.ImageBlock, Image: image})
		return
	}
	if Is(n, "figure") { // a figure without a picture holds a table, a quotation or text
		f.children(n, c)
		f.flush(c)
	}
}

func (f *Flow) verbatim(n *html.Node, c context) {
	for _, part := range strings.Split(RawText(n), "\n\n") {
		if part = strings.Trim(part, "\n"); !isBlank(part) {
			f.emit(n, editor.Block{Kind: editor.Paragraph, Text: part})
		}
	}
}

func (f *Flow) inline(n *html.Node, c context) {
	kind, ok := MarkOf(n.Data)
	switch {
	case f.Exact:
	case isBackLink(n):
		return // leads from a note to its number
	case isNoteRef(n) && First(n, Named("sup")) == nil && !Is(n.Parent, "sup"):
		kind = editor.Superscript // by its looks alone
	}
	if blocky := First(n, func(b *html.Node) bool {
		return Is(b, "p", "div", "ul", "ol", "figure", "h1", "h2", "h3", "h4", "blockquote", "img")
	}); blocky != nil && !f.Exact {
		if Is(n, "span", "a", "font", "b", "strong", "i", "em", "u", "ins") {
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
		if m.Href = f.address(Attr(n, "href")); m.Href == "" {
			return
		}
	}
	f.marks = append(f.marks, m)
}

// address returns an address made absolute, "" where no article may carry it.
func (f *Flow) address(href string) string {
	if f.Exact {
		return SafeURL(href)
	}
	return Absolute(f.Base, href)
}

// Absolute returns an address as it reads from base, "" where no article may carry it.
func Absolute(base *url.URL, href string) string {
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
	return SafeURL(u.String())
}

func (f *Flow) write(n *html.Node, c context) {
	if f.Exact {
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

func (f *Flow) lineBreak() {
	if f.Exact || f.text.Len() > 0 {
		f.text.WriteByte('\n')
	}
	f.space = false
}

// flush ends the block that is being written. Two line breaks in a row part
// paragraphs, as on pages that know no <p>.
func (f *Flow) flush(c context) {
	text, marks := f.text.String(), f.marks
	f.text.Reset()
	f.marks, f.space = nil, false
	kind := c.kind
	if kind == "" {
		kind = editor.Paragraph
	}
	if f.Exact {
		if text != "" {
			f.emit(f.from, editor.Block{Kind: kind, Level: c.level, Ordered: c.ordered, Text: text, Marks: marks})
		}
		return
	}
	at := 0
	for _, part := range strings.Split(text, "\n\n") {
		end := at + len(part)
		words, inner := trimmed(part, editor.MarksIn(marks, at, end))
		if !isBlank(words) {
			f.emit(f.from, editor.Block{Kind: kind, Level: c.level, Ordered: c.ordered, Text: words, Marks: inner})
		}
		at = end + 2
	}
}

func (f *Flow) emit(n *html.Node, b editor.Block) {
	if b.Kind == editor.ImageBlock || b.Kind == editor.Rule {
		b.Level, b.Ordered = 0, false
	}
	f.Out = append(f.Out, b)
	f.Origin = append(f.Origin, n)
}

const blanks = " \n\t\u00a0"

// trimmed takes white space off both ends of a block and of its marks.
func trimmed(text string, marks []editor.Mark) (string, []editor.Mark) {
	lead := len(text) - len(strings.TrimLeft(text, blanks))
	text = strings.Trim(text, blanks)
	var out []editor.Mark
	for _, m := range editor.MarksIn(marks, lead, lead+len(text)) {
		inner := text[m.Start:m.End]
		m.Start += len(inner) - len(strings.TrimLeft(inner, blanks))
		m.End -= len(inner) - len(strings.TrimRight(inner, blanks))
		if m.Start < m.End {
			out = append(out, m)
		}
	}
	return text, out
}

func isBlank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && unicode.IsGraphic(r) }) < 0
}

// schemes are those of links that an article may carry.
var schemes = []string{"http", "https", "mailto", "tel", "ftp"}

// SafeURL returns an address without line breaks and tabs, which browsers take
// out, or "" where following it could run a script or read a file: only the
// schemes above and relative addresses stay.
func SafeURL(address string) string {
	address = strings.NewReplacer("\n", "", "\r", "", "\t", "").Replace(address)
	// Browsers also ignore other control characters and spaces before a scheme.
	bare := strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, address)
	scheme, _, found := strings.Cut(bare, ":")
	if !found || strings.ContainsAny(scheme, "/?#") || slices.Contains(schemes, strings.ToLower(scheme)) {
		return address
	}
	return ""
}
