package credit

import (
	"testing"

	"stet/editor"
)

func TestFirstReport(t *testing.T) {
	from := func(url string, secondary bool) func(*Input, *editor.Article) {
		return func(in *Input, _ *editor.Article) {
			in.Story.Facts[0].Sources = []editor.Source{{Kind: editor.WebPage, Title: "Ferry", URL: url, Secondary: secondary}}
		}
	}
	testRule(t, firstReport, []ruleCase{
		{"never named", from("https://www.nytimes.com/2026/03/02/ferry.html", true), []string{
			"warn b:0-45 ““We have the crews and we have the fuel,”” This was taken from The New York Times, which the story never names"}},
		{"named", func(in *Input, a *editor.Article) {
			from("https://www.nytimes.com/2026/03/02/ferry.html", true)(in, a)
			a.Body[0].Text += " The New York Times first reported it."
		}, nil},
		{"found out ourselves", from("https://www.nytimes.com/2026/03/02/ferry.html", false), nil},
		{"a page of nobody we know", from("https://harbour.example/notes", true), nil},
	})
	if unjudged(t, firstReport, func(in *Input, _ *editor.Article) { in.Story.Facts = nil }) == "" {
		t.Error("a story without sources counts as judged")
	}
}
