package compare

import (
	"slices"

	"stet/editor"
	"stet/editor/diff"
)

// ChooseWords chooses the change that brought words of the newer version, or else one
// of their paragraph, and brings it into sight. It reports whether there is one among
// those listed.
func (v *View) ChooseWords(at editor.Range) bool {
	c := v.compared.Comparison
	near := func(how func(diff.Comparison, diff.Change, editor.Range) bool) bool {
		i := slices.IndexFunc(c.Changes, func(x diff.Change) bool { return how(c, x, at) })
		if i < 0 || !v.Changes.Choose(i) {
			return false
		}
		v.reveal(i)
		return true
	}
	return near(brought) || near(inParagraph)
}

// brought reports whether a change put words into a range of the newer version.
func brought(c diff.Comparison, x diff.Change, at editor.Range) bool {
	if !inParagraph(c, x, at) {
		return false
	}
	came := func(r diff.Run) bool {
		return (r.Op == diff.Insert || r.Op == diff.MoveIn) && r.After.Start < at.End && at.Start < r.After.End
	}
	switch x.Kind {
	case diff.CommentChanged:
		return false
	case diff.FactChanged:
		return slices.ContainsFunc(x.Edits, func(p diff.Place) bool { return slices.ContainsFunc(c.Blocks[p.Block].Runs[p.Run:p.End], came) })
	}
	return slices.ContainsFunc(x.Runs, came)
}

// inParagraph reports whether a change shows in the block of a range.
func inParagraph(c diff.Comparison, x diff.Change, at editor.Range) bool {
	if x.Kind == diff.FieldChanged {
		return x.Label == at.Block
	}
	b := x.Place.Block
	return b >= 0 && c.Blocks[b].After != nil && c.Blocks[b].After.ID == at.Block
}
