package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishCanonical(t *testing.T) {
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
	testRule(t, republishCanonical, []ruleCase{
		{"no address", again(Republication{Canonical: true}, func(_ *Input, a *editor.Article) { a.URL = "" }), []string{
			"warn url “” Floodlight wants the original named as canonical, and no address of it is known"}},
		{"named", again(Republication{Canonical: true}, func(*Input, *editor.Article) {}), nil},
	})
	why := unjudged(t, republishCanonical, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
