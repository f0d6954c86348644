package manuscript

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Hover is told of the marks under the pointer, the shortest first, whenever it
// has moved over some, and once when it has left them. At is where the pointer
// is on the canvas, but at the top of its line; height is the line's.
type Hover func(marks []Mark, at fyne.Position, height float32)

// MouseIn implements desktop.Hoverable.
func (e *Editor) MouseIn(ev *desktop.MouseEvent) { e.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (e *Editor) MouseMoved(ev *desktop.MouseEvent) {
	if e.mouse.selecting || e.mouse.scrolling || !e.ready() {
		return
	}
	e.mouse.at = ev.Position
	x, y := e.toPage(ev.Position)
	e.mouse.onWords = !e.options.ReadOnly && e.overSelected(x, y)
	marks := e.overMargin(x, y)
	e.mouse.hand = marks != nil || e.overField(x, y) != (Field{}) || e.overLabel(x, y) != "" || e.onBar(ev.Position)
	if marks == nil {
		marks = e.overTurn(x, y)
	}
	if at, ok := e.over(x, y); ok {
		marks = e.MarksAt(at)
		e.mouse.hand = e.options.ReadOnly && (e.linkAt(at) != "" || e.pressable(marks))
	}
	e.hover(marks, ev)
}

// MouseOut implements desktop.Hoverable.
func (e *Editor) MouseOut() {
	e.mouse.hand, e.mouse.onWords = false, false
	e.endHover()
}

// hover gives the first of the marks under the pointer a ground, and tells of
// all of them.
func (e *Editor) hover(marks []Mark, ev *desktop.MouseEvent) {
	if len(marks) == 0 {
		e.endHover()
		return
	}
	if !slices.EqualFunc(marks, e.hovered, sameMark) {
		e.hovered = marks
		e.update()
	}
	if e.OnHover == nil {
		return
	}
	_, y := e.toPage(ev.Position)
	at, height := ev.AbsolutePosition, float32(0)
	if s, ok := e.rowUnder(y); ok {
		at.Y += float32(e.page.rowY(s)-y) / e.view.scale
		height = float32(e.page.rows(s.block)[s.row].h) / e.view.scale
	}
	e.OnHover(marks, at, height)
}

// endHover forgets what is under the pointer until it moves again: a key, a
// click or the wheel was used, or the pointer has left.
func (e *Editor) endHover() {
	if len(e.hovered) == 0 {
		return
	}
	e.hovered = nil
	e.update()
	if e.OnHover != nil {
		e.OnHover(nil, fyne.Position{}, 0)
	}
}

// Cursor implements desktop.Cursorable.
func (e *Editor) Cursor() desktop.Cursor {
	switch {
	case e.mouse.carrying || e.mouse.onWords:
		return desktop.DefaultCursor
	case e.mouse.hand:
		return desktop.PointerCursor
	}
	return desktop.TextCursor
}
