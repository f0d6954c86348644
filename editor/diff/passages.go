package diff

import (
	"cmp"
	"slices"
)

const (
	seedTokens    = 3   // tokens that must agree to look closer
	seedPlaces    = 8   // places a run may begin at, more say nothing
	sentenceWords = 4   // for a whole sentence to have moved
	phraseWords   = 5   // for less than a sentence
	placeWords    = 5   // for a run of words to have stayed where it is
	plainWords    = 12  // for one that need not be rare
	rareTokens    = 5   // of which a rare passage holds a run
	giveWay       = 3   // times what a passage must be worth of the words that give way to it
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
	seeds   []seed
	words   int  // that stayed the same
	inPlace bool // too little to call a move: it can only have stayed
}

// movePassages finds words deleted in one place that were inserted in another:
// whole sentences, or long enough to be no accident.
func (m *matcher) movePassages() error {
	var all []passage
	for _, p := range m.join(m.seeds()) {
		if m.travelled(&p) {
			all = append(all, p)
			continue
		}
		for _, s := range p.seeds {
			one := single(s)
			one.inPlace = !m.travelled(&one)
			if !one.inPlace || m.tokenWords(s) >= placeWords {
				all = append(all, one)
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

// take makes a move of a passage whose tokens are all still free, or keeps it in
// place where it passed few words or none.
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
	passed, few := m.passed(p)
	if p.inPlace && len(passed) > 0 {
		return
	}
	if few && (m.flat || m.sameGroup(p.move)) {
		for _, i := range passed {
			m.unlink(i)
		}
	} else {
		if p.inPlace || p.words < plainWords && !m.rare(p) {
			return
		}
		m.moves = append(m.moves, p.move)
		m.travel(int32(len(m.moves)), p.a0, p.a1, p.b0, p.b1)
	}
	for _, s := range p.seeds {
		for k := range s.n {
			m.link(s.i+k, s.j+k)
		}
	}
}

// sameGroup reports whether a passage lies in what became of its paragraph.
func (m *matcher) sameGroup(v move) bool {
	i, j := m.a.paraOf(v.a0), m.b.paraOf(v.b0)
	return m.groupA[i] >= 0 && m.groupA[i] == m.groupB[j]
}

// passed returns the kept tokens of a that a passage passed, and whether they are
// so few that rather they gave way: of "it is late, he said" and "he said it is
// late" the longer part stayed.
func (m *matcher) passed(p passage) (out []int32, few bool) {
	limit := int32(0)
	for _, s := range p.seeds {
		limit += m.worth(m.a.toks[s.i:s.i+s.n]) / giveWay
	}
	pass := func(i int32) bool {
		out = append(out, i)
		limit -= m.lex.weight[m.a.toks[i].id]
		return limit >= 0
	}
	for i := p.a0 - 1; i >= 0; i-- {
		if m.moveA[i] > 0 || m.mate[i] < 0 {
			continue
		}
		if m.mate[i] < p.b0 {
			break
		}
		if !pass(i) {
			return nil, false
		}
	}
	for i := p.a1; int(i) < len(m.mate); i++ {
		if m.moveA[i] > 0 || m.mate[i] < 0 {
			continue
		}
		if m.mate[i] >= p.b1 {
			break
		}
		if !pass(i) {
			return nil, false
		}
	}
	return out, true
}

// gram returns a key for the tokens at i, and whether they are all free.
func gram(toks []token, mate, moved []int32, i int32) (uint64, bool) {
	for k := i; k < i+seedTokens; k++ {
		if mate[k] >= 0 || moved[k] > 0 {
			return 0, false
		}
	}
	return hashTokens(toks[i : i+seedTokens]), true
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

// rare reports whether a passage holds a run of tokens that either text has only
// once: a turn of phrase that stands in several places comes and goes by itself.
func (m *matcher) rare(p passage) bool {
	if m.often == nil {
		m.often = map[uint64]int{}
		for _, toks := range [][]token{m.a.toks, m.b.toks} {
			for i := 0; i+rareTokens <= len(toks); i++ {
				m.often[hashTokens(toks[i:i+rareTokens])]++
			}
		}
	}
	for _, s := range p.seeds {
		for i := s.i; i+rareTokens <= s.i+s.n; i++ {
			if m.often[hashTokens(m.a.toks[i:i+rareTokens])] == 2 {
				return true
			}
		}
	}
	return false
}

// tokenWords counts the words of a seed, those within web addresses too.
func (m *matcher) tokenWords(s seed) int {
	n := 0
	for _, t := range m.a.toks[s.i : s.i+s.n] {
		if m.lex.word(t.id) {
			n++
		}
	}
	return n
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
		switch c := m.lex.class[t.id]; {
		case c == mark:
		case c == cluster:
			clusters++
		case k == i || m.a.toks[k-1].end < t.start:
			words++
		}
	}
	return words + int(float64(clusters)/wordClusters)
}
