package store_test

import (
	"context"
	"testing"
	"time"

	"stet/editor"
	"stet/store"
)

// BenchmarkFacts asks the facts of the big library: by words, for those settled
// elsewhere, and for the sources used last. The times are the 95th percentile.
func BenchmarkFacts(b *testing.B) {
	l := bigLibrary(b)
	if l.Searches() != "index" {
		b.Skip("this build has no FTS5")
	}
	must(b, l.Index(b.Context(), func(int, int) {}))
	some := factsOf(b, l)
	for b.Loop() {
		report(b, "find-ms", len(some), func(n int) {
			_, err := l.FindFacts(context.Background(), editor.Terms{{Value: some[n].Text}}, 100)
			must(b, err)
		})
		report(b, "alike-ms", len(some), func(n int) {
			_, err := l.SettledAlike(context.Background(), "", some[n], 20)
			must(b, err)
		})
		report(b, "sources-ms", 20, func(int) {
			_, err := l.UsedSources(context.Background(), "", 50)
			must(b, err)
		})
	}
}

// factsOf returns some facts of the newest stories.
func factsOf(b *testing.B, l *store.Library) []editor.Fact {
	b.Helper()
	page, err := l.List(b.Context(), editor.Query{Limit: 500})
	must(b, err)
	var all []editor.Fact
	for _, row := range page {
		s, _, err := l.Story(b.Context(), row.ID, 0)
		must(b, err)
		if len(s.Facts) > 0 {
			all = append(all, s.Facts[0])
		}
	}
	return all
}

func report(b *testing.B, unit string, times int, do func(n int)) {
	var took []time.Duration
	for n := range times {
		took = append(took, timed(do, n))
	}
	b.ReportMetric(percentile(took).Seconds()*1000, unit)
}
