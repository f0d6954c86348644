package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishWindow(t *testing.T) {
	again := func(r Republication, change func(in *Input, a *editor.Article)) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			a.Terms, a.Source, a.Credit = editor.Republished, "Floodlight", editor.Credit{Raw: "Floodlight", Canonical: "Floodlight"}
			r.Source = "Floodlight"
			in.Profile.Sources = []Republication{r}
			came := a.Clone()
			in.Known.Original = &came
			change(in, a)
		}
	}
	testRule(t, republishWindow, []ruleCase{
		{"day 91", again(Republication{Days: 90}, func(in *Input, _ *editor.Article) { in.Known.Original.Published = noon.AddDate(0, 0, -91) }), []string{
			"warn published “2025-12-03” Floodlight lets its stories be republished for 90 days, and those were over on 3 March 2026"}},
		{"day 90", again(Republication{Days: 90}, func(in *Input, _ *editor.Article) { in.Known.Original.Published = noon.AddDate(0, 0, -90) }), nil},
	})
	why := unjudged(t, republishWindow, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
