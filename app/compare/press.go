package compare

import (
	"slices"

	"stet/editor"
	"stet/editor/diff"
)

// pressed is told of a press on the words of a mark: one of a move leads to its
// other end, any other to its entry in the list.
func (v *View) pressed(column, mark int) {
	m := v.columns[column].Marks[mark]
	if m.Move > 0 {
		v.showEnd(m.Move, m.Kind == MovedAway)
		return
	}
	if i := v.changeAt(column, m.Range); i >= 0 && v.Changes.Choose(i) {
		v.reveal(i)
	}
}

// labelPressed is told of a press on what stands above a block.
func (v *View) labelPressed(column int, block string) {
	switch s := v.columns[column].Styles[block]; s.Kind {
	case BlockFolded:
		v.unfold(s.Fold)
	case BlockMoved, BlockMovedAway:
		v.showEnd(s.Move, s.Kind == BlockMovedAway)
	}
}

func (v *View) unfold(block int) {
	open := map[int]bool{block: true}
	for k := range v.look.Open {
		open[k] = true
	}
	v.look.Open = open
	v.lay(true)
	v.page.Choose(v.placesOf(v.Changes.Current()))
}

// changeAt is the change that shows at words of a column: the one with the
// fewest words around them, -1 for none.
func (v *View) changeAt(column int, r editor.Range) int {
	found, words := -1, 0
	for i, at := range v.columns[column].Places {
		if at.Block != r.Block || r.Start < at.Start || at.End < r.End {
			continue
		}
		if n := at.End - at.Start; found < 0 || n < words {
			found, words = i, n
		}
	}
	return found
}

// Jump goes to the other end of the chosen move, or of the move that the chosen
// change lies in; it reports whether there is one.
func (v *View) Jump() bool {
	move := v.moveOf(v.Changes.Current())
	if move == 0 {
		return false
	}
	v.showEnd(move, v.away)
	return true
}

// moveOf is the number of the move that a change is or lies in, 0 for none.
func (v *View) moveOf(i int) int {
	c := &v.compared.Comparison
	if i < 0 || i >= len(c.Changes) {
		return 0
	}
	switch x := &c.Changes[i]; {
	case x.Kind == diff.PassageMoved:
		return x.Index + 1
	case x.Place.Block >= 0:
		return c.Blocks[x.Place.Block].Move
	}
	return 0
}

// showEnd chooses a move and shows one end of it: where it is now, or where it
// was.
func (v *View) showEnd(move int, now bool) {
	for i, x := range v.compared.Comparison.Changes {
		if x.Kind == diff.PassageMoved && x.Index == move-1 {
			v.Changes.Choose(i)
		}
	}
	v.sayWhere(v.Changes.Current())
	v.away = !now
	at := make([]editor.Range, len(v.columns))
	for n, d := range v.columns {
		if at[n] = d.Moves[move-1].From; now {
			at[n] = d.Moves[move-1].To
		}
	}
	v.show(at)
}

// Choose chooses a change of those listed, without telling OnSelect; false where
// it is not listed.
func (c *Changes) Choose(i int) bool {
	at := slices.Index(c.shown, i)
	if at >= 0 {
		c.choose(at)
	}
	return at >= 0
}
