package reuse

import (
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// Article is an article read as words: its standfirst and the text of its body,
// without what is suggested to be deleted. The headline is left out: it says what any
// headline of the event says.
type Article struct {
	*Text
	editor.Article
	text   string
	blocks []placed
}

// placed is a block and where it stands in the text.
type placed struct {
	id string
	prose.Span
	quote bool // it is a quotation as a whole
}

// ReadArticle reads one.
func ReadArticle(a editor.Article) *Article {
	out := &Article{Article: a}
	var text strings.Builder
	add := func(id, words string, marks []editor.Mark, quote bool) {
		if words == "" {
			return
		}
		start := text.Len()
		text.WriteString(blanked(words, marks))
		out.blocks = append(out.blocks, placed{id, prose.Span{Start: start, End: text.Len()}, quote})
		text.WriteByte('\n')
	}
	add(editor.StandfirstID, a.Standfirst, a.StandfirstMarks, false)
	for _, b := range a.Body {
		add(b.ID, b.Text, b.Marks, b.Kind == editor.Quote)
	}
	out.text = text.String()
	out.Text = Read(out.text)
	return out
}

// blanked is a text with NUL in place of each byte that is suggested to be deleted,
// which leaves the offsets as they are.
func blanked(text string, marks []editor.Mark) string {
	var b []byte
	for _, m := range marks {
		if m.Kind != editor.Deleted || m.Start < 0 || m.End > len(text) {
			continue
		}
		if b == nil {
			b = []byte(text)
		}
		for i := m.Start; i < m.End; i++ {
			b[i] = 0
		}
	}
	if b == nil {
		return text
	}
	return string(b)
}

// Ranges returns where words of the article stand in its blocks.
func (a *Article) Ranges(s prose.Span) []editor.Range {
	var out []editor.Range
	for _, b := range a.blocks {
		if s.Overlaps(b.Span) {
			part := prose.Span{Start: max(s.Start, b.Start), End: min(s.End, b.End)}
			out = append(out, editor.Range{Block: b.id, Start: part.Start - b.Start, End: part.End - b.Start})
		}
	}
	return out
}

// Words returns words of the article as they stand, paragraphs parted by a line
// break, without what is suggested to be deleted.
func (a *Article) Words(s prose.Span) string {
	return strings.ReplaceAll(s.Of(a.text), "\x00", "")
}

// quotations returns what is quoted in the article: in quotation marks, or as a
// block.
func (a *Article) quotations() []prose.Span {
	paragraphs := make([]prose.Span, len(a.blocks))
	var out []prose.Span
	for i, b := range a.blocks {
		paragraphs[i] = b.Span
		if b.quote {
			out = append(out, b.Span)
		}
	}
	return append(out, quotations(a.text, paragraphs)...)
}

// Compared returns the passages that an article shares with others; their Source is
// the place among those.
func (a *Article) Compared(others []*Article) []Passage {
	c := NewComparison(a.Text)
	for i, o := range others {
		c.With(i, o.Text)
	}
	found := c.Passages()
	for i, p := range found {
		found[i] = a.trimmed(p, others[p.Source])
	}
	found = slices.DeleteFunc(found, func(p Passage) bool { return p.Words < fewest })
	if len(found) > 0 {
		markQuoted(found, a.quotations())
	}
	return found
}
