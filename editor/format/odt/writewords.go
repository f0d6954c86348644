package odt

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
)

// setting are the marks that a style of runs stands for, by their bits in its name.
var setting = []editor.MarkKind{editor.Strong, editor.Emphasis, editor.Strike, editor.Superscript, editor.Subscript, editor.Code}

// words writes the words of a paragraph.
func (d *writer) words(text string, marks []editor.Mark) {
	d.wordsIn(text, marks, 0, len(text))
	d.at = ""
}

// wordsIn writes the words of a block from a place to another: a span where they are set
// apart, within a link where they lead somewhere, and between the ends of the comments on
// them.
func (d *writer) wordsIn(text string, marks []editor.Mark, from, to int) {
	edges := []int{from, to}
	for _, m := range marks {
		edges = append(edges, m.Start, m.End)
	}
	d.placeless()
	block := d.at
	for _, c := range d.comments {
		if c.Block == block && !c.Gone {
			edges = append(edges, c.Start, c.End)
		}
	}
	edges = slices.DeleteFunc(edges, func(at int) bool { return at < from || at > to })
	slices.Sort(edges)
	edges = slices.Compact(edges)
	for i, at := range edges {
		d.around(block, at)
		if i+1 < len(edges) {
			d.run(text[at:edges[i+1]], at, marks)
		}
	}
}

// run writes words that are set alike from the first to the last.
func (d *writer) run(words string, at int, marks []editor.Mark) {
	style, href := 0, ""
	for _, m := range marks {
		if m.Start > at || m.End <= at {
			continue
		}
		if n := slices.Index(setting, m.Kind); n >= 0 {
			style |= 1 << n
		}
		if m.Kind == editor.Link {
			href = m.Href
		}
	}
	if href != "" {
		d.add(`<text:a xlink:type="simple" xlink:href="`, packed.Escape(href), `">`)
		defer d.add(`</text:a>`)
	}
	const raised, lowered = 1 << 3, 1 << 4
	if style&raised != 0 && style&lowered != 0 { // no style has both
		d.add(fmt.Sprintf(`<text:span text:style-name="Set%d">`, raised))
		defer d.add(`</text:span>`)
		style &^= raised
	}
	if style != 0 {
		d.add(fmt.Sprintf(`<text:span text:style-name="Set%d">`, style))
		defer d.add(`</text:span>`)
	}
	d.add(spaced(words))
}

// spaced writes words so that no reader takes spaces out: all but a single one between
// two words are elements (part 3, 6.1.2).
func spaced(words string) string {
	var b strings.Builder
	plain := 0
	for i := 0; i < len(words); i++ {
		element := ""
		switch c := words[i]; {
		case c == '\t':
			element = `<text:tab/>`
		case c == '\n':
			element = `<text:line-break/>`
		case c == ' ' && (i == 0 || i == len(words)-1 || strings.IndexByte(" \t\n", words[i-1]) >= 0):
			element = `<text:s/>`
		}
		if element != "" {
			b.WriteString(packed.Escape(words[plain:i]) + element)
			plain = i + 1
		}
	}
	return b.String() + packed.Escape(words[plain:])
}
