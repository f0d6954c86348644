package manuscript

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"stet/editor"
	"stet/editor/doc"
)

const typed = "again the members asked what a new pier might cost, and who would pay for it "

const sentence = "The harbour board voted on Monday to close the quay while divers mend its oak piles, and said buses would meet the boats. "

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

var sizes = []int{1_000, 10_000, 50_000, 200_000}

// BenchmarkType types a key in the middle: the handler, the layout and the
// painting of the lines that changed.
func BenchmarkType(b *testing.B) {
	for _, words := range sizes {
		b.Run(strconv.Itoa(words), func(b *testing.B) {
			s, marks := long(words)
			e := open(b, s, Options{})
			e.SetLayer("facts", marks)
			e.caret("p"+strconv.Itoa(len(marks)/2), 40)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if i%60 == 0 { // a new sentence in the next paragraph
					e.caret("p"+strconv.Itoa((len(marks)/2+i/60)%len(marks)), 40)
				}
				e.TypedRune(rune(typed[i%len(typed)]))
				e.painted()
			}
		})
	}
}

// painted paints what was refreshed, as a window would.
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

// BenchmarkEntryType is the same key in Fyne's own Entry, to compare with.
func BenchmarkEntryType(b *testing.B) {
	for _, words := range sizes[:2] {
		b.Run(strconv.Itoa(words), func(b *testing.B) {
			s, _ := long(words)
			entry := entryOf(b, s)
			for b.Loop() {
				entry.TypedRune('x')
			}
		})
	}
}

func entryOf(t testing.TB, s editor.Story) *widget.Entry {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	var lines []string
	for _, b := range s.Article.Body {
		lines = append(lines, b.Text)
	}
	entry := widget.NewMultiLineEntry()
	entry.Wrapping = fyne.TextWrapWord
	w := test.NewWindow(entry)
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(820, 700))
	entry.SetText(strings.Join(lines, "\n"))
	entry.CursorRow = len(lines) / 2
	w.Canvas().Focus(entry)
	return entry
}

// BenchmarkOpen shows a story for the first time.
func BenchmarkOpen(b *testing.B) {
	for _, words := range sizes {
		b.Run(strconv.Itoa(words), func(b *testing.B) {
			s, _ := long(words)
			e := open(b, s, Options{})
			d := doc.New(s)
			b.ResetTimer()
			for b.Loop() {
				e.SetDoc(d)
				e.painted()
			}
		})
	}
}

// BenchmarkScroll scrolls three lines.
func BenchmarkScroll(b *testing.B) {
	for _, words := range sizes {
		b.Run(strconv.Itoa(words), func(b *testing.B) {
			s, marks := long(words)
			e := open(b, s, Options{})
			e.SetLayer("facts", marks)
			for b.Loop() {
				if e.ScrollFraction() > 0.99 {
					e.ScrollToTop()
				}
				e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -90)})
				e.painted()
			}
		})
	}
}
