package format

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
)

// What was taken out of a page around its article is shown to the editor: one who has
// the page open beside it notices a paragraph that the rules took for an advertisement.

// cut is a box that was taken out of a page.
type cut struct {
	words int
	lines []string // its paragraphs, or all of its words
	place int      // of a paragraph of running text, otherwise 0
	block editor.Block
	why   string
}

// byName is why most of a page is taken out.
const byName = "by its name in the page it is the site’s"

// cutFrom keeps what a box held, a paragraph of running text so that it can go back.
func cutFrom(n *html.Node) cut {
	all := words(n)
	c := cut{words: len(strings.Fields(all))}
	for _, p := range markup.All(n, named("p")) {
		if line := words(p); isSentence(line) && !isCard(p) {
			c.lines = append(c.lines, line)
		}
	}
	if len(c.lines) == 0 && all != "" {
		c.lines = []string{all}
	}
	if is(n, "p") && isSentence(all) && !isCard(n) {
		var f markup.Flow
		if f.Read(n); len(f.Out) == 1 {
			c.place, c.block, c.why = placeOf(n), f.Out[0], byName
		}
	}
	return c
}

// isSentence reports whether words are running text.
func isSentence(words string) bool {
	return len(strings.Fields(words)) > 12 && endsSentence(words)
}

// tellCuts notes what was taken out of the page: a paragraph from among those of the
// article on its own, and how it goes back, the rest together.
func (p *page) tellCuts() {
	var texts []int // places of the article's running text
	for _, b := range p.body {
		if isProse(b.Block) && b.line > 0 {
			texts = append(texts, b.line)
		}
	}
	n, lines := 0, []string{}
	for _, c := range p.cuts {
		if c.place > 0 && len(texts) > 0 && slices.Min(texts) < c.place && c.place < slices.Max(texts) {
			p.tellCut(c)
			continue
		}
		n += c.words
		lines = append(lines, c.lines...)
	}
	if n > 0 {
		p.note(count(n, "word", "words")+" of the page around the article left out: sharing bars, advertisements, related links", extract(lines), 0)
	}
}

// amid reports whether a block is a paragraph of running text between others that stay.
func (p *page) amid(i int, out func(i int) bool) bool {
	if b := p.body[i]; b.line == 0 || b.Kind != editor.Paragraph || !isSentence(b.Text) {
		return false
	}
	above, below := false, false
	for k, b := range p.body {
		if isProse(b.Block) && !out(k) {
			above, below = above || k < i, below || k > i
		}
	}
	return above && below
}

// tellCut notes a paragraph that was taken out from between those of the article.
func (p *page) tellCut(c cut) {
	after := 0
	for i, b := range p.body {
		if b.line < c.place {
			after = i
		}
	}
	p.notes = append(p.notes, editor.Note{Decision: "a paragraph between those of the article left out: " + c.why, Text: c.block.Text,
		Undo: []editor.Edit{{Insert: &c.block, After: blockID(after)}}})
}

// What a note shows of all that was left out: so many lines, of so many letters.
const (
	extractLines   = 12
	extractLetters = 80
)

// extract returns the first letters of lines, each once, sentences before what may be a
// list of links.
func extract(lines []string) string {
	var out, rest []string
	seen := map[string]bool{}
	for _, l := range lines {
		switch {
		case seen[l]:
		case isSentence(l):
			out = append(out, short(l, extractLetters))
		default:
			rest = append(rest, short(l, extractLetters))
		}
		seen[l] = true
	}
	out = append(out, rest...)
	if more := len(out) - extractLines; more > 0 {
		out = append(out[:extractLines], fmt.Sprintf("… and %d more", more))
	}
	return strings.Join(out, "\n")
}
