package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Hint is something that can be typed into a field, and what it does.
type Hint struct{ Words, About string }

// Hints is a card under a field with what can be typed there. Like Slips, the
// widget covers the window and leaves the keyboard and all around the card to what
// lies under it.
type Hints struct {
	widget.BaseWidget
	OnChoose func(i int)
	hints    []Hint
	at       fyne.Position // of the card's top left corner, in the widget
	column   *fyne.Container
	card     *fyne.Container
	pointed  bool // the pointer is on the card
	leaving  bool // it goes when the pointer does
}

const hintsWidth = 400

// NewHints returns a card that is not shown yet.
func NewHints() *Hints {
	h := &Hints{column: NewColumn(0)}
	h.card = NewInset(5, 0, 5, 0, h.column)
	h.ExtendBaseWidget(h)
	return h
}

// Tell shows hints with the corner of their card at a position of the canvas;
// without hints it takes the card away, unless the pointer is about to press one.
func (h *Hints) Tell(hints []Hint, at fyne.Position) {
	h.leaving = len(hints) == 0 && h.pointed
	if h.leaving || len(hints) == 0 && len(h.hints) == 0 {
		return
	}
	h.pointed = false
	h.at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(h))
	h.hints = hints
	h.column.RemoveAll()
	for i, one := range hints {
		h.column.Add(newHintRow(h, i, one))
	}
	h.Refresh()
}

// Hints returns what is shown.
func (h *Hints) Hints() []Hint { return h.hints }

// CreateRenderer implements fyne.Widget.
func (h *Hints) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(nil)
	box.CornerRadius = 7
	r := &renderer{objects: []fyne.CanvasObject{box, h.card}}
	r.min = func() fyne.Size { return fyne.Size{} }
	r.layout = func(fyne.Size) {
		box.Hidden, h.card.Hidden = len(h.hints) == 0, len(h.hints) == 0
		for _, o := range r.objects {
			o.Move(h.at)
			o.Resize(fyne.NewSize(hintsWidth, HeightOf(h.card, hintsWidth)))
		}
	}
	r.refresh = func() {
		box.Shadow = canvas.Shadow{Color: theme.Now().Shadow, Offset: fyne.NewPos(0, 2), BlurRadius: 8}
		tint(box, theme.Page, theme.Hairline, 1)
		r.layout(h.Size())
		h.card.Refresh()
		canvas.Refresh(h)
	}
	r.refresh()
	return r
}

// hintRow is one hint, which can be pressed.
type hintRow struct {
	widget.BaseWidget
	hints   *Hints
	place   int
	hint    Hint
	hovered bool
}

func newHintRow(h *Hints, place int, hint Hint) *hintRow {
	r := &hintRow{hints: h, place: place, hint: hint}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped implements fyne.Tappable.
func (r *hintRow) Tapped(*fyne.PointEvent) {
	r.hints.pointed = false
	if r.hints.OnChoose != nil {
		r.hints.OnChoose(r.place)
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (r *hintRow) MouseIn(*desktop.MouseEvent) { r.point(true) }

// MouseMoved implements desktop.Hoverable.
func (r *hintRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *hintRow) MouseOut() { r.point(false) }

func (r *hintRow) point(on bool) {
	r.hovered, r.hints.pointed = on, on
	r.Refresh()
	if !on && r.hints.leaving {
		r.hints.Tell(nil, fyne.Position{})
	}
}

// CreateRenderer implements fyne.Widget.
func (r *hintRow) CreateRenderer() fyne.WidgetRenderer {
	ground := NewFill(nil)
	row := NewInset(3, 12, 3, 12, NewRow(10, NewFixed(112, 0, NewText(Strong, r.hint.Words)), NewText(Quiet.Wrap(1), r.hint.About)))
	out := &renderer{objects: []fyne.CanvasObject{ground, row}}
	out.min = row.MinSize
	out.layout = func(s fyne.Size) {
		ground.Resize(s)
		row.Resize(s)
	}
	out.refresh = func() {
		ground.Role = nil
		if r.hovered {
			ground.Role = theme.Hover
		}
		ground.Refresh()
		row.Refresh()
	}
	return out
}
