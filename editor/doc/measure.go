package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// Measure tells how long the manuscript or a part of it is. It remembers the
// length of each block that it was asked for, until the block changes: asking
// again after a key counts one paragraph.
type Measure struct {
	d    *Doc
	seen map[string]editor.Length // by block
}

// NewMeasure returns a measure of d; it listens to d until stop is called.
func NewMeasure(d *Doc) (m *Measure, stop func()) {
	m = &Measure{d: d, seen: map[string]editor.Length{}}
	return m, d.Listen(func(c Change) {
		if len(m.seen) > 2*d.Len() { // blocks that have gone
			clear(m.seen)
		}
		for _, id := range c.Blocks {
			delete(m.seen, id)
		}
	})
}

// Story returns the length of the body. Words that somebody suggests to delete
// do not count, here and below.
func (m *Measure) Story() editor.Length {
	var l editor.Length
	for i := head; i < m.d.Len(); i++ {
		l = l.Plus(m.Block(i))
	}
	return l
}

// Block returns the length of the i-th block.
func (m *Measure) Block(i int) editor.Length {
	b := m.d.Block(i)
	l, ok := m.seen[b.ID]
	if !ok {
		l = length(live(b, 0, len(b.Text)))
		m.seen[b.ID] = l
	}
	return l
}

// Selection returns the length of what is selected, and whether that is a part
// of Story: of a selection that reaches into the body only the body counts, one
// in the headline and the standfirst alone counts for itself. The length of a
// selection which fits nowhere is zero.
func (m *Measure) Selection(s Selection) (l editor.Length, body bool) {
	from, to, err := m.d.Range(s)
	if err != nil || from == to {
		return editor.Length{}, false
	}
	if body = !reserved(to.Block); body && reserved(from.Block) {
		from = Pos{Block: m.d.blocks[head].ID}
	}
	return m.between(from, to), body
}

func (m *Measure) between(from, to Pos) editor.Length {
	first, last := m.d.Index(from.Block), m.d.Index(to.Block)
	b := m.d.Block(first)
	if first == last {
		return length(live(b, from.Offset, to.Offset))
	}
	l := length(live(b, from.Offset, len(b.Text))).Plus(length(live(m.d.Block(last), 0, to.Offset)))
	for i := first + 1; i < last; i++ {
		l = l.Plus(m.Block(i))
	}
	return l
}

// live returns the text [from, to) of a block without the words that are
// suggested to go.
func live(b editor.Block, from, to int) string {
	var out strings.Builder
	for _, m := range b.Marks {
		if m.Kind == editor.Deleted && m.End > from && m.Start < to {
			out.WriteString(b.Text[from:max(from, m.Start)])
			from = min(to, m.End)
		}
	}
	if out.Len() == 0 {
		return b.Text[from:to]
	}
	out.WriteString(b.Text[from:to])
	return out.String()
}

func length(text string) editor.Length {
	l := editor.Length{Words: countWords(text)}
	for at := 0; at < len(text); {
		r, _ := utf8.DecodeRuneInString(text[at:])
		if l.Characters++; !unicode.IsSpace(r) {
			l.Letters++
		}
		at = NextGrapheme(text, at)
	}
	return l
}
