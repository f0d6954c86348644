package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Fold is a heading, to be shown as Object, that shows or hides what stands under it.
type Fold struct {
	Object   *fyne.Container
	OnToggle func()
	title    string
	head     *Button
	content  fyne.CanvasObject
}

// NewFold returns a heading over content, which is hidden until it is opened.
func NewFold(title string, content fyne.CanvasObject) *Fold {
	f := &Fold{title: title, content: content}
	f.head = NewSmallButton("", "", func() { f.Open(!f.content.Visible()) })
	content.Hide()
	f.Object = NewColumn(7, NewFlow(0, f.head), content)
	f.name()
	return f
}

// Open shows what is under the heading, or hides it.
func (f *Fold) Open(on bool) {
	if on == f.content.Visible() {
		return
	}
	if on {
		f.content.Show()
	} else {
		f.content.Hide()
	}
	f.name()
	call(f.OnToggle)
}

// SetTitle changes the heading.
func (f *Fold) SetTitle(title string) {
	f.title = title
	f.name()
}

func (f *Fold) name() {
	sign := "▸ "
	if f.content.Visible() {
		sign = "▾ "
	}
	f.head.SetLabel(sign + f.title)
	f.Object.Refresh()
}

// Limited scrolls what is higher than it may be.
type Limited struct {
	Object *fyne.Container
	scroll *container.Scroll
	inside fyne.CanvasObject
}

// NewLimited shows o at most so high.
func NewLimited(most float32, o fyne.CanvasObject) *Limited {
	l := &Limited{inside: o, scroll: container.NewVScroll(NewInset(0, 8, 0, 0, o))}
	l.Object = &fyne.Container{Layout: limited{most, o}, Objects: []fyne.CanvasObject{l.scroll}}
	return l
}

// Show brings an object within into sight.
func (l *Limited) Show(o fyne.CanvasObject) {
	top, laid := offsetIn(l.inside, o)
	if !laid { // within a widget
		driver := fyne.CurrentApp().Driver()
		top = driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(l.inside).Y
	}
	end, height := top+o.Size().Height, l.scroll.Size().Height
	switch at := l.scroll.Offset.Y; {
	case top < at:
		l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-20))) // with the field's name
	case end > at+height:
		l.scroll.ScrollToOffset(fyne.NewPos(0, end-height+6))
	}
}

// offsetIn is how far below the top of a container an object within it lies. The driver
// knows no object that was not painted yet.
func offsetIn(within, o fyne.CanvasObject) (y float32, ok bool) {
	c, is := within.(*fyne.Container)
	if within == o || !is {
		return 0, within == o
	}
	for _, child := range c.Objects {
		if y, ok := offsetIn(child, o); ok {
			return child.Position().Y + y, true
		}
	}
	return 0, false
}

type limited struct {
	most float32
	o    fyne.CanvasObject
}

func (l limited) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Resize(s)
	TurnsPanel(l.o, objects[0].(fyne.Scrollable))
}

func (l limited) heightFor(_ []fyne.CanvasObject, width float32) float32 {
	return min(l.most, HeightOf(l.o, width-8))
}

func (l limited) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.o.MinSize().Width, l.heightFor(nil, max(objects[0].Size().Width, l.o.MinSize().Width+8)))
}
