package control

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Field is an entry whose Escape, Enter, Tab, Up and Down can be answered; without
// an answer they do what they do in an entry. Show it in a Frame.
type Field struct {
	widget.Entry
	OnEscape, OnEnter, OnTab, OnUp, OnDown func()
	OnMore                                 func() // Enter with Ctrl or Cmd
	OnArrive, OnLeave                      func() // the keyboard came, or went elsewhere
	focused                                bool
	frame                                  *Frame
	panel                                  fyne.Scrollable // what the wheel turns over it, nil for itself
}

// NewEntry returns a field that holds text, with a hint inside while it is
// empty.
func NewEntry(text, hint string) *Field {
	f := &Field{}
	f.ExtendBaseWidget(f)
	f.Text, f.PlaceHolder = text, hint
	return f
}

// Focused reports whether the field has the keyboard.
func (f *Field) Focused() bool { return f.focused }

// FocusGained implements fyne.Focusable.
func (f *Field) FocusGained() {
	f.Entry.FocusGained()
	f.focus(true)
	call(f.OnArrive)
}

// FocusLost implements fyne.Focusable.
func (f *Field) FocusLost() {
	f.Entry.FocusLost()
	f.focus(false)
	call(f.OnLeave)
}

func (f *Field) focus(on bool) {
	f.focused = on
	if f.frame != nil {
		f.frame.Refresh()
	}
}

// AcceptsTab implements fyne.Tabbable: without it the window would take Tab. In a
// field of many lines, too, Tab goes to the next field.
func (f *Field) AcceptsTab() bool { return f.OnTab != nil }

// TypedKey implements fyne.Focusable.
func (f *Field) TypedKey(k *fyne.KeyEvent) {
	answer := map[fyne.KeyName]func(){
		fyne.KeyEscape: f.OnEscape, fyne.KeyReturn: f.OnEnter, fyne.KeyEnter: f.OnEnter,
		fyne.KeyTab: f.OnTab, fyne.KeyUp: f.OnUp, fyne.KeyDown: f.OnDown}[k.Name]
	if answer != nil {
		answer()
		return
	}
	if functionKey(k.Name) || k.Name == fyne.KeyEscape || !f.MultiLine && (k.Name == fyne.KeyPageUp || k.Name == fyne.KeyPageDown) {
		Pass(f, k)
		return
	}
	f.Entry.TypedKey(k)
}

// TypedShortcut implements fyne.Shortcutable.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	if keys, ok := s.(fyne.KeyboardShortcut); ok && f.OnMore != nil && keys.Mod() == fyne.KeyModifierShortcutDefault &&
		(keys.Key() == fyne.KeyReturn || keys.Key() == fyne.KeyEnter) {
		f.OnMore()
		return
	}
	f.Entry.TypedShortcut(s)
}

// Selection returns the bytes that are selected; twice the place of the cursor where
// none are.
func (f *Field) Selection() (from, to int) {
	runes := []rune(f.Text)
	at := len(string(runes[:min(f.CursorTextOffset(), len(runes))]))
	words := f.SelectedText()
	if strings.HasSuffix(f.Text[:at], words) {
		return at - len(words), at
	}
	return at, at + len(words)
}

// functionKey reports whether a key is one of F1 to F12, which like Escape, and on one line
// the page keys, no entry has a use for.
func functionKey(k fyne.KeyName) bool { return len(k) > 1 && k[0] == 'F' && k[1] >= '1' && k[1] <= '9' }

// Frame draws a field's border on whole pixels, in the accent while it has the
// keyboard, with room for something at its end.
type Frame struct {
	widget.BaseWidget
	field *Field
	end   fyne.CanvasObject // may be nil
	bare  *container.ThemeOverride
}

// NewFrame returns the frame of a field.
func NewFrame(f *Field) *Frame { return newFrame(f, nil) }

func newFrame(f *Field, end fyne.CanvasObject) *Frame {
	frame := &Frame{field: f, end: end, bare: container.NewThemeOverride(f, &bareTheme{})}
	f.frame = frame
	frame.ExtendBaseWidget(frame)
	return frame
}

// CreateRenderer implements fyne.Widget.
func (f *Frame) CreateRenderer() fyne.WidgetRenderer {
	box, wheel := canvas.NewRectangle(nil), newWheel(f.field)
	box.CornerRadius = 6
	r := &renderer{objects: []fyne.CanvasObject{box, f.bare, wheel}}
	if f.end != nil {
		r.objects = append(r.objects, f.end)
	}
	r.min = func() fyne.Size { return f.bare.MinSize().AddWidthHeight(8, 0) }
	r.layout = func(s fyne.Size) {
		box.Resize(s)
		width := s.Width - 8
		if f.end != nil {
			m := f.end.MinSize()
			f.end.Resize(m)
			f.end.Move(fyne.NewPos(s.Width-m.Width-9, (s.Height-m.Height)/2))
			width -= m.Width + 9
		}
		height := max(s.Height, f.bare.MinSize().Height)
		f.bare.Resize(fyne.NewSize(max(0, width), height))
		f.bare.Move(fyne.NewPos(4, (s.Height-height)/2))
		wheel.Resize(s)
		wheel.Hidden = !wheel.turns()
	}
	r.refresh = func() {
		border := theme.Hairline
		if f.field.focused {
			border = theme.Accent
		}
		tint(box, theme.Page, border, 1)
		wheel.Hidden = !wheel.turns()
		f.bare.Refresh()
	}
	r.refresh()
	return r
}

// bareTheme leaves an entry's own border and ground out.
type bareTheme struct{ theme.Theme }

// Size implements fyne.Theme.
func (b *bareTheme) Size(name fyne.ThemeSizeName) float32 {
	if name == fynetheme.SizeNameInputBorder {
		return 0
	}
	return b.Theme.Size(name)
}

// Color implements fyne.Theme.
func (b *bareTheme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch name {
	case fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder, fynetheme.ColorNameFocus:
		return color.Transparent
	}
	settings := fyne.CurrentApp().Settings()
	return settings.Theme().Color(name, settings.ThemeVariant())
}
