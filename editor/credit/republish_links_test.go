package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishLinks(t *testing.T) {
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
	testRule(t, republishLinks, []ruleCase{
		{"one gone", again(Republication{Links: true}, func(in *Input, a *editor.Article) {
			in.Known.Original.Body[0].Marks = []editor.Mark{{Start: 0, End: 3, Kind: editor.Link, Href: "https://a.example"}}
		}), []string{"warn url “https://a.example” A link of the original is gone"}},
		{"kept", again(Republication{Links: true}, func(in *Input, a *editor.Article) {
			in.Known.Original.Body[0].Marks = []editor.Mark{{Start: 0, End: 3, Kind: editor.Link, Href: "https://a.example"}}
			a.Body[0].Marks = in.Known.Original.Body[0].Marks
		}), nil},
	})
	why := unjudged(t, republishLinks, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
