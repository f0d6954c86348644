package diff

import "slices"

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

// placing is where a tract that both versions moved goes.
type placing struct {
	theirs  bool // where theirs has it, not ours
	by      int  // beside this tract, with which the other version moved it; -1
	before  bool // in front of that
	differs bool // the two do not agree
}

// A shuffle is the tracts in both orders, with what was moved.
type shuffle struct {
	*merger
	orders [2][]int
	rank   [2][]int // of each tract its place in an order
	gap    [2][]int // of each tract how many tracts that nobody moved stand before it
	places map[int]placing
}

func (m *merger) newShuffle() *shuffle {
	h := &shuffle{merger: m, places: map[int]placing{}}
	for s := range h.orders {
		h.orders[s] = m.order(s)
		h.rank[s], h.gap[s] = make([]int, len(m.tracts)), make([]int, len(m.tracts))
		n := 0
		for k, p := range h.orders[s] {
			h.rank[s][p], h.gap[s][p] = k, n
			if !h.moved(0, p) && !h.moved(1, p) {
				n++
			}
		}
	}
	for p := range m.tracts {
		if h.moved(0, p) && h.moved(1, p) {
			h.places[p] = h.placeOf(p)
		}
	}
	return h
}

func (h *shuffle) moved(s, p int) bool { return h.tracts[p].lane[s] > 0 }

// placeOf decides for a tract that both moved: to the same place, one of them
// within what the other moved as a whole, or each somewhere else.
func (h *shuffle) placeOf(p int) placing {
	for s := range h.orders {
		if by, before, ok := h.within(p, s); ok {
			return placing{theirs: s == 1, by: by, before: before}
		}
	}
	return placing{by: -1, differs: h.gap[0][p] != h.gap[1][p]}
}

// within finds the neighbour that version s moved p beside, while the other
// moved the two together.
func (h *shuffle) within(p, s int) (by int, before, ok bool) {
	here := h.rank[s][p]
	for _, step := range []int{-1, 1} {
		for k := here + step; k >= 0 && k < len(h.orders[s]); k += step {
			q := h.orders[s][k]
			if h.tracts[q].lane[1-s] != h.tracts[p].lane[1-s] {
				break
			}
			if h.tracts[q].lane[s] != h.tracts[p].lane[s] {
				return q, step > 0, true
			}
		}
	}
	return 0, false, false
}

// arrange returns the tracts in their order in the result; theirs says for a
// tract that the two moved to different places whose it is.
func (h *shuffle) arrange(theirs func(p int) bool) []int {
	gaps := map[int]*[2][]int{}
	var nested []int
	for s := range h.orders {
		for _, p := range h.orders[s] {
			if !h.moved(s, p) {
				continue
			}
			at, both := h.places[p]
			if both && at.by >= 0 {
				if (s == 1) == at.theirs {
					nested = append(nested, p)
				}
				continue
			}
			if both && (s == 1) != (at.differs && theirs(p)) {
				continue
			}
			g := gaps[h.gap[s][p]]
			if g == nil {
				g = &[2][]int{}
				gaps[h.gap[s][p]] = g
			}
			g[s] = append(g[s], p)
		}
	}
	var out []int
	n := 0
	fill := func() {
		if g := gaps[n]; g != nil {
			out = append(out, h.interleave(g[0], g[1])...)
		}
	}
	fill()
	for p := range h.tracts {
		if !h.moved(0, p) && !h.moved(1, p) {
			out = append(out, p)
			n++
			fill()
		}
	}
	return h.nest(out, nested)
}

// interleave merges what the two moved to the same place. Of two tracts whose
// order only one of them changed, that one is followed.
func (h *shuffle) interleave(ours, theirs []int) []int {
	var out []int
	for len(ours) > 0 && len(theirs) > 0 {
		p, q := ours[0], theirs[0]
		first := h.rank[0][p] < h.rank[0][q]
		if second := h.rank[1][p] < h.rank[1][q]; first != second {
			first = !(p < q)
		}
		if first {
			out, ours = append(out, p), ours[1:]
		} else {
			out, theirs = append(out, q), theirs[1:]
		}
	}
	return append(append(out, ours...), theirs...)
}

// nest puts the tracts that one version moved within what the other moved beside
// their neighbours, which may be such tracts themselves.
func (h *shuffle) nest(out, nested []int) []int {
	for len(nested) > 0 {
		var left []int
		for _, p := range nested {
			at := slices.Index(out, h.places[p].by)
			if at < 0 {
				left = append(left, p)
				continue
			}
			if !h.places[p].before {
				at++
				for at < len(out) && h.follows(out[at], p) {
					at++
				}
			}
			out = slices.Insert(out, at, p)
		}
		if len(left) == len(nested) { // beside each other: where the first version has them
			return append(out, left...)
		}
		nested = left
	}
	return out
}

// follows reports whether tract q was put behind the same neighbour as p, and
// before p.
func (h *shuffle) follows(q, p int) bool {
	at, ok := h.places[q]
	return ok && at.by >= 0 && at.by == h.places[p].by && !at.before
}
