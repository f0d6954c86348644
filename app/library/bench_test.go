package library

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/theme"
	"stet/editor"
)

// BenchmarkScrolling100kAgainst100 is a turn of the wheel in the middle of a
// hundred thousand stories, with the rows that come in, against one among a
// hundred, turn about in the same run: the 95th of a hundred of each.
func BenchmarkScrolling100kAgainst100(b *testing.B) {
	many, few := wheel(b, 100_000), wheel(b, 100)
	var own, other []time.Duration
	for b.Loop() {
		own, other = append(own, timed(many)), append(other, timed(few))
	}
	mine, theirs := worst(own), worst(other)
	b.ReportMetric(float64(mine)/float64(theirs), "x/peer")
	b.ReportMetric(float64(mine.Microseconds()), "own-µs")
	b.ReportMetric(float64(theirs.Microseconds()), "peer-µs")
}

// wheel returns a turn of the wheel in the middle of a list of n
// stories: down for a while, then up again.
func wheel(b *testing.B, n int) (turn func()) {
	test.NewTempApp(b).Settings().SetTheme(theme.New(theme.ByDay))
	v := New(func() time.Time { return noon })
	v.OnRows = func(numbers []int64) {
		var some []editor.Summary
		for _, number := range numbers {
			some = append(some, stories(int(number-1), 1)...)
		}
		v.SetRows(numbers, some)
	}
	w := test.NewTempWindow(b, v)
	w.Resize(fyne.NewSize(272, 830))
	v.SetStories(In(editor.Checking), numbers(0, n), nil)
	v.stories.Select(n / 2)
	by, turned := float32(-60), 0
	return func() {
		if turned++; turned%20 == 0 {
			by = -by
		}
		v.stories.Scroll(by)
	}
}

func timed(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

// worst is the 95th percentile.
func worst(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)*95/100]
}
