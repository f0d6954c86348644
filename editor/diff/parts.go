package diff

import (
	"cmp"
	"slices"
)

// attachParts gives paragraphs that nothing claimed to the group beside them
// whose words they hold: the other half of a split, or of a merge.
func (m *matcher) attachParts(lo, ahi, bhi int) {
	for again := true; again; {
		again = false
		for n := range m.groups {
			g := &m.groups[n]
			if g.same || g.move > 0 {
				continue
			}
			again = m.attach(int32(n), g.b0-1, lo, bhi) || again
			again = m.attach(int32(n), m.groups[n].b1, lo, bhi) || again
			again = m.merge(int32(n), m.groups[n].a0-1, lo, ahi) || again
			again = m.merge(int32(n), m.groups[n].a1, lo, ahi) || again
		}
	}
}

// attach adds paragraph j of b to group n where it is a part of its a.
func (m *matcher) attach(n int32, j, lo, hi int) bool {
	g := &m.groups[n]
	if j < lo || j >= hi || m.groupB[j] >= 0 || g.a1-g.a0 > 1 {
		return false
	}
	left := rest(bags(m.a.paras[g.a0:g.a1]), bags(m.b.paras[g.b0:g.b1]))
	part := &m.b.paras[j]
	if !m.isPart(part, left) && !isEnd(m.a, &m.a.paras[g.a0], m.b, part, m.b.paras[g.b0:g.b1], j == g.b1) {
		return false
	}
	g.b0, g.b1 = min(g.b0, j), max(g.b1, j+1)
	m.mark(n)
	return true
}

// merge adds paragraph i of a to group n where it is a part of its b.
func (m *matcher) merge(n int32, i, lo, hi int) bool {
	g := &m.groups[n]
	if i < lo || i >= hi || m.groupA[i] >= 0 || g.b1-g.b0 > 1 {
		return false
	}
	left := rest(bags(m.b.paras[g.b0:g.b1]), bags(m.a.paras[g.a0:g.a1]))
	part := &m.a.paras[i]
	if !m.isPart(part, left) && !isEnd(m.b, &m.b.paras[g.b0], m.a, part, m.a.paras[g.a0:g.a1], i == g.a1) {
		return false
	}
	g.a0, g.a1 = min(g.a0, i), max(g.a1, i+1)
	m.mark(n)
	return true
}

// isPart reports whether the words of p are found in what is left of a whole.
func (m *matcher) isPart(p *para, left []int32) bool {
	return p.words >= anchorWords && int64(m.shared(p.bag, left))*1000 >= alikePart*int64(p.worth)
}

// isEnd reports whether part, however short, is what the whole of x ends with, or
// begins with, and its neighbour among the parts no longer does.
func isEnd(x *side, whole *para, y *side, part *para, parts []para, last bool) bool {
	n := part.hi - part.lo
	beside := parts[0]
	at, was := whole.lo, beside.lo
	if last {
		beside = parts[len(parts)-1]
		at, was = whole.hi-n, beside.hi-n
	}
	if n == 0 || at < whole.lo || at+n > whole.hi || !sameTokens(x.toks[at:at+n], y.toks[part.lo:part.hi]) {
		return false
	}
	return was < beside.lo || was+n > beside.hi || !sameTokens(y.toks[was:was+n], y.toks[part.lo:part.hi])
}

func sameTokens(x, y []token) bool {
	return slices.EqualFunc(x, y, func(s, t token) bool { return s.id == t.id })
}

// bags returns the words of paragraphs, sorted.
func bags(ps []para) []int32 {
	if len(ps) == 1 {
		return ps[0].bag
	}
	var out []int32
	for _, p := range ps {
		out = append(out, p.bag...)
	}
	slices.Sort(out)
	return out
}

// rest returns the words of x that are not in y.
func rest(x, y []int32) []int32 {
	var out []int32
	j := 0
	for _, id := range x {
		for j < len(y) && y[j] < id {
			j++
		}
		if j < len(y) && y[j] == id {
			j++
			continue
		}
		out = append(out, id)
	}
	return out
}

// fillGaps pairs what is left between two groups in place, in order, headings
// and short lines included.
func (m *matcher) fillGaps(lo, ahi, bhi int) {
	var anchors []group
	for _, g := range m.groups {
		if g.move == 0 && !g.same {
			anchors = append(anchors, g)
		}
	}
	slices.SortFunc(anchors, func(x, y group) int { return cmp.Compare(x.a0, y.a0) })
	anchors = append(anchors, group{a0: ahi, b0: bhi})
	i, j := lo, lo
	for _, g := range anchors {
		m.fillGap(free(m.groupA, i, g.a0), free(m.groupB, j, g.b0))
		i, j = g.a1, g.b1
	}
}

// free lists the paragraphs from lo up to hi without a group.
func free(groups []int32, lo, hi int) []int {
	var out []int
	for i := lo; i < hi; i++ {
		if groups[i] < 0 {
			out = append(out, i)
		}
	}
	return out
}

func (m *matcher) fillGap(as, bs []int) {
	if len(as) == 0 || len(bs) == 0 {
		return
	}
	var pairs []candidate
	if len(as)*len(bs) <= gapCells {
		for _, i := range as {
			for _, j := range bs {
				if w := m.gapWeight(i, j); w > 0 {
					pairs = append(pairs, candidate{a: i, b: j, weight: w})
				}
			}
		}
	} else {
		pairs = m.equalPairs(as, bs)
	}
	for _, c := range chain(pairs, bs[len(bs)-1]+1) {
		m.add(group{a0: c.a, a1: c.a + 1, b0: c.b, b1: c.b + 1})
	}
}

// gapWeight says what it is worth to call i and j the same paragraph, given
// that they lie between the same neighbours; 0 to keep them apart.
func (m *matcher) gapWeight(i, j int) int64 {
	p, q := &m.a.paras[i], &m.b.paras[j]
	sameID := p.id != "" && p.id == q.id
	alike := m.alike(p, q)
	switch {
	case p.picture() && p.kind == q.kind: // the same file, whatever its caption
	case p.lo == p.hi || q.lo == q.hi:
		if !sameID && (p.lo != p.hi || q.lo != q.hi || p.kind != q.kind) {
			return 0
		}
	case sameID && (alike*2 >= alikeInGap || p.words < anchorWords):
	case alike < alikeInGap:
		return 0
	}
	w := int64(alike)*int64(alike)*int64(p.worth+q.worth)/1000 + 1
	if sameID {
		w += w/4 + 1000
	}
	return w
}

// equalPairs pairs equal paragraphs of a gap too wide to compare all.
func (m *matcher) equalPairs(as, bs []int) []candidate {
	at := map[uint64][]int{}
	for _, j := range bs {
		at[m.b.paras[j].hash] = append(at[m.b.paras[j].hash], j)
	}
	of := map[uint64][]int{}
	for _, i := range as {
		of[m.a.paras[i].hash] = append(of[m.a.paras[i].hash], i)
	}
	var out []candidate
	for _, i := range as {
		h := m.a.paras[i].hash
		for _, j := range partners(of[h], at[h], i) {
			if w := m.gapWeight(i, j); w > 0 {
				out = append(out, candidate{a: i, b: j, weight: w})
			}
		}
	}
	return out
}
