package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishSentence(t *testing.T) {
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
	top := Republication{Sentence: "This story was originally published by {source}.", Place: "top"}
	sentence := editor.Block{ID: "s", Kind: editor.Paragraph, Text: "This story was originally published by  Floodlight."}
	testRule(t, republishSentence, []ruleCase{
		{"missing", again(top, func(*Input, *editor.Article) {}), []string{
			"block url “This story was originally published by Floodlight.” The credit sentence that Floodlight asks for is missing: “This story was originally published by Floodlight.” [Put it at the top]"}},
		{"at the end", again(top, func(_ *Input, a *editor.Article) { a.Body = append(a.Body, sentence) }), []string{
			"block url “This story was originally published by Floodlight.” Floodlight wants its credit sentence at the top [Put it at the top]"}},
		{"there", again(top, func(_ *Input, a *editor.Article) { a.Body = append([]editor.Block{sentence}, a.Body...) }), nil},
		{"nothing asked", again(Republication{}, func(*Input, *editor.Article) {}), nil},
	})
	why := unjudged(t, republishSentence, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
