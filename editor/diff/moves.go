package diff

import (
	"cmp"
	"slices"
)

// moveParagraphs takes the pairs left over by the chain, likest and longest
// first, as moves; neighbours that travelled together become one.
func (m *matcher) moveParagraphs(all []candidate) {
	all = slices.Clone(all)
	slices.SortFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	to := map[int]int{} // moved paragraphs of a, and where they went
	for _, c := range all {
		free := m.groupA[c.a] < 0 && m.groupB[c.b] < 0
		if free && m.recognised(c) && !m.torn(c) && !m.renumbered(c) {
			m.add(group{a0: c.a, a1: c.a + 1, b0: c.b, b1: c.b + 1, move: -1})
			to[c.a] = c.b
		}
	}
	starts := make([]int, 0, len(to))
	for i := range to {
		starts = append(starts, i)
	}
	slices.Sort(starts)
	for _, i := range starts {
		m.takeAlong(to, i, -1)
		m.takeAlong(to, i, 1)
	}
	m.joinMoves(to)
}

// recognised reports whether two paragraphs that do not stand in the same place
// are one: they read alike, and not in words alone that many paragraphs have.
func (m *matcher) recognised(c candidate) bool {
	p, q := &m.a.paras[c.a], &m.b.paras[c.b]
	least := min(p.words, q.words)
	switch {
	case c.alike < alikeMoved || least < movedWords:
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
	if m.in == nil {
		m.in = make([]int32, len(m.lex.weight))
		for _, s := range []*side{m.a, m.b} {
			for _, x := range s.paras {
				for k, id := range x.bag {
					if k == 0 || x.bag[k-1] != id {
						m.in[id]++
					}
				}
			}
		}
	}
	all, shared := m.rareWorth(p.bag)+m.rareWorth(q.bag), m.rareWorth(commonWords(p.bag, q.bag))
	if all == 0 {
		return 0
	}
	return int32(2000 * shared / all)
}

// rareWorth adds up what words are worth by the paragraphs that have them. Those
// of a pair have two of them.
func (m *matcher) rareWorth(words []int32) int64 {
	var sum int64
	for _, id := range words {
		sum += 1000 * int64(m.lex.weight[id]) / int64(max(1, m.in[id]-1))
	}
	return sum
}

// commonWords returns the words that both of two sorted bags have.
func commonWords(x, y []int32) []int32 {
	var out []int32
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			out = append(out, x[i])
			i, j = i+1, j+1
		}
	}
	return out
}

// takeAlong extends a move by equal neighbours too short to move by
// themselves, such as the heading over a moved section.
func (m *matcher) takeAlong(to map[int]int, i, step int) {
	for j := to[i]; ; {
		i, j = i+step, j+step
		if i < 0 || j < 0 || i >= len(m.groupA) || j >= len(m.groupB) || m.groupA[i] >= 0 || m.groupB[j] >= 0 {
			return
		}
		p, q := &m.a.paras[i], &m.b.paras[j]
		if p.hi == p.lo || m.alike(p, q) < 1000 {
			return
		}
		m.add(group{a0: i, a1: i + 1, b0: j, b1: j + 1, move: -1})
		to[i] = j
	}
}

// joinMoves numbers the moved paragraphs, one number for each run that is a run
// on both sides.
func (m *matcher) joinMoves(to map[int]int) {
	from := make([]int, 0, len(to))
	for i := range to {
		from = append(from, i)
	}
	slices.Sort(from)
	for k, i := range from {
		p, q := m.a.paras[i], m.b.paras[to[i]]
		if k > 0 && from[k-1] == i-1 && to[i-1] == to[i]-1 {
			v := &m.moves[len(m.moves)-1]
			v.a1, v.b1, v.paras = p.hi, q.hi, v.paras+1
		} else {
			m.moves = append(m.moves, move{p.lo, p.hi, q.lo, q.hi, 1})
		}
		n := int32(len(m.moves))
		m.groups[m.groupA[i]].move = n
		m.travel(n, p.lo, p.hi, q.lo, q.hi)
	}
}

// travel marks tokens as moved.
func (m *matcher) travel(n, a0, a1, b0, b1 int32) {
	for i := a0; i < a1; i++ {
		m.moveA[i] = n
	}
	for j := b0; j < b1; j++ {
		m.moveB[j] = n
	}
}
