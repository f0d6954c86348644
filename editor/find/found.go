package find

import (
	"slices"

	"stet/editor"
	"stet/editor/doc"
)

// Found holds the hits in an open manuscript, by block. The zero Found has none.
type Found struct {
	byBlock map[string][]editor.Range
	count   int
}

// Set makes these the hits of a block, in order.
func (f *Found) Set(block string, hits []editor.Range) {
	if f.byBlock == nil {
		f.byBlock = map[string][]editor.Range{}
	}
	f.count += len(hits) - len(f.byBlock[block])
	if f.byBlock[block] = hits; len(hits) == 0 {
		delete(f.byBlock, block)
	}
}

// Len returns how many hits there are.
func (f *Found) Len() int { return f.count }

// In returns the hits of a block.
func (f *Found) In(block string) []editor.Range { return f.byBlock[block] }

// Has reports whether r is a hit.
func (f *Found) Has(r editor.Range) bool { return slices.Contains(f.byBlock[r.Block], r) }

// At returns which hit of the manuscript r is, from 1; 0 where it is none.
func (f *Found) At(d *doc.Doc, r editor.Range) int {
	i := slices.Index(f.byBlock[r.Block], r)
	if i < 0 {
		return 0
	}
	before := 0
	for j := range d.Index(r.Block) {
		before += len(f.byBlock[d.Block(j).ID])
	}
	return before + i + 1
}

// Next returns the first hit that begins at or behind a position, or else the
// first of all; false where there is none.
func (f *Found) Next(d *doc.Doc, from doc.Pos) (editor.Range, bool) {
	start := max(0, d.Index(from.Block))
	for _, h := range f.byBlock[from.Block] {
		if h.Start >= from.Offset {
			return h, true
		}
	}
	for i := range d.Len() {
		if hits := f.byBlock[d.Block((start+1+i)%d.Len()).ID]; len(hits) > 0 {
			return hits[0], true
		}
	}
	return editor.Range{}, false
}

// Previous returns the last hit that ends at or before a position, or else the
// last of all; false where there is none.
func (f *Found) Previous(d *doc.Doc, from doc.Pos) (editor.Range, bool) {
	start := max(0, d.Index(from.Block))
	for _, h := range slices.Backward(f.byBlock[from.Block]) {
		if h.End <= from.Offset {
			return h, true
		}
	}
	for i := range d.Len() {
		if hits := f.byBlock[d.Block((start-1-i+2*d.Len())%d.Len()).ID]; len(hits) > 0 {
			return hits[len(hits)-1], true
		}
	}
	return editor.Range{}, false
}
