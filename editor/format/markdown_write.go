package format

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// encodeMarkdown writes front matter with every field, then the blocks. What
// CommonMark has no notation for is written as HTML, which CommonMark allows:
// pictures with a credit, superscript, marks that lie across others.
func encodeMarkdown(w io.Writer, a editor.Article, notes []editor.Amendment) error {
	head, err := writeFront(&a, notes)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	b.WriteString(head)
	above, below := piece.Apart(notes)
	writeMarkdownAmendments(b, above)
	withFootnotes(b, a.Body, markdownBody)
	writeMarkdownAmendments(b, below)
	return b.Flush()
}

// markdownBody writes blocks; from a place on they are footnotes.
func markdownBody(b *bufio.Writer, body []editor.Block, notes int) {
	var lists []string // the markers of the lists that are open
	var counted piece.Lists
	for i, block := range body {
		_, number := counted.Next(block)
		if block.Kind != editor.Item {
			lists = nil
		}
		if rows := editor.TableAt(body, i); len(rows) > 0 {
			if editor.BeginsTable(body, i) {
				markdownTable(b, rows, markdownText)
			}
			continue
		}
		if block.Kind != editor.Item || i == 0 || body[i-1].Kind != editor.Item {
			b.WriteByte('\n')
		}
		label := ""
		if i >= notes {
			label, block = footnoteBlock(block)
		}
		switch block.Kind {
		case editor.Heading:
			fmt.Fprintf(b, "%s %s\n", strings.Repeat("#", block.Level), markdownText(block))
		case editor.Quote:
			fmt.Fprintf(b, "> %s\n", strings.ReplaceAll(markdownText(block), "\n", "\n> "))
		case editor.Item:
			lists = markdownItem(b, lists, block, number)
		case editor.Rule:
			b.WriteString("* * *\n")
		case editor.ImageBlock:
			braceless(b, block.Image)
		default:
			fmt.Fprintf(b, "%s%s\n", label, markdownText(block))
		}
		if next := i + 1; next < len(body) && block.Kind == editor.Quote && body[next].Kind == editor.Quote {
			b.WriteString("\n<!-- -->\n") // keeps two quotations apart
		}
	}
}

// markdownItem writes a list item. A list inside a list stands below the first
// letter of the item above; levels that were skipped get their marker on the
// same line.
func markdownItem(b *bufio.Writer, lists []string, item editor.Block, number int) []string {
	mark := "- "
	if item.Ordered {
		mark = fmt.Sprintf("%d. ", number%1_000_000_000)
	}
	if len(lists) > item.Level {
		lists = lists[:item.Level]
	}
	indent := func(level int) string {
		width := 0
		for _, l := range lists[:level] {
			width += len(l)
		}
		return strings.Repeat(" ", width)
	}
	if len(lists) == item.Level {
		if (lists[item.Level-1] == "- ") == item.Ordered { // another kind of list
			b.WriteByte('\n')
		}
		lists = lists[:item.Level-1]
	}
	b.WriteString(indent(len(lists)))
	for len(lists) < item.Level-1 {
		b.WriteString("- ")
		lists = append(lists, "- ")
	}
	lists = append(lists, mark)
	text := strings.ReplaceAll(markdownText(item), "\n", "\n"+indent(len(lists)))
	fmt.Fprintf(b, "%s%s\n", mark, text)
	return lists
}

// markdownText writes a block's text with its marks.
func markdownText(block editor.Block) string {
	text, marks := block.Text, block.Marks
	p := markup.Pen{
		Open: func(m editor.Mark) string {
			switch {
			case m.Kind == editor.Link:
				return "["
			case delimiter(m.Kind) != "" && stars(text, marks, m):
				return delimiter(m.Kind)
			}
			return noBraces.Replace(markup.HTML.Open(m))
		},
		Close: func(m editor.Mark) string {
			switch {
			case m.Kind == editor.Link:
				return "](" + destination(m.Href) + ")"
			case delimiter(m.Kind) != "" && stars(text, marks, m):
				return delimiter(m.Kind)
			}
			return markup.HTML.Close(m)
		},
		Escape: func(text string, from, to int) string {
			return escapeMarkdown(text, from, to, block.Kind)
		},
	}
	return p.Write(text, marks)
}

