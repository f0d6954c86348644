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
		long := m.a.paras[c.a].words >= movedWords && m.b.paras[c.b].words >= movedWords
		if free && long && c.alike >= alikeMoved {
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

const (
	gramTokens    = 5 // tokens that must agree to look closer
	gramPlaces    = 8 // places a run may begin at, more say nothing
	sentenceWords = 5 // for a whole sentence to have moved
	phraseWords   = 8 // for less than a sentence
)

// moveSentences finds runs of words deleted in one place that were inserted
// verbatim in another: whole sentences, or long enough to be no accident.
func (m *matcher) moveSentences() error {
	grams := map[uint64][]int32{}
	for j := int32(0); j+gramTokens <= int32(len(m.back)); j++ {
		if key, ok := gram(m.b.toks, m.back, m.moveB, j); ok {
			grams[key] = append(grams[key], j)
		}
	}
	if len(grams) == 0 {
		return m.ctx.Err()
	}
	var runs []move
	for i := int32(0); i+gramTokens <= int32(len(m.mate)); i++ {
		key, ok := gram(m.a.toks, m.mate, m.moveA, i)
		if !ok || len(grams[key]) > gramPlaces {
			continue
		}
		var longest int32
		for _, j := range grams[key] {
			n := m.common(i, j)
			if v, ok := m.passage(i, j, n); ok {
				runs = append(runs, v)
				longest = max(longest, n)
			}
		}
		i += max(0, longest-gramTokens)
	}
	slices.SortFunc(runs, func(x, y move) int {
		return cmp.Or(cmp.Compare(y.a1-y.a0, x.a1-x.a0), cmp.Compare(x.a0, y.a0), cmp.Compare(x.b0, y.b0))
	})
	for _, v := range runs {
		m.take(v)
	}
	return m.ctx.Err()
}

// take makes a move of a run whose tokens are all still free.
func (m *matcher) take(v move) {
	for k := int32(0); k < v.a1-v.a0; k++ {
		if m.mate[v.a0+k] >= 0 || m.back[v.b0+k] >= 0 {
			return
		}
	}
	m.moves = append(m.moves, v)
	m.travel(int32(len(m.moves)), v.a0, v.a1, v.b0, v.b1)
	for k := int32(0); k < v.a1-v.a0; k++ {
		m.link(v.a0+k, v.b0+k)
	}
}

// gram returns a key for the tokens at i, and whether they are all free.
func gram(toks []token, mate, moved []int32, i int32) (uint64, bool) {
	h := uint64(14695981039346656037)
	for k := i; k < i+gramTokens; k++ {
		if mate[k] >= 0 || moved[k] > 0 {
			return 0, false
		}
		h = (h ^ uint64(toks[k].id)) * 1099511628211
	}
	return h, true
}

// common returns how many free tokens agree from i and j on, within one
// paragraph on each side.
func (m *matcher) common(i, j int32) int32 {
	n := int32(0)
	for int(i+n) < len(m.mate) && int(j+n) < len(m.back) && m.freeAlike(i+n, j+n) {
		if n > 0 && (m.a.opens[i+n] == opensPara || m.b.opens[j+n] == opensPara) {
			break
		}
		n++
	}
	return n
}

func (m *matcher) freeAlike(i, j int32) bool {
	return m.mate[i] < 0 && m.back[j] < 0 && m.moveA[i] == 0 && m.moveB[j] == 0 && m.a.toks[i].id == m.b.toks[j].id
}

// passage decides whether n common tokens are worth calling a move. Words are
// counted between spaces, so that a web address is one.
func (m *matcher) passage(i, j, n int32) (move, bool) {
	var words, clusters int
	for k := i; k < i+n; k++ {
		t := m.a.toks[k]
		if !m.lex.word[t.id] {
			continue
		}
		if m.lex.weight[t.id] == clusterWorth {
			clusters++
		} else if k == i || m.a.toks[k-1].end < t.start {
			words++
		}
	}
	words += clusters / 2
	sentence := m.a.startsSentence(i) && m.b.startsSentence(j) && m.a.startsSentence(i+n) && m.b.startsSentence(j+n)
	ok := words >= phraseWords || sentence && words >= sentenceWords
	return move{a0: i, a1: i + n, b0: j, b1: j + n}, ok
}
