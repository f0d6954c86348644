package diff

import (
	"iter"
	"slices"
)

// recognised reports whether two paragraphs that do not stand in the same place
// are one: they read alike, and not in words alone that many paragraphs have.
func (m *matcher) recognised(c candidate) bool {
	p, q := &m.a.paras[c.a], &m.b.paras[c.b]
	least := min(p.words, q.words)
	switch {
	case c.alike < alikeMoved || m.spacedWords(p.lo, p.hi) < phraseWords:
		return false
	case c.alike == 1000:
		return least >= distinctWords || m.rare(single(seed{p.lo, q.lo, p.hi - p.lo}))
	}
	return least >= editedWords && m.alikeInRare(p, q) >= alikeMoved
}

// renumbered reports whether both places of a pair have, between the paragraphs
// that stayed around them, another that is nearly the same: of lines that differ
// in a number, none moved when the numbers did.
func (m *matcher) renumbered(c candidate) bool {
	lo, hi := m.gapAround(m.groupB, c.b, func(g group) (int, int) { return g.a0, g.a1 }, len(m.groupA))
	there := slices.ContainsFunc(free(m.groupA, lo, hi), func(i int) bool {
		return i != c.a && m.alike(&m.a.paras[i], &m.b.paras[c.b]) >= alikeButNumber
	})
	if !there {
		return false
	}
	lo, hi = m.gapAround(m.groupA, c.a, func(g group) (int, int) { return g.b0, g.b1 }, len(m.groupB))
	return slices.ContainsFunc(free(m.groupB, lo, hi), func(j int) bool {
		return j != c.b && m.alike(&m.a.paras[c.a], &m.b.paras[j]) >= alikeButNumber
	})
}

// gapAround returns what lies on the other side between the groups in place
// before and behind paragraph i.
func (m *matcher) gapAround(groups []int32, i int, other func(group) (int, int), end int) (lo, hi int) {
	hi = end
	for k := i - 1; k >= 0; k-- {
		if n := groups[k]; n >= 0 && m.groups[n].move == 0 {
			_, lo = other(m.groups[n])
			break
		}
	}
	for k := i + 1; k < len(groups); k++ {
		if n := groups[k]; n >= 0 && m.groups[n].move == 0 {
			hi, _ = other(m.groups[n])
			break
		}
	}
	return lo, min(hi, lo+widestGap)
}

// torn reports whether a neighbour that nothing claims holds what one of the pair
// has and the other has not: then the paragraph was split, or joined, as it went,
// and its pieces are followed by their words.
func (m *matcher) torn(c candidate) bool {
	p, q := &m.a.paras[c.a], &m.b.paras[c.b]
	left := rest(p.bag, q.bag)
	for _, j := range []int{c.b - 1, c.b + 1} {
		if j >= 0 && j < len(m.groupB) && m.groupB[j] < 0 && m.isPart(&m.b.paras[j], left) {
			return true
		}
	}
	left = rest(q.bag, p.bag)
	for _, i := range []int{c.a - 1, c.a + 1} {
		if i >= 0 && i < len(m.groupA) && m.groupA[i] < 0 && m.isPart(&m.a.paras[i], left) {
			return true
		}
	}
	return false
}

// alikeInRare is alike with every word weighed by how few paragraphs have it.
func (m *matcher) alikeInRare(p, q *para) int32 {
	if m.parasWith == nil {
		m.parasWith = make([]int32, len(m.lex.weight))
		for _, s := range []*side{m.a, m.b} {
			for _, x := range s.paras {
				for k, id := range x.bag {
					if k == 0 || x.bag[k-1] != id {
						m.parasWith[id]++
					}
				}
			}
		}
	}
	all, shared := m.rareWorth(slices.Values(p.bag))+m.rareWorth(slices.Values(q.bag)), m.rareWorth(inCommon(p.bag, q.bag))
	if all == 0 {
		return 0
	}
	return int32(2000 * shared / all)
}

// rareWorth adds up what words are worth by the paragraphs that have them. Those
// of a pair have two of them.
func (m *matcher) rareWorth(words iter.Seq[int32]) int64 {
	var sum int64
	for id := range words {
		sum += 1000 * int64(m.lex.weight[id]) / int64(max(1, m.parasWith[id]-1))
	}
	return sum
}
