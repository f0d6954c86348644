package reuse

import (
	"cmp"
	"math"
	"slices"
)

// Candidates are few, since each must be read: so many for a stretch of the text,
// and so many in all. A print that more texts have than Common says nothing of any
// one of them, and whoever looks prints up need not bring more.
const (
	Common     = 64
	stretch    = 2 * Least
	ofStretch  = 6
	candidates = 24
	aside      = 8    // more, of stretches that many have
	slightest  = 0.35 // what the prints that a candidate shares in a stretch must come to
)

// Hits is what looking up a text's prints has found.
type Hits struct {
	at     map[Print][]int // where in the text
	scores map[stretchOf]float64
}

type stretchOf struct {
	number int // of the stretch
	other  int64
}

// NewHits prepares for looking up the prints that Queries returns.
func (t *Text) NewHits() *Hits {
	h := &Hits{at: map[Print][]int{}, scores: map[stretchOf]float64{}}
	for i, p := range t.shingles() {
		if at := h.at[p]; len(at) < 4 {
			h.at[p] = append(at, i)
		}
	}
	return h
}

// Add takes the others that have a print, at most Common of them; the more there
// are, the less it says. Others are known by whatever number the caller has for them.
func (h *Hits) Add(p Print, others []int64) {
	if len(others) == 0 {
		return
	}
	score := 1 / math.Sqrt(float64(len(others)))
	for _, at := range h.at[p] {
		for _, other := range others {
			// Stretches lie half over each other, so that none is cut in two.
			n := at / (stretch / 2)
			h.scores[stretchOf{n, other}] += score
			if n > 0 {
				h.scores[stretchOf{n - 1, other}] += score
			}
		}
	}
}

// scored is an other and what it shares in a stretch.
type scored struct {
	stretchOf
	score float64
}

// Candidates returns the others that are worth aligning, the best first: those that
// share the most with some stretch of the text. A stretch that many have does not
// crowd out what only one other has elsewhere, nor do copies of the whole text the one
// that a stretch of it was taken from.
func (h *Hits) Candidates() []int64 {
	all := make([]scored, 0, len(h.scores))
	for k, score := range h.scores {
		if score >= slightest {
			all = append(all, scored{k, score})
		}
	}
	slices.SortFunc(all, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.other, a.other), cmp.Compare(a.number, b.number))
	})
	var out []int64
	taken := map[int]int{}
	chosen := map[int64]bool{}
	for _, c := range all {
		if taken[c.number] == ofStretch {
			continue
		}
		taken[c.number]++
		if !chosen[c.other] {
			chosen[c.other] = true
			out = append(out, c.other)
		}
		if len(out) == candidates {
			break
		}
	}
	return append(out, crowdedOut(all, chosen)...)
}

// crowdedOut returns of each stretch that more than ofStretch others have the two that are
// not chosen and share the least besides. All are sorted by score.
func crowdedOut(all []scored, chosen map[int64]bool) []int64 {
	having, shares, best := map[int]int{}, map[int64]int{}, map[int]float64{}
	for _, c := range all {
		having[c.number]++
		shares[c.other]++
		best[c.number] = max(best[c.number], c.score)
	}
	all = slices.DeleteFunc(slices.Clone(all), func(c scored) bool {
		return chosen[c.other] || having[c.number] <= ofStretch || 2*c.score < best[c.number]
	})
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(shares[a.other], shares[b.other]) })
	var out []int64
	taken := map[int]int{}
	for _, c := range all {
		if len(out) < aside && taken[c.number] < 2 && !slices.Contains(out, c.other) {
			taken[c.number]++
			out = append(out, c.other)
		}
	}
	return out
}
