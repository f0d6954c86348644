package diff

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"

	"stet/editor"
)

// Likeness is measured in thousandths: words shared, by worth, of the mean of
// both paragraphs.
const (
	alikeInPlace   = 194 // to anchor a paragraph in place
	alikeInGap     = 205 // between two anchors, where the place speaks for it too
	alikeMoved     = 500
	alikeButNumber = 800 // of lines that differ in a number
	alikePart      = 550 // of a part's words found in what is left of the whole
	dominated      = 600 // thousandths of a rival's likeness below which a pair is dropped

	anchorWords   = 4        // fewer words never anchor
	distinctWords = 6        // of one that need not be rare
	editedWords   = 6        // of a paragraph that was edited as it moved
	nearest       = 5        // likeliest counterparts looked at
	widestGap     = 40       // paragraphs looked at for the like of one
	gapCells      = 10_000   // pairs of paragraphs compared between two anchors
	indexWork     = 40 << 20 // postings read in one comparison
)

// A candidate is a pair of paragraphs that may be the same one.
type candidate struct {
	a, b   int
	alike  int32
	weight int64
}

// paragraphs groups the paragraphs from lo up to ahi and bhi: anchors in
// place, then moves, splits and merges, then what lies between anchors.
func (m *matcher) paragraphs(lo, ahi, bhi int) error {
	all := m.candidates(lo, ahi, bhi)
	if err := m.ctx.Err(); err != nil {
		return err
	}
	anchors := chain(all, bhi)
	for _, c := range anchors {
		m.add(group{a0: c.a, a1: c.a + 1, b0: c.b, b1: c.b + 1})
	}
	if !m.inPlace {
		m.moveParagraphs(all)
	}
	m.attachParts(lo, ahi, bhi)
	m.fillGaps(lo, ahi, bhi)
	m.attachParts(lo, ahi, bhi)
	slices.SortFunc(m.groups, func(x, y group) int { return cmp.Compare(x.a0, y.a0) })
	for n := range m.groups {
		m.mark(int32(n))
	}
	return m.ctx.Err()
}

// candidates returns the pairs worth considering: equal ones, those under the
// same ID, and for each other paragraph the likeliest few.
func (m *matcher) candidates(lo, ahi, bhi int) []candidate {
	var out []candidate
	settledA, settledB := make([]bool, len(m.a.paras)), make([]bool, len(m.b.paras))
	seen := map[[2]int]bool{}
	propose := func(i, j int, least int32) {
		if seen[[2]int{i, j}] {
			return
		}
		seen[[2]int{i, j}] = true
		p, q := &m.a.paras[i], &m.b.paras[j]
		if alike := m.alike(p, q); alike >= least {
			w := weightInPlace(alike, p.words+q.words)
			if p.id != "" && p.id == q.id {
				w += w / 8
			}
			out = append(out, candidate{i, j, alike, w})
		}
	}
	equalA, equalB := map[uint64][]int{}, map[uint64][]int{}
	for i := lo; i < ahi; i++ {
		if p := &m.a.paras[i]; p.anchors() {
			equalA[p.hash] = append(equalA[p.hash], i)
		}
	}
	ids := map[string]int{}
	for j := lo; j < bhi; j++ {
		if p := &m.b.paras[j]; p.anchors() {
			equalB[p.hash] = append(equalB[p.hash], j)
			if p.id != "" {
				ids[p.id] = j
			}
		}
	}
	for i := lo; i < ahi; i++ {
		p := &m.a.paras[i]
		if !p.anchors() {
			continue
		}
		as, bs := equalA[p.hash], equalB[p.hash]
		for _, j := range partners(as, bs, i) {
			propose(i, j, 1000)
		}
		if len(as) == 1 && len(bs) == 1 {
			settledA[i], settledB[bs[0]] = true, true
		}
		if j, ok := ids[p.id]; ok && p.id != "" {
			propose(i, j, alikeInPlace)
		}
	}
	index := newIndex(m, lo, bhi, settledB)
	for i := lo; i < ahi; i++ {
		if m.a.paras[i].anchors() && !settledA[i] {
			for _, j := range index.nearest(&m.a.paras[i]) {
				propose(i, j, alikeInPlace)
			}
		}
	}
	return undominated(out)
}

// weightInPlace says how much a pair of paragraphs of so many words together
// resists to be the one that moved. Short ones give way, and pairs that are much
// less alike; a few edits make no difference, but between two like pairs.
func weightInPlace(alike int32, words int) int64 {
	w := int64(max(1, words-6)) * 1_000_000
	for range 5 {
		w = w / 1000 * min(1000, int64(alike)*9/8)
	}
	if alike == 1000 {
		w += w / 20
	}
	return w
}

