package credit

import (
	"testing"

	"stet/editor"
)

func TestSupplierCredit(t *testing.T) {
	testRule(t, supplierCredit, []ruleCase{
		{"none", supplied(func(a *editor.Article) { a.Credit = editor.Credit{} }), []string{
			"block credit.raw “” The copy came from Reuters, which the credit line does not name [Use “Reuters”]"}},
		{"kept", supplied(func(a *editor.Article) {}), nil},
		{"rewritten", supplied(func(a *editor.Article) { a.Credit = editor.Credit{}; rewrite(a) }), nil},
	})
	why := unjudged(t, supplierCredit, func(_ *Input, a *editor.Article) { a.Source = "Reuters" })
	if why == "" {
		t.Error("agency copy whose original nobody has counts as judged")
	}
}
