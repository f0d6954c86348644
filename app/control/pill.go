package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Pill names a kind or a status in a rounded tint.
type Pill struct {
	widget.BaseWidget
	text *Text
	tint theme.Role
}

// NewPill returns a quiet pill, as for the kind of a fact.
func NewPill(words string) *Pill { return NewTintedPill(words, theme.Muted, theme.Pill) }

// NewTintedPill returns a pill in an ink on a ground.
func NewTintedPill(words string, ink, ground theme.Role) *Pill {
	p := &Pill{text: NewText(Style{SansMedium, 11, 14, ink, 0}, words), tint: ground}
	p.ExtendBaseWidget(p)
	return p
}

// SetText changes the words.
func (p *Pill) SetText(words string) {
	if words != p.text.Words() {
		p.text.SetText(words)
		p.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(nil)
	box.CornerRadius = 10
	return boxed(box, p.text, 8, 3, func() { tint(box, p.tint, nil, 0) })
}

// MenuPill is a pill that opens a menu, by a press or with the keyboard.
type MenuPill struct {
	Pill
	Items   func() []*fyne.MenuItem
	focused bool
}

// NewMenuPill returns a pill whose menu is made when it opens.
func NewMenuPill(words string, ink, ground theme.Role, items func() []*fyne.MenuItem) *MenuPill {
	p := &MenuPill{Pill: Pill{text: NewText(Style{SansMedium, 11, 14, ink, 0}, words+" ▾"), tint: ground}, Items: items}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the words and colours.
func (p *MenuPill) Set(words string, ink, ground theme.Role) {
	p.tint = ground
	p.text.style.Ink = ink
	p.text.SetText(words + " ▾")
	p.Refresh()
}

// Tapped opens the menu.
func (p *MenuPill) Tapped(*fyne.PointEvent) { OpenMenu(p, p.Items()) }

// Cursor implements desktop.Cursorable.
func (p *MenuPill) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (p *MenuPill) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost implements fyne.Focusable.
func (p *MenuPill) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune implements fyne.Focusable.
func (p *MenuPill) TypedRune(rune) {}

// TypedKey opens the menu.
func (p *MenuPill) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		p.Tapped(nil)
	default:
		Pass(p, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (p *MenuPill) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(nil)
	box.CornerRadius = 10
	return boxed(box, p.text, 8, 3, func() {
		if p.focused {
			tint(box, p.tint, theme.Accent, 1)
		} else {
			tint(box, p.tint, nil, 0)
		}
	})
}

// OpenMenu shows a menu under o.
func OpenMenu(o fyne.CanvasObject, items []*fyne.MenuItem) {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil && len(items) > 0 {
		at := driver.AbsolutePositionForObject(o)
		menu := fyne.NewMenu("", items...)
		at.X = max(0, min(at.X, c.Size().Width-widget.NewMenu(menu).MinSize().Width-8)) // Fyne lets it run out of the window
		widget.ShowPopUpMenuAtPosition(menu, c, at.AddXY(0, o.Size().Height+3))
	}
}

// OpenMenuAt shows a menu at a position on o's canvas.
func OpenMenuAt(o fyne.CanvasObject, at fyne.Position, items []*fyne.MenuItem) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && len(items) > 0 {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
	}
}
