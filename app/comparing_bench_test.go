package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"stet/app/compare"
	"stet/app/job"
	"stet/app/theme"
	"stet/assets"
	"stet/editor"
	"stet/editor/diff"
	"stet/store/storetest"
)

// BenchmarkShowingComparison is how long the window is held by a comparison of
// 10,000 words with 250 edits, which was made beside it: from the desk to the
// first change in sight, inline and side by side in turn.
func BenchmarkShowingComparison(b *testing.B) {
	a := test.NewApp()
	a.Settings().SetTheme(theme.New(theme.ByDay))
	w, err := newWindow(a, Config{Library: storetest.New(b), Outlets: assets.Outlets, Sample: assets.Sample, Fresh: true}, job.Inline())
	if err != nil {
		b.Fatal(err)
	}
	w.win.Show()
	w.begin()
	before, after := longPair(10_000)
	c := compare.Compared{From: compare.Revision(1), To: compare.Revision(2), Before: before, After: after}
	if c.Comparison, err = diff.Compare(b.Context(), before, after); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for i := range b.N {
		w.settings.Abreast.Set(i%2 == 1)
		w.showComparison(c)
		b.StopTimer()
		w.leaveComparison()
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "own-ms")
}

// longPair is a story of so many words and what became of it: every other
// paragraph has four words replaced, and two change places.
func longPair(words int) (before, after editor.Story) {
	n := 0
	word := func() string {
		n = (n*1103515245 + 12345) & 0x7fffffff
		return fmt.Sprint("word", n%5000)
	}
	for p := range words / 80 {
		var all []string
		for range 80 {
			all = append(all, word())
		}
		block := func() editor.Block {
			return editor.Block{ID: fmt.Sprint("p", p), Kind: editor.Paragraph, Text: strings.Join(all, " ") + "."}
		}
		before.Article.Body = append(before.Article.Body, block())
		for i := 7; i < 80 && p%2 == 0; i += 20 {
			all[i] = "changed"
		}
		after.Article.Body = append(after.Article.Body, block())
	}
	body := after.Article.Body
	body[1], body[9] = body[9], body[1]
	return before, after
}
