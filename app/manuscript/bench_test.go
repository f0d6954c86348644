package manuscript

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"stet/editor"
	"stet/editor/doc"
)

// The benchmarks measure the editor against a peer, turn about in the same run,
// and report the medians' ratio, which holds on a slow machine as on a fast one.
// Ours is always the whole cost: the handler, the layout of what is in sight,
// and the painting of the lines that changed.

// duel runs both turn about and reports ours as a multiple of the peer's.
func duel(b *testing.B, ours, peer func()) {
	var own, other []time.Duration
	for b.Loop() {
		for range 5 {
			own = append(own, timed(ours))
		}
		other = append(other, timed(peer))
	}
	mine, theirs := median(own), median(other)
	b.ReportMetric(float64(mine)/float64(theirs), "x/peer")
	b.ReportMetric(float64(mine.Microseconds()), "own-µs")
	b.ReportMetric(float64(theirs.Microseconds()), "peer-µs")
}

func timed(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

const (
	typed    = "again the members asked what a new pier might cost, and who would pay for it "
	sentence = "The harbour board voted on Monday to close the quay while divers mend its oak piles, and said buses would meet the boats. "
)

// long returns a story of about that many words, in paragraphs of some 90, with
// a fact in each.
func long(words int) (editor.Story, []Mark) {
	s := editor.Story{Article: editor.Article{Headline: "Ferry quay to close", Standfirst: "Until spring."}}
	var marks []Mark
	for i := 0; i*88 < words; i++ {
		id := "p" + strconv.Itoa(i)
		s.Article.Body = append(s.Article.Body, editor.Block{ID: id, Kind: editor.Paragraph, Text: strings.TrimSpace(strings.Repeat(sentence, 4))})
		marks = append(marks, Mark{ID: id, Range: editor.Range{Block: id, Start: 4, End: 17}, Label: strconv.Itoa(i % 100),
			Style: Style{Underline: Solid, Line: light.Accent, Marker: Filled}})
	}
	return s, marks
}

func openLong(b *testing.B, words int) *bench {
	s, marks := long(words)
	e := open(b, s, Options{})
	e.SetLayer("facts", marks)
	return e
}

// typist returns what types one key after another, moving on to the next
// paragraph after every sixty.
func (b *bench) typist() func() {
	i, paragraphs := 0, b.doc.Len()-2
	return func() {
		if i%60 == 0 {
			b.caret("p"+strconv.Itoa((paragraphs/2+i/60)%paragraphs), 40)
		}
		b.TypedRune(rune(typed[i%len(typed)]))
		b.painted()
		i++
	}
}

// painted paints what was refreshed, as a window would, and returns how many
// rows that were.
func (b *bench) painted() int {
	n := 0
	for _, s := range b.view.strips {
		if s.used && s.drawn != s.due {
			b.picture(s, s.scene.size.X, s.scene.size.Y)
			n++
		}
	}
	return n
}

// entry returns what types a key in Fyne's own Entry.
func entry(t testing.TB, words int) func() {
	s, _ := long(words)
	var lines []string
	for _, b := range s.Article.Body {
		lines = append(lines, b.Text)
	}
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	w := test.NewWindow(e)
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(820, 700))
	e.SetText(strings.Join(lines, "\n"))
	e.CursorRow = len(lines) / 2
	w.Canvas().Focus(e)
	i := 0
	return func() {
		e.TypedRune(rune(typed[i%len(typed)]))
		i++
	}
}

func BenchmarkTypingAgainstEntry1k(b *testing.B) {
	duel(b, openLong(b, 1_000).typist(), entry(b, 1_000))
}

func BenchmarkTypingAgainstEntry10k(b *testing.B) {
	duel(b, openLong(b, 10_000).typist(), entry(b, 10_000))
}

func BenchmarkTyping200kAgainst1k(b *testing.B) {
	duel(b, openLong(b, 200_000).typist(), openLong(b, 1_000).typist())
}

func BenchmarkOpening200kAgainst1k(b *testing.B) {
	shown := func(words int) func() {
		s, _ := long(words)
		e, d := open(b, s, Options{}), doc.New(s)
		return func() {
			e.SetDoc(d)
			e.painted()
		}
	}
	duel(b, shown(200_000), shown(1_000))
}

// BenchmarkScrollingAgainstTyping scrolls by three lines at 50,000 words.
func BenchmarkScrollingAgainstTyping(b *testing.B) {
	e := openLong(b, 50_000)
	duel(b, func() {
		if e.ScrollFraction() > 0.99 {
			e.ScrollToTop()
		}
		e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -90)})
		e.painted()
	}, openLong(b, 50_000).typist())
}

// BenchmarkTypingInALongParagraph types in one of 10,000 words.
func BenchmarkTypingInALongParagraph(b *testing.B) {
	s := editor.Story{Article: editor.Article{Headline: "x", Body: []editor.Block{
		{ID: "p0", Kind: editor.Paragraph, Text: strings.Repeat(sentence, 450)}}}}
	duel(b, open(b, s, Options{}).typist(), openLong(b, 1_000).typist())
}
