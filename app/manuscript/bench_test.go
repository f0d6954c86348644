package manuscript

import (
	"runtime"
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

// long returns a story of about that many words, in paragraphs of 92, with a
// fact in each.
func long(words int) (editor.Story, []Mark) {
	s := editor.Story{Article: editor.Article{Headline: "Ferry quay to close", Standfirst: "Until spring."}}
	var marks []Mark
	for i := 0; i*92 < words; i++ {
		id := "p" + strconv.Itoa(i)
		s.Article.Body = append(s.Article.Body, editor.Block{ID: id, Kind: editor.Paragraph, Text: strings.TrimSpace(strings.Repeat(sentence, 4))})
		marks = append(marks, Mark{ID: id, Range: editor.Range{Block: id, Start: 4, End: 17}, Label: strconv.Itoa(i % 100),
			Style: Style{Underline: Solid, Line: light.Accent, Marker: Filled}})
	}
	return s, marks
}

// looks are those of the layers that openFull fills.
var looks = []struct {
	layer string
	style Style
}{
	{"facts", Style{Underline: Solid, Line: light.Accent, Marker: Filled}},
	{"spelling", Style{Underline: Wavy, Line: light.Accent}},
	{"comments", Style{Frame: Brackets, Line: light.Accent, Background: light.Selection}},
	{"changes", Style{Underline: Solid, Ink: light.Accent, Background: light.Selection}},
}

// openFull opens a long story with a mark on one word in twelve in each of four
// layers. The facts, comments and suggestions are the document's own as well.
func openFull(b *testing.B, words int) *bench {
	s, _ := long(words)
	var layers [3][]Mark
	for i := range s.Article.Body {
		block := &s.Article.Body[i]
		at, n := 0, 0
		for word := range strings.FieldsSeq(block.Text) {
			id, r := block.ID+"-"+strconv.Itoa(n), editor.Range{Block: block.ID, Start: at, End: at + len(word)}
			switch n % 12 {
			case 0:
				s.Facts = append(s.Facts, editor.Fact{ID: id, Kind: editor.Figure, Status: editor.Verified, Range: r, Text: word})
			case 6:
				s.Comments = append(s.Comments, editor.Comment{ID: id, Range: r, Text: word, Body: "Sic?"})
			case 9:
				block.Marks = append(block.Marks, editor.Mark{Start: r.Start, End: r.End, Kind: editor.Inserted, Author: "Ann Lee"})
			}
			if l := n % 12 / 3; n%3 == 0 && l < 3 { // suggestions are dressed, not laid over
				layers[l] = append(layers[l], Mark{ID: id, Range: r, Label: strconv.Itoa(n), Style: looks[l].style})
			}
			at, n = at+len(word)+1, n+1
		}
	}
	e := open(b, s, Options{})
	for i, marks := range layers {
		e.SetLayer(looks[i].layer, marks)
	}
	e.Dress(editor.Inserted, looks[3].layer, looks[3].style)
	return e
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

// entry returns Fyne's own Entry in a window, with the same words.
func entry(t testing.TB, words int) (*widget.Entry, fyne.Window) {
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
	return e, w
}

// entryTypist returns what types a key in an Entry.
func entryTypist(t testing.TB, words int) func() {
	e, _ := entry(t, words)
	i := 0
	return func() {
		e.TypedRune(rune(typed[i%len(typed)]))
		i++
	}
}

func BenchmarkTypingAgainstEntry1k(b *testing.B) {
	duel(b, openLong(b, 1_000).typist(), entryTypist(b, 1_000))
}

func BenchmarkTypingAgainstEntry10k(b *testing.B) {
	duel(b, openLong(b, 10_000).typist(), entryTypist(b, 10_000))
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

// BenchmarkTypingInFullLayers types among facts, misspelt words, comments and
// suggestions, each on one word in twelve, against none.
func BenchmarkTypingInFullLayers(b *testing.B) {
	s, _ := long(10_000)
	duel(b, openFull(b, 10_000).typist(), open(b, s, Options{}).typist())
}

// BenchmarkWidthAgainstEntry changes the width at 50,000 words.
func BenchmarkWidthAgainstEntry50k(b *testing.B) {
	e := openLong(b, 50_000)
	e.caret("p250", 40)
	width := narrower()
	_, w := entry(b, 50_000)
	peer := narrower()
	duel(b, func() {
		e.Resize(fyne.NewSize(width(), 700))
		e.painted()
	}, func() { w.Resize(fyne.NewSize(peer(), 700)) })
}

// narrower returns widths that each break lines otherwise than the one before.
func narrower() func() float32 {
	i := 0
	return func() float32 {
		i++
		return float32(700 - 20*(i%10))
	}
}

// BenchmarkAllocated200kAgainst1k compares the bytes a key allocates.
func BenchmarkAllocated200kAgainst1k(b *testing.B) {
	large, small := openLong(b, 200_000).typist(), openLong(b, 1_000).typist()
	var own, other uint64
	for b.Loop() {
		own, other = own+allocated(large), other+allocated(small)
	}
	b.ReportMetric(float64(own)/float64(other), "x/peer")
	b.ReportMetric(float64(own)/float64(b.N*keysCounted), "own-B")
}

const keysCounted = 120

// allocated returns how many bytes some keys allocate.
func allocated(key func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range keysCounted {
		key()
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// BenchmarkTypingInALongParagraph types in one of 10,000 words.
func BenchmarkTypingInALongParagraph(b *testing.B) {
	s := editor.Story{Article: editor.Article{Headline: "x", Body: []editor.Block{
		{ID: "p0", Kind: editor.Paragraph, Text: strings.Repeat(sentence, 450)}}}}
	duel(b, open(b, s, Options{}).typist(), openLong(b, 1_000).typist())
}

// BenchmarkTypingInALongTable types in the midst of one of 5,000 rows of six cells.
func BenchmarkTypingInALongTable(b *testing.B) {
	s := editor.Story{Article: editor.Article{Headline: "x"}}
	for i := range 5_000 {
		n := strconv.Itoa(i)
		s.Article.Body = append(s.Article.Body, editor.Block{ID: "p" + n, Kind: editor.Row, Text: "Quay " + n + strings.Repeat("\tpier "+n, 5)})
	}
	duel(b, open(b, s, Options{}).typist(), openLong(b, 1_000).typist())
}
