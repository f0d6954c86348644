package control

import (
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

const long = 100_000

// longList is a list of so many items, most of them lower than they are guessed
// to be; measured counts how often one was.
func longList(t testing.TB, n int, measured *int) *List {
	l := NewList()
	l.Count = func() int { return n }
	l.Guess = func(float32) float32 { return 90 }
	l.Height = func(i int, _ float32) float32 { *measured++; return float32(60 + i%4*20) }
	l.Object = func(int) fyne.CanvasObject { return canvas.NewRectangle(color.Black) }
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 600))
	return l
}

// scales is a driver that counts what is measured on it.
type scales struct {
	fyne.Driver
	times, bytes int
}

func (s *scales) RenderedTextSize(text string, size float32, style fyne.TextStyle, source fyne.Resource) (fyne.Size, float32) {
	s.times++
	s.bytes += len(text)
	return s.Driver.RenderedTextSize(text, size, style, source)
}

type weighed struct {
	fyne.App
	on *scales
}

func (w weighed) Driver() fyne.Driver { return w.on }

// TestLongTextIsMeasuredOnce: a text is measured a few times over at most, and what
// lies behind the last line that is shown not at all.
func TestLongTextIsMeasuredOnce(t *testing.T) {
	app := light(t)
	on := &scales{Driver: app.Driver()}
	fyne.SetCurrentApp(weighed{app, on})
	t.Cleanup(func() { fyne.SetCurrentApp(app) })
	words := strings.Repeat("spread ", 10_000)
	unbroken := strings.Repeat("spread", 10_000)
	for _, c := range []struct {
		name         string
		style        Style
		width        float32
		text         string
		times, bytes int
	}{
		{"one line", Quiet, 0, words, 4, 2 * len(words)},
		{"without a width", Quiet.Wrap(2), 0, words, 4, 2 * len(words)},
		{"paragraphs without a width", Quiet.Wrap(2), 0, strings.Repeat(words+"\n", 3), 8, 6 * len(words)},
		{"two lines", Quiet.Wrap(2), 500, words, 500, 20_000},
		{"a word without an end", Quiet.Wrap(2), 500, unbroken, 500, 3 * len(unbroken)},
		{"all of it", Quiet.Wrap(Unlimited), 500, words, 60_000, 20 * len(words) * 2},
	} {
		on.times, on.bytes = 0, 0
		lines := breakLines(c.style, []Run{{Text: c.text}}, c.width)
		if len(lines) == 0 || c.style.Lines > 0 && len(lines) > c.style.Lines {
			t.Errorf("%s: %d lines", c.name, len(lines))
		}
		if on.times > c.times || on.bytes > c.bytes {
			t.Errorf("%s: %d bytes are measured in %d goes of a text of %d", c.name, on.bytes, on.times, len(c.text))
		}
	}
}

// where returns how far below the upper edge the items in sight begin.
func (l *List) where() map[int]float32 {
	at := map[int]float32{}
	for i := range l.shown {
		at[i] = l.top(i) - l.scroll.Offset.Y
	}
	return at
}

// TestWhatIsInSightStays: whatever way the wheel turns, what was in sight moves
// by as much as was turned, though items turn out lower than guessed.
func TestWhatIsInSightStays(t *testing.T) {
	light(t)
	var measured int
	l := longList(t, long, &measured)
	r := rand.New(rand.NewPCG(1, 2))
	l.Select(50_000)
	for range 500 {
		before, by := l.where(), float32(r.IntN(400)-200)
		l.Scroll(by)
		for i, y := range l.where() {
			if was, ok := before[i]; ok && y != was+by {
				t.Fatalf("turned by %v, item %d went from %v to %v", by, i, was, y)
			}
		}
	}
}

func TestLongListIsNotMeasured(t *testing.T) {
	light(t)
	var measured int
	l := longList(t, long, &measured)
	for _, k := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyPageDown} {
		l.TypedKey(&fyne.KeyEvent{Name: k})
		if place := l.where()[l.selected]; place < 0 || place+l.items.heights[l.selected] > 600 {
			t.Errorf("after %s item %d, which is chosen, stands at %v", k, l.selected, place)
		}
	}
	if measured > 200 {
		t.Errorf("%d items were measured to show five screenfuls", measured)
	}
}

// TestEndIsTheEnd: at the foot of the list stands its last item, also where that
// has turned out lower than guessed.
func TestEndIsTheEnd(t *testing.T) {
	light(t)
	var measured int
	l := longList(t, long, &measured)
	l.Scroll(-1e9)
	y, ok := l.where()[long-1]
	if !ok || y+l.items.heights[long-1] != 600 {
		t.Errorf("the last item stands at %v, in sight: %v", y, ok)
	}
}

// TestRefreshKeepsItsPlace: others come in above what is in sight.
func TestRefreshKeepsItsPlace(t *testing.T) {
	light(t)
	var measured int
	n := long
	l := longList(t, n, &measured)
	l.Count = func() int { return n }
	l.Select(50_000)
	i, y := l.Place()
	n += 4 // whose heights come in the same turn
	l.RefreshAt(i+4, y)
	if j, now := l.Place(); j != i+4 || now != y {
		t.Errorf("item %d stood at %v, as item %d it stands at %v", i, y, j, now)
	}
}
