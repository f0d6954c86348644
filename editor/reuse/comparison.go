package reuse

import (
	"cmp"
	"slices"
	"strings"

	"stet/editor/prose"
)

// Comparison gathers what a text shares with others.
type Comparison struct {
	seeker *seeker
	found  []found
	having []int // how many of the others have each word in a run of their own
	edging []int // and at an edge of theirs
}

// found is a passage, and the words of the text that it is made of.
type found struct {
	Passage
	from, to int
}

// NewComparison begins one of t.
func NewComparison(t *Text) *Comparison {
	return &Comparison{seeker: newSeeker(t), having: make([]int, len(t.words)), edging: make([]int, len(t.words))}
}

// With aligns another text, which its passages name by source.
func (c *Comparison) With(source int, other *Text) {
	runs := c.seeker.runs(other)
	has, edges := make([]bool, len(c.having)), make([]bool, len(c.having))
	for _, r := range runs {
		atEdge := other.atEdge(r.j, r.j+r.n)
		for i := r.i; i < r.i+r.n; i++ {
			has[i] = true
			edges[i] = edges[i] || atEdge
		}
	}
	if !c.copies(has, other) {
		count(c.having, has)
		count(c.edging, edges)
	}
	for _, m := range c.seeker.matches(other, runs) {
		c.found = append(c.found, found{from: m.i, to: m.iEnd, Passage: Passage{
			Span: c.seeker.text.span(m.i, m.iEnd), Source: source, There: other.span(m.j, m.jEnd),
			Words: m.iEnd - m.i, Same: m.same, Kind: Lifted,
		}})
	}
}

// copies reports whether most of both texts is the same: however many copies there are of
// one story, none of it becomes a notice by them.
func (c *Comparison) copies(has []bool, other *Text) bool {
	same := 0
	for _, is := range has {
		if is {
			same++
		}
	}
	return 2*same > max(len(has), len(other.words))
}

func count(counts []int, has []bool) {
	for i, is := range has {
		if is {
			counts[i]++
		}
	}
}

// Words that many stories have are lifted as many times over, unless it is plain that
// they were written to be run with every story: they stand where notices do, and either
// speak as notices do or are at such a place in as many as a look-up brings. A part of a
// sentence is nobody's either where many have it: that is how it is said.
const (
	manyHave = 3
	allHave  = ofStretch
	edge     = 90 // words at the head or foot of a text, at most half of it
	notices  = 3  // what different words of a notice weigh together, at least
	sparse   = 8  // words of it for each of that, at most
	phrase   = 20 // words of a part of a sentence, at most
)

// noticeWords are those that sign-offs, licences, disclaimers and what a newsroom says of
// itself are made of, and what they weigh. Some are words of news as well: two of them in
// a paragraph make no notice of it.
var noticeWords = func() map[uint64]int {
	out := map[uint64]int{}
	for weight, words := range []string{1: `reporting editing additional contributed compiled translation originally
		licence license licensed permission commons copyright reserved follow podcast donate inbox airs weekdays
		nonprofit nonpartisan funded notice`, 2: `republished republish reprinted syndicated rewritten redistributed
		disclaimer subscribe newsletter newsletters newsroom`} {
		for w := range strings.FieldsSeq(words) {
			out[hashOf(fold(w))] = weight
		}
	}
	return out
}()

// atEdge reports whether the words [from, to) stand at the head or the foot of a text.
func (t *Text) atEdge(from, to int) bool {
	near := min(edge, (len(t.words)+1)/2)
	return to <= near || from >= len(t.words)-near || len(t.words) <= to-from+fewest
}

// isNotice reports whether the words [from, to) speak as notices do.
func (t *Text) isNotice(from, to int) bool {
	said, weight := map[uint64]bool{}, 0
	for _, w := range t.words[from:to] {
		if !said[w.hash] {
			said[w.hash] = true
			weight += noticeWords[w.hash]
		}
	}
	return weight >= notices && sparse*weight >= to-from
}

// isPhrase reports whether the words [from, to) are but a part of a sentence.
func (t *Text) isPhrase(from, to int) bool {
	return to-from <= phrase && !(t.words[from].opens && t.words[to-1].closes) &&
		!slices.ContainsFunc(t.words[from:to-1], func(w word) bool { return w.closes })
}

// isBoilerplate reports whether most words of a passage are nobody's.
func (c *Comparison) isBoilerplate(f found) bool {
	t := c.seeker.text
	if (f.Same < f.Words || f.Words < Least) && t.isPhrase(f.from, f.to) && f.mostIn(c.having, manyHave) {
		return true
	}
	if !t.atEdge(f.from, f.to) {
		return false
	}
	return t.isNotice(f.from, f.to) && f.mostIn(c.having, manyHave) || f.mostIn(c.edging, allHave)
}

// mostIn reports whether at least so many have most of the passage's words.
func (f found) mostIn(having []int, least int) bool {
	n := 0
	for _, have := range having[f.from:f.to] {
		if have >= least {
			n++
		}
	}
	return 2*n > f.Words
}

// Passages returns them in the order of the text, the more alike first.
func (c *Comparison) Passages() []Passage {
	out := make([]Passage, len(c.found))
	for i, f := range c.found {
		out[i] = f.Passage
		if c.isBoilerplate(f) {
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
