package manuscript

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/editor"
	"stet/editor/doc"
)

// mouse is what the pointer is doing.
type mouse struct {
	at        fyne.Position // where it is now
	clicks    int           // 1 places the caret, 2 selects by words, 3 by blocks
	clicked   time.Time
	from      fyne.Position // where the button went down
	origin    doc.Selection // what was selected then
	selecting bool
	dragged   bool
	holding   bool    // selected words are held, and
	carrying  bool    // are being dragged
	drop      doc.Pos // to there
	dropUp    bool    // behind the character before
	onWords   bool    // the pointer is over selected words
	scrolling bool    // the scroll bar is held
	grip      float32
	stop      func() // ends scrolling by itself
	hand      bool   // the pointer is over something to be clicked
}

const (
	clickTime  = 450 * time.Millisecond
	clickReach = 4
	scrollTime = 16 * time.Millisecond
)

// toPage turns a point of the widget into pixels.
func (e *Editor) toPage(p fyne.Position) (x, y int) {
	return round(p.X * e.view.scale), round(p.Y * e.view.scale)
}

// MouseDown implements desktop.Mouseable.
func (e *Editor) MouseDown(ev *desktop.MouseEvent) {
	if !e.ready() {
		return
	}
	e.endHover()
	e.Focus()
	if ev.Button == desktop.MouseButtonTertiary {
		e.pastePrimary(ev.Position)
	}
	if ev.Button != desktop.MouseButtonPrimary || e.grabThumb(ev.Position) {
		return
	}
	e.count(ev.Position)
	x, y := e.toPage(ev.Position)
	if e.overMargin(x, y) != nil || e.overField(x, y) != (Field{}) || e.overLabel(x, y) != "" {
		return
	}
	pos, upstream := e.page.hit(x, y)
	e.goal = -1
	extend := ev.Modifier&fyne.KeyModifierShift != 0
	if !extend && e.holds(x, y) {
		return
	}
	e.mouse.selecting = true
	switch {
	case extend:
		e.mouse.origin = doc.Caret(e.sel.Anchor)
		e.moveTo(pos, upstream, true)
	case e.mouse.clicks == 1:
		e.mouse.origin = doc.Caret(pos)
		e.moveTo(pos, upstream, false)
	default:
		e.mouse.origin = e.around(pos)
		e.doc.Settle()
		e.moved(e.mouse.origin, false)
	}
}

// around returns the word or block at a position, by the number of clicks.
func (e *Editor) around(p doc.Pos) doc.Selection {
	switch e.mouse.clicks {
	case 2:
		return e.doc.WordAt(p)
	case 3:
		return e.doc.BlockAt(p)
	}
	return doc.Caret(p)
}

// count counts the clicks on one place.
func (e *Editor) count(at fyne.Position) {
	m, now := &e.mouse, e.options.Now()
	near := abs(at.X-m.from.X) <= clickReach && abs(at.Y-m.from.Y) <= clickReach
	if near && now.Sub(m.clicked) < clickTime && m.clicks < 3 {
		m.clicks++
	} else {
		m.clicks = 1
	}
	m.from, m.clicked, m.dragged, m.at = at, now, false, at
}

func abs(v float32) float32 { return max(v, -v) }

// Dragged implements fyne.Draggable.
func (e *Editor) Dragged(ev *fyne.DragEvent) {
	e.mouse.at = ev.Position
	switch {
	case !e.ready():
	case e.mouse.scrolling:
		e.dragThumb(ev.Position.Y)
	case e.mouse.holding:
		e.carry()
	case e.mouse.selecting:
		e.mouse.dragged = true
		e.extend()
		e.autoscroll()
	}
}

// DragEnd implements fyne.Draggable.
func (e *Editor) DragEnd() {
	e.letGo()
	e.let()
}

// extend selects from where the drag began to where the pointer is: by words
// after a double click, by blocks after a triple one.
func (e *Editor) extend() {
	x, y := e.toPage(e.mouse.at)
	pos, upstream := e.page.hit(x, min(max(y, 0), e.page.height-1))
	s, to := e.mouse.origin, e.around(pos)
	if e.doc.Less(to.Anchor, s.Anchor) {
		s = doc.Selection{Anchor: s.Head, Head: to.Anchor}
	} else {
		s.Head = to.Head
		if e.doc.Less(s.Head, e.mouse.origin.Head) {
			s.Head = e.mouse.origin.Head
		}
	}
	if s == e.sel {
		return
	}
	e.sel, e.upstream = s, upstream && s.Head == pos
	e.update()
	if e.OnCaret != nil {
		e.OnCaret(s.Head)
	}
}

// autoscroll scrolls by itself while a drag is at an edge of the widget or beyond
// it.
func (e *Editor) autoscroll() {
	if e.mouse.stop != nil || e.options.Every == nil || e.beyond() == 0 {
		return
	}
	e.mouse.stop = e.options.Every(scrollTime, func() {
		by := e.beyond()
		if by == 0 || !e.mouse.selecting && !e.mouse.carrying || !e.ready() {
			e.endAutoscroll()
			return
		}
		e.page.scrollBy(by)
		if e.update(); e.mouse.carrying {
			e.carry()
		} else {
			e.extend()
		}
	})
}

