package control

import "fyne.io/fyne/v2"

// NewAside sets something beside a column: the column so wide and as high as that makes
// it, at least so high, and what is beside it just as high on the rest of the width.
func NewAside(width, least float32, column, beside fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: aside{width, least}, Objects: []fyne.CanvasObject{column, beside}}
}

type aside struct{ width, least float32 }

const asideGap = 18

func (a aside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(a.width, s.Height))
	o[1].Move(fyne.NewPos(a.width+asideGap, 0))
	o[1].Resize(fyne.NewSize(max(0, s.Width-a.width-asideGap), s.Height))
}

func (a aside) heightFor(o []fyne.CanvasObject, _ float32) float32 {
	return max(a.least, HeightOf(o[0], a.width))
}

func (a aside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(a.width, a.heightFor(o, 0))
}
