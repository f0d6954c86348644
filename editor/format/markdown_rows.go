package format

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"stet/editor"
)

// mostColumns is how many a table may have. Lines of more bars are words.
const mostColumns = 1000

// withoutWide escapes the first bar of lines that are wider than any table, so that none
// parts a head from its rows.
func withoutWide(source []byte) []byte {
	if bytes.Count(source, []byte("|")) <= mostColumns {
		return source
	}
	var out []byte
	for line := range bytes.Lines(source) {
		if bytes.Count(line, []byte("|")) > mostColumns {
			line = bytes.Replace(line, []byte("|"), []byte(`\|`), 1)
		}
		out = append(out, line...)
	}
	return out
}

// table adds the rows of a table. One with a single column is paragraphs, unless the file
// is ours.
func (m *markdown) table(n *east.Table) {
	line := 0
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*east.TableHeader)
		line = m.line(row)
		b := m.row(row, head)
		if len(n.Alignments) == 1 && !m.ours {
			b.Kind, b.Level = editor.Paragraph, 0
		}
		if b.Text != "" {
			m.r.add(line, b)
		}
		if more := m.beyond(row, len(n.Alignments)); more != "" && !head {
			m.r.note("cells left out: the head of their table has fewer columns", more, line)
		}
	}
	m.r.behind(len(m.images))
	m.pictures(line)
	m.breaks, m.above = nil, false
}

// row reads a row. A head without words is there because every table of Markdown has one.
func (m *markdown) row(n ast.Node, head bool) editor.Block {
	var cells []editor.Cell
	for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
		m.inlines(cell)
		cells = append(cells, editor.Cell{Text: m.text.String(), Marks: m.marks})
		m.text.Reset()
		m.marks, m.open = nil, nil
	}
	return editor.NewRow(cells, head)
}

// beyond returns the cells that a line has beyond the columns of its table, which Markdown
// does not show.
func (m *markdown) beyond(row ast.Node, columns int) string {
	line, _, _ := bytes.Cut(m.source[row.Pos():], []byte("\n"))
	cells := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(string(line)), "|"), "|")
	for range columns {
		at := barAt(cells)
		if at < 0 {
			return ""
		}
		cells = cells[at+1:]
	}
	return strings.TrimSpace(cells)
}

// barAt is where the first bar stands that is not escaped, -1 where there is none.
func barAt(s string) int {
	for i := range len(s) {
		if s[i] == '|' && (i == 0 || s[i-1] != '\\') {
			return i
		}
	}
	return -1
}
