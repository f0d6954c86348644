package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishUnchanged(t *testing.T) {
	testRule(t, republishUnchanged, []ruleCase{
		{"a word", republishing(Republication{Unchanged: true}, func(_ *Input, a *editor.Article) { a.Body[0].Text = "The ferry will not run." }), []string{
			"block a:0-23 “The ferry will not run.” This paragraph is not as it came, and the story may not be changed",
			"block url “The ferry will run through the winter, the harbour office said on Monday.” A paragraph that came is not in the story as it came, and the story may not be changed"}},
		{"cut", republishing(Republication{Unchanged: true}, func(_ *Input, a *editor.Article) { a.Body = a.Body[1:] }), []string{
			"block url “The ferry will run through the winter, the harbour office said on Monday.” A paragraph that came is not in the story as it came, and the story may not be changed"}},
		{"ND", republishing(Republication{}, func(_ *Input, a *editor.Article) { a.Licence = "CC BY-ND 4.0"; a.Body = a.Body[1:] }), []string{
			"block url “The ferry will run through the winter, the harbour office said on Monday.” A paragraph that came is not in the story as it came, and the story may not be changed"}},
		{"day, place and style", republishing(Republication{Unchanged: true}, func(_ *Input, a *editor.Article) {
			a.Body[0].Text = "PORT ALDER – The ferry will run through the winter, the harbor office said on Tuesday."
		}), nil},
		{"may be changed", republishing(Republication{}, func(_ *Input, a *editor.Article) { a.Body = a.Body[1:] }), nil},
	})
	why := unjudged(t, republishUnchanged, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
