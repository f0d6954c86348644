package control

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// List scrolls objects of differing heights, of which only those in sight are
// on the canvas and only those that were are measured, so that a hundred thousand
// cost what ten do. It has the keyboard: arrows, Page Up and Down, Home and End
// move the choice, Enter opens it, and other keys go to OnKey.
//
// Count, Height and Object say what is in it: Object is asked when an item
// comes into sight, and Release, where set, gets it back when it leaves. What is
// in sight stays where it is when others turn out higher or lower than guessed.
type List struct {
	widget.BaseWidget
	Held
	Gap, Side float32 // between items; left, right, above and below all

	Count   func() int
	Height  func(i int, width float32) float32
	Guess   func(width float32) float32 // how high an item is that was never in sight; nil takes the first ones' mean
	Object  func(i int) fyne.CanvasObject
	Release func(i int, o fyne.CanvasObject)

	OnSelect func(i int) // the choice was moved by the user
	OnOpen   func(i int)
	OnKey    func(*fyne.KeyEvent) bool // true where the key was used
	OnSight  func(from, to int)        // these are in sight
	OnEnd    func()                    // the last item has come into sight

	scroll   *container.Scroll
	inside   *listInside
	items    stack
	width    float32
	shown    map[int]fyne.CanvasObject
	selected int
	ended    int // the count that OnEnd was told of
	born     *theme.Palette
}

// measuredAtOnce is how many items a list may have for all of them to be measured
// before any is shown.
const measuredAtOnce = 200

// NewList returns an empty list: set its functions, then Refresh.
func NewList() *List {
	l := &List{selected: -1, born: theme.Now(), shown: map[int]fyne.CanvasObject{}, Count: func() int { return 0 }}
	l.inside = &listInside{list: l}
	l.inside.ExtendBaseWidget(l.inside)
	l.scroll = container.NewVScroll(l.inside)
	l.scroll.OnScrolled = func(fyne.Position) { l.show(-1) }
	l.ExtendBaseWidget(l)
	return l
}

// Selected returns the chosen item, -1 for none.
func (l *List) Selected() int { return l.selected }

// Select chooses item i without telling OnSelect, and brings it into sight; -1
// chooses none.
func (l *List) Select(i int) {
	l.Mark(i)
	l.Reveal(l.selected)
}

// Mark is Select without bringing the item into sight.
func (l *List) Mark(i int) {
	before := l.selected
	if l.selected = min(i, l.Count()-1); l.Count() != l.items.len() {
		l.Refresh()
		return
	}
	l.Changed(before, l.selected)
}

// Choose chooses item i on the user's behalf: it takes the keyboard and tells
// OnSelect.
func (l *List) Choose(i int) {
	if i < 0 || i >= l.Count() {
		return
	}
	Focus(l)
	l.Select(i)
	if l.OnSelect != nil {
		l.OnSelect(i)
	}
}

// Reveal scrolls as little as it takes to have item i in sight.
func (l *List) Reveal(i int) {
	if i < 0 || i >= l.items.len() || l.width <= 0 {
		return
	}
	l.measure(i)
	top, end := l.top(i)-l.Side, l.top(i+1)-l.Gap+l.Side
	at, height := l.scroll.Offset.Y, l.scroll.Size().Height
	switch {
	case top < at || end-top > height:
		l.scrollTo(top, i)
	case end > at+height:
		l.scrollTo(end-height, i)
	}
}

// At returns the item that lies y below the upper edge, -1 between items and where there
// is none.
func (l *List) At(y float32) int {
	y += l.scroll.Offset.Y
	i := l.items.at(y - l.Side)
	if i >= l.items.len() || y < l.top(i) || y >= l.top(i+1)-l.Gap {
		return -1
	}
	return i
}

// ScrollToTop shows the first item.
func (l *List) ScrollToTop() { l.scrollTo(0, -1) }

// Scroll turns the wheel: by so much up, or down where it is negative.
func (l *List) Scroll(by float32) {
	l.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)})
}

// scrollTo scrolls, holding item i where that puts it. Fyne tells OnScrolled only
// of scrolling by the user.
func (l *List) scrollTo(y float32, i int) {
	l.scroll.Offset.Y = max(0, y)
	l.show(i)
	l.scroll.Refresh()
}

