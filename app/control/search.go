package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
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
	r := &renderer{objects: []fyne.CanvasObject{s.entry, s.key}}
	r.min = func() fyne.Size { return fyne.NewSize(120, 28) }
	r.layout = func(size fyne.Size) {
		s.entry.Resize(size)
		k := s.key.MinSize()
		s.key.Resize(k)
		s.key.Move(fyne.NewPos(size.Width-k.Width-10, (size.Height-k.Height)/2))
	}
	r.refresh = func() { s.entry.Refresh(); s.key.Refresh() }
	return r
}

// searchEntry hands the keys that leave a one-line field to its Search.
type searchEntry struct {
	widget.Entry
	field *Search
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
