package format

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// Markup is what a piece of text is written in.
type Markup string

// The kinds of mark-up that Fragment reads.
const (
	NoMarkup       Markup = ""
	HTMLMarkup     Markup = "HTML"
	MarkdownMarkup Markup = "Markdown"
	SheetMarkup    Markup = "cells" // of a spreadsheet
)

// readFragment is Fragment for a file that holds a body to paste.
func readFragment(b []byte) editor.Article {
	body, _ := Fragment(string(b))
	return editor.Article{Body: body}
}

// Fragment reads a piece of text, such as what was copied from a text editor, as
// part of a story: nothing in it is taken for a headline or a by-line. Where it
// holds HTML, Markdown or cells of a spreadsheet it returns the blocks, numbered b1, b2,
// ..., and which of these it is; for any other text none and NoMarkup.
func Fragment(text string) ([]editor.Block, Markup) {
	text = piece.Text(text)
	kind, blocks := markupOf(text), sheetRows(text)
	if blocks != nil {
		kind = SheetMarkup
	}
	switch kind {
	case HTMLMarkup:
		blocks = htmlFragment(text)
	case MarkdownMarkup:
		blocks = markdownFragment(text)
	}
	blocks = tidy(editor.Article{Body: blocks}).Body
	for _, b := range blocks {
		if b.Kind != editor.Paragraph || len(b.Marks) > 0 || kind == HTMLMarkup {
			return blocks, kind
		}
	}
	return nil, NoMarkup
}

// PastedEnding returns the ending of a file that a copied text would be: that of the
// mark-up it holds, "" for none.
func PastedEnding(text string) string {
	switch markupOf(piece.Text(text)) {
	case HTMLMarkup:
		return ".html"
	case MarkdownMarkup:
		return ".md"
	}
	return ""
}

// htmlTags are elements that text about other things hardly closes by accident.
var htmlTags = regexp.MustCompile(`(?i)</(?:p|b|strong|i|em|a|h[1-6]|ul|ol|li|blockquote|div|span|figure|table|article|section|sup|sub|s|del)\s*>|<(?:br|hr|img)(?:\s[^<>]*)?/?>`)

// markdownLines and markdownWords are what a writer of Markdown puts on lines and
// around words, and a writer of anything else hardly: a hyphen at the beginning of
// a single line is a dash more often than a list.
var (
	markdownLines = regexp.MustCompile("(?m)^(?:#{1,6}[ \t]+\\S|>[ \t]*\\S|```|\\|.+\\|[ \t]*$)")
	markdownItems = regexp.MustCompile(`(?m)^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S`)
	markdownWords = regexp.MustCompile(`\*\*\S(?:[^\n]*?\S)?\*\*|~~\S(?:[^\n]*?\S)?~~|!?\[[^\]\n]*\]\([^)\s]+\)`)
)

// markupOf says what text looks like.
func markupOf(text string) Markup {
	switch {
	case looksLikeHTML(text) || htmlTags.MatchString(text):
		return HTMLMarkup
	case markdownLines.MatchString(text) || markdownWords.MatchString(text) || len(markdownItems.FindAllStringIndex(text, 2)) == 2:
		return MarkdownMarkup
	}
	return NoMarkup
}

func htmlFragment(text string) []editor.Block {
	if !looksLikeHTML(text) {
		return markup.Fragment(text)
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil
	}
	f := &markup.Flow{Figure: markup.Figure}
	if body := first(doc, named("body")); body != nil {
		f.ReadNoted(body)
	}
	return f.Out
}

func markdownFragment(text string) []editor.Block {
	_, body, _, _ := cutFrontMatter(text)
	m := &markdown{r: &reading{}, source: []byte(body)}
	m.blocks(m.parse(), context{})
	var out []editor.Block
	for _, b := range m.r.body {
		out = append(out, b.Block)
	}
	return out
}
