package control

import (
	"fyne.io/fyne/v2"
)

// Tall is what is as high as its width makes it, such as wrapped words.
type Tall interface{ HeightFor(width float32) float32 }

// tallLayout is a layout of such objects.
type tallLayout interface {
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightOf returns how high o wants to be at a width.
func HeightOf(o fyne.CanvasObject, width float32) float32 {
	switch x := o.(type) {
	case Tall:
		return x.HeightFor(width)
	case *fyne.Container:
		if l, ok := x.Layout.(tallLayout); ok {
			return l.heightFor(x.Objects, width)
		}
	}
	return o.MinSize().Height
}

// NewColumn stacks objects with a gap between those that are shown, each as
// wide as the column and as high as that width makes it.
func NewColumn(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &column{gap: gap}, Objects: objects}
}

type column struct {
	gap   float32
	width float32
}

func (c *column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	c.width = s.Width
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := HeightOf(o, s.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
		y += h + c.gap
	}
}

func (c *column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	total, shown := float32(0), 0
	for _, o := range objects {
		if o.Visible() {
			total += HeightOf(o, width)
			shown++
		}
	}
	return total + c.gap*float32(max(0, shown-1))
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		if o.Visible() {
			width = max(width, o.MinSize().Width)
		}
	}
	return fyne.NewSize(width, c.heightFor(objects, max(width, c.width)))
}

// NewRow sets objects side by side, centred on the row's height, each as wide
// as it needs; spacers and words that may be cut share what is left.
func NewRow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &row{gap}, Objects: objects}
}

type row struct{ gap float32 }

// NewRest lets o share what is left of a Row.
func NewRest(o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: rest{}, Objects: []fyne.CanvasObject{o}}
}

type rest struct{ inset }

func flexible(o fyne.CanvasObject) bool {
	switch x := o.(type) {
	case *Fill:
		return x.Role == nil
	case *Text:
		return x.style.Lines != 0
	case *fyne.Container:
		_, ok := x.Layout.(rest)
		return ok
	}
	return false
}

func (r *row) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	share := r.share(objects, s.Width)
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		w := o.MinSize().Width
		if flexible(o) {
			w = share
		}
		h := min(s.Height, HeightOf(o, w))
		o.Move(fyne.NewPos(x, (s.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
		x += w + r.gap
	}
}

// share is the width of each flexible object.
func (r *row) share(objects []fyne.CanvasObject, width float32) float32 {
	takers, shown := float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		if flexible(o) {
			takers++
		} else {
			width -= o.MinSize().Width
		}
	}
	if takers == 0 {
		return 0
	}
	return max(0, (width-r.gap*(shown-1))/takers)
}

func (r *row) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	share, height := r.share(objects, width), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		w := o.MinSize().Width
		if flexible(o) {
			w = share
		}
		height = max(height, HeightOf(o, w))
	}
	return height
}

func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width, height, shown := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if flexible(o) {
			m.Width = 0
		}
		width, height, shown = width+m.Width, max(height, m.Height), shown+1
	}
	return fyne.NewSize(width+r.gap*max(0, shown-1), height)
}

// NewFlow sets objects side by side and starts a new row where they do not fit.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &flow{gap: gap}, Objects: objects}
}

type flow struct{ gap, width float32 }

func (f *flow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	f.width = s.Width
	f.place(objects, s.Width, true)
}

func (f *flow) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return f.place(objects, width, false)
}

func (f *flow) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	x, y, height := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > width {
			x, y, height = 0, y+height+f.gap, 0
		}
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(min(m.Width, max(width, 1)), m.Height))
		}
		x, height = x+m.Width+f.gap, max(height, m.Height)
	}
	return y + height
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		if o.Visible() {
			width = max(width, o.MinSize().Width)
		}
	}
	return fyne.NewSize(width, f.place(objects, max(width, f.width), false))
}

// NewInset keeps o away from the edges of its place.
func NewInset(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: inset{top, right, bottom, left}, Objects: []fyne.CanvasObject{o}}
}

type inset struct{ top, right, bottom, left float32 }

func (i inset) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(i.left, i.top))
		o.Resize(fyne.NewSize(max(0, s.Width-i.left-i.right), max(0, s.Height-i.top-i.bottom)))
	}
}

func (i inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for _, o := range objects {
		height = max(height, HeightOf(o, width-i.left-i.right))
	}
	return height + i.top + i.bottom
}

func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	return m.AddWidthHeight(i.left+i.right, i.top+i.bottom)
}

// NewFixed gives o exactly a size; a measure of 0 is o's own.
func NewFixed(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: fixed{width, height}, Objects: []fyne.CanvasObject{o}}
}

type fixed struct{ width, height float32 }

func (f fixed) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
		o.Move(fyne.Position{})
	}
}

func (f fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[0].MinSize()
	if f.width > 0 {
		m.Width = f.width
	}
	if f.height > 0 {
		m.Height = f.height
	}
	return m
}
