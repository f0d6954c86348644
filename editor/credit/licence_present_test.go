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
			[]string{"block licence “” The text is republished without a licence or usage terms"}},
		{"licence", set("CC BY-ND 4.0", ""), nil},
		{"terms", set("", "Subscribers only, no archive"), nil},
	})
}
