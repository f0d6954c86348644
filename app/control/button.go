package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Button is flat with a hairline border. Hint shows a key beside the label;
// Primary fills it with the accent; Selected keeps it pressed in, for a choice
// among buttons; Small is the size for cards.
type Button struct {
	widget.BaseWidget
	Label    string
	Hint     string
	Primary  bool
	Selected bool
	Small    bool
	OnTapped func()

	disabled, hovered, focused bool
}

// NewButton returns a button of the top bar's size.
func NewButton(label string, tapped func()) *Button {
	b := &Button{Label: label, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// NewSmallButton returns a button for a card, with a key's hint or "".
func NewSmallButton(label, hint string, tapped func()) *Button {
	b := NewButton(label, tapped)
	b.Small, b.Hint = true, hint
	return b
}

// NewPrimaryButton returns the one button that a place is for.
func NewPrimaryButton(label string, tapped func()) *Button {
	b := NewButton(label, tapped)
	b.Primary = true
	return b
}

// SetLabel changes what the button says.
func (b *Button) SetLabel(s string) { b.Label = s; b.Refresh() }

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.disabled && b.OnTapped != nil {
		b.OnTapped()
	}
}

// Enable, Disable and Disabled implement fyne.Disableable.
func (b *Button) Enable() { b.set(&b.disabled, false) }

// Disable greys the button out.
func (b *Button) Disable() { b.set(&b.disabled, true) }

// Disabled reports whether the button is greyed out.
func (b *Button) Disabled() bool { return b.disabled }

// SetEnabled enables or disables.
func (b *Button) SetEnabled(on bool) { b.set(&b.disabled, !on) }

// SetSelected presses the button in or lets it out.
func (b *Button) SetSelected(on bool) { b.set(&b.Selected, on) }

func (b *Button) set(flag *bool, to bool) {
	if *flag != to {
		*flag = to
		b.Refresh()
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.set(&b.hovered, true) }

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() { b.set(&b.hovered, false) }

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.set(&b.focused, true) }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.set(&b.focused, false) }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey presses the button with Space or Enter.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	default:
		Pass(b, e)
	}
}

func (b *Button) style() Style {
	s := Style{Face: SansMedium, Size: 13, Line: 17, Ink: theme.Ink}
	if b.Small {
		s.Size, s.Line = 12, 16
	}
	switch {
	case b.disabled:
		s.Ink = theme.Disabled
	case b.Primary:
		s.Ink = theme.OnAccent
	}
	return s
}

func (b *Button) size() (height, side float32) {
	if b.Small {
		return 24, 7
	}
	return 28, 11
}

// grounds returns the fill, what lies over it, and the border.
func (b *Button) grounds() (fill, over, border theme.Role) {
	fill, border = theme.Page, theme.Hairline
	switch {
	case b.disabled:
		fill = theme.DisabledGround
	case b.Primary:
		fill, border = theme.Accent, theme.Accent
	case b.Selected:
		fill, border = theme.Selection, theme.Selection
	}
	if b.focused {
		border = theme.Accent
		if b.Primary {
			border = theme.Ink
		}
	}
	if b.hovered && !b.disabled {
		over = theme.Hover
	}
	return fill, over, border
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	ground, veil := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	ground.CornerRadius, veil.CornerRadius = 5, 5
	label, key := NewText(b.style(), b.Label), NewKey(b.Hint)
	r := &renderer{objects: []fyne.CanvasObject{ground, veil, label, key}}
	r.min = func() fyne.Size {
		height, side := b.size()
		width := label.MinSize().Width + 2*side
		if b.Hint != "" {
			width += key.MinSize().Width + 4
		}
		return fyne.NewSize(width, height)
	}
	r.layout = func(s fyne.Size) {
		_, side := b.size()
		ground.Resize(s)
		veil.Resize(s)
		m := label.MinSize()
		label.Resize(m)
		x := side
		if b.Hint == "" {
			x = (s.Width - m.Width) / 2
		}
		label.Move(fyne.NewPos(x, (s.Height-m.Height)/2))
		k := key.MinSize()
		key.Resize(k)
		key.Move(fyne.NewPos(s.Width-k.Width-side+2, (s.Height-k.Height)/2))
	}
	r.refresh = func() {
		fill, over, border := b.grounds()
		tint(ground, fill, border, 1)
		tint(veil, over, nil, 0)
		label.style = b.style()
		label.broke = nil
		label.runs = []Run{{Text: b.Label}}
		label.Refresh()
		key.SetKey(b.Hint)
		r.layout(b.Size())
	}
	r.refresh()
	return r
}
