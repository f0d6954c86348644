// Package repair is what Stet shows when a library is hurt: why it cannot be
// opened and what can be done, and what a check of it has found. It takes data
// and calls back.
package repair

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
)

// Choice is one thing that can be done, and what comes of it.
type Choice struct {
	Title, Says string
	Run         func()
}

// Trouble says why something cannot be done, with the ways out of it. The keys go
// through the ways; Enter takes one.
type Trouble struct {
	widget.BaseWidget
	title, reason *control.Text
	list          *control.List
	choices       []Choice
}

const troubleWidth = 620

// NewTrouble returns it with its first choice chosen.
func NewTrouble(title, reason string, choices []Choice) *Trouble {
	t := &Trouble{choices: choices,
		title:  control.NewText(control.Style{Face: control.SerifSemi, Size: 24, Line: 30, Ink: theme.Ink, Lines: 2}, title),
		reason: control.NewText(control.Style{Face: control.Serif, Size: 16, Line: 23, Ink: theme.Ink, Lines: control.Unlimited}, reason)}
	t.list = control.NewList()
	t.list.Gap = 8
	t.list.Count = func() int { return len(t.choices) }
	t.list.Height = func(i int, width float32) float32 { return t.card(i).HeightFor(width) }
	t.list.Object = func(i int) fyne.CanvasObject {
		c := t.card(i)
		c.SetSelected(i == t.list.Selected())
		return c
	}
	t.list.OnOpen = func(i int) { t.choices[i].Run() }
	t.list.Select(0)
	t.ExtendBaseWidget(t)
	return t
}

func (t *Trouble) card(i int) *control.Card {
	c := t.choices[i]
	words := control.NewColumn(2, control.NewText(control.Strong.Wrap(2), c.Title), control.NewText(control.Quiet.Wrap(control.Unlimited), c.Says))
	return control.NewCard(words, func() {
		t.list.Select(i)
		c.Run()
	})
}

// Focus gives the choices the keyboard.
func (t *Trouble) Focus() { control.Focus(t.list) }

// Choices returns what is offered.
func (t *Trouble) Choices() []Choice { return t.choices }

// CreateRenderer implements fyne.Widget.
func (t *Trouble) CreateRenderer() fyne.WidgetRenderer {
	ground := control.NewFill(theme.Chrome)
	return widget.NewSimpleRenderer(&fyne.Container{Layout: troubleLayout{}, Objects: []fyne.CanvasObject{ground, t.title, t.reason, t.list}})
}

// troubleLayout sets a column of a readable width in the middle.
type troubleLayout struct{}

func (troubleLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	width := min(troubleWidth, s.Width-40)
	x, y := (s.Width-width)/2, max(24, s.Height/10)
	for _, words := range o[1:3] {
		h := control.HeightOf(words, width)
		words.Move(fyne.NewPos(x, y))
		words.Resize(fyne.NewSize(width, h))
		y += h + 12
	}
	y += 6
	o[3].Move(fyne.NewPos(x, y))
	o[3].Resize(fyne.NewSize(width, max(40, s.Height-y-20)))
}

func (troubleLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(420, 360) }
