package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Search is a field for words to look for, with a key's hint at its end while
// it is empty. Up, Down and Escape are told, so that a list below can take
// over.
type Search struct {
	widget.BaseWidget
	OnChanged              func(words string)
	OnSubmit               func(words string)
	OnDown, OnUp, OnEscape func()
	OnFocus                func(on bool)
	field                  *Field
	key                    *Key
	hint                   string
}

// NewSearch returns a field that shows a placeholder and a key's name.
func NewSearch(placeholder, hint string) *Search {
	s := &Search{field: NewEntry("", placeholder), key: NewKey(hint), hint: hint}
	s.field.Scroll = fyne.ScrollNone
	s.field.Wrapping = fyne.TextWrapOff
	s.field.OnChanged = s.changed
	s.field.OnEnter = func() {
		if s.OnSubmit != nil {
			s.OnSubmit(s.field.Text)
		}
	}
	s.field.OnDown, s.field.OnUp = func() { call(s.OnDown) }, func() { call(s.OnUp) }
	s.field.OnEscape = func() { call(s.OnEscape) }
	focus := func(on bool) func() {
		return func() {
			if s.OnFocus != nil {
				s.OnFocus(on)
			}
		}
	}
	s.field.OnArrive, s.field.OnLeave = focus(true), focus(false)
	s.ExtendBaseWidget(s)
	return s
}

func call(f func()) {
	if f != nil {
		f()
	}
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
func (s *Search) SetPlaceHolder(words string) { s.field.SetPlaceHolder(words) }

// Words returns what was typed.
func (s *Search) Words() string { return s.field.Text }

// SetWords replaces what was typed.
func (s *Search) SetWords(words string) { s.field.SetText(words) }

// SetTab has Tab do something while it is not nil, instead of going on.
func (s *Search) SetTab(do func()) { s.field.OnTab = do }

// End puts the caret behind what was typed.
func (s *Search) End() {
	s.field.CursorRow, s.field.CursorColumn = 0, len([]rune(s.field.Text))
	s.field.Refresh()
}

// Focus gives the field the keyboard.
func (s *Search) Focus() { Focus(s.field) }

// FocusOn gives the field the keyboard on a canvas that it has just come to,
// which does not know it by itself before it is painted.
func (s *Search) FocusOn(c fyne.Canvas) { c.Focus(s.field) }

// CreateRenderer implements fyne.Widget.
func (s *Search) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(NewFixed(120, 28, newFrame(s.field, s.key)))
}
