package control

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

// Run is a stretch of words set alike. A nil Ink takes the text's own.
type Run struct {
	Text      string
	Ink       theme.Role
	Ground    theme.Role
	Strike    bool
	Underline bool
	Bold      bool // the semibold of the same family
}

// Text shows runs of words, wrapped and cut as its style says. It draws the
// glyphs ✕ ◌ ▾, which the fonts lack, itself.
type Text struct {
	widget.BaseWidget
	style Style
	runs  []Run
	broke map[float32][]line // lines by width, until the words change
}

// NewText returns words in one style.
func NewText(s Style, words string) *Text { return NewRuns(s, Run{Text: words}) }

// NewRuns returns words of several kinds.
func NewRuns(s Style, runs ...Run) *Text {
	t := &Text{style: s, runs: runs}
	t.ExtendBaseWidget(t)
	return t
}

// SetText replaces the words.
func (t *Text) SetText(words string) { t.SetRuns(Run{Text: words}) }

// SetRuns replaces the words; equal ones cost nothing.
func (t *Text) SetRuns(runs ...Run) {
	if slices.EqualFunc(runs, t.runs, sameRun) {
		return
	}
	t.runs, t.broke = runs, nil
	t.Refresh()
}

// SetStyle sets the same words another way.
func (t *Text) SetStyle(s Style) {
	t.style, t.broke = s, nil
	t.Refresh()
}

// Words returns what is shown, without its styling.
func (t *Text) Words() string {
	var all string
	for _, r := range t.runs {
		all += r.Text
	}
	return all
}

// sameRun compares all but the inks, which are functions; runs with inks are
// never taken to be equal.
func sameRun(a, b Run) bool {
	return a.Text == b.Text && a.Ink == nil && b.Ink == nil && a.Ground == nil && b.Ground == nil &&
		a.Strike == b.Strike && a.Underline == b.Underline && a.Bold == b.Bold
}

// HeightFor returns the height of the words set to a width.
func (t *Text) HeightFor(width float32) float32 {
	return float32(max(1, len(t.lines(width)))) * t.style.Line
}

func (t *Text) lines(width float32) []line {
	if t.style.Lines == 0 {
		width = 0
	}
	if l, ok := t.broke[width]; ok {
		return l
	}
	if t.broke == nil || len(t.broke) > 8 {
		t.broke = map[float32][]line{}
	}
	l := breakLines(t.style, t.runs, width)
	t.broke[width] = l
	return l
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &renderer{}
	r.min = func() fyne.Size {
		if t.style.Lines == 0 {
			return fyne.NewSize(lineWidth(t.lines(0)), t.style.Line)
		}
		return fyne.NewSize(1, t.HeightFor(t.Size().Width))
	}
	r.layout = func(s fyne.Size) { r.objects = t.draw(s) }
	r.refresh = func() {
		r.objects = t.draw(t.Size())
		canvas.Refresh(t)
	}
	return r
}

func lineWidth(lines []line) float32 {
	if len(lines) == 0 {
		return 0
	}
	return lines[0].width()
}

// draw makes the objects for the lines at the width of s; where s is higher
// than the lines they stand in the middle.
func (t *Text) draw(s fyne.Size) []fyne.CanvasObject {
	p := theme.Now()
	lines := t.lines(s.Width)
	y := max(0, (s.Height-float32(len(lines))*t.style.Line)/2)
	_, base := t.style.Face.measure("x", t.style.Size)
	size, _ := t.style.Face.measure("x", t.style.Size)
	drop := (t.style.Line-size.Height)/2 + base // from a line's top to its baseline
	var back, front []fyne.CanvasObject
	for _, l := range lines {
		for _, piece := range l {
			b, f := piece.draw(t.style, p, y, y+drop)
			back, front = append(back, b...), append(front, f...)
		}
		y += t.style.Line
	}
	return append(back, front...)
}
