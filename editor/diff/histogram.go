package diff

import "unicode/utf8"

// Bar says how much changed in one stretch of the merged document: words that
// came, words that went, and words that moved here. Changes are the changes that
// show in it, by index, as they are listed.
type Bar struct {
	Added, Removed, Moved int
	Changes               []int
}

// Histogram parts the merged document, headline first, into n stretches of the
// same length and counts the words that changed in each. Added and Removed add up
// to those of the Summary. It returns nil where there is nothing to part.
func (c *Comparison) Histogram(n int) []Bar {
	m := newRuler(c)
	if m.total == 0 || n <= 0 {
		return nil
	}
	bars := make([]Bar, n)
	for k, b := range m.blocks {
		for i, r := range b {
			if r.Op != Equal {
				spread(bars, r, m.starts[k][i], m.total)
			}
		}
	}
	for i, x := range c.Changes {
		if at, ok := m.at(c, x); ok {
			b := &bars[min(n-1, at*n/m.total)]
			b.Changes = append(b.Changes, i)
		}
	}
	return bars
}

// spread counts the words of a run that begins start characters into the
// document, each in the stretch that it lies in.
func spread(bars []Bar, r Run, start, total int) {
	words := countWords(r.Text)
	length := utf8.RuneCountInString(r.Text)
	for i := range words {
		b := &bars[min(len(bars)-1, (start+length*i/words)*len(bars)/total)]
		switch r.Op {
		case Insert:
			b.Added++
		case Delete:
			b.Removed++
		case MoveIn:
			b.Moved++
		}
	}
}

// ruler measures the merged document in characters: headline and standfirst, then
// the entries of the body.
type ruler struct {
	blocks [][]Run
	starts [][]int
	begin  []int // of each block
	total  int
}

// newRuler measures a comparison. A headline that did not change has no length:
// the comparison does not know it.
func newRuler(c *Comparison) *ruler {
	m := &ruler{blocks: make([][]Run, 2, 2+len(c.Blocks))}
	for _, f := range c.Fields {
		if f.onPage() {
			m.blocks[headIndex(f.Name)] = f.Runs
		}
	}
	for _, b := range c.Blocks {
		runs := b.Runs
		switch b.Kind {
		case MovedAway:
			runs = nil
		case Moved:
			runs = arrivals(runs)
		}
		m.blocks = append(m.blocks, runs)
	}
	for _, runs := range m.blocks {
		starts := make([]int, len(runs))
		m.begin = append(m.begin, m.total)
		for i, r := range runs {
			starts[i] = m.total
			m.total += utf8.RuneCountInString(r.Text)
		}
		m.starts = append(m.starts, starts)
	}
	return m
}

func headIndex(field string) int {
	if field == "headline" {
		return 0
	}
	return 1
}

// arrivals returns the runs of a block that moved here, its kept words as moved.
func arrivals(runs []Run) []Run {
	out := make([]Run, len(runs))
	for i, r := range runs {
		if r.Op == Equal {
			r.Op = MoveIn
		}
		out[i] = r
	}
	return out
}

// at returns how many characters into the document a change shows.
func (m *ruler) at(c *Comparison, x Change) (int, bool) {
	if k := x.Place.Block; k >= 0 {
		if starts := m.starts[k+2]; x.Place.Run >= 0 && x.Place.Run < len(starts) {
			return starts[x.Place.Run], true
		}
		return m.begin[k+2], true
	}
	if x.Kind == FieldChanged && c.Fields[x.Index].onPage() {
		return m.begin[headIndex(x.Label)], true
	}
	return 0, false
}
