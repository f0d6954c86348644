package diff

import (
	"cmp"
	"slices"

	"stet/editor"
)

// part is one entry of the merged document before its runs are written: a
// stretch of a block on either side.
type part struct {
	kind   Kind
	i, j   int // blocks, -1 for none
	a, b   window
	inMove int32
	whole  bool // equal to the byte; has no tokens
}

// mergeBlocks writes the merged document.
func mergeBlocks(m *matching, before, after []editor.Block) []BlockChange {
	parts := m.parts()
	out := make([]BlockChange, 0, len(parts))
	for _, p := range parts {
		c := BlockChange{Kind: p.kind, From: p.i, To: p.j, Move: int(p.inMove)}
		if p.i >= 0 {
			c.Before = &before[p.i]
		}
		if p.j >= 0 {
			c.After = &after[p.j]
		}
		c.Runs = m.blockRuns(p)
		if p.i >= 0 && p.j >= 0 {
			c.Restyled = restyled(c.Before, c.After)
			c.Marks = compareMarks(c.Before, c.After, c.Runs)
			c.Image = compareImages(c.Before.Image, c.After.Image)
		}
		if c.Kind == Same && (edited(c.Runs) || c.Restyled || len(c.Marks) > 0 || len(c.Image) > 0) {
			c.Kind = Changed
		}
		out = append(out, c)
	}
	return out
}

// blockRuns writes the runs of a part with spans counted in its blocks.
func (m *matching) blockRuns(p part) []Run {
	var runs []Run
	switch {
	case p.kind == MovedAway:
		runs = []Run{{Op: MoveOut, Text: m.a.text[p.a.from:p.a.to], Before: Span{p.a.from, p.a.to}, Move: int(p.inMove)}}
	case !p.whole:
		runs = m.runs(p.a, p.b, p.inMove)
	case p.a.to > p.a.from:
		runs = []Run{{Text: m.a.text[p.a.from:p.a.to], Before: Span{p.a.from, p.a.to}, After: Span{p.b.from, p.b.to}}}
	}
	for k := range runs {
		shiftSpan(&runs[k].Before, m.a, p.i)
		shiftSpan(&runs[k].After, m.b, p.j)
	}
	return runs
}

// shiftSpan counts a span of a side's text from the start of its block.
func shiftSpan(s *Span, of *side, block int) {
	if block < 0 {
		*s = Span{}
		return
	}
	start := of.paras[block].start
	*s = Span{s.Start - start, s.End - start}
}

// parts lists the entries of the merged document in reading order: what was
// deleted or moved away stands before what was inserted in its place.
func (m *matching) parts() []part {
	var out []part
	var steady []group
	for _, g := range m.groups {
		if g.move == 0 {
			steady = append(steady, g)
		}
	}
	slices.SortFunc(steady, func(x, y group) int { return cmp.Compare(x.a0, y.a0) })
	steady = append(steady, group{a0: len(m.groupA), a1: len(m.groupA), b0: len(m.groupB), b1: len(m.groupB)})
	i, j := 0, 0
	for _, g := range steady {
		for ; i < g.a0; i++ {
			out = append(out, m.departed(i))
		}
		for ; j < g.b0; j++ {
			out = append(out, m.arrived(j))
		}
		out = append(out, m.grouped(g)...)
		i, j = g.a1, g.b1
	}
	return out
}

func (m *matching) departed(i int) part {
	p := part{kind: Deleted, i: i, j: -1, a: m.a.para(i)}
	if n := m.groupA[i]; n >= 0 {
		p.kind, p.inMove = MovedAway, m.groups[n].move
	}
	return p
}

func (m *matching) arrived(j int) part {
	p := part{kind: Inserted, i: -1, j: j, b: m.b.para(j)}
	if n := m.groupB[j]; n >= 0 {
		i := m.groups[n].a0
		p = part{kind: Moved, i: i, j: j, a: m.a.para(i), b: m.b.para(j), inMove: m.groups[n].move}
	}
	return p
}

// grouped returns the parts of a group in place: one, or one for each piece of
// a split or join. The whole is cut behind the last token a piece kept of it.
func (m *matching) grouped(g group) []part {
	var out []part
	switch {
	case g.a0 == g.a1: // the end
	case g.a1-g.a0 == 1 && g.b1-g.b0 == 1:
		out = []part{{kind: Same, i: g.a0, j: g.b0, a: m.a.para(g.a0), b: m.b.para(g.b0), whole: g.same}}
	case g.a1-g.a0 == 1:
		whole := m.a.para(g.a0)
		for j := g.b0; j < g.b1; j++ {
			piece := m.b.para(j)
			a := cutWhole(m.a, &whole, piece, m.back, m.moveB, j == g.b1-1)
			out = append(out, part{kind: Split, i: g.a0, j: j, a: a, b: piece})
		}
	default:
		whole := m.b.para(g.b0)
		for i := g.a0; i < g.a1; i++ {
			piece := m.a.para(i)
			b := cutWhole(m.b, &whole, piece, m.mate, m.moveA, i == g.a1-1)
			out = append(out, part{kind: Joined, i: i, j: g.b0, a: piece, b: b})
		}
	}
	return out
}

// cutWhole takes from the front of a whole what belongs to a piece.
func cutWhole(s *side, whole *window, piece window, mate, moved []int32, last bool) window {
	w := *whole
	if last {
		return w
	}
	w.to, w.hi = w.from, w.lo
	for k := piece.lo; k < piece.hi; k++ {
		if l := mate[k]; l >= 0 && moved[k] == 0 {
			w.hi = l + 1
		}
	}
	if w.hi > w.lo {
		w.to = whole.to
		if w.hi < whole.hi {
			w.to = int(s.toks[w.hi].start)
		}
	}
	whole.from, whole.lo = w.to, w.hi
	return w
}

// para is the window of a paragraph.
func (s *side) para(i int) window {
	p := s.paras[i]
	return window{p.start, p.end, p.lo, p.hi}
}

func edited(runs []Run) bool {
	return slices.ContainsFunc(runs, func(r Run) bool { return r.Op != Equal })
}

// findMoves returns both ends of every move.
func findMoves(m *matching, blocks []BlockChange) []Move {
	out := make([]Move, len(m.moves))
	for n := range out {
		out[n] = Move{From: Place{Block: -1}, To: Place{Block: -1}, Blocks: m.moves[n].paras}
	}
	for k, b := range blocks {
		if b.Move > 0 {
			v := &out[b.Move-1]
			end := &v.To
			if b.Kind == MovedAway {
				end = &v.From
			} else if edited(b.Runs) || b.Restyled || len(b.Marks) > 0 {
				v.Edited = true
			}
			if end.Block < 0 {
				*end = Place{k, 0, len(b.Runs)}
			}
			continue
		}
		for r, run := range b.Runs {
			switch run.Op {
			case MoveOut:
				out[run.Move-1].From = Place{k, r, r + 1}
			case MoveIn:
				out[run.Move-1].To = Place{k, r, r + 1}
			}
		}
	}
	return out
}
