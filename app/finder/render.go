package finder

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stet/app/control"
	"stet/app/theme"
)

// HeightFor implements control.Tall.
func (b *Bar) HeightFor(width float32) float32 { return control.HeightOf(b.whole, width) + 1 }

// Room returns the height that the bar keeps for itself. What is wrong with an
// expression hangs below it, over the page, so that the text does not jump while
// the expression is being typed.
func (b *Bar) Room(width float32) float32 {
	if !b.Visible() {
		return 0
	}
	return control.HeightOf(b.rows, width) + 15
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	content := &fyne.Container{Layout: ledge{}, Objects: []fyne.CanvasObject{
		control.NewFill(theme.Chrome), b.whole, control.NewHairline()}}
	return &renderer{widget.NewSimpleRenderer(content), content, b}
}

// renderer lays the rows out anew at each refresh: what they show may have
// changed its size.
type renderer struct {
	fyne.WidgetRenderer
	content *fyne.Container
	bar     *Bar
}

func (r *renderer) Refresh() {
	r.content.Layout.Layout(r.content.Objects, r.content.Size())
	for _, c := range []*fyne.Container{r.bar.fields, r.bar.ways} {
		c.Layout.Layout(c.Objects, c.Size())
	}
	r.WidgetRenderer.Refresh()
}

// ledge has rows on the chrome, with a hairline towards the page.
type ledge struct{}

func (ledge) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	o[1].Resize(fyne.NewSize(s.Width, s.Height-1))
	o[2].Move(fyne.NewPos(0, s.Height-1))
	o[2].Resize(fyne.NewSize(s.Width, 1))
}

func (ledge) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize().AddWidthHeight(0, 1) }
