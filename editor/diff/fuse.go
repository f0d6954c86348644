package diff

import "slices"

// A short kept run stays between two edits as long as not too much changed around
// it: a word kept between two small edits tells them apart, in a sentence written
// anew it only gets in the way. What may change grows with what the run is worth;
// these are the thousandths of change for a hundredth of worth, in hundredths.
const (
	aroundWord     = 150 // one telling word
	aroundOneLight = 270 // one light one
	aroundLight    = 160 // two light ones
	aroundTelling  = 310 // two, one of them telling
	aroundCluster  = 100 // one cluster
	aroundClusters = 65  // two
)

// The change is a share of the two edits and of the kept runs beyond them, which
// count up to farWorth each.
const farWorth = 1000

// A keptRun is n tokens from i on that stayed as the n from j on.
type keptRun struct {
	i, j, n, worth int32
	of             [telling + 1]int32 // tokens by class
}

// fuse drops the kept runs among tokens [a0, a1) and [b0, b1) that are not worth
// telling two edits apart, which makes one of them.
func (m *matcher) fuse(a0, a1, b0, b1 int32) {
	runs, edits := m.keptRuns(a0, a1, b0, b1)
	for again := true; again; {
		again = false
		for k := 0; k < len(runs); k++ {
			r := runs[k]
			if edits[k] == 0 || edits[k+1] == 0 || r.stays(changedAround(runs, edits, k), m.few) {
				continue
			}
			for n := range r.n {
				m.unlink(r.i + n)
			}
			edits[k] += r.worth + edits[k+1]
			runs = slices.Delete(runs, k, k+1)
			edits = slices.Delete(edits, k+1, k+2)
			again = true
			k--
		}
	}
}

// keptRuns lists the kept runs, and of the edits before, between and behind them
// what the larger side is worth.
func (m *matcher) keptRuns(a0, a1, b0, b1 int32) (runs []keptRun, edits []int32) {
	edit := func(i, j int32) {
		edits = append(edits, max(m.worth(m.a.toks[a0:i]), m.worth(m.b.toks[b0:j])))
	}
	for i := a0; i < a1; {
		if m.mate[i] < 0 {
			i++
			continue
		}
		r := keptRun{i: i, j: m.mate[i]}
		for ; i < a1 && m.mate[i] == r.j+r.n; i++ {
			r.n++
		}
		r.weigh(m.lex, m.a.toks[r.i:i])
		edit(r.i, r.j)
		a0, b0 = i, r.j+r.n
		runs = append(runs, r)
	}
	edit(a1, b1)
	return runs, edits
}

func (m *matcher) worth(toks []token) int32 {
	var sum int32
	for _, t := range toks {
		sum += m.lex.weight[t.id]
	}
	return sum
}

func (r *keptRun) weigh(lex *lexicon, toks []token) {
	for _, t := range toks {
		r.worth += lex.weight[t.id]
		r.of[lex.class[t.id]]++
	}
}

// stays reports whether the run can stand where so many thousandths changed
// around it. In few words, read one by one, every telling one can.
func (r *keptRun) stays(changed int32, few bool) bool {
	var around int32
	switch words := r.of[cluster] + r.of[light] + r.of[telling]; {
	case words > 2, few && r.of[telling] > 0:
		return true
	case words == 0:
		return false
	case words == 1 && r.of[telling] > 0:
		around = aroundWord
	case r.of[telling] > 0:
		around = aroundTelling
	case words == 1 && r.of[light] > 0:
		around = aroundOneLight
	case r.of[cluster] == 0:
		around = aroundLight
	case words == 1:
		around = aroundCluster
	default:
		around = aroundClusters
	}
	return 100*changed <= around*r.worth
}

// changedAround returns the thousandths that changed around run k. Beyond the end
// of a paragraph lies what nobody knows: half of what could have been kept.
func changedAround(runs []keptRun, edits []int32, k int) int32 {
	changed := edits[k] + edits[k+1]
	around := changed
	for _, o := range []int{k - 1, k + 1} {
		if o < 0 || o >= len(runs) {
			around += farWorth / 2
		} else {
			around += min(farWorth, runs[o].worth)
		}
	}
	return 1000 * changed / around
}
