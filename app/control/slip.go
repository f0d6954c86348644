package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Slip is what there is to say of one mark on the page, in few words. What is
// empty is left out.
type Slip struct {
	Kind   string     // what it is, in a pill
	Status string     // how it stands, with its glyph
	Ink    theme.Role // of the status; nil is muted
	When   string
	Words  string   // the story's own
	Said   string   // what is said about them
	Notes  []string // more, a line each
}

// Slips is a small card beside words, with a slip for each of their marks. The
// widget covers the window and shows nothing else: the pointer and the keyboard
// reach what lies under it.
type Slips struct {
	widget.BaseWidget
	slips  []Slip
	at     fyne.Position // in the widget, the top of the line that the card belongs to
	height float32       // of the line
	column *fyne.Container
	card   *fyne.Container // the column with its margins
}

const (
	slipWidth = 308
	slipGap   = 6 // between the card and the line it belongs to
	slipEdge  = 8 // between the card and the window's edges
	slipsMost = 4 // shown at once
)

// NewSlips returns a card that is not shown yet.
func NewSlips() *Slips {
	s := &Slips{column: NewColumn(9)}
	s.card = NewInset(9, 12, 11, 12, s.column)
	s.ExtendBaseWidget(s)
	return s
}

// Tell shows slips beside a line of a height whose top is at a position of the
// canvas; without slips it takes the card away.
func (s *Slips) Tell(slips []Slip, at fyne.Position, height float32) {
	if len(slips) == 0 && len(s.slips) == 0 {
		return
	}
	own := fyne.CurrentApp().Driver().AbsolutePositionForObject(s) // a menu bar may lie above
	s.slips, s.at, s.height = slips, at.Subtract(own), height
	s.column.RemoveAll()
	for i, one := range slips[:min(len(slips), slipsMost)] {
		if i > 0 {
			s.column.Add(NewFixed(0, 1, NewHairline()))
		}
		s.column.Add(one.column())
	}
	if more := len(slips) - slipsMost; more > 0 {
		s.column.Add(NewText(Quiet, Count("slips.more", "and {{.N}} more", more)))
	}
	s.Refresh()
}

// Card returns the card while it is shown, else nil.
func (s *Slips) Card() fyne.CanvasObject {
	if len(s.slips) == 0 {
		return nil
	}
	return s.card
}

// beside places a card under a line or, where there is no room, above it.
func beside(at fyne.Position, height float32, card, window fyne.Size) fyne.Position {
	x := min(at.X-24, window.Width-card.Width-slipEdge)
	y := at.Y + height + slipGap
	if y+card.Height > window.Height-slipEdge {
		y = at.Y - slipGap - card.Height
	}
	return fyne.NewPos(max(slipEdge, x), max(slipEdge, y))
}

// column sets one slip.
func (s Slip) column() fyne.CanvasObject {
	column := NewColumn(4)
	if head := s.head(); len(head.Objects) > 0 {
		column.Add(head)
	}
	if s.Words != "" {
		column.Add(NewText(Words.Wrap(2), s.Words))
	}
	if s.Said != "" {
		column.Add(NewText(Body.Wrap(4), s.Said))
	}
	for _, note := range s.Notes {
		column.Add(NewText(Quiet.Wrap(2), note))
	}
	return column
}

// head is the row of the kind, the status and the time.
func (s Slip) head() *fyne.Container {
	row := NewRow(6)
	if s.Kind != "" {
		row.Add(NewPill(s.Kind))
	}
	ink := s.Ink
	if ink == nil {
		ink = theme.Muted
	}
	if s.Status != "" || s.When != "" && s.Kind != "" {
		row.Add(NewText(Body.In(ink).Wrap(1), s.Status))
	}
	if s.When != "" {
		row.Add(NewText(Quiet, s.When))
	}
	return row
}

// CreateRenderer implements fyne.Widget.
func (s *Slips) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(nil)
	box.CornerRadius = 7
	r := &renderer{objects: []fyne.CanvasObject{box, s.card}}
	r.min = func() fyne.Size { return fyne.Size{} }
	r.layout = func(window fyne.Size) {
		box.Hidden, s.card.Hidden = len(s.slips) == 0, len(s.slips) == 0
		size := fyne.NewSize(slipWidth, HeightOf(s.card, slipWidth))
		at := beside(s.at, s.height, size, window)
		for _, o := range r.objects {
			o.Move(at)
			o.Resize(size)
		}
	}
	r.refresh = func() {
		box.Shadow = canvas.Shadow{Color: theme.Now().Shadow, Offset: fyne.NewPos(0, 2), BlurRadius: 8}
		tint(box, theme.Chrome, theme.Hairline, 1)
		r.layout(s.Size())
		s.card.Refresh()
		canvas.Refresh(s)
	}
	r.refresh()
	return r
}
