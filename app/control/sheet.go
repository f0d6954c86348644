package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// NewSheetRenderer renders what stands in the place of the page: questions on the
// chrome, below them what was found, or empty over it while nothing was, and at the
// foot how it stands. It is laid out anew at each refresh: what it says may have
// changed its size.
func NewSheetRenderer(head, found, empty, foot fyne.CanvasObject) fyne.WidgetRenderer {
	content := &fyne.Container{Layout: sheet{}, Objects: []fyne.CanvasObject{NewFill(theme.Page),
		NewFill(theme.Chrome), head, NewHairline(), found, empty, NewFill(theme.Chrome), foot, NewHairline()}}
	return &sheetRenderer{widget.NewSimpleRenderer(content), content}
}

type sheetRenderer struct {
	fyne.WidgetRenderer
	content *fyne.Container
}

func (r *sheetRenderer) Refresh() {
	r.content.Layout.Layout(r.content.Objects, r.content.Size())
	r.WidgetRenderer.Refresh()
}

type sheet struct{}

const footHeight = 44

func (sheet) Layout(o []fyne.CanvasObject, s fyne.Size) {
	head := HeightOf(o[2], s.Width)
	at := func(i int, y, height float32) {
		o[i].Move(fyne.NewPos(0, y))
		o[i].Resize(fyne.NewSize(s.Width, max(0, height)))
	}
	at(0, 0, s.Height)
	at(1, 0, head)
	at(2, 0, head)
	at(3, head, 1)
	at(4, head+1, s.Height-head-footHeight-2)
	at(5, head+1, HeightOf(o[5], s.Width))
	at(6, s.Height-footHeight, footHeight)
	at(7, s.Height-footHeight, footHeight)
	at(8, s.Height-footHeight-1, 1)
}

func (sheet) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 240) }
