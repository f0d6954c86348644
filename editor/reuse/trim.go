package reuse

import (
	"slices"

	"stet/editor/prose"
)

// beyond is how far from its end a passage is looked through for the edge of a paragraph.
const beyond = 30

// trimmed is a passage without what it has by chance beyond the edge of a paragraph, in
// either article: the next one begins with "The mayor said in a" as well.
func (a *Article) trimmed(p Passage, other *Article) Passage {
	here, there := a.within(p.Span), other.within(p.There)
	i, j := together(here, there, a.endsBlock, other.endsBlock)
	p.End, p.There.End = int(here[i-1].end), int(there[j-1].end)
	p.Words, p.Same = p.Words-len(here[i:]), p.Same-alikeIn(here[i:], there[j:])

	here, there = reversed(here[:i]), reversed(there[:j])
	i, j = together(here, there, a.beginsBlock, other.beginsBlock)
	p.Start, p.There.Start = int(here[i-1].start), int(there[j-1].start)
	p.Words, p.Same = p.Words-len(here[i:]), p.Same-alikeIn(here[i:], there[j:])
	return p
}

// together returns how many of the words of two texts, which are alike, belong together:
// those up to the last edge of a paragraph in one of the texts, where fewer than a passage
// has are the same beyond it. Paragraphs that are the same as a whole belong there.
func together(here, there []word, edge, edgeThere func(word) bool) (i, j int) {
	i, j = lastEdge(here, edge), lastEdge(there, edgeThere)
	ownPartner, itsPartner := partner(here, i, there), partner(there, j, here)
	whole := edge(here[len(here)-1]) && edgeThere(there[len(there)-1])
	chance := func(i, j int) bool {
		return alikeIn(here[i:], there[j:]) < fewest && !(whole && edge(here[i-1]) && edgeThere(there[j-1]))
	}
	switch {
	case i > 0 && chance(i, ownPartner):
		return i, ownPartner
	case j > 0 && chance(itsPartner, j):
		return itsPartner, j
	}
	return len(here), len(there)
}

// lastEdge is how many words there are up to the last edge of a paragraph before the end of
// them all, 0 where there is none near it.
func lastEdge(words []word, edge func(word) bool) int {
	for i := len(words) - 1; i > 0 && len(words)-i <= beyond; i-- {
		if edge(words[i-1]) {
			return i
		}
	}
	return 0
}

// partner is how many words of another text belong to the first n of words: up to the same
// word, about as far from the end, or as far from it as they are.
func partner(words []word, n int, other []word) int {
	at := max(1, min(len(other)-(len(words)-n), len(other)))
	for away := 0; n > 0 && away <= stray; away++ {
		for _, j := range [2]int{at - away, at + away} {
			if 0 < j && j <= len(other) && other[j-1].hash == words[n-1].hash {
				return j
			}
		}
	}
	return at
}

// alikeIn is how many words of one text stand in another.
func alikeIn(words, other []word) int {
	left := map[uint64]int{}
	for _, w := range other {
		left[w.hash]++
	}
	n := 0
	for _, w := range words {
		if left[w.hash] > 0 {
			left[w.hash]--
			n++
		}
	}
	return n
}

func reversed(words []word) []word {
	words = slices.Clone(words)
	slices.Reverse(words)
	return words
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
