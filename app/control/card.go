package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Card is a bordered box around content. The selected one has a border of two
// pixels in the accent. OnMenu answers the secondary button with a position on
// the canvas.
type Card struct {
	widget.BaseWidget
	OnTapped func()
	OnMenu   func(fyne.Position)
	content  fyne.CanvasObject
	selected bool
}

// NewCard returns a card around content with the design's margins.
func NewCard(content fyne.CanvasObject, tapped func()) *Card {
	c := &Card{content: NewInset(9, 13, 11, 13, content), OnTapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

// SetSelected marks the card as the chosen one.
func (c *Card) SetSelected(on bool) {
	if c.selected != on {
		c.selected = on
		c.Refresh()
	}
}

// Selected reports whether the card is the chosen one.
func (c *Card) Selected() bool { return c.selected }

// HeightFor implements Tall.
func (c *Card) HeightFor(width float32) float32 { return HeightOf(c.content, width) }

// Tapped implements fyne.Tappable.
func (c *Card) Tapped(*fyne.PointEvent) {
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (c *Card) TappedSecondary(e *fyne.PointEvent) {
	if c.OnMenu != nil {
		c.OnMenu(e.AbsolutePosition)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(nil)
	box.CornerRadius = 7
	r := &renderer{objects: []fyne.CanvasObject{box, c.content}}
	r.min = c.content.MinSize
	r.layout = func(s fyne.Size) {
		box.Resize(s)
		c.content.Resize(s)
	}
	r.refresh = func() {
		if c.selected {
			tint(box, theme.Page, theme.Accent, 2)
		} else {
			tint(box, theme.Page, theme.Hairline, 1)
		}
		c.content.Refresh()
	}
	r.refresh()
	return r
}

// NewSourceBar returns quiet words behind a rule on the left, as for sources.
func NewSourceBar(words string) *fyne.Container {
	return NewIndented(NewText(Quiet.Wrap(Unlimited), words))
}

// NewIndented returns o behind a rule on the left, as what belongs to what
// stands above it.
func NewIndented(o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: sourceBar{}, Objects: []fyne.CanvasObject{NewFill(theme.Hairline), o}}
}

type sourceBar struct{}

const sourceIndent = 10

func (sourceBar) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(2, s.Height))
	o[1].Move(fyne.NewPos(sourceIndent, 0))
	o[1].Resize(fyne.NewSize(s.Width-sourceIndent, s.Height))
}

func (sourceBar) heightFor(o []fyne.CanvasObject, width float32) float32 {
	return HeightOf(o[1], width-sourceIndent)
}

func (sourceBar) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[1].MinSize().AddWidthHeight(sourceIndent, 0)
}
