package credit

import (
	"testing"

	"stet/editor"
)

func TestWireByline(t *testing.T) {
	wire := func(change func(a *editor.Article)) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			came := a.Clone()
			came.Byline, came.Dateline.Place, came.Source, came.Credit = "By Jane Doe", "LONDON", "Reuters", editor.Credit{Raw: "Reuters", Canonical: "Reuters"}
			in.Known.Original = &came
			*a = came.Clone()
			change(a)
		}
	}
	rewrite := func(a *editor.Article) {
		for i := range a.Body {
			a.Body[i].Text = "Nothing here is as the agency had it, not one word of all that stood there before."
		}
	}
	testRule(t, wireByline, []ruleCase{
		{"by-line replaced", wire(func(a *editor.Article) { a.Byline = "Staff" }), []string{
			"block byline “Staff” The copy came with “By Jane Doe”, and much of it runs as it came [Use “By Jane Doe”]"}},
		{"dateline gone", wire(func(a *editor.Article) { a.Dateline.Place = "" }), []string{
			"block dateline.place “” The copy came with “LONDON”, and much of it runs as it came [Use “LONDON”]"}},
		{"kept, with the agency", wire(func(a *editor.Article) { a.Byline = "By Jane Doe, Reuters" }), nil},
		{"rewritten", wire(func(a *editor.Article) { a.Byline = "Staff"; rewrite(a) }), nil},
		{"our own", func(in *Input, a *editor.Article) { came := a.Clone(); in.Known.Original = &came; a.Byline = "Staff" }, nil},
	})
}
