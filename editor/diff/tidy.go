package diff

// tidy makes the alignment read well: pure insertions and deletions begin where
// a sentence or clause does, and kept words that only get in the way between two
// edits go with them.
func (m *matcher) tidy() {
	for _, g := range m.groups {
		if g.same {
			continue
		}
		p, q := m.a.paras[g.a0:g.a1], m.b.paras[g.b0:g.b1]
		a0, a1, b0, b1 := p[0].lo, p[len(p)-1].hi, q[0].lo, q[len(q)-1].hi
		fore, back := view{m.a, m.mate}, view{m.b, m.back}
		slide(fore, back, a0, a1)
		slide(back, fore, b0, b1)
		m.fuse(a0, a1, b0, b1)
	}
}

// A view is one side with its mates, so that what holds for insertions holds
// for deletions the other way round.
type view struct {
	*side
	mate []int32
}

// slide moves each run of tokens that only x has along equal tokens to where it
// reads best: before "a, b, c" and after "a, c" the run is "b," or ", b".
func slide(x, y view, lo, hi int32) {
	for i := lo; i < hi; i++ {
		if x.mate[i] >= 0 {
			continue
		}
		from, to := i, i
		for to < hi && x.mate[to] < 0 {
			to++
		}
		i = to
		if from == lo || to == hi || x.mate[to]-x.mate[from-1] != 1 {
			continue
		}
		best, bestRank := int32(0), rank(x, from, to)
		for k := int32(1); from-k >= lo && joined(x, from-k, lo) && x.toks[from-k].id == x.toks[to-k].id; k++ {
			if r := rank(x, from-k, to-k); r > bestRank {
				best, bestRank = -k, r
			}
		}
		for k := int32(1); to+k < hi && joined(x, to+k-1, lo) && x.toks[to+k-1].id == x.toks[from+k-1].id; k++ {
			if r := rank(x, from+k, to+k); r > bestRank {
				best, bestRank = k, r
			}
		}
		shift(x, y, from, to, best)
		i = max(i, to+best)
	}
}

// joined reports whether tokens i-1 and i lie side by side on both sides, or i
// borders on the run that slides.
func joined(x view, i, lo int32) bool {
	return x.mate[i] >= 0 && (i == lo || x.mate[i-1] < 0 || x.mate[i]-x.mate[i-1] == 1) && (x.mate[i+1] < 0 || x.mate[i+1]-x.mate[i] == 1)
}

// shift moves the free run [from, to) by n tokens.
func shift(x, y view, from, to, n int32) {
	for ; n > 0; n-- {
		exchange(x, y, to, from)
		from, to = from+1, to+1
	}
	for ; n < 0; n++ {
		from, to = from-1, to-1
		exchange(x, y, from, to)
	}
}

// exchange gives the mate of token i to token k, its equal.
func exchange(x, y view, i, k int32) {
	j := x.mate[i]
	x.mate[i], x.mate[k], y.mate[j] = -1, j, k
}

// rank says how well a run reads that begins at from and is followed by to.
func rank(x view, from, to int32) int {
	return 4*int(x.opens[from]) + 4*int(x.opens[to]) + spaced(x, from) + spaced(x, to)
}

func spaced(x view, i int32) int {
	if i == 0 || x.toks[i-1].end < x.toks[i].start {
		return 1
	}
	return 0
}