func (e *Editor) endAutoscroll() {
	if e.mouse.stop != nil {
		e.mouse.stop()
		e.mouse.stop = nil
	}
}

// beyond returns how far to scroll in a frame for a pointer at an edge or beyond:
// the farther out, the faster.
func (e *Editor) beyond() int {
	const edge = 8
	switch y, height := e.mouse.at.Y, e.Size().Height; {
	case y < edge:
		return -max(1, e.page.px((edge-y)/5))
	case y > height-edge:
		return max(1, e.page.px((y-height+edge)/5))
	}
	return 0
}

// let ends what the pointer was doing.
func (e *Editor) let() {
	e.endAutoscroll()
	if e.mouse.scrolling {
		e.mouse.scrolling = false
		e.update()
	}
	if e.mouse.selecting {
		e.setPrimary()
	}
	e.mouse.selecting, e.mouse.holding = false, false
}

// MouseUp implements desktop.Mouseable.
func (e *Editor) MouseUp(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonSecondary && e.ready() {
		e.contextAt(ev)
		return
	}
	wasScrolling, wasHolding := e.mouse.scrolling, e.mouse.holding
	dropped := e.letGo()
	e.let()
	if ev.Button != desktop.MouseButtonPrimary || wasScrolling || !e.ready() {
		return
	}
	switch {
	case dropped:
		e.dropHere(ev.Modifier)
	case e.mouse.dragged:
	default:
		if wasHolding { // a click into the selection ends it
			pos, upstream := e.page.hit(e.toPage(ev.Position))
			e.moveTo(pos, upstream, false)
		}
		e.clickAt(ev)
	}
}

// clickAt tells who listens what was clicked.
func (e *Editor) clickAt(ev *desktop.MouseEvent) {
	x, y := e.toPage(ev.Position)
	if marks := e.overMargin(x, y); marks != nil {
		e.tellMarker(marks, ev.AbsolutePosition)
		return
	}
	if f := e.overField(x, y); f != (Field{}) {
		if e.OnField != nil {
			e.OnField(f)
		}
		return
	}
	if block := e.overLabel(x, y); block != "" {
		e.OnLabel(block)
		return
	}
	if turn := e.overTurn(x, y); turn != nil && e.OnMark != nil {
		e.OnMark(turn[0])
		return
	}
	over, ok := e.over(x, y)
	if !ok || e.mouse.clicks > 1 || ev.Modifier&fyne.KeyModifierShift != 0 {
		return
	}
	follow := e.options.ReadOnly || ev.Modifier&fyne.KeyModifierShortcutDefault != 0
	if href := e.linkAt(over); href != "" && follow && e.OnLink != nil {
		e.OnLink(href)
		return
	}
	if marks := e.MarksAt(over); len(marks) > 0 && e.OnMark != nil {
		e.OnMark(marks[0])
	}
}

// over returns the position of the character under a point; false where there
// is none.
func (e *Editor) over(x, y int) (doc.Pos, bool) {
	s, ok := e.rowUnder(y)
	if !ok {
		return doc.Pos{}, false
	}
	r := &e.page.rows(s.block)[s.row]
	at := float32(x - e.page.left - r.indent)
	if r.kind != textRow || r.hint || at < 0 || at > r.line.Width {
		return doc.Pos{}, false
	}
	offset, ok := r.shaped.Under(r.line, at)
	return doc.Pos{Block: e.doc.Block(s.block).ID, Offset: offset}, ok
}

// rowUnder returns the row at y, of whatever kind.
func (e *Editor) rowUnder(y int) (spot, bool) {
	p := &e.page
	i, into := p.heights.Find(y + p.scrolled())
	rows := p.rows(i)
	for n := range rows {
		if r := &rows[n]; r.y <= into && into < r.y+r.h {
			return spot{block: i, row: n}, true
		}
	}
	return spot{}, false
}

func (e *Editor) linkAt(p doc.Pos) string {
	for _, m := range e.doc.Block(e.doc.Index(p.Block)).Marks {
		if m.Kind == editor.Link && m.Start <= p.Offset && p.Offset < m.End {
			return m.Href
		}
	}
	return ""
}

// contextAt asks for a menu. The caret goes there, unless it is in what is
// selected.
func (e *Editor) contextAt(ev *desktop.MouseEvent) {
	x, y := e.toPage(ev.Position)
	pos, upstream := e.page.hit(x, y)
	from, to, err := e.doc.Range(e.sel)
	inside := err == nil && from != to && !e.doc.Less(pos, from) && !e.doc.Less(to, pos)
	if !inside {
		e.moveTo(pos, upstream, false)
	}
	if e.OnContext != nil {
		var marks []Mark
		if at, ok := e.over(x, y); ok {
			marks = e.MarksAt(at)
		} else {
			marks = e.overTurn(x, y)
		}
		if margin := e.overMargin(x, y); margin != nil {
			marks = margin
		}
		e.OnContext(ev.AbsolutePosition, marks)
	}
}