// Place returns the first item in sight, and how far below the upper edge it
// begins; -1 where there is none.
func (l *List) Place() (i int, y float32) {
	if i = l.items.at(l.scroll.Offset.Y - l.Side); i >= l.items.len() {
		return -1, 0
	}
	return i, l.top(i) - l.scroll.Offset.Y
}

// RefreshAt is Refresh for items of which some have come or gone: item i begins y
// below the upper edge.
func (l *List) RefreshAt(i int, y float32) {
	l.takeOff()
	l.forget()
	if i = min(i, l.items.len()-1); i >= 0 && l.width > 0 {
		l.measure(i)
		l.scroll.Offset.Y = max(0, l.top(i)-y)
	}
	l.show(i)
	l.scroll.Refresh()
}

// Changed measures these items anew and shows anew what is in sight.
func (l *List) Changed(items ...int) {
	for _, i := range items {
		if i >= 0 && i < l.items.len() {
			l.items.known[i] = false
		}
	}
	l.takeOff()
	l.show(-1)
	l.scroll.Refresh()
}

// top returns where item i begins.
func (l *List) top(i int) float32 { return l.Side + l.items.top(i) }

// forget takes all heights for guesses again; where there are few items they are
// measured at once.
func (l *List) forget() {
	n := l.Count()
	if l.width <= 0 {
		l.items.reset(n, 0)
		return
	}
	if n > measuredAtOnce {
		l.items.reset(n, l.guess())
		return
	}
	l.items.reset(n, 0)
	for i := range n {
		l.measure(i)
	}
}

func (l *List) guess() float32 {
	if l.Guess != nil {
		return wholePixels(l.Guess(l.width-2*l.Side) + l.Gap)
	}
	const some = 20
	sum := float32(0)
	for i := range some {
		sum += l.Height(i, l.width-2*l.Side) + l.Gap
	}
	return wholePixels(sum / some)
}

// measure finds out how high item i is, and reports whether that was not known.
func (l *List) measure(i int) bool {
	if l.items.known[i] {
		return false
	}
	l.items.set(i, l.Height(i, l.width-2*l.Side)+l.Gap)
	return true
}

// end is the height of all.
func (l *List) end() float32 { return l.top(l.items.len()) - l.Gap + l.Side }

// Sight returns the items in sight: from the first of them to before the other.
func (l *List) Sight() (from, to int) {
	top := l.scroll.Offset.Y - l.Side
	bottom := top + l.scroll.Size().Height
	from = l.items.at(top)
	to = from
	for y := l.items.top(from); to < l.items.len() && y < bottom; to++ {
		y += l.items.heights[to]
	}
	return from, to
}

// settle measures what is in sight. Item held, or where that is -1 what has been
// in sight for longest, keeps its place meanwhile: it is what the eye rests on.
func (l *List) settle(held int) (from, to int) {
	for {
		from, to = l.Sight()
		hold := held
		if hold < 0 {
			hold = l.holdable(from, to)
		}
		place, measured := l.top(hold), false
		for i := from; i < to; i++ {
			measured = l.measure(i) || measured
		}
		room := l.end() - l.scroll.Size().Height
		l.scroll.Offset.Y = max(0, min(l.scroll.Offset.Y+l.top(hold)-place, room))
		if !measured {
			return l.Sight()
		}
	}
}

// holdable returns the item that keeps its place while others are measured: the
// end of all where that is in sight, or the first that was there before.
func (l *List) holdable(from, to int) int {
	if y := l.scroll.Offset.Y; y > 0 && y >= l.end()-l.scroll.Size().Height {
		return l.items.len()
	}
	for i := from; i < to; i++ {
		if _, there := l.shown[i]; there && l.items.known[i] {
			return i
		}
	}
	return from
}

// show puts the items in sight on the canvas and takes the others off; settle
// says what held is.
func (l *List) show(held int) {
	if l.width <= 0 {
		return
	}
	first, last := l.settle(held)
	for i, o := range l.shown {
		if i < first || i >= last {
			l.release(i, o)
		}
	}
	objects := make([]fyne.CanvasObject, 0, last-first)
	for i := first; i < last; i++ {
		o, ok := l.shown[i]
		if !ok {
			o = l.Object(i)
			l.shown[i] = o
			if theme.Now() != l.born { // it may have been drawn in other colours, out of sight
				l.born = nil
				o.Refresh()
			}
		}
		o.Move(fyne.NewPos(l.Side, l.top(i)))
		o.Resize(fyne.NewSize(l.width-2*l.Side, l.items.heights[i]-l.Gap))
		objects = append(objects, o)
	}
	l.inside.objects = objects
	l.inside.BaseWidget.Refresh()
	l.tell(first, last)
}

