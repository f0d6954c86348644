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
		{"past", until(noon.Add(-time.Hour)), nil},
		{"no clock", func(in *Input, a *editor.Article) { in.Now, a.Embargo = time.Time{}, noon }, nil},
	})
}
