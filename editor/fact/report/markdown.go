package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"stet/editor"
	"stet/editor/sheet"
)

// writeMarkdown sets a page as CommonMark with the tables and footnotes of GitHub's
// dialect: a fact is a footnote at its last word.
func writeMarkdown(w io.Writer, p page) error {
	m := &marked{}
	m.add("# ", literal(p.Title), "\n\n**", p.Report, "**\n\n")
	for _, f := range p.Front {
		m.add("- ", f.Label, ": ", literal(f.Text), "\n")
	}
	m.add("\n")
	if p.Warning != "" {
		m.add("**", literal(p.Warning), "**\n\n")
	}
	for _, part := range p.Parts {
		m.part(part)
	}
	_, err := io.WriteString(w, strings.TrimRight(m.b.String(), "\n")+"\n")
	return err
}

type marked struct {
	b     strings.Builder
	depth int // of the entry above, 0 where none is
}

func (m *marked) add(parts ...string) {
	for _, s := range parts {
		m.b.WriteString(s)
	}
}

func (m *marked) part(p part) {
	if p.Title != "" {
		m.add("## ", literal(p.Title), "\n\n")
	}
	if p.Lead != "" {
		m.add(literal(p.Lead), "\n\n")
	}
	var notes []entry
	for _, c := range p.Copy {
		m.passage(c)
		notes = append(notes, c.Facts...)
	}
	for _, e := range notes {
		m.add(fmt.Sprintf("[^%d]: ", e.Number))
		m.fact(e)
	}
	if len(notes) > 0 {
		m.add("\n")
	}
	for _, e := range p.Facts {
		m.add(fmt.Sprintf("%d. ", e.Number))
		m.fact(e)
	}
	switch {
	case len(p.Rows) > 0:
		m.table(p.Head, p.Rows)
	case p.Empty != "":
		m.add(literal(p.Empty), "\n")
	}
	if len(p.Signs) > 0 {
		var rows [][]string
		for _, s := range p.Signs {
			rows = append(rows, []string{s, "", "", ""})
		}
		m.table([]string{"", "Name", "Date", "Signature"}, rows)
	}
	m.add("\n")
}

// passage writes a paragraph with the numbers of its facts.
func (m *marked) passage(p passage) {
	switch p.Kind {
	case editor.Headline:
		m.add("## ")
	case editor.Heading:
		m.add("### ")
	case editor.Quote:
		m.add("> ")
	case editor.Item:
		m.item(p)
	case editor.Standfirst, editor.ImageBlock, dateline:
		m.add("*")
	}
	if p.Kind != editor.Item {
		m.depth = 0
	}
	for i, r := range p.Runs {
		words := set(r)
		if i == 0 {
			words = opened(words)
		}
		m.add(words)
		for _, e := range r.Ends {
			m.add(fmt.Sprintf("[^%d]", e.Number))
		}
	}
	if p.Kind == editor.Standfirst || p.Kind == editor.ImageBlock || p.Kind == dateline {
		m.add("*")
	}
	m.add("\n\n")
}

// item opens an entry of a list. One below another is set in by four spaces, and no deeper
// than there is an entry above it: it would be code.
func (m *marked) item(p passage) {
	m.depth = min(p.Depth, m.depth+1)
	m.add(strings.Repeat("    ", m.depth-1), strings.ReplaceAll(p.Mark, "•", "-"), " ")
}

// set writes words in their weight. Signs of emphasis may not touch spaces, so those
// stay outside.
func set(r run) string {
	if tag := shiftTags[r.Shift]; tag != "" {
		r.Shift = ""
		return "<" + tag + ">" + set(r) + "</" + tag + ">"
	}
	core := strings.TrimSpace(r.Text)
	if core == "" || !r.Strong && !r.Emph {
		return within(r.Text)
	}
	sign := ""
	if r.Strong {
		sign = "**"
	}
	if r.Emph {
		sign += "*"
	}
	before, after, _ := strings.Cut(r.Text, core)
	return within(before) + sign + within(core) + sign + within(after)
}

// fact writes what is known of a fact on one line.
func (m *marked) fact(e entry) {
	m.add("**", literal(e.Kind), "**, ", literal(e.Glyph+" "+e.Status), ": ", literal(quoted(e.Text)))
	for _, d := range e.Details {
		m.add("; ", strings.ToLower(d.Label[:1])+d.Label[1:], ": ", literal(d.Text))
	}
	m.add("\n")
}

func (m *marked) table(head []string, rows [][]string) {
	line := func(cells []string) {
		m.add("|")
		for _, c := range cells {
			m.add(" ", literal(c), " |")
		}
		m.add("\n")
	}
	line(head)
	m.add("|", strings.Repeat(" --- |", len(head)), "\n")
	for _, r := range rows {
		line(r)
	}
}

// literal writes words as such, wherever they stand: no sign in them is read as
// mark-up. A line end is a break that a cell and a heading can hold as well.
func literal(s string) string { return opened(within(s)) }

// within is literal for words that do not begin a line.
func within(s string) string {
	return strings.ReplaceAll(signs.ReplaceAllString(sheet.Printable(s), `\$0`), "\n", "<br>")
}

// opened keeps words from being a list or a heading where they begin a line.
func opened(s string) string { return opening.ReplaceAllString(s, `$1\$2`) }

var (
	signs   = regexp.MustCompile("[\\\\`*_\\[\\]<>|~]|&(?:#|[A-Za-z])")
	opening = regexp.MustCompile(`^(\s*\d{0,9})([-+#=.)])`)
)
