package format

import (
	"bytes"
	"html"
	"iter"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	nethtml "golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// Markdown: CommonMark with strike-through, tables, footnotes and CriticMarkup, and YAML
// front matter.
// A file that Stet wrote is read back exactly. In a file without front matter
// the lines about the article are lifted as from plain text.

var commonMark = goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.Table, extension.Footnote),
	goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(notesWithin{}, 90), util.Prioritized(raisedWords{}, 95)),
		parser.WithASTTransformers(util.Prioritized(keepNotes{}, 0), util.Prioritized(putBehind{}, 1000)))).Parser()

// mostNotes is how many footnotes times how many references to them a file may have: each
// reference is looked for among all of them. In what has more they are words.
const mostNotes = 50_000_000

var noteLine = regexp.MustCompile(`(?m)^ {0,3}\[\^[^\]\n]+\]:`)

// parse parses the source.
func (m *markdown) parse() ast.Node {
	if refs := bytes.Count(m.source, []byte("[^")); refs > 7000 && refs*len(noteLine.FindAllIndex(m.source, -1)) > mostNotes {
		m.source = bytes.ReplaceAll(m.source, []byte("[^"), []byte(`\[^`))
	}
	m.source = withoutWide(m.source)
	return commonMark.Parse(gtext.NewReader(m.source))
}

// decodeMarkdown reads a Markdown file.
func decodeMarkdown(source string) (*reading, error) {
	l := &lifter{}
	yaml, body, lines, found := cutFrontMatter(source)
	own := found && readFront(&l.reading, yaml)
	l.ours = own
	if own {
		body = markdownNotes.ReplaceAllString(body, "\n")
	}
	body, remarks := criticSigns(body)
	m := &markdown{r: &l.reading, source: []byte(body), offset: lines, ours: own}
	m.blocks(m.parse(), context{})
	remarks.read(&l.reading)
	if !own {
		if m.notes > 0 {
			l.note(count(m.notes, "footnote", "footnotes")+" put behind the text, with the numbers raised in it", "", 0)
		}
		l.pictureCredits()
		l.topHeading()
		if found {
			l.signedHead()
			l.printedFoot()
			l.liftFrom(l.foot)
		} else {
			l.liftFrom(l.lift)
		}
		l.opening()
		l.name()
	}
	return l.finish(), nil
}

// pictureCredits lifts the credits of pictures out of their captions, or out of what
// stands for the picture, where Markdown has no other place: "![A ferry. Photo: Ann
// Lee/AP](ferry.jpg)".
func (l *lifter) pictureCredits() {
	for _, b := range l.body {
		i := b.Image
		if i == nil || i.Credit != "" {
			continue
		}
		for _, words := range []*string{&i.Caption, &i.Alt} {
			rest, credit := splitCredit(*words)
			if credit = cleanCredit(credit); credit != "" {
				l.note("credit of a picture lifted out of its caption", *words, b.line)
				*words, i.Credit = rest, credit
				break
			}
		}
	}
}

// topHeading takes the first heading as the headline where no field gives one,
// and drops it where one does.
func (l *lifter) topHeading() {
	if len(l.body) == 0 || l.body[0].Kind != editor.Heading {
		return
	}
	h := l.body[0]
	switch {
	case l.a.Headline == "":
		l.a.Headline, l.a.HeadlineMarks = h.Text, suggested(h.Marks)
		l.lifted("first heading read as the headline", h.Text, h.line, l.headlineFields()...)
	case plain(h.Text) == plain(l.a.Headline):
		l.lifted("headline repeated: dropped", h.Text, h.line)
	default:
		return
	}
	l.body = l.body[1:]
}

// suggested returns the suggestions among marks, which a headline keeps.
func suggested(marks []editor.Mark) []editor.Mark {
	return slices.DeleteFunc(slices.Clone(marks), func(m editor.Mark) bool { return !m.Kind.Suggested() })
}

// liftFrom lifts the lines about the article as from plain text. Footnotes are not among
// them, and stand behind those at the foot.
func (l *lifter) liftFrom(lift func([]paragraph) []paragraph) {
	l.head = plain(l.a.Headline)
	end := l.noted()
	l.body = append(l.liftOut(l.body[:end], lift), l.liftOut(l.body[end:], l.foot)...)
}

