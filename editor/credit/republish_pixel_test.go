package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishPixel(t *testing.T) {
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
	testRule(t, republishPixel, []ruleCase{
		{"stripped", again(Republication{Pixel: true}, func(in *Input, _ *editor.Article) { in.Known.Original.Pixel = "https://count.example/1.gif" }), []string{
			"block pixel “” The counting picture that Floodlight asks for is missing [Put it back]"}},
		{"another", again(Republication{Pixel: true}, func(in *Input, a *editor.Article) {
			in.Known.Original.Pixel, a.Pixel = "https://count.example/1.gif", "https://count.example/2.gif"
		}), []string{"block pixel “https://count.example/2.gif” The counting picture is another one than came with the story [Put it back]"}},
		{"kept", again(Republication{Pixel: true}, func(in *Input, a *editor.Article) {
			in.Known.Original.Pixel, a.Pixel = "https://count.example/1.gif", "https://count.example/1.gif"
		}), nil},
	})
	why := unjudged(t, republishPixel, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