func delimiter(kind editor.MarkKind) string {
	switch kind {
	case editor.Strong:
		return "**"
	case editor.Emphasis:
		return "*"
	}
	return ""
}

// stars reports whether asterisks around a mark are read as that mark and
// nothing else: it lies across no other, shares no end with one, and the
// characters at its ends make the asterisks flank as CommonMark wants.
func stars(text string, marks []editor.Mark, m editor.Mark) bool {
	for _, o := range marks {
		if o == m {
			continue
		}
		inside := o.Start > m.Start && o.End < m.End
		around := o.Start < m.Start && o.End > m.End
		apart := o.End < m.Start || o.Start > m.End
		if !inside && !around && !apart {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(text[m.Start:])
	last, _ := utf8.DecodeLastRuneInString(text[:m.End])
	before, size := utf8.DecodeLastRuneInString(text[:m.Start])
	if size == 0 {
		before = ' '
	}
	after, size := utf8.DecodeRuneInString(text[m.End:])
	if size == 0 {
		after = ' '
	}
	return flanks(before, first) && flanks(after, last)
}

func flanks(outside, inside rune) bool {
	if unicode.IsSpace(inside) {
		return false
	}
	if unicode.IsSpace(outside) {
		return true
	}
	return unicode.IsLetter(inside) && outside < utf8.RuneSelf && unicode.IsPunct(outside)
}

var plainAddress = regexp.MustCompile(`^[A-Za-z0-9/:.?=%#+,;@-]+$`)

// destination writes a link's address.
func destination(href string) string {
	if plainAddress.MatchString(href) {
		return href
	}
	return "<" + strings.NewReplacer(`\`, `\\`, "{", `\{`, "<", `\<`, ">", `\>`, "&", `\&`, "\n", "").Replace(href) + ">"
}

// always are the characters that mean something wherever they stand;
// lineStart matches what means something at the beginning of a line.
const always = "\\`*_[]<>&~^"

var lineStart = regexp.MustCompile(`^(?:[#+\-=>:|~]|\d{1,9}[.)])`)

// escapeMarkdown writes text[from:to] so that CommonMark reads the same
// characters in a block of that kind, or in a cell of a row. Line breaks become hard ones; white space that CommonMark would
// trim becomes a character reference.
func escapeMarkdown(text string, from, to int, in editor.BlockKind) string {
	heading := in == editor.Heading
	var b strings.Builder
	for at := from; at < to; {
		r, size := utf8.DecodeRuneInString(text[at:])
		starts := at == 0 || text[at-1] == '\n'
		switch {
		case r == '\n':
			b.WriteString(lineBreak(text, at, heading))
		case unicode.IsSpace(r) && (starts || at+size == len(text) || text[at+size] == '\n' || text[at-1] == ' ' || r != ' '):
			fmt.Fprintf(&b, "&#%d;", r)
		case starts && in != editor.Row && lineStart.MatchString(text[at:]):
			if r >= '0' && r <= '9' {
				end := at + strings.IndexAny(text[at:], ".)")
				if end >= to { // a mark ends within the number
					fmt.Fprintf(&b, "&#%d;", r)
					break
				}
				b.WriteString(text[at:end] + `\`)
				size = end - at
				r = 0
			} else {
				b.WriteByte('\\')
				b.WriteRune(r)
			}
		case strings.ContainsRune(always, r) || r == '{' && criticAt(text[at+1:]) || heading && r == '#' || r == '!' && at+size == to: // "!" before a link
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		at += size
	}
	return b.String()
}

// criticAt reports whether what stands behind a brace makes CriticMarkup of it.
func criticAt(behind string) bool {
	return behind != "" && strings.ContainsRune("+-=~>", rune(behind[0]))
}

// lineBreak writes the line break at an offset: as CommonMark's hard break, or
// as a tag where an empty line, a heading's end or an escaped backslash would
// come of that.
func lineBreak(text string, at int, heading bool) string {
	before, after := text[:at], text[at+1:]
	if heading || before == "" || after == "" || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, `\`) || strings.HasPrefix(after, "\n") {
		return "<br>"
	}
	return "\\\n"
}