// anchors reports whether a paragraph may hold its place by its own words.
func (p *para) anchors() bool { return p.words >= anchorWords && p.kind != string(editor.Heading) }

// partners returns the paragraphs of bs that the equal paragraph i, one of as,
// is paired with: all where there are few, else those of its own rank from
// either end.
func partners(as, bs []int, i int) []int {
	if len(as)*len(bs) <= 9 {
		return bs
	}
	k, _ := slices.BinarySearch(as, i)
	var out []int
	if k < len(bs) {
		out = append(out, bs[k])
	}
	if r := len(bs) - (len(as) - k); r >= 0 && r != k {
		out = append(out, bs[r])
	}
	return out
}

// undominated drops each pair of which either side has a far better match.
func undominated(all []candidate) []candidate {
	bestA, bestB := map[int]int32{}, map[int]int32{}
	for _, c := range all {
		bestA[c.a] = max(bestA[c.a], c.alike)
		bestB[c.b] = max(bestB[c.b], c.alike)
	}
	out := all[:0]
	for _, c := range all {
		if c.alike*1000 >= dominated*max(bestA[c.a], bestB[c.b]) {
			out = append(out, c)
		}
	}
	return out
}

// alike measures the likeness of two paragraphs.
func (m *matcher) alike(p, q *para) int32 {
	if p.hash == q.hash && p.hi-p.lo == q.hi-q.lo {
		return 1000
	}
	if p.worth+q.worth == 0 {
		return 0
	}
	return int32(2000 * int64(m.shared(p.bag, q.bag)) / int64(p.worth+q.worth))
}

// shared returns the worth of the words two bags have in common.
func (m *matcher) shared(x, y []int32) int32 {
	var sum int32
	for id := range inCommon(x, y) {
		sum += m.lex.weight[id]
	}
	return sum
}

// inCommon goes through the words that both of two bags have.
func inCommon(x, y []int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i, j := 0, 0; i < len(x) && j < len(y); {
			switch {
			case x[i] < y[j]:
				i++
			case x[i] > y[j]:
				j++
			default:
				if !yield(x[i]) {
					return
				}
				i, j = i+1, j+1
			}
		}
	}
}

// index finds the paragraphs that share rare words with a given one.
type index struct {
	m     *matcher
	of    [][]int32 // for each word the paragraphs it stands in
	limit int       // words in more paragraphs than this say nothing
	count int
	score []int64
	work  int
}

func newIndex(m *matcher, lo, hi int, skip []bool) *index {
	x := &index{m: m, of: make([][]int32, len(m.lex.weight)), score: make([]int64, hi), work: indexWork}
	for j := lo; j < hi; j++ {
		p := &m.b.paras[j]
		if skip[j] || !p.anchors() {
			continue
		}
		x.count++
		for k, id := range p.bag {
			if k == 0 || id != p.bag[k-1] {
				x.of[id] = append(x.of[id], int32(j))
			}
		}
	}
	x.limit = max(12, x.count/6)
	return x
}

// nearest returns the likeliest counterparts of p, best first.
func (x *index) nearest(p *para) []int {
	var found []int
	for k, id := range p.bag {
		in := x.of[id]
		if k > 0 && id == p.bag[k-1] || len(in) == 0 || len(in) > x.limit || x.work < 0 {
			continue
		}
		x.work -= len(in)
		rare := int64(x.m.lex.weight[id]) * int64(bits.Len(uint(2*x.count/len(in))))
		for _, j := range in {
			if x.score[j] == 0 {
				found = append(found, int(j))
			}
			x.score[j] += rare
		}
	}
	// The score of a long paragraph counts for less, so that it does not
	// crowd out a short one that fits.
	rank := func(j int) int64 { return x.score[j] * 1000 / int64(x.m.b.paras[j].worth+p.worth) }
	var best []int
	for _, j := range found {
		if len(best) == nearest && !before(rank, j, best[nearest-1]) {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, j, func(i, j int) int {
			if before(rank, i, j) {
				return -1
			}
			return 1
		})
		best = slices.Insert(best, at, j)
		best = best[:min(nearest, len(best))]
	}
	for _, j := range found {
		x.score[j] = 0
	}
	return best
}

// before reports whether i ranks before j: higher, or first of equals.
func before(rank func(int) int64, i, j int) bool {
	return cmp.Or(cmp.Compare(rank(j), rank(i)), cmp.Compare(i, j)) < 0
}
