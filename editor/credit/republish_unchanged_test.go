package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishUnchanged(t *testing.T) {
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
	testRule(t, republishUnchanged, []ruleCase{
		{"a word", again(Republication{Unchanged: true}, func(_ *Input, a *editor.Article) { a.Body[0].Text = "The ferry will not run." }), []string{
			"block a:0-23 “The ferry will not run.” This paragraph is not as it came, and the story may not be changed",
			"block url “The ferry will run through the winter, the harbour office said on Monday.” A paragraph that came is not in the story as it came, and the story may not be changed"}},
		{"cut", again(Republication{Unchanged: true}, func(_ *Input, a *editor.Article) { a.Body = a.Body[1:] }), []string{
			"block url “The ferry will run through the winter, the harbour office said on Monday.” A paragraph that came is not in the story as it came, and the story may not be changed"}},
		{"ND", again(Republication{}, func(_ *Input, a *editor.Article) { a.Licence = "CC BY-ND 4.0"; a.Body = a.Body[1:] }), []string{
			"block url “The ferry will run through the winter, the harbour office said on Monday.” A paragraph that came is not in the story as it came, and the story may not be changed"}},
		{"day, place and style", again(Republication{Unchanged: true}, func(_ *Input, a *editor.Article) {
			a.Body[0].Text = "PORT ALDER – The ferry will run through the winter, the harbor office said on Tuesday."
		}), nil},
		{"may be changed", again(Republication{}, func(_ *Input, a *editor.Article) { a.Body = a.Body[1:] }), nil},
	})
	why := unjudged(t, republishUnchanged, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
