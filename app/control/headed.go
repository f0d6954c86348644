package control

import "fyne.io/fyne/v2"

// NewHeaded puts a tab's head above what it is about; of the objects below,
// which lie over each other, those that are shown take the whole place.
func NewHeaded(head fyne.CanvasObject, below ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: headed{}, Objects: append([]fyne.CanvasObject{head}, below...)}
}

type headed struct{}

const (
	headTop    = 9
	headHeight = 28
	headBelow  = 36
)

func (headed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, headTop))
	o[0].Resize(fyne.NewSize(s.Width, headHeight))
	for _, below := range o[1:] {
		below.Move(fyne.NewPos(0, headBelow))
		below.Resize(fyne.NewSize(s.Width, max(0, s.Height-headBelow)))
	}
}

func (headed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }
