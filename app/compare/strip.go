package compare

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
	"stet/editor/diff"
)

// strip draws where in the story something changed, from its beginning on the
// left to its end: words that came stand above the line, words that went hang
// below it, and where words have moved to the line is thick. A press goes to the
// nearest change.
type strip struct {
	widget.BaseWidget
	onChanges func(all []int) // of one stretch, by index in the comparison's list

	bars    []diff.Bar
	current int // the stretch of the chosen change, -1 for none
}

const (
	stripBars   = 54
	stripHeight = 30
)

func newStrip(pressed func([]int)) *strip {
	s := &strip{onChanges: pressed, current: -1}
	s.ExtendBaseWidget(s)
	return s
}

// set shows the changes of a comparison.
func (s *strip) set(bars []diff.Bar) {
	s.bars, s.current = bars, -1
	s.Refresh()
}

// point marks the stretch that change i of the list lies in.
func (s *strip) point(i int) {
	at := slices.IndexFunc(s.bars, func(b diff.Bar) bool { return slices.Contains(b.Changes, i) })
	if at != s.current {
		s.current = at
		s.Refresh()
	}
}

// Tapped goes to the changes that are nearest to the press.
func (s *strip) Tapped(e *fyne.PointEvent) {
	at := int(e.Position.X / s.Size().Width * float32(len(s.bars)))
	for off := range s.bars {
		for _, n := range []int{at - off, at + off} {
			if n >= 0 && n < len(s.bars) && len(s.bars[n].Changes) > 0 {
				s.onChanges(s.bars[n].Changes)
				return
			}
		}
	}
}

// Cursor implements desktop.Cursorable.
func (s *strip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (s *strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{strip: s}
	r.Refresh()
	return r
}

type stripRenderer struct {
	strip   *strip
	objects []fyne.CanvasObject
}

func (r *stripRenderer) Destroy()                     {}
func (r *stripRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *stripRenderer) Layout(fyne.Size)             { r.draw() }
func (r *stripRenderer) MinSize() fyne.Size           { return fyne.NewSize(80, stripHeight) }

// Refresh draws in the colours of the day.
func (r *stripRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.strip)
}

func (r *stripRenderer) draw() {
	s, size, colours := r.strip, r.strip.Size(), theme.Now()
	r.objects = r.objects[:0]
	box := func(role theme.Role, x, y, width, height float32) {
		b := canvas.NewRectangle(*role(colours))
		b.Move(fyne.NewPos(x, y))
		b.Resize(fyne.NewSize(width, height))
		r.objects = append(r.objects, b)
	}
	if len(s.bars) == 0 || size.Width <= 0 {
		return
	}
	most := 1
	for _, b := range s.bars {
		most = max(most, b.Added, b.Removed)
	}
	middle := float32(math.Floor(stripHeight / 2))
	step := size.Width / float32(len(s.bars))
	box(theme.Hairline, 0, middle, size.Width, 1)
	for i, b := range s.bars {
		x := float32(math.Round(float64(float32(i) * step)))
		width := max(2, step-2)
		if i == s.current {
			box(theme.Selection, x-1, 0, width+2, stripHeight)
			box(theme.Accent, x-1, stripHeight-2, width+2, 2)
			box(theme.Hairline, x-1, middle, width+2, 1)
		}
		if b.Moved > 0 {
			box(theme.Moved, x, middle-1, width, 3)
		}
		if up := barHeight(b.Added, most, middle-1); up > 0 {
			box(theme.VerifiedInk, x, middle-1-up, width, up)
		}
		if down := barHeight(b.Removed, most, middle-3); down > 0 {
			box(theme.DisputedInk, x, middle+2, width, down)
		}
	}
}

// barHeight grows with the root of a count, so that a word is still seen beside
// a page.
func barHeight(n, most int, room float32) float32 {
	if n == 0 {
		return 0
	}
	return max(2, float32(math.Round(math.Sqrt(float64(n)/float64(most))*float64(room))))
}
