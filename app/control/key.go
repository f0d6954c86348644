package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Key is a chip that shows a key to press, such as "Ctrl K".
type Key struct {
	widget.BaseWidget
	text *Text
}

// NewKey returns a chip; one without a name is hidden.
func NewKey(name string) *Key {
	k := &Key{text: NewText(Fine, name)}
	k.Hidden = name == ""
	k.ExtendBaseWidget(k)
	return k
}

// SetKey changes the key shown.
func (k *Key) SetKey(name string) {
	k.text.SetText(name)
	if k.Hidden = name == ""; !k.Hidden {
		k.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (k *Key) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(nil)
	box.CornerRadius = 4
	return boxed(box, k.text, 5, 1, func() { tint(box, theme.Page, theme.Hairline, 1) })
}

// boxed draws words in the middle of a box, with so much room at the sides and
// above and below.
func boxed(box *canvas.Rectangle, text *Text, side, above float32, paint func()) fyne.WidgetRenderer {
	paint()
	return &renderer{
		objects: []fyne.CanvasObject{box, text},
		min:     func() fyne.Size { return text.MinSize().AddWidthHeight(2*side, 2*above) },
		layout: func(s fyne.Size) {
			box.Resize(s)
			m := text.MinSize()
			text.Resize(m)
			text.Move(fyne.NewPos((s.Width-m.Width)/2, (s.Height-m.Height)/2))
		},
		refresh: func() { paint(); text.Refresh() },
	}
}
