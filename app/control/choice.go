package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Choice is a menu of choices that passes Escape and Enter on, which leave the
// dialog it stands in.
type Choice struct{ widget.Select }

// NewChoice returns a menu of choices; changed, which may be nil, is told what
// was chosen.
func NewChoice(options []string, changed func(string)) *Choice {
	c := &Choice{}
	c.Options, c.OnChanged = options, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *Choice) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		Pass(c, k)
	default:
		c.Select.TypedKey(k)
	}
}

// Combo is an entry with a menu of what is often typed there. It passes Escape
// on as Choice does.
type Combo struct{ widget.SelectEntry }

// NewCombo returns such an entry that holds text.
func NewCombo(options []string, text string) *Combo {
	c := &Combo{}
	c.ExtendBaseWidget(c)
	c.SetOptions(options)
	c.SetText(text)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *Combo) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		Pass(c, k)
		return
	}
	c.SelectEntry.TypedKey(k)
}

// Check is a box to tick. It passes Escape on as Choice does.
type Check struct{ widget.Check }

// NewCheck returns a box that is not ticked.
func NewCheck(label string) *Check {
	c := &Check{}
	c.Text = label
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *Check) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		Pass(c, k)
		return
	}
	c.Check.TypedKey(k)
}