// noted returns where the footnotes of the body begin: its end where it has none.
func (l *lifter) noted() int {
	for i, b := range slices.Backward(l.body) {
		if s := noteSign(b.Block); s == "[1]" && i > 0 {
			return i
		}
	}
	return len(l.body)
}

var signOf = regexp.MustCompile(`^\[\d{1,4}\]`)

// noteSign is the number that a block begins with as a footnote does, raised and in
// brackets; "" for any other.
func noteSign(b editor.Block) string {
	sign := signOf.FindString(b.Text)
	if b.Kind != editor.Paragraph || !strings.HasPrefix(b.Text[len(sign):], " ") ||
		!slices.ContainsFunc(b.Marks, func(m editor.Mark) bool {
			return m.Kind == editor.Superscript && m.Start == 0 && m.End == len(sign)
		}) {
		return ""
	}
	return sign
}

func (l *lifter) liftOut(body []placed, lift func([]paragraph) []paragraph) []placed {
	var lines []paragraph
	for i, b := range body {
		text := b.Text
		if b.Kind != editor.Paragraph || len(suggested(b.Marks)) > 0 {
			text = "## " + text // never lifted: a field holds no suggestions
		}
		lines = append(lines, paragraph{text: text, raw: b.Text, number: b.line, lines: i, links: linksOf(b.Block), row: b.Kind == editor.Row})
	}
	var kept []placed
	for _, p := range lift(lines) {
		kept = append(kept, body[p.lines])
	}
	return kept
}

// signedHead lifts the by-line that stands first below fields that give none, or the same.
func (l *lifter) signedHead() {
	if len(l.body) < 2 {
		return
	}
	b := l.body[0]
	p := paragraph{text: b.Text, raw: b.Text, number: b.line, lines: 1}
	switch {
	case b.Kind != editor.Paragraph || len(suggested(b.Marks)) > 0:
	case len(l.a.Authors) == 0 && l.byline(p):
		l.body = l.body[1:]
	case l.a.Byline != "" && isByline(b.Text) && strings.TrimPrefix(plain(b.Text), "by ") == strings.TrimPrefix(plain(l.a.Byline), "by "):
		l.lifted("by-line repeated: dropped", p.raw, p.number)
		l.body = l.body[1:]
	}
}

// printedFoot drops lines at the foot that say again what the fields say of whose story it
// is.
func (l *lifter) printedFoot() {
	said := map[string]bool{}
	for _, line := range append(printed(&l.a), "Credit: "+l.a.Credit.Raw) {
		said[markup.Squeeze(line)] = true
	}
	for n := len(l.body); n > 0; n = len(l.body) {
		b := l.body[n-1]
		if b.Kind != editor.Paragraph || len(suggested(b.Marks)) > 0 || !said[markup.Squeeze(b.Text)] {
			return
		}
		l.lifted("line at the foot that the fields say again: dropped", b.Text, b.line)
		l.body = l.body[:n-1]
	}
}

// context is what the blocks above say about a block.
type context struct {
	kind    editor.BlockKind
	level   int
	ordered bool
}

// markdown turns a parsed file into blocks.
type markdown struct {
	r      *reading
	source []byte
	offset int  // lines above source in the file
	ours   bool // Stet wrote it

	counted struct{ at, lines int } // of the source so far

	text   strings.Builder
	marks  []editor.Mark
	open   []editor.Mark // by raw HTML, not closed yet
	sign   string        // of a footnote, which its first block begins with
	notes  int           // footnotes
	breaks []int         // where lines of the source end in text
	images []*editor.Image
	above  bool // the first picture stands before the words
}

func (m *markdown) line(n ast.Node) int {
	at := -1
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if c.Type() == ast.TypeBlock && c.Lines() != nil && c.Lines().Len() > 0 {
			at = c.Lines().At(0).Start
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	if at < 0 {
		return len(m.r.body) + m.offset + 1
	}
	if at < m.counted.at {
		m.counted.at, m.counted.lines = 0, 0 // a footnote, which stood above
	}
	m.counted.lines += bytes.Count(m.source[m.counted.at:at], []byte("\n"))
	m.counted.at = at
	return m.counted.lines + m.offset + 1
}

func (m *markdown) blocks(parent ast.Node, c context) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n, c)
	}
}

