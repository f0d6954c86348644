package manuscript

import (
	"cmp"
	"slices"

	"stet/editor"
	"stet/editor/doc"
)

// layers holds the marks that are laid over the manuscript, by layer. Marks move
// with their words until their layer is set anew.
type layers struct {
	names []string // in the order they were first set: later ones lie on top
	marks map[string]map[string][]Mark
}

// set replaces a layer and reports whether it differs from before.
func (l *layers) set(name string, marks []Mark) bool {
	byBlock := map[string][]Mark{}
	for _, m := range marks {
		if m.Layer = name; m.Range.IsZero() || m.Range.Empty() {
			continue
		}
		byBlock[m.Range.Block] = append(byBlock[m.Range.Block], m)
	}
	for _, m := range byBlock {
		slices.SortStableFunc(m, func(a, b Mark) int {
			return cmp.Or(cmp.Compare(a.Range.Start, b.Range.Start), cmp.Compare(b.Range.End, a.Range.End))
		})
	}
	if l.marks == nil {
		l.marks = map[string]map[string][]Mark{}
	}
	if !slices.Contains(l.names, name) {
		l.names = append(l.names, name)
	}
	same := len(byBlock) == len(l.marks[name])
	for id, m := range byBlock {
		same = same && slices.Equal(m, l.marks[name][id])
	}
	l.marks[name] = byBlock
	return !same
}

// in returns the marks of a block, those on top last.
func (l *layers) in(block string) []Mark {
	var out []Mark
	for _, name := range l.names {
		out = append(out, l.marks[name][block]...)
	}
	return out
}

// at returns the marks that cover the byte at a position, the shortest first.
func (l *layers) at(p doc.Pos) []Mark {
	var out []Mark
	for _, m := range l.in(p.Block) {
		if m.Range.Start <= p.Offset && p.Offset < m.Range.End {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b Mark) int {
		return cmp.Compare(a.Range.End-a.Range.Start, b.Range.End-b.Range.Start)
	})
	return out
}

// move carries the marks of the touched blocks, and of those that have gone,
// through an edit. Words that were only typed into keep their mark, words that
// were deleted lose it.
func (l *layers) move(m doc.Map, touched []string, gone func(block string) bool) {
	for _, blocks := range l.marks {
		var moved []Mark
		take := func(id string) {
			moved = append(moved, blocks[id]...)
			delete(blocks, id)
		}
		for _, id := range touched {
			take(id)
		}
		if gone != nil {
			for id := range blocks {
				if gone(id) {
					take(id)
				}
			}
		}
		for _, mark := range moved {
			if r, ok := moveRange(m, mark.Range); ok {
				mark.Range = r
				blocks[r.Block] = append(blocks[r.Block], mark)
			}
		}
	}
}

func moveRange(m doc.Map, r editor.Range) (editor.Range, bool) {
	if now, ok := m.Range(r); ok {
		return now, true
	}
	start, _ := m.Pos(doc.Pos{Block: r.Block, Offset: r.Start}, true)
	end, _ := m.Pos(doc.Pos{Block: r.Block, Offset: r.End}, false)
	now := editor.Range{Block: start.Block, Start: start.Offset, End: end.Offset}
	return now, start.Block == end.Block && !now.Empty()
}
