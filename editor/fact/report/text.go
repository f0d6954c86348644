package report

import (
	"fmt"
	"io"
	"strings"

	"stet/editor"
	"stet/editor/sheet"
)

// writeText sets a page as plain text, for an e-mail: a fact is its number in
// brackets behind its words, a row of a table a line of its own.
func writeText(w io.Writer, p page) error {
	t := &plain{}
	t.add(strings.ToUpper(p.Report), "\n")
	if p.Titled {
		t.add(p.Title, "\n")
	}
	t.add("\n")
	for _, f := range p.Front {
		t.add(f.Label, ": ", f.Text, "\n")
	}
	if p.Warning != "" {
		t.add("\n", p.Warning, "\n")
	}
	for _, part := range p.Parts {
		t.part(part)
	}
	_, err := io.WriteString(w, sheet.Printable(strings.TrimRight(t.b.String(), "\n"))+"\n")
	return err
}

type plain struct{ b strings.Builder }

func (t *plain) add(parts ...string) {
	for _, s := range parts {
		t.b.WriteString(s)
	}
}

func (t *plain) part(p part) {
	t.add("\n")
	if p.Title != "" {
		t.add(strings.ToUpper(p.Title), "\n\n")
	}
	if p.Lead != "" {
		t.add(p.Lead, "\n\n")
	}
	var facts []entry
	for _, c := range p.Copy {
		t.passage(c)
		facts = append(facts, c.Facts...)
	}
	for _, e := range append(facts, p.Facts...) {
		t.fact(e)
	}
	for _, r := range p.Rows {
		t.row(p.Head, r)
	}
	if len(p.Rows) == 0 && p.Empty != "" {
		t.add(p.Empty, "\n")
	}
	for _, s := range p.Signs {
		t.add(fmt.Sprintf("%-16s name ____________________  date ___________  signature ____________________\n\n", s))
	}
}

func (t *plain) passage(p passage) {
	switch p.Kind {
	case editor.Quote:
		t.add("> ")
	case editor.Item:
		t.add(strings.Repeat("  ", p.Depth-1), strings.ReplaceAll(p.Mark, "•", "-"), " ")
	}
	for _, r := range p.Runs {
		t.add(shifted(r))
		for _, e := range r.Ends {
			t.add(fmt.Sprintf(" [%d%s]", e.Number, e.Glyph))
		}
	}
	t.add("\n\n")
}

// shiftedSigns are the figures that have a sign of their own where they are raised or
// lowered.
var shiftedSigns = map[editor.MarkKind]*strings.Replacer{
	editor.Superscript: strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "+", "⁺", "-", "⁻", "−", "⁻"),
	editor.Subscript:   strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉", "+", "₊", "-", "₋", "−", "₋"),
}

// shifted are the words of a run: figures that are raised or lowered stay so where the
// whole run can.
func shifted(r run) string {
	signs := shiftedSigns[r.Shift]
	if signs == nil || strings.Trim(r.Text, "0123456789+-−") != "" {
		return r.Text
	}
	return signs.Replace(r.Text)
}

func (t *plain) fact(e entry) {
	t.add(fmt.Sprintf("[%d] ", e.Number), e.Kind, ", ", e.Glyph, " ", e.Status, ": ", quoted(e.Text), "\n")
	for _, d := range e.Details {
		t.add("    ", d.Label, ": ", strings.ReplaceAll(d.Text, "\n", "\n    "), "\n")
	}
	t.add("\n")
}

// row writes the first cell with what the column is called, and those below it that
// say something.
func (t *plain) row(head, cells []string) {
	indent := "- "
	for i, c := range cells {
		if strings.TrimSpace(c) != "" {
			t.add(indent, head[i], ": ", strings.ReplaceAll(c, "\n", "\n    "), "\n")
			indent = "  "
		}
	}
}
