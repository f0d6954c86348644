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
	seedTokens    = 3   // tokens that must agree to look closer
	seedPlaces    = 8   // places a run may begin at, more say nothing
	sentenceWords = 4   // for a whole sentence to have moved
	phraseWords   = 5   // for less than a sentence
	lightGap      = 8   // tokens changed in a row inside a passage that moved
	lightKept     = 50  // hundredths of a passage that must have stayed the same
	openPassages  = 400 // looked through for one that a seed goes on from
	wordClusters  = 1.5 // clusters that count as a word, in scripts without spaces
)

// A seed is n free tokens from i on that read like the n from j on.
type seed struct{ i, j, n int32 }

// A passage is seeds that follow each other closely on both sides: words that
// travelled, some of them changed on the way.
type passage struct {
	move
	seeds []seed
	words int // that stayed the same
}

// movePassages finds words deleted in one place that were inserted in another:
// whole sentences, or long enough to be no accident.
func (m *matcher) movePassages() error {
	var all []passage
	for _, p := range m.join(m.seeds()) {
		if m.travelled(&p) {
			all = append(all, p)
		} else if len(p.seeds) > 1 {
			for _, s := range p.seeds {
				if one := single(s); m.travelled(&one) {
					all = append(all, one)
				}
			}
		}
	}
	slices.SortFunc(all, func(x, y passage) int {
		return cmp.Or(cmp.Compare(y.words, x.words), cmp.Compare(x.a0, y.a0), cmp.Compare(x.b0, y.b0))
	})
	for _, p := range all {
		m.take(p)
	}
	return m.ctx.Err()
}

func single(s seed) passage {
	return passage{move: move{a0: s.i, a1: s.i + s.n, b0: s.j, b1: s.j + s.n}, seeds: []seed{s}}
}

// seeds returns the longest runs of free tokens that both sides have, in order.
func (m *matcher) seeds() []seed {
	grams := map[uint64][]int32{}
	for j := int32(0); j+seedTokens <= int32(len(m.back)); j++ {
		if key, ok := gram(m.b.toks, m.back, m.moveB, j); ok {
			grams[key] = append(grams[key], j)
		}
	}
	if len(grams) == 0 {
		return nil
	}
	var out []seed
	for i := int32(0); i+seedTokens <= int32(len(m.mate)); i++ {
		key, ok := gram(m.a.toks, m.mate, m.moveA, i)
		if !ok || len(grams[key]) > seedPlaces {
			continue
		}
		for _, j := range grams[key] {
			if i > 0 && j > 0 && m.freeAlike(i-1, j-1) && m.a.opens[i] != opensPara && m.b.opens[j] != opensPara {
				continue // inside the seed before
			}
			if n := m.common(i, j); n >= seedTokens {
				out = append(out, seed{i, j, n})
			}
		}
	}
	return out
}

// join makes passages of seeds that lie close together. In a story each seed is
// its own: a passage that moved reads the same at both ends there.
func (m *matcher) join(seeds []seed) []passage {
	var out []passage
next:
	for _, s := range seeds {
		for k := len(out) - 1; m.flat && k >= 0 && len(out)-k <= openPassages; k-- {
			if p := &out[k]; m.goesOn(p, s) {
				p.a1, p.b1, p.seeds = s.i+s.n, s.j+s.n, append(p.seeds, s)
				continue next
			}
		}
		out = append(out, single(s))
	}
	return out
}

// goesOn reports whether a seed follows a passage, with little changed between.
func (m *matcher) goesOn(p *passage, s seed) bool {
	gapA, gapB := s.i-p.a1, s.j-p.b1
	if gapA < 0 || gapB < 0 || gapA > lightGap || gapB > lightGap {
		return false
	}
	for i := p.a1; i <= s.i; i++ {
		if m.mate[i] >= 0 || m.moveA[i] > 0 || m.a.opens[i] == opensPara {
			return false
		}
	}
	for j := p.b1; j <= s.j; j++ {
		if m.back[j] >= 0 || m.moveB[j] > 0 || m.b.opens[j] == opensPara {
			return false
		}
	}
	return true
}

// take makes a move of a passage whose tokens are all still free.
func (m *matcher) take(p passage) {
	for i := p.a0; i < p.a1; i++ {
		if m.mate[i] >= 0 || m.moveA[i] > 0 {
			return
		}
	}
	for j := p.b0; j < p.b1; j++ {
		if m.back[j] >= 0 || m.moveB[j] > 0 {
			return
		}
	}
	if !m.flat || !m.wholeSentences(p.move) || !m.inOrder(p.move) {
		m.moves = append(m.moves, p.move)
		m.travel(int32(len(m.moves)), p.a0, p.a1, p.b0, p.b1)
	}
	for _, s := range p.seeds {
		for k := range s.n {
			m.link(s.i+k, s.j+k)
		}
	}
}

// inOrder reports whether a passage lies between the same kept words on both
// sides: it did not move, something came between it and its paragraph.
func (m *matcher) inOrder(v move) bool {
	before, after := int32(-1), int32(len(m.b.toks))
	for i := v.a0 - 1; i >= 0 && before < 0; i-- {
		if m.moveA[i] == 0 {
			before = m.mate[i]
		}
	}
	for i := v.a1; int(i) < len(m.mate); i++ {
		if m.moveA[i] == 0 && m.mate[i] >= 0 {
			after = m.mate[i]
			break
		}
	}
	return before < v.b0 && v.b1 <= after
}

// gram returns a key for the tokens at i, and whether they are all free.
func gram(toks []token, mate, moved []int32, i int32) (uint64, bool) {
	h := uint64(14695981039346656037)
	for k := i; k < i+seedTokens; k++ {
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

// travelled decides whether a passage is worth calling a move. Words are counted
// between spaces, so that a web address is one.
func (m *matcher) travelled(p *passage) bool {
	var kept int32
	for _, s := range p.seeds {
		p.words += m.spacedWords(s.i, s.i+s.n)
		kept += s.n
	}
	if kept*100 < lightKept*max(p.a1-p.a0, p.b1-p.b0) {
		return false
	}
	return p.words >= phraseWords || p.words >= sentenceWords && m.wholeSentences(p.move)
}

func (m *matcher) wholeSentences(v move) bool {
	return m.a.startsSentence(v.a0) && m.b.startsSentence(v.b0) && m.a.startsSentence(v.a1) && m.b.startsSentence(v.b1)
}

// spacedWords counts the words among tokens [i, end) of a; of scripts without
// spaces, two clusters make one.
func (m *matcher) spacedWords(i, end int32) int {
	var words, clusters int
	for k := i; k < end; k++ {
		t := m.a.toks[k]
		switch {
		case !m.lex.word[t.id]:
		case m.lex.weight[t.id] == clusterWorth:
			clusters++
		case k == i || m.a.toks[k-1].end < t.start:
			words++
		}
	}
	return words + int(float64(clusters)/wordClusters)
}
