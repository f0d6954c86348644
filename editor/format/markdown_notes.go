package format

import (
	"bufio"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// Footnotes in Markdown: "[^1]" where the text refers to one, "[^1]: ..." before its words.
// https://www.markdownguide.org/extended-syntax/#footnotes

// footnotes returns where the notes of a body begin if all of them can be written so and
// are read back equal: they are numbered as the text refers to them, and each is one line.
// It is the body's end where not; they stay raised numbers then.
func footnotes(body []editor.Block) int {
	from := slices.IndexFunc(body, func(b editor.Block) bool { return noteSign(b) != "" })
	if from < 0 {
		return len(body)
	}
	for n, b := range body[from:] {
		sign := piece.NoteSign(n + 1)
		if noteSign(b) != sign || strings.Contains(b.Text, "\n") || strings.TrimSpace(b.Text) == sign ||
			slices.ContainsFunc(b.Marks, func(m editor.Mark) bool {
				own := m.Start == 0 && m.End == len(sign) && m.Kind == editor.Superscript
				return !own && (m.Start <= len(sign) || refersTo(b, m) != "")
			}) {
			return len(body)
		}
	}
	var seen []string
	for _, b := range body[:from] {
		signs, ok := references(b)
		if !ok {
			return len(body)
		}
		for _, s := range signs {
			if !slices.Contains(seen, s) {
				seen = append(seen, s)
			}
		}
	}
	for n, s := range seen {
		if s != piece.NoteSign(n+1) {
			return len(body)
		}
	}
	if len(seen) != len(body)-from {
		return len(body)
	}
	return from
}

// refersTo is the sign that a mark lies on, "" for any other mark.
func refersTo(b editor.Block, m editor.Mark) string {
	if m.Kind != editor.Superscript || signOf.FindString(b.Text[m.Start:m.End]) != b.Text[m.Start:m.End] {
		return ""
	}
	return b.Text[m.Start:m.End]
}

// references returns the signs of notes in a block, in order; false where one stands so
// that it would be read as something else.
func references(b editor.Block) (signs []string, ok bool) {
	marks := slices.Clone(b.Marks)
	slices.SortStableFunc(marks, func(a, b editor.Mark) int { return a.Start - b.Start })
	for _, m := range marks {
		sign := refersTo(b, m)
		if sign == "" {
			continue
		}
		if m.Start == 0 || b.Text[m.Start-1] == '\n' || slices.ContainsFunc(marks, func(o editor.Mark) bool {
			apart := o.End <= m.Start || o.Start >= m.End
			around := o.Start < m.Start && o.End > m.End && (o.Kind == editor.Strong || o.Kind == editor.Emphasis)
			return o != m && !apart && !around
		}) {
			return nil, false
		}
		signs = append(signs, sign)
	}
	return signs, true
}

var raisedSign = regexp.MustCompile(`<sup>\\\[(\d+)\\\]</sup>`)

// withFootnotes writes a body, and lets the raised numbers in it refer to its notes.
func withFootnotes(b *bufio.Writer, body []editor.Block, write func(*bufio.Writer, []editor.Block, int)) {
	notes := footnotes(body)
	if notes == len(body) {
		write(b, body, notes)
		return
	}
	var out strings.Builder
	o := bufio.NewWriter(&out)
	write(o, body, notes)
	o.Flush()
	b.WriteString(raisedSign.ReplaceAllString(out.String(), "[^$1]"))
}

// footnoteBlock is a note without its sign, which stands before it in another form.
func footnoteBlock(b editor.Block) (label string, words editor.Block) {
	sign := noteSign(b)
	words = editor.Block{Kind: editor.Paragraph, Text: b.Text[len(sign)+1:], Marks: editor.MarksIn(b.Marks, len(sign)+1, len(b.Text))}
	return fmt.Sprintf("[^%s]: ", strings.Trim(sign, "[]")), words
}
