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
