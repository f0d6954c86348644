package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Search is a field for words to look for, with a key's hint at its end while
// it is empty. Up, Down and Escape are told, so that a list below can take over.
type Search struct {
	widget.BaseWidget
	OnChanged func(words string)
	OnSubmit  func(words string)
	OnDown    func()
	OnUp      func()
	OnEscape  func()
	entry     *searchEntry
	key       *Key
	hint      string
}

// NewSearch returns a field that shows a placeholder and a key's name.
func NewSearch(placeholder, hint string) *Search {
	s := &Search{entry: &searchEntry{}, key: NewKey(hint), hint: hint}
	s.entry.field = s
	s.entry.ExtendBaseWidget(s.entry)
	s.entry.PlaceHolder = placeholder
	s.entry.Scroll = fyne.ScrollNone
	s.entry.OnChanged = s.changed
	s.entry.OnSubmitted = func(words string) {
		if s.OnSubmit != nil {
			s.OnSubmit(words)
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

func (s *Search) changed(words string) {
	if words == "" {
		s.key.SetKey(s.hint)
	} else {
		s.key.SetKey("")
	}
	if s.OnChanged != nil {
		s.OnChanged(words)
	}
}

// SetPlaceHolder changes what the empty field says.
func (s *Search) SetPlaceHolder(words string) { s.entry.SetPlaceHolder(words) }

// Words returns what was typed.
func (s *Search) Words() string { return s.entry.Text }

// SetWords replaces what was typed.
func (s *Search) SetWords(words string) { s.entry.SetText(words) }

// Focus gives the field the keyboard.
func (s *Search) Focus() { Focus(s.entry) }

// CreateRenderer implements fyne.Widget.
func (s *Search) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(nil)
	box.CornerRadius = 6
	bare := container.NewThemeOverride(s.entry, &bareTheme{})
	r := &renderer{objects: []fyne.CanvasObject{box, bare, s.key}}
	r.min = func() fyne.Size { return fyne.NewSize(120, 28) }
	r.layout = func(size fyne.Size) {
		box.Resize(size)
		height := bare.MinSize().Height
		bare.Resize(fyne.NewSize(size.Width-8-s.key.MinSize().Width-10, height))
		bare.Move(fyne.NewPos(4, (size.Height-height)/2))
		k := s.key.MinSize()
		s.key.Resize(k)
		s.key.Move(fyne.NewPos(size.Width-k.Width-10, (size.Height-k.Height)/2))
	}
	r.refresh = func() {
		border := theme.Hairline
		if s.entry.focused {
			border = theme.Accent
		}
		tint(box, theme.Page, border, 1)
		s.entry.Refresh()
		s.key.Refresh()
	}
	r.refresh()
	return r
}

// bareTheme leaves the entry's own frame out: the field draws its frame around
// the hint as well.
type bareTheme struct{ theme.Theme }

// Color implements fyne.Theme.
func (b *bareTheme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch name {
	case fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder, fynetheme.ColorNameFocus:
		return color.Transparent
	}
	return fyne.CurrentApp().Settings().Theme().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// searchEntry hands the keys that leave a one-line field to its Search.
type searchEntry struct {
	widget.Entry
	field   *Search
	focused bool
}

// FocusGained implements fyne.Focusable.
func (e *searchEntry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.field.Refresh()
}

// FocusLost implements fyne.Focusable.
func (e *searchEntry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	e.field.Refresh()
}

// TypedKey implements fyne.Focusable.
func (e *searchEntry) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyDown && e.field.OnDown != nil:
		e.field.OnDown()
	case k.Name == fyne.KeyUp && e.field.OnUp != nil:
		e.field.OnUp()
	case k.Name == fyne.KeyEscape && e.field.OnEscape != nil:
		e.field.OnEscape()
	default:
		e.Entry.TypedKey(k)
	}
}
