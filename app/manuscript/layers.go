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
	names  []string // lowest first
	marks  map[string]map[string][]Mark
	hidden map[string]bool
	dress  map[editor.MarkKind]dress // how the document's own marks are shown
}

// dress shows the document's marks of a kind as marks of a layer.
type dress struct {
	layer string
	style Style
}

// clear takes all marks away; the layers stay, shown and hidden as they are.
func (l *layers) clear() {
	for _, name := range l.names {
		l.marks[name] = map[string][]Mark{}
	}
}

// show shows or hides a layer and reports whether it was otherwise before.
func (l *layers) show(name string, on bool) bool {
	if l.hidden[name] == !on {
		return false
	}
	if l.hidden == nil {
		l.hidden = map[string]bool{}
	}
	l.hidden[name] = !on
	return true
}

// set replaces a layer and reports whether it differs from before.
func (l *layers) set(name string, marks []Mark) bool {
	byBlock := make(map[string][]Mark, len(l.layer(name)))
	for _, m := range marks {
		byBlock[m.Range.Block] = append(byBlock[m.Range.Block], m)
	}
	changed := false
	for id := range l.marks[name] {
		if byBlock[id] == nil {
			changed = l.setBlock(name, id, nil) || changed
		}
	}
	for id, m := range byBlock {
		changed = l.setBlock(name, id, m) || changed
	}
	return changed
}

// setBlock replaces a layer's marks in one block and reports whether they differ
// from before. The slice becomes the layer's own.
func (l *layers) setBlock(name, block string, marks []Mark) bool {
	layer := l.layer(name)
	marks = slices.DeleteFunc(marks, func(m Mark) bool { return m.Range.Block != block || block == "" || m.Range.Empty() })
	for i := range marks {
		marks[i].Layer = name
	}
	slices.SortStableFunc(marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Range.Start, b.Range.Start), cmp.Compare(b.Range.End, a.Range.End))
	})
	if slices.Equal(marks, layer[block]) {
		return false
	}
	if layer[block] = marks; len(marks) == 0 {
		delete(layer, block)
	}
	return true
}

// layer returns the marks of a layer by block, adding it on top of the others
// where it is new.
func (l *layers) layer(name string) map[string][]Mark {
	if l.marks == nil {
		l.marks = map[string]map[string][]Mark{}
	}
	if l.marks[name] == nil {
		l.marks[name] = map[string][]Mark{}
		l.names = append(l.names, name)
	}
	return l.marks[name]
}

// in returns the marks of a block in the layers that are shown, those on top
// last.
func (l *layers) in(b editor.Block) []Mark {
	var out []Mark
	for _, name := range l.names {
		if !l.hidden[name] {
			out = append(l.own(out, name, b), l.marks[name][b.ID]...)
		}
	}
	return out
}

// own adds the block's own marks that a layer shows.
func (l *layers) own(to []Mark, name string, b editor.Block) []Mark {
	for _, m := range b.Marks {
		if d, ok := l.dress[m.Kind]; ok && d.layer == name {
			to = append(to, Mark{Layer: name, Range: editor.Range{Block: b.ID, Start: m.Start, End: m.End}, Style: d.style})
		}
	}
	return to
}

// turn returns the mark of a suggestion about where the block begins, which
// covers no words; false where there is none to be shown.
func (l *layers) turn(b editor.Block) (Mark, bool) {
	if b.Break == nil {
		return Mark{}, false
	}
	d, ok := l.dress[b.Break.Kind]
	if !ok || l.hidden[d.layer] {
		return Mark{}, false
	}
	return Mark{Layer: d.layer, Range: editor.Range{Block: b.ID}, Style: d.style}, true
}

// at returns the marks that cover the byte of a block at an offset, the shortest
// first.
func (l *layers) at(b editor.Block, offset int) []Mark {
	var out []Mark
	for _, m := range l.in(b) {
		if m.Range.Start <= offset && offset < m.Range.End {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b Mark) int {
		return cmp.Compare(a.Range.End-a.Range.Start, b.Range.End-b.Range.Start)
	})
	return out
}

// move carries the marks of the blocks that an edit touched through it. Words
// that were only typed into keep their mark, words that were deleted lose it.
func (l *layers) move(m doc.Map) {
	touched := m.Blocks()
	for _, blocks := range l.marks {
		var away []Mark // those whose words lie in another block now
		for _, id := range touched {
			marks := blocks[id]
			stay := marks[:0]
			for _, mark := range marks {
				r, ok := moveRange(m, mark.Range)
				switch mark.Range = r; {
				case !ok:
				case r.Block == id:
					stay = append(stay, mark)
				default:
					away = append(away, mark)
				}
			}
			if blocks[id] = stay; len(stay) == 0 {
				delete(blocks, id)
			}
		}
		for _, mark := range away {
			blocks[mark.Range.Block] = append(blocks[mark.Range.Block], mark)
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
