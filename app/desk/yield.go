package desk

import (
	"fyne.io/fyne/v2"

	"stet/app/control"
)

// yielding is a row's layout in which some words give way where there is no room
// for all: the first of least is hidden first.
type yielding struct {
	row   fyne.Layout
	least []*control.Text
}

func (y yielding) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, t := range y.least {
		t.Hidden = t.Words() == ""
	}
	for _, t := range y.least {
		if y.row.MinSize(objects).Width <= s.Width {
			break
		}
		t.Hidden = true
	}
	y.row.Layout(objects, s)
}

func (y yielding) MinSize(objects []fyne.CanvasObject) fyne.Size { return y.row.MinSize(objects) }
