package credit

import (
	"testing"

	"stet/editor"
)

func TestSupplierCredit(t *testing.T) {
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
	testRule(t, supplierCredit, []ruleCase{
		{"none", wire(func(a *editor.Article) { a.Credit = editor.Credit{} }), []string{
			"block credit.raw “” The copy came from Reuters, which the credit line does not name [Use “Reuters”]"}},
		{"kept", wire(func(a *editor.Article) {}), nil},
		{"rewritten", wire(func(a *editor.Article) { a.Credit = editor.Credit{}; rewrite(a) }), nil},
	})
	why := unjudged(t, supplierCredit, func(_ *Input, a *editor.Article) { a.Source = "Reuters" })
	if why == "" {
		t.Error("agency copy whose original nobody has counts as judged")
	}
}
