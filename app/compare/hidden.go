package compare

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"stet/editor"
	"stet/editor/diff"
)

// hidden is what of a comparison's mark-up is left out, and what is said of the
// blocks where it is not.
type hidden struct {
	shown  map[[2]int]bool // block, run: those of the changes that are shown
	marks  map[[2]int]bool // block, change of formatting
	moves  map[int]bool    // by number
	whole  map[int]bool    // blocks that came or went
	joins  map[int]bool    // blocks that were joined to the one above
	fields map[string]bool
	notes  map[int][]string // by block: what changed about it but its words
	lively map[int]bool     // the blocks in which a change shows

	details map[[2]int]bool // block, change of its Image: those that are shown
}

// hide works out what leaving changes out means; none may be nil.
func hide(c diff.Comparison, none func(i int) bool) hidden {
	h := hidden{shown: map[[2]int]bool{}, marks: map[[2]int]bool{}, moves: map[int]bool{}, whole: map[int]bool{}, joins: map[int]bool{},
		fields: map[string]bool{}, notes: map[int][]string{}, lively: map[int]bool{}, details: map[[2]int]bool{}}
	for i, x := range c.Changes {
		k := x.Place.Block
		if none == nil || !none(i) {
			h.lively[k] = true
			h.show(c, x)
			continue
		}
		switch x.Kind {
		case diff.MarksChanged:
			h.marks[[2]int{k, x.Index}] = true
		case diff.PassageMoved:
			h.moves[x.Index+1] = true
		case diff.FieldChanged:
			h.fields[x.Label] = true
		case diff.BlockInserted, diff.BlockDeleted, diff.PictureAdded, diff.PictureRemoved:
			h.whole[k] = true
		case diff.BlocksJoined:
			h.joins[k] = true
		}
	}
	h.findMoves(c)
	return h
}

// show takes what a change shows: its words, and what is said of its block.
func (h *hidden) show(c diff.Comparison, x diff.Change) {
	k := x.Place.Block
	if k < 0 {
		return
	}
	switch x.Kind {
	case diff.WordsInserted, diff.WordsDeleted, diff.WordsReplaced, diff.BlockInserted, diff.BlockDeleted:
		for n := x.Place.Run; n < x.Place.End; n++ {
			h.shown[[2]int{k, n}] = true
		}
	case diff.PictureChanged, diff.CreditChanged:
		h.details[[2]int{k, x.Index}] = true
	}
	for _, at := range x.Edits {
		for n := at.Run; n < at.End; n++ {
			h.shown[[2]int{at.Block, n}] = true
		}
	}
	if words := noteOf(c, x); words != "" && !slices.Contains(h.notes[k], words) {
		h.notes[k] = append(h.notes[k], words)
	}
}

// findMoves marks the blocks at both ends of the moves that are shown.
func (h *hidden) findMoves(c diff.Comparison) {
	for k := range c.Blocks {
		b := &c.Blocks[k]
		if b.Move > 0 && !h.moves[b.Move] {
			h.lively[k] = true
		}
	}
	for n, m := range c.Moves {
		if !h.moves[n+1] {
			h.lively[m.From.Block], h.lively[m.To.Block] = true, true
		}
	}
}

// run reports whether run n of block k is shown as if nothing had happened to it.
// Space that no change of the list speaks of always is.
func (h *hidden) run(k, n int, r *diff.Run) bool {
	switch r.Op {
	case diff.MoveOut, diff.MoveIn:
		return h.moves[r.Move]
	case diff.Insert, diff.Delete:
		return !h.shown[[2]int{k, n}]
	}
	return false
}

// noteOf says what a change of a block is that its words do not show. What is
// filed with a picture is set below it, with its changes.
func noteOf(c diff.Comparison, x diff.Change) string {
	switch x.Kind {
	case diff.StyleChanged:
		return lang.X("compare.restyled", "Set in another style: {{.Styles}}", map[string]any{"Styles": labelOf(c, x)})
	case diff.MarksChanged:
		return lang.X("compare.reset", "Formatting changed")
	case diff.BlockSplit:
		return lang.X("compare.split-off", "Split from the paragraph above")
	case diff.BlocksJoined:
		return lang.X("compare.joined", "Joined to the paragraph above")
	case diff.PictureAdded:
		return lang.X("compare.picture.in", "New picture")
	case diff.PictureRemoved:
		return lang.X("compare.picture.out", "Picture cut")
	case diff.PictureReplaced:
		return lang.X("compare.picture.file", "Another picture in its place")
	}
	return ""
}

func picture(b *editor.Block) bool { return b != nil && b.Image != nil }
