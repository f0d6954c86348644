package reuse

import (
	"cmp"
	"slices"

	"stet/editor/prose"
)

// Comparison gathers what a text shares with others.
type Comparison struct {
	seeker *seeker
	found  []found
	having []int // how many of the others have each word in a run of their own
}

// found is a passage, and the words of the text that it is made of.
type found struct {
	Passage
	from, to int
}

// NewComparison begins one of t.
func NewComparison(t *Text) *Comparison {
	return &Comparison{seeker: newSeeker(t), having: make([]int, len(t.words))}
}

// With aligns another text, which its passages name by source.
func (c *Comparison) With(source int, other *Text) {
	runs := c.seeker.runs(other)
	has := make([]bool, len(c.having))
	for _, r := range runs {
		for i := r.i; i < r.i+r.n; i++ {
			if !has[i] {
				has[i] = true
				c.having[i]++
			}
		}
	}
	for _, m := range c.seeker.matches(other, runs) {
		c.found = append(c.found, found{from: m.i, to: m.iEnd, Passage: Passage{
			Span: c.seeker.text.span(m.i, m.iEnd), Source: source, There: other.span(m.j, m.jEnd),
			Words: m.iEnd - m.i, Same: m.same, Kind: Lifted,
		}})
	}
}

// manyHave is how many others have words that are nobody's.
const manyHave = 3

// Passages returns them in the order of the text, the more alike first. One that is
// made of what many others have as well is Boilerplate: a notice, or a phrase that
// everybody writes.
func (c *Comparison) Passages() []Passage {
	out := make([]Passage, len(c.found))
	for i, f := range c.found {
		out[i] = f.Passage
		common := 0
		for _, n := range c.having[f.from:f.to] {
			if n >= manyHave {
				common++
			}
		}
		if 2*common > f.Words {
			out[i].Kind = Boilerplate
		}
	}
	slices.SortStableFunc(out, func(a, b Passage) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.Same, a.Same), cmp.Compare(a.Source, b.Source))
	})
	return out
}

// shared is how many bytes two spans have in common.
func shared(a, b prose.Span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

// MarkQuoted makes Quoted of the lifted passages that stand in quotation marks: what
// does not is the lesser part, and fewer than Least words. Paragraphs are those of
// the text, in order.
func MarkQuoted(found []Passage, text string, paragraphs []prose.Span) {
	if len(found) > 0 {
		markQuoted(found, quotations(text, paragraphs))
	}
}

func markQuoted(found []Passage, marked []prose.Span) {
	for i, p := range found {
		inside := 0
		for _, q := range marked {
			inside += shared(p.Span, q)
		}
		size := p.End - p.Start
		inside = min(inside, size)
		if p.Kind == Lifted && 2*inside > size && (size-inside)*p.Words < Least*size {
			found[i].Kind = Quoted
		}
	}
}

// quotations returns what stands in quotation marks in a text.
func quotations(text string, paragraphs []prose.Span) []prose.Span {
	texts := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		texts[i] = p.Of(text)
	}
	var out []prose.Span
	for _, q := range prose.Quotes(texts) {
		at := paragraphs[q.Block].Start
		out = append(out, prose.Span{Start: q.Start + at, End: q.End + at})
	}
	return out
}
