package compare

import (
	"slices"

	"fyne.io/fyne/v2"

	"stet/app/control"
	"stet/editor/diff"
)

// listRow is one row of the list: the card of an entry, or the heading over those of
// a nature.
type listRow struct {
	at     int // index in the entries shown, -1 for a heading
	nature diff.Nature
	count  int
}

// SetGrouped has the cards stand under headings, or in the order of the story.
func (c *Changes) SetGrouped(on bool) {
	if c.grouped != on {
		c.grouped = on
		c.sieve()
	}
}

// ToggleGrouped changes that, and tells of it as of another filter.
func (c *Changes) ToggleGrouped() {
	c.SetGrouped(!c.grouped)
	c.filtered()
}

// Grouped returns what SetGrouped has set.
func (c *Changes) Grouped() bool { return c.grouped }

// layRows puts the entries in order and makes rows of them.
func (c *Changes) layRows() {
	c.rows = c.rows[:0]
	if c.grouped {
		slices.SortStableFunc(c.shown, func(m, n int) int {
			return slices.Index(diff.Natures, c.natures[m]) - slices.Index(diff.Natures, c.natures[n])
		})
	}
	head := 0
	for at, n := range c.shown {
		if c.grouped && (at == 0 || c.natures[c.shown[at-1]] != c.natures[n]) {
			head = len(c.rows)
			c.rows = append(c.rows, listRow{at: -1, nature: c.natures[n]})
		}
		c.rows = append(c.rows, listRow{at: at})
		c.rows[head].count++
	}
}

// rowOf returns the row of an entry, -1 for none.
func (c *Changes) rowOf(at int) int {
	if at < 0 || !c.grouped {
		return at
	}
	return slices.IndexFunc(c.rows, func(r listRow) bool { return r.at == at })
}

// object is what a row shows.
func (c *Changes) object(i int) fyne.CanvasObject {
	r := c.rows[i]
	if r.at >= 0 {
		return c.card(r.at)
	}
	return control.NewInset(6, 2, 0, 2, control.NewRow(8, control.NewText(control.FineHead, natureName(r.nature)),
		control.NewText(control.Fine, control.Number(r.count))))
}

// rowChosen is told of a choice in the list. A heading hands it on to the card
// below, or above where that is the way the choice went.
func (c *Changes) rowChosen(i int) {
	at := c.rows[i].at
	if at < 0 {
		at = c.rows[i+1].at
		if at == c.at && at > 0 {
			at--
		}
	}
	c.choose(at)
	c.tell()
}
