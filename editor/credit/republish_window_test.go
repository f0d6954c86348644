package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishWindow(t *testing.T) {
	testRule(t, republishWindow, []ruleCase{
		{"day 91", republishing(Republication{Days: 90}, func(in *Input, _ *editor.Article) { in.Known.Original.Published = noon.AddDate(0, 0, -91) }), []string{
			"warn published “2025-12-03” Floodlight lets its stories be republished for 90 days, and those were over on 3 March 2026"}},
		{"day 90", republishing(Republication{Days: 90}, func(in *Input, _ *editor.Article) { in.Known.Original.Published = noon.AddDate(0, 0, -90) }), nil},
	})
	why := unjudged(t, republishWindow, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
