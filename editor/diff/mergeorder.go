package diff

import (
	"cmp"
	"slices"
)

// order returns the tracts as a version has them: what stayed in the order of
// the base, and each move behind the tract it arrived at.
func (m *merger) order(s int) []int {
	v := &m.sides[s]
	behind := map[int][]int{} // moves by how many of the tracts that stayed stand before them
	var stayed []int
	in := make([][]int, len(v.lanes))
	for k, p := range m.tracts {
		if p.lane[s] == 0 {
			stayed = append(stayed, k)
		}
		in[p.lane[s]] = append(in[p.lane[s]], k)
	}
	moves := v.arrivals(Span{0, len(v.text)})
	for _, n := range moves {
		before := 0
		for before < len(stayed) && m.tracts[stayed[before]].End <= v.lanes[n].dest {
			before++
		}
		behind[before] = append(behind[before], in[n]...)
	}
	out := slices.Clone(behind[0])
	for k, p := range stayed {
		out = append(append(out, p), behind[k+1]...)
	}
	return out
}

// A shuffle is the tracts in the order of both versions. Of any two of them the one
// comes first that does so where a version changed their order, whichever of them
// is said to have moved. Passages that both moved, each to another place, are set
// apart, and put where one of the two has them.
type shuffle struct {
	*merger
	orders   [2][]int
	rank     [2][]int // of each tract its place in an order
	disputed [][]int  // passages, as tracts that are neighbours in the base
	knots    [][]int  // the others in order; several where no order follows both versions
}

func (m *merger) newShuffle() *shuffle {
	h := &shuffle{merger: m}
	for s := range h.orders {
		h.orders[s] = m.order(s)
		h.rank[s] = make([]int, len(m.tracts))
		for k, p := range h.orders[s] {
			h.rank[s][p] = k
		}
	}
	var rest []int
	for p := range m.tracts {
		if h.movedApart(p) {
			h.disputed = h.join(h.disputed, p)
		} else {
			rest = append(rest, p)
		}
	}
	for _, knot := range h.untangle(rest) {
		if passage := h.culprit(knot); passage != nil {
			h.disputed = append(h.disputed, passage)
			knot, _ = h.ahead(except(knot, passage))
		}
		h.knots = append(h.knots, knot)
	}
	return h
}

// join adds a tract to the last passage, where the two are neighbours that moved
// together, or begins another.
func (h *shuffle) join(passages [][]int, p int) [][]int {
	if n := len(passages) - 1; n >= 0 {
		if last := passages[n][len(passages[n])-1]; last == p-1 && h.tracts[p].lane == h.tracts[last].lane {
			passages[n] = append(passages[n], p)
			return passages
		}
	}
	return append(passages, []int{p})
}

// movedApart reports whether both versions moved a tract, each past others of those
// that nobody moved.
func (h *shuffle) movedApart(p int) bool {
	if h.tracts[p].lane[0] == 0 || h.tracts[p].lane[1] == 0 {
		return false
	}
	var passed [2]int
	differs := false
	for q := range h.tracts {
		if h.tracts[q].lane != [2]int{} {
			continue
		}
		ours, theirs := h.turned(0, p, q), h.turned(1, p, q)
		differs = differs || ours != theirs
		if ours {
			passed[0]++
		}
		if theirs {
			passed[1]++
		}
	}
	return differs && passed[0] > 0 && passed[1] > 0
}

// turned reports whether a version changed the order of two tracts.
func (h *shuffle) turned(s, p, q int) bool { return (h.rank[s][p] < h.rank[s][q]) != (p < q) }

// first reports whether p comes before q in the result.
func (h *shuffle) first(p, q int) bool {
	return (p < q) != (h.turned(0, p, q) || h.turned(1, p, q))
}

// ahead counts for each tract those that it comes before, and returns the tracts
// with the one that comes before most of them first.
func (h *shuffle) ahead(tracts []int) (order, wins []int) {
	wins = make([]int, len(h.tracts))
	for k, p := range tracts {
		for _, q := range tracts[k+1:] {
			if h.first(p, q) {
				wins[p]++
			} else {
				wins[q]++
			}
		}
	}
	order = slices.Clone(tracts)
	slices.SortFunc(order, func(p, q int) int { return cmp.Or(cmp.Compare(wins[q], wins[p]), cmp.Compare(p, q)) })
	return order, wins
}

// untangle returns tracts in order, those in one knot that come before each other
// in a circle. Where the first n come before all others, they have so many wins
// among themselves and over those.
func (h *shuffle) untangle(tracts []int) [][]int {
	order, wins := h.ahead(tracts)
	var out [][]int
	from, sum := 0, 0
	for k, p := range order {
		sum += wins[p]
		if n := k + 1; sum == n*(n-1)/2+n*(len(order)-n) {
			out = append(out, order[from:n])
			from = n
		}
	}
	return out
}

// knotSize is how many tracts of a knot are tried as what is to blame for it.
const knotSize = 100

// culprit finds the shortest passage of a knot that both versions moved and without
// which the rest has an order; nil where there is none, or no knot.
func (h *shuffle) culprit(knot []int) []int {
	if len(knot) == 1 || len(knot) > knotSize {
		return nil
	}
	var tried [][]int
	for _, p := range slices.Sorted(slices.Values(knot)) {
		turned := func(s int) bool { return slices.ContainsFunc(knot, func(q int) bool { return h.turned(s, p, q) }) }
		if turned(0) && turned(1) {
			tried = h.join(tried, p)
		}
	}
	size := func(passage []int) (n int) {
		for _, p := range passage {
			n += h.tracts[p].Len()
		}
		return n
	}
	slices.SortStableFunc(tried, func(x, y []int) int { return cmp.Compare(size(x), size(y)) })
	for _, passage := range tried {
		if rest := except(knot, passage); len(h.untangle(rest)) == len(rest) {
			return passage
		}
	}
	return nil
}

func except(tracts, these []int) []int {
	return slices.DeleteFunc(slices.Clone(tracts), func(p int) bool { return slices.Contains(these, p) })
}

// arrange returns the tracts in their order in the result. Side says which version
// settles a dispute: first the knots that are left, then the passages.
func (h *shuffle) arrange(side func(dispute int) int) []int {
	var out []int
	n := 0
	for _, knot := range h.knots {
		if len(h.untangle(knot)) < len(knot) {
			knot = h.as(side(n), knot)
			n++
		}
		out = append(out, knot...)
	}
	for _, passage := range h.disputed {
		s := side(n)
		n++
		passage = h.as(s, passage)
		at, best := 0, -1 // behind what it stands behind in that version
		for k, p := range out {
			if r := h.rank[s][p]; r < h.rank[s][passage[0]] && r > best {
				at, best = k+1, r
			}
		}
		out = slices.Insert(out, at, passage...)
	}
	return out
}

// disputes lists the passages that arrange asks about.
func (h *shuffle) disputes() [][]int {
	var out [][]int
	for _, knot := range h.knots {
		if len(h.untangle(knot)) < len(knot) {
			out = append(out, knot)
		}
	}
	return append(out, h.disputed...)
}

// as returns tracts in the order of a version.
func (h *shuffle) as(s int, tracts []int) []int {
	out := slices.Clone(tracts)
	slices.SortFunc(out, func(p, q int) int { return cmp.Compare(h.rank[s][p], h.rank[s][q]) })
	return out
}
