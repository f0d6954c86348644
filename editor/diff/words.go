package diff

import (
	"math"
	"slices"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Sizes of word grids, in pairs of tokens. They bound the work; no clock does.
const (
	easyCells = 40_000     // above: first cut the grid at long runs found once on both sides
	gridCells = 3_000_000  // above: cut at short ones, too
	tokenDiff = 12_000_000 // above, and nothing to cut at: no words in common are looked for
	checkRows = 64         // rows between looks at the context
)

// words aligns the tokens within every group.
func (m *matcher) words() error {
	for n := range m.groups {
		g := &m.groups[n]
		if g.same {
			continue
		}
		p, q := m.a.paras[g.a0:g.a1], m.b.paras[g.b0:g.b1]
		if err := m.align(p[0].lo, p[len(p)-1].hi, q[0].lo, q[len(q)-1].hi); err != nil {
			return err
		}
	}
	return nil
}

// align links the tokens [a0, a1) and [b0, b1) that are best kept.
func (m *matcher) align(a0, a1, b0, b1 int32) error {
	for a0 < a1 && b0 < b1 && m.a.toks[a0].id == m.b.toks[b0].id {
		m.link(a0, b0)
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && m.a.toks[a1-1].id == m.b.toks[b1-1].id {
		a1, b1 = a1-1, b1-1
		m.link(a1, b1)
	}
	if a0 == a1 || b0 == b1 {
		return nil
	}
	cells := int64(a1-a0) * int64(b1-b0)
	for _, size := range []int32{8, 2, 1} {
		if cells <= easyCells || cells <= gridCells && size < 8 {
			break
		}
		if anchors := m.anchors(a0, a1, b0, b1, size); len(anchors) > 0 {
			return m.alignBetween(anchors, size, a0, a1, b0, b1)
		}
	}
	switch {
	case cells <= gridCells:
		return m.grid(a0, a1, b0, b1)
	case cells <= tokenDiff:
		m.tokenDiff(a0, a1, b0, b1)
	}
	return m.ctx.Err()
}

// alignBetween links runs of size tokens at the anchors and aligns the rest.
func (m *matcher) alignBetween(anchors []candidate, size, a0, a1, b0, b1 int32) error {
	for _, c := range anchors {
		i, j := int32(c.a), int32(c.b)
		if i < a0 || j < b0 {
			continue // overlaps the anchor before
		}
		if err := m.align(a0, i, b0, j); err != nil {
			return err
		}
		for k := int32(0); k < size; k++ {
			m.link(i+k, j+k)
		}
		a0, b0 = i+size, j+size
	}
	return m.align(a0, a1, b0, b1)
}

// anchors returns a rising chain of the runs of size tokens that stand exactly
// once on each side.
func (m *matcher) anchors(a0, a1, b0, b1, size int32) []candidate {
	once := runsOnce(m.a.toks[a0:a1], size)
	var pairs []candidate
	for h, j := range runsOnce(m.b.toks[b0:b1], size) {
		if i, ok := once[h]; ok && i >= 0 && j >= 0 {
			pairs = append(pairs, candidate{a: int(a0 + i), b: int(b0 + j), weight: 1})
		}
	}
	return chain(pairs, int(b1))
}

// runsOnce maps the hash of each run of size tokens to its place, -1 where it
// has several.
func runsOnce(toks []token, size int32) map[uint64]int32 {
	at := make(map[uint64]int32, len(toks))
	for i := int32(0); i+size <= int32(len(toks)); i++ {
		h := hashTokens(toks[i : i+size])
		if _, ok := at[h]; ok {
			at[h] = -1
		} else {
			at[h] = i
		}
	}
	return at
}

// The steps of a path through the word grid: where the best gap at a cell came
// from, and whether the match there follows a gap.
const (
	gapOpens = iota
	gapDown
	gapRight
	gapMask  = 3
	afterGap = 4
)

const never = math.MinInt32 / 2

// grid finds the alignment of greatest worth: what the kept tokens weigh, less
// a price for each edit (Gotoh's affine gaps, an edit being everything between
// two kept tokens).
func (m *matcher) grid(a0, a1, b0, b1 int32) error {
	as, bs := m.a.toks[a0:a1], m.b.toks[b0:b1]
	width := len(bs) + 1
	for k := range m.rows {
		m.rows[k] = slices.Grow(m.rows[k][:0], width)[:width]
	}
	keepUp, gapUp, keep, gap := m.rows[0], m.rows[1], m.rows[2], m.rows[3]
	size := (len(as) + 1) * width
	m.path = slices.Grow(m.path[:0], size)[:size]
	for j := range width {
		keepUp[j], gapUp[j], m.path[j] = never, -editPrice, gapRight
	}
	keepUp[0], m.path[0] = 0, gapOpens
	for i, t := range as {
		if i%checkRows == 0 && m.ctx.Err() != nil {
			return m.ctx.Err()
		}
		path := m.path[(i+1)*width:][:width]
		keep[0], gap[0], path[0] = never, -editPrice, gapDown
		worth, id := m.lex.weight[t.id], t.id
		left := gap[0]
		for j := range bs {
			step := byte(gapDown)
			best := gapUp[j+1]
			if left > best {
				best, step = left, gapRight
			}
			kept := int32(never)
			if bs[j].id == id {
				kept = keepUp[j]
				if gapUp[j] > kept {
					kept = gapUp[j]
					step |= afterGap
				}
				kept += worth
				if kept-editPrice > best {
					best = kept - editPrice
					step &^= gapMask
				}
			}
			keep[j+1], gap[j+1], path[j+1] = kept, best, step
			left = best
		}
		keep, keepUp = keepUp, keep
		gap, gapUp = gapUp, gap
	}
	m.walk(a0, a1, b0, b1, keepUp[width-1] >= gapUp[width-1])
	return nil
}

// walk links the tokens on the path that ends in the last corner of the grid.
func (m *matcher) walk(a0, a1, b0, b1 int32, kept bool) {
	width := int(b1-b0) + 1
	for i, j := a1-a0, b1-b0; i > 0 || j > 0; {
		step := m.path[int(i)*width+int(j)]
		switch {
		case kept:
			i, j = i-1, j-1
			m.link(a0+i, b0+j)
			kept = step&afterGap == 0
		case step&gapMask == gapDown:
			i--
		case step&gapMask == gapRight:
			j--
		default:
			kept = true
		}
	}
}

// tokenDiff links tokens by go-diff, for grids too large to weigh. It runs on
// token numbers, without a deadline and without its clean-ups, whose cost and
// results suit only characters.
func (m *matcher) tokenDiff(a0, a1, b0, b1 int32) {
	engine := diffmatchpatch.New()
	engine.DiffTimeout = 0
	i, j := a0, b0
	for _, d := range engine.DiffMainRunes(runes(m.a.toks[a0:a1]), runes(m.b.toks[b0:b1]), false) {
		n := int32(len([]rune(d.Text)))
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			i += n
		case diffmatchpatch.DiffInsert:
			j += n
		default:
			for range n {
				m.link(i, j)
				i, j = i+1, j+1
			}
		}
	}
	m.dropChaff(a0, a1)
}

// runes spells token numbers as runes that survive a round trip through a
// string: 0, the surrogates and U+FFFD are left out. There are fewer tokens in
// a grid than runes.
func runes(toks []token) []rune {
	out := make([]rune, len(toks))
	for k, t := range toks {
		r := t.id + 1
		if r >= 0xd800 {
			r += 0x800
		}
		if r >= 0xfffd {
			r++
		}
		out[k] = r
	}
	return out
}

// dropChaff parts kept runs worth less than the edit they cost. A run at either
// end of the range borders on no edit there and stays.
func (m *matcher) dropChaff(a0, a1 int32) {
	for i := a0; i < a1; {
		if m.mate[i] < 0 {
			i++
			continue
		}
		start, worth := i, int32(0)
		for i < a1 && m.mate[i] >= 0 && m.mate[i]-m.mate[start] == i-start {
			worth += m.lex.weight[m.a.toks[i].id]
			i++
		}
		for k := start; k < i && worth < editPrice && start > a0 && i < a1; k++ {
			m.unlink(k)
		}
	}
}
