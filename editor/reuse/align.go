package reuse

import (
	"cmp"
	"slices"
)

// How an alignment is scored: a word that is the same adds its weight, one that is
// another, is missing or is added takes away. It ends where it has lost more than
// it can be expected to win back, and it does not stray far from its seed.
const (
	otherWord = -0.6
	noWord    = -0.5
	giveUp    = 5
	stray     = 8
)

// What an alignment must come to so that it is not chance: so many words, of which
// such a part is the same, and such a score; or Least words one after the other. That
// it begins or ends where sentences do in both texts says more than words in the
// middle: a phrase that everybody uses stands in sentences of everybody's own.
const (
	fewest   = 8
	alike    = 0.5
	sentence = 1.5
	tells    = 8.7
	bridge   = 15 // words between two passages that are one all the same

	mostRuns  = 4096 // of one other text
	mostAlike = 16   // of one shingle: a text may be one word over and over
)

// seeker is a text that others are aligned with.
type seeker struct {
	text *Text
	at   map[Print]int32 // the first shingle with a print
	next []int32         // the next with the same, -1 for none
}

func newSeeker(t *Text) *seeker {
	all := t.shingles()
	s := &seeker{text: t, at: make(map[Print]int32, len(all)), next: make([]int32, len(all))}
	for i := len(all) - 1; i >= 0; i-- {
		s.next[i] = -1
		if first, ok := s.at[all[i]]; ok {
			s.next[i] = first
		}
		s.at[all[i]] = int32(i)
	}
	return s
}

// run is words of the text from i that are the same as those of the other from j.
type run struct{ i, j, n int }

// match is an alignment: the words [i, iEnd) of the text with [j, jEnd) of the other.
type match struct {
	i, iEnd, j, jEnd int
	same             int
	score            float32
	longest          int // words one after the other that are the same
}

// runs returns the longest runs that a text shares with another.
func (s *seeker) runs(other *Text) []run {
	var all []run
	open := map[int]int{} // by diagonal: the run that was there last
	for j, p := range other.shingles() {
		first, ok := s.at[p]
		for i, n := first, 0; ok && i >= 0 && n < mostAlike; i, n = s.next[i], n+1 {
			d := int(i) - j
			if k, ok := open[d]; ok && all[k].j+all[k].n-shingle+1 == j {
				all[k].n++
				continue
			}
			if len(all) < mostRuns {
				open[d] = len(all)
				all = append(all, run{int(i), j, shingle})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b run) int { return cmp.Compare(b.n, a.n) })
	return all
}

// matches returns which of the runs that a text shares with another are more than
// chance, in the order of the text.
func (s *seeker) matches(other *Text, runs []run) []match {
	var all []match
	for _, r := range runs {
		if slices.ContainsFunc(all, func(m match) bool {
			return m.i <= r.i && r.i+r.n <= m.iEnd && m.j <= r.j && r.j+r.n <= m.jEnd
		}) {
			continue
		}
		all = append(all, s.grow(r, other))
	}
	return slices.DeleteFunc(join(all), func(m match) bool { return !m.holds() || s.distinct(m) < fewest })
}

// distinct counts the different words of a match: one that repeats itself, as a list
// or a markup does, says less than its length.
func (s *seeker) distinct(m match) int {
	seen := map[uint64]bool{}
	for _, w := range s.text.words[m.i:m.iEnd] {
		seen[w.hash] = true
	}
	return len(seen)
}

// holds reports whether a match is more than chance.
func (m match) holds() bool {
	words := m.iEnd - m.i
	return m.longest >= Least ||
		words >= fewest && m.score >= tells && float64(m.same) >= alike*float64(max(words, m.jEnd-m.j))
}

// join makes one of matches that follow each other closely in both texts, and
// keeps the better of those that lie over each other.
func join(all []match) []match {
	slices.SortStableFunc(all, func(a, b match) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) })
	var out []match
	for _, m := range all {
		if len(out) == 0 {
			out = append(out, m)
			continue
		}
		last := &out[len(out)-1]
		gap, there := m.i-last.iEnd, m.j-last.jEnd
		switch {
		case gap >= 0 && gap <= bridge && there >= 0 && there <= bridge:
			cost := float32(max(gap, there)) * -noWord
			if min(last.score, m.score) > cost { // each is worth the way
				*last = match{last.i, m.iEnd, last.j, m.jEnd, last.same + m.same, last.score + m.score - cost, max(last.longest, m.longest)}
				continue
			}
			out = append(out, m)
		case m.i < last.iEnd && 2*(min(m.iEnd, last.iEnd)-m.i) > min(m.iEnd-m.i, last.iEnd-last.i):
			if m.score > last.score {
				*last = m
			}
		default:
			out = append(out, m)
		}
	}
	return out
}

// grow aligns the words around a run as far as that pays.
func (s *seeker) grow(r run, other *Text) match {
	m := match{i: r.i, iEnd: r.i + r.n, j: r.j, jEnd: r.j + r.n, same: r.n, longest: r.n}
	for _, w := range s.text.words[r.i:m.iEnd] {
		m.score += w.weight
	}
	right := extend(s.text.words[m.iEnd:], other.words[m.jEnd:], 1)
	left := extend(s.text.words[:m.i], other.words[:m.j], -1)
	m.i, m.j = m.i-left.i, m.j-left.j
	m.iEnd, m.jEnd = m.iEnd+right.i, m.jEnd+right.j
	m.same += left.same + right.same
	m.score += left.score + right.score
	if s.text.words[m.i].opens && other.words[m.j].opens {
		m.score += sentence
	}
	if s.text.words[m.iEnd-1].closes && other.words[m.jEnd-1].closes {
		m.score += sentence
	}
	return m
}

// reach is how far an alignment goes in two texts, and what it is worth.
type reach struct {
	i, j, same int
	score      float32
}

// extend aligns a and b from their beginnings, or with step -1 from their ends, as
// long as the best alignment that strays no further than stray words is worth it.
func extend(a, b []word, step int) reach {
	const width = 2*stray + 1
	type cell struct {
		score float32
		same  int32
	}
	const none = -1 << 20
	var rows [2][width + 2]cell // diagonals -stray..stray, with an edge on both sides
	before, now := &rows[0], &rows[1]
	for d := range before {
		before[d] = cell{score: none}
	}
	for d := 0; d <= stray && d <= len(b); d++ {
		before[stray+1+d] = cell{score: float32(d) * noWord}
	}
	get := func(words []word, n int) *word {
		if step > 0 {
			return &words[n-1]
		}
		return &words[len(words)-n]
	}
	var best reach
	for i := 1; i <= len(a); i++ {
		*now = [width + 2]cell{}
		now[0], now[width+1] = cell{score: none}, cell{score: none}
		top := float32(none)
		x := get(a, i)
		for d := -stray; d <= stray; d++ {
			at, j := d+stray+1, i+d
			now[at] = cell{score: none}
			if j < 0 || j > len(b) {
				continue
			}
			c := before[at+1] // x is missing in b
			c.score += noWord
			if j > 0 {
				if e := now[at-1]; e.score+noWord > c.score {
					c = cell{e.score + noWord, e.same}
				}
				e := before[at]
				if get(b, j).hash == x.hash {
					e.score, e.same = e.score+x.weight, e.same+1
				} else {
					e.score += otherWord
				}
				if e.score >= c.score {
					c = e
				}
			}
			now[at] = c
			top = max(top, c.score)
			if c.score > best.score {
				best = reach{i, j, int(c.same), c.score}
			}
		}
		if top < best.score-giveUp {
			break
		}
		before, now = now, before
	}
	return best
}