func (l *List) tell(first, last int) {
	if l.OnSight != nil {
		l.OnSight(first, last)
	}
	n := l.items.len()
	if l.ended > n {
		l.ended = 0
	}
	if last == n && l.ended != n && l.OnEnd != nil {
		l.ended = n
		l.OnEnd()
	}
}

// takeOff takes everything off the canvas, to be asked for anew.
func (l *List) takeOff() {
	for i, o := range l.shown {
		l.release(i, o)
	}
}

func (l *List) release(i int, o fyne.CanvasObject) {
	delete(l.shown, i)
	if l.Release != nil {
		l.Release(i, o)
	}
}

// FocusGained implements fyne.Focusable.
func (l *List) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (l *List) FocusLost() {}

// TypedRune gives letters and digits to OnKey under their key's name. They are
// taken as they are typed, not when the key goes down, so that a form which
// such a key opens does not find the letter in its first field. Those that it has
// no use for go to the window.
func (l *List) TypedRune(r rune) {
	if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !l.Again() {
		l.giveKey(&fyne.KeyEvent{Name: fyne.KeyName(unicode.ToUpper(r))})
	}
}

func (l *List) giveKey(e *fyne.KeyEvent) {
	if l.OnKey == nil || !l.OnKey(e) {
		Pass(l, e)
	}
}

// TypedKey moves the choice.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	n := l.Count()
	switch e.Name {
	case fyne.KeyUp:
		l.Choose(max(0, l.selected-1))
	case fyne.KeyDown:
		l.Choose(min(n-1, l.selected+1))
	case fyne.KeyPageUp:
		l.Choose(max(0, l.selected-l.pageful()))
	case fyne.KeyPageDown:
		l.Choose(min(n-1, l.selected+l.pageful()))
	case fyne.KeyHome:
		l.Choose(0)
	case fyne.KeyEnd:
		l.Choose(n - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.OnOpen != nil && l.selected >= 0 {
			l.OnOpen(l.selected)
		}
	default:
		if len(e.Name) == 1 {
			return // a letter or digit: TypedRune follows
		}
		l.giveKey(e)
	}
}

// pageful is how many items Page Up and Page Down go on by: those that are wholly
// in sight but one, which is seen again.
func (l *List) pageful() int {
	from, to := l.Sight()
	if l.top(from) < l.scroll.Offset.Y {
		from++
	}
	if to > from && l.top(to)-l.Gap > l.scroll.Offset.Y+l.scroll.Size().Height {
		to--
	}
	return max(1, to-from-1)
}

// Tapped takes the keyboard.
func (l *List) Tapped(*fyne.PointEvent) { Focus(l) }

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	return &renderer{
		objects: []fyne.CanvasObject{l.scroll},
		min:     func() fyne.Size { return fyne.NewSize(80, 60) },
		layout: func(s fyne.Size) {
			i, y := l.Place()
			l.scroll.Resize(s)
			if s.Width == l.width {
				l.show(-1)
				return
			}
			l.width = s.Width
			l.RefreshAt(i, y)
		},
		refresh: func() { l.RefreshAt(l.Place()) },
	}
}

// listInside is the whole height of the list, of which the scroll shows a part.
type listInside struct {
	widget.BaseWidget
	list    *List
	objects []fyne.CanvasObject
}

func (i *listInside) CreateRenderer() fyne.WidgetRenderer { return insideRenderer{i} }

type insideRenderer struct{ inside *listInside }

func (r insideRenderer) Destroy()                     {}
func (r insideRenderer) Layout(fyne.Size)             {}
func (r insideRenderer) Objects() []fyne.CanvasObject { return r.inside.objects }
func (r insideRenderer) Refresh()                     { canvas.Refresh(r.inside) } // new items alone are not painted
func (r insideRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, max(1, r.inside.list.end()))
}
