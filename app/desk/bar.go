// Package desk is the frame of the window: the top bar, the status bar, the
// panes that fold and are dragged, and the form with a story's details. It
// takes data and calls back, and belongs on the UI thread.
package desk

import (
	"fyne.io/fyne/v2"

	"stet/app/control"
	"stet/app/theme"
)

// The heights of the bars.
const (
	BarHeight    = 44
	StatusHeight = 26
)

// newBar lays content on the chrome with a hairline on its inner edge.
func newBar(content fyne.CanvasObject, height float32, above bool) *fyne.Container {
	return &fyne.Container{Layout: barLayout{height, above}, Objects: []fyne.CanvasObject{
		control.NewFill(theme.Chrome), content, control.NewHairline()}}
}

type barLayout struct {
	height float32
	above  bool // the hairline lies above the content
}

func (b barLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	y, line := float32(0), s.Height-1
	if b.above {
		y, line = 1, 0
	}
	o[1].Move(fyne.NewPos(0, y))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-1))
	o[2].Move(fyne.NewPos(0, line))
	o[2].Resize(fyne.NewSize(s.Width, 1))
}

func (b barLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[1].MinSize().Width, b.height)
}
