package compare

import (
	"fyne.io/fyne/v2/lang"

	"stet/editor"
	"stet/editor/diff"
)

// place finds where a change shows.
func (a *assembler) place(i int) editor.Range {
	x := &a.Changes[i]
	switch {
	case x.Kind == diff.FieldChanged && (x.Label == editor.HeadlineID || x.Label == editor.StandfirstID):
		return a.wholeOf(x.Label)
	case x.Kind == diff.FactChanged && x.Place.Block < 0:
		f := a.Facts[x.Index]
		for _, side := range []*editor.Fact{f.After, f.Before} {
			if side != nil && (side.Block == editor.HeadlineID || side.Block == editor.StandfirstID) {
				return a.wholeOf(side.Block)
			}
		}
		return editor.Range{}
	case x.Kind == diff.PictureChanged, x.Kind == diff.CreditChanged:
		if at, ok := a.spotsOf[[2]int{x.Place.Block, x.Index}]; ok {
			return at
		}
	}
	at := a.spot(x.Place)
	if x.Kind == diff.FactChanged && !at.IsZero() {
		return a.narrow(at, a.Facts[x.Index], x)
	}
	return at
}

// spot is where runs of a block show, the zero range where they are folded away.
func (a *assembler) spot(p diff.Place) editor.Range {
	if p.Block < 0 || p.Block >= len(a.spots) || len(a.spots[p.Block]) == 0 {
		return editor.Range{}
	}
	spots := a.spots[p.Block]
	first, last := max(0, min(p.Run, len(spots)-1)), min(p.End, len(spots))-1
	if last < first {
		first, last = 0, len(spots)-1
	}
	return editor.Range{Block: spots[first].Block, Start: spots[first].Start, End: spots[last].End}
}

// narrow takes a fact's place from whole runs to the fact's own words, and those
// that were written over them.
func (a *assembler) narrow(r editor.Range, f diff.FactChange, x *diff.Change) editor.Range {
	k := x.Place.Block
	start, end := r.End, r.Start
	for _, edit := range x.Edits {
		at := a.spot(edit)
		start, end = min(start, at.Start), max(end, at.End)
	}
	for n, run := range a.Blocks[k].Runs {
		if n >= len(a.spots[k]) || a.spots[k][n].Empty() {
			continue
		}
		span, words := run.After, f.After
		if words == nil || wentOut(run.Op) || a.column == olderSide {
			span, words = run.Before, f.Before
		}
		if words == nil || words.Gone || span.Len() != len(run.Text) {
			continue
		}
		if from, to := max(span.Start, words.Start), min(span.End, words.End); from < to {
			at := a.spots[k][n].Start - span.Start
			start, end = min(start, at+from), max(end, at+to)
		}
	}
	if start < end {
		r.Start, r.End = max(r.Start, start), min(r.End, end)
	}
	return r
}

// wholeOf is all of a block of the page.
func (a *assembler) wholeOf(id string) editor.Range {
	for _, b := range a.doc.Blocks {
		if b.ID == id {
			return editor.Range{Block: id, End: len(b.Text)}
		}
	}
	return editor.Range{}
}

// movedHere says where what moved came from.
func (a *assembler) movedHere(move int) string {
	m := a.Moves[move-1]
	from, to := a.Blocks[m.From.Block].From, a.Blocks[m.To.Block].To
	data := map[string]any{"N": from + 1, "M": from + m.Blocks}
	words := ""
	switch up, several := to < from, m.Blocks > 1; {
	case up && several:
		words = lang.X("compare.up.several", "↑ Moved up from paragraphs {{.N}}–{{.M}}", data)
	case up:
		words = lang.X("compare.up", "↑ Moved up from paragraph {{.N}}", data)
	case several:
		words = lang.X("compare.down.several", "↓ Moved down from paragraphs {{.N}}–{{.M}}", data)
	default:
		words = lang.X("compare.down", "↓ Moved down from paragraph {{.N}}", data)
	}
	if m.Edited {
		words = lang.X("compare.edited", "{{.Moved}}, edited", map[string]any{"Moved": words})
	}
	return words
}

// movedAway says where it went.
func (a *assembler) movedAway(move int) string {
	m := a.Moves[move-1]
	from, to := a.Blocks[m.From.Block].From, a.Blocks[m.To.Block].To
	data := map[string]any{"N": to + 1, "M": to + m.Blocks}
	switch up, several := to < from, m.Blocks > 1; {
	case up && several:
		return lang.X("compare.up-to.several", "↑ Moved up to paragraphs {{.N}}–{{.M}}", data)
	case up:
		return lang.X("compare.up-to", "↑ Moved up to paragraph {{.N}}", data)
	case several:
		return lang.X("compare.down-to.several", "↓ Moved down to paragraphs {{.N}}–{{.M}}", data)
	}
	return lang.X("compare.down-to", "↓ Moved down to paragraph {{.N}}", data)
}