func (m *markdown) block(n ast.Node, c context) {
	switch n := n.(type) {
	case *ast.Heading:
		m.words(n, context{kind: editor.Heading, level: n.Level})
	case *ast.Paragraph, *ast.TextBlock:
		if i := figureCode(string(n.Lines().Value(m.source))); i != nil {
			m.r.add(m.line(n), editor.Block{Kind: editor.ImageBlock, Image: i})
			return
		}
		m.words(n, c)
	case *ast.Blockquote:
		if c.kind == "" {
			c.kind = editor.Quote
		}
		m.blocks(n, c)
	case *ast.List:
		m.blocks(n, context{kind: editor.Item, level: c.level + 1, ordered: n.IsOrdered()})
	case *ast.ListItem:
		m.blocks(n, c)
	case *ast.ThematicBreak:
		m.r.add(m.line(n), editor.Block{Kind: editor.Rule})
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		text := strings.TrimRight(string(n.Lines().Value(m.source)), "\n")
		m.r.add(m.line(n), editor.Block{Kind: editor.Paragraph, Text: text})
	case *ast.HTMLBlock:
		source := string(n.Lines().Value(m.source))
		if n.HasClosure() {
			source += string(n.ClosureLine.Value(m.source))
		}
		for _, b := range markup.Fragment(source) {
			m.r.add(m.line(n), b)
		}
	case *east.Table:
		m.table(n)
	case *east.FootnoteList:
		m.blocks(n, context{})
	case *east.Footnote:
		m.sign = piece.NoteSign(n.Index)
		m.notes++
		m.blocks(n, context{})
		m.sign = ""
	default:
		if n.Type() == ast.TypeBlock && n.FirstChild() != nil {
			m.blocks(n, c)
		}
	}
}

// words adds one block and the pictures that stand in it.
func (m *markdown) words(n ast.Node, c context) {
	m.inlines(n)
	m.flush(m.line(n), c)
}

func (m *markdown) flush(line int, c context) {
	kind := c.kind
	if kind == "" {
		kind = editor.Paragraph
	}
	b := editor.Block{Kind: kind, Level: c.level, Ordered: c.ordered, Text: m.text.String(), Marks: m.marks}
	if m.above {
		if i := m.images[0]; len(m.images) == 1 && i.Caption == "" && isCaption(b) {
			i.Caption, b.Text = b.Text, ""
			m.r.note("words in italics below a picture read as its caption", i.Caption, line)
		}
		m.pictures(line)
	}
	switch {
	case b.Text == "":
	case kind == editor.Paragraph && m.sign == "" && !m.r.ours && m.about(b.Text):
		m.apart(line, b)
	case m.sign != "":
		m.r.add(line, markup.Signed(b, m.sign))
		m.sign = ""
	default:
		m.r.add(line, b)
	}
	m.pictures(line)
	m.text.Reset()
	m.marks, m.open, m.breaks, m.above = nil, nil, nil, false
}

func (m *markdown) pictures(line int) {
	for _, i := range m.images {
		m.r.add(line, editor.Block{Kind: editor.ImageBlock, Image: i})
	}
	m.images = nil
}

// isCaption reports whether a block is in italics as a whole, as captions of Markdown are.
func isCaption(b editor.Block) bool {
	return slices.ContainsFunc(b.Marks, func(m editor.Mark) bool {
		return m.Kind == editor.Emphasis && m.Start == 0 && m.End == len(b.Text)
	})
}

// about reports whether each line of a paragraph is one about the article: "By Ann Lee",
// and "Source: AP" on the next. They were written below each other.
func (m *markdown) about(text string) bool {
	if len(m.breaks) == 0 {
		return false
	}
	for from, to := range m.lines(text) {
		if !isAbout(text[from:to]) {
			return false
		}
	}
	return true
}

// apart adds the lines of a paragraph as paragraphs.
func (m *markdown) apart(line int, b editor.Block) {
	for from, to := range m.lines(b.Text) {
		m.r.add(line, editor.Block{Kind: b.Kind, Text: b.Text[from:to], Marks: editor.MarksIn(b.Marks, from, to)})
		line++
	}
}

// lines goes through the lines of the source that make a text: from and to in that.
func (m *markdown) lines(text string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		from := 0
		for _, at := range m.breaks {
			if !yield(from, at) {
				return
			}
			from = at + 1
		}
		yield(from, len(text))
	}
}

