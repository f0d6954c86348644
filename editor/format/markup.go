package format

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
)

// tags writes marks as elements; the first name of a kind is the one written,
// all are read.
var tags = []struct {
	kind  editor.MarkKind
	names []string
}{
	{editor.Strong, []string{"strong", "b"}},
	{editor.Emphasis, []string{"em", "i", "cite", "dfn", "var"}},
	{editor.Link, []string{"a"}},
	{editor.Strike, []string{"s", "strike", "del"}},
	{editor.Superscript, []string{"sup"}},
	{editor.Subscript, []string{"sub"}},
	{editor.Code, []string{"code", "kbd", "samp", "tt"}},
}

func tagOf(kind editor.MarkKind) string {
	for _, t := range tags {
		if t.kind == kind {
			return t.names[0]
		}
	}
	return "span"
}

func markOf(tag string) (editor.MarkKind, bool) {
	for _, t := range tags {
		if slices.Contains(t.names, tag) {
			return t.kind, true
		}
	}
	return "", false
}

// pen writes text with marks in one notation: what opens and closes a mark,
// and how the characters between are escaped.
type pen struct {
	open, close func(m editor.Mark) string
	escape      func(text string, from, to int) string // the bytes of text between two edges
}

// write nests the marks properly: where two overlap, the one opened later is
// closed and opened again.
func (p pen) write(text string, marks []editor.Mark) string {
	var b strings.Builder
	var open []editor.Mark
	at := 0
	for _, edge := range edges(text, marks) {
		b.WriteString(p.escape(text, at, edge))
		at = edge
		var again []editor.Mark
		for i := len(open) - 1; i >= 0 && slices.ContainsFunc(open, func(m editor.Mark) bool { return m.End == at }); i-- {
			b.WriteString(p.close(open[i]))
			if open[i].End > at {
				again = append(again, open[i])
			}
			open = open[:i]
		}
		for _, m := range marks {
			if m.Start == at && m.End > at {
				again = append(again, m)
			}
		}
		slices.SortStableFunc(again, func(a, b editor.Mark) int { return cmp.Compare(b.End, a.End) })
		for _, m := range again {
			b.WriteString(p.open(m))
			open = append(open, m)
		}
	}
	b.WriteString(p.escape(text, at, len(text)))
	return b.String()
}

// edges lists where marks start and end, in order.
func edges(text string, marks []editor.Mark) []int {
	var all []int
	for _, m := range marks {
		all = append(all, m.Start, m.End)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// htmlPen writes marks as elements.
var htmlPen = pen{
	open: func(m editor.Mark) string {
		if m.Kind == editor.Link {
			return `<a href="` + escape(m.Href) + `">`
		}
		return "<" + tagOf(m.Kind) + ">"
	},
	close:  func(m editor.Mark) string { return "</" + tagOf(m.Kind) + ">" },
	escape: func(text string, from, to int) string { return strings.ReplaceAll(escape(text[from:to]), "\n", "<br>") },
}

// escape makes text safe between tags and within quoted attributes.
func escape(text string) string { return html.EscapeString(text) }

// attribute escapes a value, line ends too, so that none breaks a line.
func attribute(v string) string { return strings.ReplaceAll(escape(v), "\n", "&#10;") }
