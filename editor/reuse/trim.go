package reuse

import (
	"slices"

	"stet/editor/prose"
)

// byChance is how many words beyond the end of a paragraph may be the same in both texts for
// nothing: the next one begins with "The" as well.
const byChance = 3

// trimmed is a passage without such words at its ends, in either article.
func (a *Article) trimmed(p Passage, other *Article) Passage {
	here, there := a.within(p.Span), other.within(p.There)
	for k := 1; k <= byChance && k < min(len(here), len(there)) && here[len(here)-k].hash == there[len(there)-k].hash; k++ {
		before, cut := here[len(here)-k-1], there[len(there)-k-1]
		if (a.endsBlock(before) || other.endsBlock(cut)) && !a.endsBlock(here[len(here)-1]) {
			p.End, p.There.End = int(before.end), int(cut.end)
			p.Words, p.Same = p.Words-k, p.Same-k
			break
		}
	}
	here, there = a.within(p.Span), other.within(p.There)
	for k := 1; k <= byChance && k < min(len(here), len(there)) && here[k-1].hash == there[k-1].hash; k++ {
		if (a.endsBlock(here[k-1]) || other.endsBlock(there[k-1])) && !a.beginsBlock(here[0]) {
			p.Start, p.There.Start = int(here[k].start), int(there[k].start)
			p.Words, p.Same = p.Words-k, p.Same-k
			break
		}
	}
	return p
}

// within returns the words of a span.
func (t *Text) within(s prose.Span) []word {
	from, _ := slices.BinarySearchFunc(t.words, s.Start, func(w word, at int) int { return int(w.start) - at })
	to, _ := slices.BinarySearchFunc(t.words, s.End, func(w word, at int) int { return int(w.start) - at })
	return t.words[from:to]
}

// endsBlock reports whether a word is the last of its block, and beginsBlock whether it is
// the first.
func (a *Article) endsBlock(w word) bool {
	b := a.blockOf(w)
	next := a.within(prose.Span{Start: int(w.end), End: b.End})
	return len(next) == 0
}

func (a *Article) beginsBlock(w word) bool {
	b := a.blockOf(w)
	return len(a.within(prose.Span{Start: b.Start, End: int(w.start)})) == 0
}

func (a *Article) blockOf(w word) placed {
	i, found := slices.BinarySearchFunc(a.blocks, int(w.start), func(b placed, at int) int { return b.Start - at })
	if !found {
		i--
	}
	return a.blocks[i]
}
