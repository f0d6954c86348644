package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishLinks(t *testing.T) {
	testRule(t, republishLinks, []ruleCase{
		{"one gone", republishing(Republication{Links: true}, func(in *Input, a *editor.Article) {
			in.Known.Original.Body[0].Marks = []editor.Mark{{Start: 0, End: 3, Kind: editor.Link, Href: "https://a.example"}}
		}), []string{"warn url “https://a.example” A link of the original is gone"}},
		{"kept", republishing(Republication{Links: true}, func(in *Input, a *editor.Article) {
			in.Known.Original.Body[0].Marks = []editor.Mark{{Start: 0, End: 3, Kind: editor.Link, Href: "https://a.example"}}
			a.Body[0].Marks = in.Known.Original.Body[0].Marks
		}), nil},
	})
	why := unjudged(t, republishLinks, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
