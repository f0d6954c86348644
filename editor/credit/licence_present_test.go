package credit

import (
	"testing"

	"stet/editor"
)

func TestLicencePresent(t *testing.T) {
	set := func(licence, terms string) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) {
			a.Source, a.Credit, a.Licence, a.UsageTerms = "", editor.Credit{Raw: "News credit : Nytimes"}, licence, terms
		}
	}
	testRule(t, licencePresent, []ruleCase{
		{"neither", set("", " "), []string{"block licence “” The text is republished without a licence or usage terms"}},
		{"only a source", func(_ *Input, a *editor.Article) { a.Source, a.Credit = "Reuters", editor.Credit{} },
			[]string{"block licence “” The text is republished without a licence or usage terms; nobody has said on what terms it came [It is agency copy]"}},
		{"a desk that has not said who it is", func(in *Input, a *editor.Article) { set("", "")(in, a); in.House = "" },
			[]string{"block licence “” The text is republished without a licence or usage terms; if it is your own, say who you are in Help › You and your desk"}},
		{"paid for", func(in *Input, a *editor.Article) { set("", "")(in, a); a.Terms = editor.WireCopy }, nil},
		{"our own", func(in *Input, a *editor.Article) { set("", "")(in, a); a.Terms = editor.OwnCopy }, nil},
		{"republished, it says", func(in *Input, a *editor.Article) { set("", "")(in, a); in.House, a.Terms = "", editor.Republished },
			[]string{"block licence “” The text is republished without a licence or usage terms"}},
		{"licence", set("CC BY-ND 4.0", ""), nil},
		{"terms", set("", "Subscribers only, no archive"), nil},
	})
}