func (m *markdown) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.inline(n)
	}
}

func (m *markdown) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		m.write(n)
	case *ast.String:
		m.text.Write(n.Value)
	case *ast.CodeSpan:
		m.mark(n, editor.Code, "")
	case *ast.Emphasis:
		if n.Level == 2 {
			m.mark(n, editor.Strong, "")
		} else {
			m.mark(n, editor.Emphasis, "")
		}
	case *shifted:
		m.mark(n, n.mark, "")
	case *east.Strikethrough:
		m.mark(n, editor.Strike, "")
	case *ast.Link:
		m.mark(n, editor.Link, unescape(string(n.Destination)))
	case *ast.AutoLink:
		start := m.text.Len()
		m.text.Write(n.Label(m.source))
		href := string(n.URL(m.source))
		if n.AutoLinkType == ast.AutoLinkEmail {
			href = "mailto:" + href
		}
		m.marks = append(m.marks, editor.Mark{Start: start, End: m.text.Len(), Kind: editor.Link, Href: href})
	case *ast.Image:
		alt := &markdown{r: &reading{}, source: m.source}
		alt.inlines(n)
		m.above = m.above || m.text.Len() == 0
		m.images = append(m.images, &editor.Image{File: unescape(string(n.Destination)), Alt: alt.text.String(), Caption: unescape(string(n.Title))})
	case *east.FootnoteLink:
		start := m.text.Len()
		m.text.WriteString(piece.NoteSign(n.Index))
		m.marks = append(m.marks, editor.Mark{Start: start, End: m.text.Len(), Kind: editor.Superscript})
	case *ast.RawHTML:
		m.rawTag(string(n.Segments.Value(m.source)))
	default:
		m.inlines(n)
	}
}

func (m *markdown) write(n *ast.Text) {
	if value := string(n.Segment.Value(m.source)); n.IsRaw() {
		m.text.WriteString(value)
	} else {
		m.text.WriteString(unescape(value))
	}
	switch {
	case m.text.Len() == 0: // behind a picture
	case n.HardLineBreak():
		m.text.WriteByte('\n')
	case n.SoftLineBreak():
		m.breaks = append(m.breaks, m.text.Len())
		m.text.WriteByte(' ')
	}
}

func (m *markdown) mark(n ast.Node, kind editor.MarkKind, href string) {
	start := m.text.Len()
	m.inlines(n)
	m.marks = append(m.marks, editor.Mark{Start: start, End: m.text.Len(), Kind: kind, Href: href})
}

// rawTag reads a tag within a line: those of marks and line breaks count, all
// others are left out.
func (m *markdown) rawTag(tag string) {
	z := nethtml.NewTokenizer(strings.NewReader(tag))
	kind := z.Next()
	t := z.Token()
	mark, ok := markup.MarkOf(t.Data)
	switch {
	case t.Data == "br":
		m.text.WriteByte('\n')
	case !ok:
	case kind == nethtml.StartTagToken:
		node := &nethtml.Node{Attr: t.Attr}
		m.open = append(m.open, editor.Mark{Start: m.text.Len(), Kind: mark, Href: attr(node, "href")})
	case kind == nethtml.EndTagToken:
		for i := len(m.open) - 1; i >= 0; i-- {
			if m.open[i].Kind == mark {
				m.open[i].End = m.text.Len()
				m.marks = append(m.marks, m.open[i])
				m.open = append(m.open[:i], m.open[i+1:]...)
				return
			}
		}
	}
}

// keepNotes keeps footnotes that no line refers to, which the parser would drop: they come
// last.
type keepNotes struct{}

func (keepNotes) Transform(doc *ast.Document, _ gtext.Reader, _ parser.Context) {
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		list, ok := n.(*east.FootnoteList)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		for one := list.FirstChild(); one != nil; one = one.NextSibling() {
			if note := one.(*east.Footnote); note.Index < 0 {
				list.Count++
				note.Index = list.Count
			}
		}
		return ast.WalkStop, nil
	})
}

var escaped = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")

// unescape resolves backslash escapes and character references.
func unescape(s string) string {
	return escaped.ReplaceAllStringFunc(s, func(e string) string {
		if e[0] == '\\' {
			return e[1:]
		}
		return html.UnescapeString(e)
	})
}
