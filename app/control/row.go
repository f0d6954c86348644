package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// RowState says how a row of a side pane is shown.
type RowState int

// The states: Chosen is the page's white with a bar in the accent, Marked the
// selection's tint.
const (
	Plain RowState = iota
	Chosen
	Marked
)

// Row is one row of a side pane, across its whole width, with a hairline at its
// end.
type Row struct {
	widget.BaseWidget
	OnTapped func()
	OnMenu   func(fyne.Position)
	OnMiddle func() // the middle button was pressed
	content  fyne.CanvasObject
	state    RowState
	hovered  bool
}

// NewPaneRow returns a row around content with the design's margins.
func NewPaneRow(content fyne.CanvasObject) *Row { return newRow(NewInset(8, 14, 11, 16, content)) }

// NewSlimRow returns a row for a single line of words.
func NewSlimRow(content fyne.CanvasObject) *Row { return newRow(NewInset(5, 14, 5, 16, content)) }

func newRow(content fyne.CanvasObject) *Row {
	r := &Row{content: content}
	r.ExtendBaseWidget(r)
	return r
}

// SetState shows the row another way.
func (r *Row) SetState(s RowState) {
	if r.state != s {
		r.state = s
		r.Refresh()
	}
}

// State returns how the row is shown.
func (r *Row) State() RowState { return r.state }

// HeightFor implements Tall.
func (r *Row) HeightFor(width float32) float32 { return HeightOf(r.content, width) + 1 }

// Tapped implements fyne.Tappable.
func (r *Row) Tapped(*fyne.PointEvent) {
	if r.OnTapped != nil {
		r.OnTapped()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (r *Row) TappedSecondary(e *fyne.PointEvent) {
	if r.OnMenu != nil {
		r.OnMenu(e.AbsolutePosition)
	}
}

// MouseDown implements desktop.Mouseable.
func (r *Row) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonTertiary && r.OnMiddle != nil {
		r.OnMiddle()
	}
}

// MouseUp implements desktop.Mouseable.
func (r *Row) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (r *Row) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (r *Row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *Row) MouseOut() { r.hovered = false; r.Refresh() }

// CreateRenderer implements fyne.Widget.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	ground, bar, line := NewFill(nil), NewFill(theme.Accent), NewHairline()
	paint := func() {
		switch {
		case r.state == Chosen:
			ground.Role = theme.Page
		case r.state == Marked:
			ground.Role = theme.Selection
		case r.hovered:
			ground.Role = theme.Hover
		default:
			ground.Role = nil
		}
		bar.Hidden = r.state != Chosen
		ground.Refresh()
		bar.Refresh()
		r.content.Refresh()
	}
	paint()
	return &renderer{
		objects: []fyne.CanvasObject{ground, bar, r.content, line},
		min:     r.content.MinSize,
		layout: func(s fyne.Size) {
			ground.Resize(s)
			bar.Resize(fyne.NewSize(3, s.Height-1))
			r.content.Resize(s.SubtractWidthHeight(0, 1))
			line.Resize(fyne.NewSize(s.Width, 1))
			line.Move(fyne.NewPos(0, s.Height-1))
		},
		refresh: paint,
	}
}
