package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishPixel(t *testing.T) {
	testRule(t, republishPixel, []ruleCase{
		{"stripped", republishing(Republication{Pixel: true}, func(in *Input, _ *editor.Article) { in.Known.Original.Pixel = "https://count.example/1.gif" }), []string{
			"block pixel “” The counting picture that Floodlight asks for is missing [Put it back]"}},
		{"another", republishing(Republication{Pixel: true}, func(in *Input, a *editor.Article) {
			in.Known.Original.Pixel, a.Pixel = "https://count.example/1.gif", "https://count.example/2.gif"
		}), []string{"block pixel “https://count.example/2.gif” The counting picture is another one than came with the story [Put it back]"}},
		{"kept", republishing(Republication{Pixel: true}, func(in *Input, a *editor.Article) {
			in.Known.Original.Pixel, a.Pixel = "https://count.example/1.gif", "https://count.example/1.gif"
		}), nil},
	})
	why := unjudged(t, republishPixel, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
