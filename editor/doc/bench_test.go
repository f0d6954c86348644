package doc

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// long returns a story of that many words in paragraphs of 90, with a fact and
// a comment every 12 words and some strong ones if marked.
func long(words int, marked bool) editor.Story {
	var s editor.Story
	text := strings.TrimSpace(strings.Repeat("council spent 41 million pounds on the old bridge ", 10))
	for i := range words / 90 {
		b := editor.Block{ID: fmt.Sprint("b", i), Kind: editor.Paragraph, Text: text}
		for at := 0; marked && at+60 < len(text); at += 60 {
			r := editor.Range{Block: b.ID, Start: at, End: at + 7}
			s.Facts = append(s.Facts, editor.Fact{ID: fmt.Sprint("f", len(s.Facts)), Status: editor.Verified, Range: r, Text: text[at : at+7]})
			s.Comments = append(s.Comments, editor.Comment{ID: fmt.Sprint("c", len(s.Facts)), Range: r, Text: text[at : at+7]})
			b.Marks = append(b.Marks, editor.Mark{Start: at, End: at + 7, Kind: editor.Strong})
		}
		s.Article.Body = append(s.Article.Body, b)
	}
	return s
}

var sizes = []int{1_000, 10_000, 200_000}

func benchmarks(b *testing.B, run func(b *testing.B, d *Doc, at Selection)) {
	for _, marked := range []bool{false, true} {
		for _, words := range sizes {
			name := fmt.Sprintf("%dwords", words)
			if marked {
				name += "Marked"
			}
			b.Run(name, func(b *testing.B) {
				d := New(long(words, marked))
				d.Now = func() time.Time { return time.Unix(0, 0) }
				at := Caret(Pos{d.Block(d.Len() / 2).ID, 250})
				b.ReportAllocs()
				b.ResetTimer()
				run(b, d, at)
			})
		}
	}
}

// BenchmarkKey types a word and deletes it, over and over, in the middle.
func BenchmarkKey(b *testing.B) {
	benchmarks(b, func(b *testing.B, d *Doc, at Selection) {
		for i := 0; b.Loop(); i++ {
			if i%16 < 8 {
				at, _ = d.Insert(at, "x")
			} else {
				at, _ = d.Backspace(at, Grapheme)
			}
		}
	})
}

// BenchmarkBreak parts a paragraph and joins it again.
func BenchmarkBreak(b *testing.B) {
	benchmarks(b, func(b *testing.B, d *Doc, at Selection) {
		for b.Loop() {
			at, _ = d.Break(at)
			at, _ = d.Backspace(at, Grapheme)
		}
	})
}

// BenchmarkUndo takes back 10,000 undo steps.
func BenchmarkUndo(b *testing.B) {
	benchmarks(b, func(b *testing.B, d *Doc, at Selection) {
		for range 10_000 {
			d.Settle()
			at, _ = d.Insert(at, "x")
		}
		for b.Loop() {
			if _, ok := d.Undo(); !ok {
				for d.CanRedo() {
					d.Redo()
				}
			}
		}
	})
}

// BenchmarkUndo10kAgainst100 types a word, takes it back, does it again and takes
// it back, with 10,000 undo steps behind it and with 100, turn about, and reports
// the medians' ratio.
func BenchmarkUndo10kAgainst100(b *testing.B) {
	deep, shallow := behind(b, 10_000), behind(b, 100)
	var own, other []time.Duration
	for b.Loop() {
		own, other = append(own, deep()), append(other, shallow())
	}
	slices.Sort(own)
	slices.Sort(other)
	b.ReportMetric(float64(own[len(own)/2])/float64(other[len(other)/2]), "x/peer")
}

// behind returns what times an undo step in a story with that many behind it.
func behind(b *testing.B, steps int) func() time.Duration {
	d := New(long(10_000, true))
	at := Caret(Pos{d.Block(d.Len() / 2).ID, 250})
	for i := range steps { // which leave the text as it was
		d.Settle()
		if i%2 == 0 {
			at, _ = d.Insert(at, "x")
		} else {
			at, _ = d.Backspace(at, Grapheme)
		}
	}
	return func() time.Duration {
		start := time.Now()
		for range 20 {
			d.Settle()
			if _, err := d.Insert(at, "word "); err != nil {
				b.Fatal(err)
			}
			d.Undo()
			d.Redo()
			d.Undo()
		}
		return time.Since(start)
	}
}

// BenchmarkStory takes a snapshot after each key.
func BenchmarkStory(b *testing.B) {
	benchmarks(b, func(b *testing.B, d *Doc, at Selection) {
		for b.Loop() {
			at, _ = d.Insert(at, "x")
			d.Story()
		}
	})
}

// BenchmarkOpen opens a story.
func BenchmarkOpen(b *testing.B) {
	for _, words := range sizes {
		b.Run(fmt.Sprintf("%dwords", words), func(b *testing.B) {
			s := long(words, false)
			b.ReportAllocs()
			for b.Loop() {
				New(s)
			}
		})
	}
}
