package markup

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

// TagOf returns the element that a kind of mark is written as, and MarkOf the kind that an
// element sets, false where it sets none.
func TagOf(kind editor.MarkKind) string {
	for _, t := range tags {
		if t.kind == kind {
			return t.names[0]
		}
	}
	return "span"
}

func MarkOf(tag string) (editor.MarkKind, bool) {
	for _, t := range tags {
		if slices.Contains(t.names, tag) {
			return t.kind, true
		}
	}
	return "", false
}

// Pen writes text with marks in one notation: what opens and closes a mark,
// and how the characters between are escaped.
type Pen struct {
	Open, Close func(m editor.Mark) string
	Escape      func(text string, from, to int) string // the bytes of text between two edges
}

// Write nests the marks properly: where two overlap, the one opened later is
// closed and opened again.
func (p Pen) Write(text string, marks []editor.Mark) string {
	var b strings.Builder
	var open []editor.Mark
	at := 0
	for _, edge := range edges(text, marks) {
		b.WriteString(p.Escape(text, at, edge))
		at = edge
		var again []editor.Mark
		for i := len(open) - 1; i >= 0 && slices.ContainsFunc(open, func(m editor.Mark) bool { return m.End == at }); i-- {
			b.WriteString(p.Close(open[i]))
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
			b.WriteString(p.Open(m))
			open = append(open, m)
		}
	}
	b.WriteString(p.Escape(text, at, len(text)))
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

// HTML writes marks as elements.
var HTML = Pen{
	Open: func(m editor.Mark) string {
		if m.Kind == editor.Link {
			return `<a href="` + Escape(m.Href) + `">`
		}
		return "<" + TagOf(m.Kind) + ">"
	},
	Close:  func(m editor.Mark) string { return "</" + TagOf(m.Kind) + ">" },
	Escape: func(text string, from, to int) string { return strings.ReplaceAll(Escape(text[from:to]), "\n", "<br>") },
}

// Escape makes text safe between tags and within quoted attributes.
func Escape(text string) string { return html.EscapeString(text) }

// Attribute escapes a value, line ends too, so that none breaks a line.
func Attribute(v string) string { return strings.ReplaceAll(Escape(v), "\n", "&#10;") }
