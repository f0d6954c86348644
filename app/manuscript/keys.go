package manuscript

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/editor/doc"
)

// TypedRune implements fyne.Focusable.
func (e *Editor) TypedRune(r rune) {
	e.Together(func() {
		e.insert(string(r))
		e.finish(r)
	})
}

// KeyDown implements desktop.Keyable: not every driver tells whether Shift is
// held, so it is kept in mind.
func (e *Editor) KeyDown(k *fyne.KeyEvent) {
	e.endHover()
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.shift = true
	}
}

// KeyUp implements desktop.Keyable.
func (e *Editor) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.shift = false
		e.setPrimary()
	}
}

// FocusGained implements fyne.Focusable.
func (e *Editor) FocusGained() {
	e.focused = true
	e.shift = e.modifiers()&shift != 0 // since before
	e.blink.start(e)
	e.update()
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *Editor) FocusLost() {
	e.focused, e.shift = false, false
	e.letGo()
	e.blink.stop()
	e.doc.Settle()
	e.update()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab moves through the head of the story and the
// cells of tables, and indents list items.
func (e *Editor) AcceptsTab() bool { return !e.options.ReadOnly }

// TypedKey implements fyne.Focusable.
func (e *Editor) TypedKey(k *fyne.KeyEvent) {
	if !e.ready() {
		return
	}
	switch k.Name {
	case fyne.KeyBackspace:
		e.backspace(doc.Grapheme)
	case fyne.KeyDelete:
		e.deleteForward(doc.Grapheme)
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.shifted() {
			e.insert("\n")
		} else {
			e.edit(e.doc.Break)
			e.finish('\n')
		}
	case fyne.KeyTab:
		e.tab()
	case fyne.KeyEscape:
		if e.letGo() {
			return
		}
		if e.sel.Empty() {
			e.doc.Settle()
			e.pass(k)
			return
		}
		e.moveTo(e.sel.Head, e.upstream, false)
	default:
		if !e.moveKey(k.Name, e.shifted()) {
			e.pass(k)
		}
	}
}

// pass hands a key that the page has no use for to the window, where commands
// such as F8 are bound.
func (e *Editor) pass(k *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	if c == nil {
		return
	}
	if f := c.OnTypedKey(); f != nil {
		f(k)
	}
}

func (e *Editor) tab() {
	by := 1
	if e.shifted() {
		by = -1
	}
	if e.Indent(by) || e.nextCell(by) {
		return
	}
	if i := e.doc.Index(e.sel.Head.Block); by > 0 && i < 2 || by < 0 && (i == 1 || i == 2) {
		b := e.doc.Block(i + by)
		e.goal = -1
		e.moveTo(doc.Pos{Block: b.ID, Offset: len(b.Text)}, false, false)
	}
}

// moveKey moves the caret; in a manuscript that is only read the keys that have
// no caret to move scroll. It reports whether the key was one of these.
func (e *Editor) moveKey(k fyne.KeyName, extend bool) bool {
	switch {
	case e.options.ReadOnly && !extend && e.scrollKey(k):
		return true
	case e.platform.scrolls && (k == fyne.KeyHome || k == fyne.KeyEnd || k == fyne.KeyPageUp || k == fyne.KeyPageDown):
		if !extend {
			return e.scrollKey(k)
		}
		switch k {
		case fyne.KeyHome:
			e.by(-1, doc.Document, true)
			return true
		case fyne.KeyEnd:
			e.by(1, doc.Document, true)
			return true
		}
	}
	switch k {
	case fyne.KeyLeft:
		e.step(e.sides(-1), extend)
	case fyne.KeyRight:
		e.step(e.sides(1), extend)
	case fyne.KeyUp:
		e.vertical(-1, 0, extend)
	case fyne.KeyDown:
		e.vertical(1, 0, extend)
	case fyne.KeyPageUp:
		e.vertical(-1, e.pageful(), extend)
	case fyne.KeyPageDown:
		e.vertical(1, e.pageful(), extend)
	case fyne.KeyHome:
		e.lineEnd(-1, extend)
	case fyne.KeyEnd:
		e.lineEnd(1, extend)
	default:
		return false
	}
	return true
}

// pageful is how far Page Down goes.
func (e *Editor) pageful() int { return max(e.page.px(30), e.page.height-e.page.px(60)) }

func (e *Editor) scrollKey(k fyne.KeyName) bool {
	p := &e.page
	switch k {
	case fyne.KeyUp:
		p.scrollBy(-p.px(30))
	case fyne.KeyDown:
		p.scrollBy(p.px(30))
	case fyne.KeyPageUp:
		p.scrollBy(-e.pageful())
	case fyne.KeyPageDown, fyne.KeySpace:
		p.scrollBy(e.pageful())
	case fyne.KeyHome:
		p.scrollTo(0)
	case fyne.KeyEnd:
		p.scrollTo(p.total())
	default:
		return false
	}
	e.update()
	return true
}

// moveTo moves the head of the selection, and its anchor unless it is extended.
func (e *Editor) moveTo(p doc.Pos, upstream, extend bool) {
	s := doc.Selection{Anchor: e.sel.Anchor, Head: p}
	if !extend {
		s.Anchor = p
	}
	e.doc.Settle()
	e.moved(s, upstream)
}

// step goes one grapheme cluster forward, or back where by is -1; from a
// selection to its end on that side.
func (e *Editor) step(by int, extend bool) {
	e.goal = -1
	next := e.next(e.sel.Head, by, doc.Grapheme)
	if !extend && !e.sel.Empty() {
		next = e.sel.Anchor
		if e.doc.Less(next, e.sel.Head) == (by > 0) {
			next = e.sel.Head
		}
	}
	if i := e.doc.Index(next.Block); i == 1 && e.options.ReadOnly && e.doc.Block(1).Text == "" {
		next = e.next(next, by, doc.Grapheme) // the standfirst cannot be seen
	}
	e.moveTo(next, by > 0 && e.page.turns(next), extend)
}

// next returns the position one unit forward, or back.
func (e *Editor) next(p doc.Pos, by int, unit doc.Unit) doc.Pos {
	if by < 0 {
		return e.doc.Prev(p, unit)
	}
	return e.doc.Next(p, unit)
}

// by goes a unit of the document forward, or back.
func (e *Editor) by(by int, unit doc.Unit, extend bool) {
	e.goal = -1
	e.moveTo(e.next(e.sel.Head, by, unit), false, extend)
}

// vertical goes one row up or down, or as many as it takes to go a distance.
func (e *Editor) vertical(by, distance int, extend bool) {
	p := &e.page
	s := p.locate(e.sel.Head, e.upstream)
	if e.goal < 0 {
		e.goal = s.x
	}
	goal := e.goal
	if distance > 0 {
		p.scrollBy(by * distance)
	}
	from, moved := p.heights.Above(s.block)+p.rows(s.block)[s.row].y, false
	for {
		next, ok := p.beside(s, by)
		if !ok {
			break
		}
		s, moved = next, true
		at := p.heights.Above(s.block) + p.rows(s.block)[s.row].y
		if (at-from)*by >= distance {
			break
		}
	}
	if !moved { // at the first or last line: go to its end
		e.lineEnd(by, extend)
		return
	}
	pos, upstream := p.place(s, goal)
	e.moveTo(pos, upstream, extend)
	e.goal = goal
}

// lineEnd goes to the beginning or the end of the line.
func (e *Editor) lineEnd(by int, extend bool) {
	e.goal = -1
	pos, upstream := e.page.endOf(e.page.locate(e.sel.Head, e.upstream), by)
	e.moveTo(pos, upstream, extend)
}

// TypedShortcut implements fyne.Shortcutable. What the editor does not know goes
// on to the canvas, which would otherwise never see it.
func (e *Editor) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		e.Copy()
	case *fyne.ShortcutCut:
		e.Cut()
	case *fyne.ShortcutPaste:
		e.Paste(false)
	case *fyne.ShortcutUndo:
		if e.options.ReadOnly { // there is something to undo elsewhere, perhaps
			e.forward(s)
			return
		}
		e.Undo()
	case *fyne.ShortcutRedo:
		e.Redo()
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
	case *desktop.CustomShortcut:
		if !e.chord(s) {
			e.forward(s)
		}
	default:
		e.forward(s)
	}
}

func (e *Editor) forward(s fyne.Shortcut) {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	if on, ok := c.(fyne.Shortcutable); ok {
		on.TypedShortcut(s)
	}
}

// chord does what a key with Ctrl, Alt or Cmd means in text; false where it
// means nothing here.
func (e *Editor) chord(s *desktop.CustomShortcut) bool {
	if !e.ready() {
		return false
	}
	if do, extend := e.platform.deedOf(s.Modifier, s.KeyName); do != nil {
		do(e, extend)
		return true
	}
	return s.Modifier&^shift == fyne.KeyModifierShortcutDefault && e.letterKey(s.KeyName, s.Modifier&shift != 0)
}

func (e *Editor) letterKey(k fyne.KeyName, shift bool) bool {
	switch {
	case k == fyne.KeyB && !shift:
		e.Strong()
	case k == fyne.KeyI && !shift:
		e.Emphasis()
	case k == fyne.KeyV && shift:
		e.Paste(true)
	case k == fyne.KeyZ && shift:
		e.Redo()
	default:
		return false
	}
	return true
}
