package control

import (
	"sort"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// List scrolls objects of differing heights, of which only those in sight are
// on the canvas, so that ten thousand cost what ten do. It has the keyboard:
// arrows, Page Up and Down, Home and End move the choice, Enter opens it, and
// other keys go to OnKey.
//
// Count, Height and Object say what is in it: Object is asked when an item
// comes into sight, and Release, where set, gets it back when it leaves.
type List struct {
	widget.BaseWidget
	Gap, Side float32 // between items; left, right, above and below all

	Count   func() int
	Height  func(i int, width float32) float32
	Object  func(i int) fyne.CanvasObject
	Release func(i int, o fyne.CanvasObject)

	OnSelect func(i int) // the choice was moved by the user
	OnOpen   func(i int)
	OnKey    func(*fyne.KeyEvent) bool // true where the key was used
	OnEnd    func()                    // the last item has come into sight

	scroll   *container.Scroll
	inside   *listInside
	tops     []float32 // of each item, and the end of the last
	width    float32
	shown    map[int]fyne.CanvasObject
	selected int
	ended    int // the count that OnEnd was told of
	born     *theme.Palette
}

// NewList returns an empty list: set its functions, then Refresh.
func NewList() *List {
	l := &List{selected: -1, born: theme.Now(), shown: map[int]fyne.CanvasObject{}, Count: func() int { return 0 }}
	l.inside = &listInside{list: l}
	l.inside.ExtendBaseWidget(l.inside)
	l.scroll = container.NewVScroll(l.inside)
	l.scroll.OnScrolled = func(fyne.Position) { l.show() }
	l.ExtendBaseWidget(l)
	return l
}

// Selected returns the chosen item, -1 for none.
func (l *List) Selected() int { return l.selected }

// Select chooses item i without telling OnSelect, and brings it into sight; -1
// chooses none.
func (l *List) Select(i int) {
	l.selected = min(i, l.Count()-1)
	l.Refresh()
	l.Reveal(l.selected)
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
	if i < 0 || i+1 >= len(l.tops) {
		return
	}
	top, end := l.tops[i]-l.Side, l.tops[i+1]-l.Gap+l.Side
	at, height := l.scroll.Offset.Y, l.scroll.Size().Height
	switch {
	case top < at || end-top > height:
		l.scrollTo(top)
	case end > at+height:
		l.scrollTo(end - height)
	}
}

// scrollTo scrolls; Fyne tells OnScrolled only of scrolling by the user.
func (l *List) scrollTo(y float32) {
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
	l.show()
}

// ScrollToTop shows the first item.
func (l *List) ScrollToTop() { l.scrollTo(0) }

// measure finds where every item stands at the present width.
func (l *List) measure() {
	n := l.Count()
	l.tops = append(l.tops[:0], l.Side)
	y := l.Side
	for i := range n {
		y += l.Height(i, l.width-2*l.Side) + l.Gap
		l.tops = append(l.tops, y)
	}
}

// show puts the items in sight on the canvas and takes the others off.
func (l *List) show() {
	if l.width <= 0 || len(l.tops) == 0 {
		return
	}
	n := len(l.tops) - 1
	top := l.scroll.Offset.Y
	bottom := top + l.scroll.Size().Height
	first := max(0, sort.Search(n, func(i int) bool { return l.tops[i+1] > top }))
	last := sort.Search(n, func(i int) bool { return l.tops[i] >= bottom })
	for i, o := range l.shown {
		if i < first || i >= last {
			delete(l.shown, i)
			if l.Release != nil {
				l.Release(i, o)
			}
		}
	}
	objects := make([]fyne.CanvasObject, 0, max(0, last-first))
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
		o.Move(fyne.NewPos(l.Side, l.tops[i]))
		o.Resize(fyne.NewSize(l.width-2*l.Side, l.tops[i+1]-l.tops[i]-l.Gap))
		objects = append(objects, o)
	}
	l.inside.objects = objects
	l.inside.BaseWidget.Refresh()
	if last == n && l.ended != n && l.OnEnd != nil {
		l.ended = n
		l.OnEnd()
	}
}

// reset takes everything off the canvas, to be asked for anew.
func (l *List) reset() {
	for i, o := range l.shown {
		delete(l.shown, i)
		if l.Release != nil {
			l.Release(i, o)
		}
	}
	if l.ended > l.Count() {
		l.ended = 0
	}
}

// FocusGained implements fyne.Focusable.
func (l *List) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (l *List) FocusLost() {}

// TypedRune gives letters and digits to OnKey under their key's name. They are
// taken as they are typed, not when the key goes down, so that a form which
// such a key opens does not find the letter in its first field.
func (l *List) TypedRune(r rune) {
	if l.OnKey != nil && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		l.OnKey(&fyne.KeyEvent{Name: fyne.KeyName(unicode.ToUpper(r))})
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
		l.Choose(max(0, l.selected-10))
	case fyne.KeyPageDown:
		l.Choose(min(n-1, l.selected+10))
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
		if l.OnKey == nil || !l.OnKey(e) {
			Pass(l, e)
		}
	}
}

// Tapped takes the keyboard.
func (l *List) Tapped(*fyne.PointEvent) { Focus(l) }

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	return &renderer{
		objects: []fyne.CanvasObject{l.scroll},
		min:     func() fyne.Size { return fyne.NewSize(80, 60) },
		layout: func(s fyne.Size) {
			l.scroll.Resize(s)
			if s.Width != l.width {
				l.width = s.Width
				l.measure()
				l.scroll.Refresh()
			}
			l.show()
		},
		refresh: func() {
			l.reset()
			l.measure()
			l.scroll.Refresh()
			l.show()
		},
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
	l := r.inside.list
	if len(l.tops) < 2 {
		return fyne.NewSize(1, 1)
	}
	return fyne.NewSize(1, l.tops[len(l.tops)-1]-l.Gap+l.Side)
}
