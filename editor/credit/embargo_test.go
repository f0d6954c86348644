package credit

import (
	"testing"
	"time"

	"stet/editor"
)

func TestEmbargo(t *testing.T) {
	until := func(at time.Time) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Embargo = at }
	}
	testRule(t, embargo, []ruleCase{
		{"stands", until(noon.Add(90 * time.Minute)), []string{
			"block embargo “2026-03-04T13:30:00Z” The story is under embargo until 4 March 2026, 13:30 UTC"}},
		{"over to the second", until(noon), nil},
		{"of another zone", until(time.Date(2026, 3, 5, 0, 10, 0, 0, time.FixedZone("", 11*3600))), []string{
			"block embargo “2026-03-05T00:10:00+11:00” The story is under embargo until 5 March 2026, 00:10 +1100, which is 13:10 on 4 March here"}},
		{"of another zone, past", until(time.Date(2026, 3, 4, 23, 30, 0, 0, time.FixedZone("", 14*3600))), nil},
		{"past", until(noon.Add(-time.Hour)), nil},
		{"no clock", func(in *Input, a *editor.Article) { in.Now, a.Embargo = time.Time{}, noon }, nil},
	})
}
