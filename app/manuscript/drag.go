package manuscript

import (
	"fyne.io/fyne/v2"

	"stet/editor/doc"
)

// Words that are selected can be dragged to another place of the page: there a
// caret shows where they would come to. Dropped they move, with what is said
// about them; with Ctrl, on a Mac with Option, a copy of them is put there. Escape
// lets go of them.

// holds takes hold of the selected words under a point, to be dragged from there
// or, where the button is let go before, to be clicked.
func (e *Editor) holds(x, y int) bool {
	m := &e.mouse
	m.holding = m.clicks == 1 && !e.options.ReadOnly && e.overSelected(x, y)
	return m.holding
}

// overSelected reports whether a selected character lies under a point.
func (e *Editor) overSelected(x, y int) bool {
	from, to, err := e.doc.Range(e.sel)
	if err != nil || from == to {
		return false
	}
	at, ok := e.over(x, y)
	return ok && !e.doc.Less(at, from) && e.doc.Less(at, to)
}

// carry shows where the words held would be dropped.
func (e *Editor) carry() {
	m := &e.mouse
	m.carrying, m.dragged = true, true
	x, y := e.toPage(m.at)
	m.drop, m.dropUp = e.page.hit(x, min(max(y, 0), e.page.height-1))
	e.showDrop()
	e.autoscroll()
}

// dropHere puts the words where the pointer is. Beside the page they stay.
func (e *Editor) dropHere(mods fyne.KeyModifier) {
	to, sel := e.mouse.drop, e.sel
	size := e.Size()
	at := e.mouse.at
	if at.X < 0 || at.Y < 0 || at.X > size.Width || at.Y > size.Height {
		return
	}
	copying := mods&ctrl != 0
	if e.platform.scrolls {
		copying = mods&alt != 0
	}
	e.doc.Settle()
	e.edit(func(doc.Selection) (doc.Selection, error) {
		if copying {
			return e.doc.CopyTo(sel, to)
		}
		return e.doc.Carry(sel, to)
	})
	e.doc.Settle()
}

// letGo ends a drag of words without dropping them; it reports whether there was
// one.
func (e *Editor) letGo() bool {
	m := &e.mouse
	if !m.carrying {
		return false
	}
	m.holding, m.carrying = false, false
	e.endAutoscroll()
	e.showDrop()
	return true
}

// showDrop puts the caret of a drag where it belongs.
func (e *Editor) showDrop() {
	v, m := &e.view, &e.mouse
	if !m.carrying {
		hide(v.drop)
		return
	}
	e.placeCaret(v.drop, e.page.locate(m.drop, m.dropUp), e.palette.Accent)
	v.ground.Refresh() // the canvas does not know what it has never shown
}
