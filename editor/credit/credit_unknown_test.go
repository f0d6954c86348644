package credit

import (
	"strings"
	"testing"

	"stet/editor"
)

func TestCreditUnknown(t *testing.T) {
	raw := func(line string) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Credit = editor.Credit{Raw: line} }
	}
	const unknown = "The credit line is not a known organisation"
	testRule(t, creditUnknown, []ruleCase{
		{"near the source", raw("News credit : gazete"), []string{"block credit.raw “News credit : gazete” " + unknown +
			"; the nearest is Harbour Gazette, the source of this story [Use “Harbour Gazette”]"}},
		{"near an agency", raw("Rueters"), []string{"block credit.raw “Rueters” " + unknown +
			"; the nearest is Reuters [Use “Reuters”] [Use “Harbour Gazette”]"}},
		{"near nobody", raw("Credit: Zebra Wire"), []string{"block credit.raw “Credit: Zebra Wire” " + unknown + " [Use “Harbour Gazette”]"}},
		{"a person", raw("Credit: Jane Doe"), []string{"block credit.raw “Credit: Jane Doe” " + unknown + " [Use “Harbour Gazette”]"}},
		{"handout", raw("Handout"), []string{"block credit.raw “Handout” “Handout” names nobody: " +
			"a credit says which organisation the text came from [Use “Harbour Gazette”]"}},
		{"settled on an unknown name", func(_ *Input, a *editor.Article) {
			a.Credit, a.Source = editor.Credit{Canonical: "Zebra Wire"}, ""
		}, []string{"block credit.canonical “Zebra Wire” " + unknown}},
		{"the source vouches", func(in *Input, a *editor.Article) {
			in.House, a.Source = "", "Zebra Wire"
			a.Credit = editor.Credit{Raw: "Credit: zebra wire"}
		}, nil},
		{"settled by hand", func(_ *Input, a *editor.Article) {
			a.Credit = editor.Credit{Raw: "News credit : gazete", Canonical: "Harbour Gazette"}
		}, nil},
		{"nickname", raw("Nytimes"), nil},
		{"none is for another rule", raw(""), nil},
		{"beside one that is known", raw("Nora Vale for Northbridge Wire/AFP"), []string{
			"warn credit.raw “Northbridge Wire” “Northbridge Wire” in the credit line is not a known organisation"}},
		{"called like nobody", raw("Reuters and Kleinstadt Kurier"), []string{
			"warn credit.raw “Kleinstadt Kurier” “Kleinstadt Kurier” in the credit line is not a known organisation"}},
		{"beside one that is known, and nearly known itself", raw("AP and Coast News, Rueters Agency"), []string{
			"warn credit.raw “Coast News” “Coast News” in the credit line is not a known organisation"}},
		{"a person beside an organisation", raw("Reuters and Jane Doe"), nil},
		{"settled with it", func(_ *Input, a *editor.Article) {
			a.Credit = editor.Credit{Raw: "Reuters and Coast News", Canonical: "Reuters and Coast News"}
		}, nil},
	})
	ours := func(line string) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			in.House, a.Source, a.Terms, a.Credit = "", "", editor.OwnCopy, editor.Credit{Raw: line}
		}
	}
	testRule(t, creditUnknown, []ruleCase{
		{"ours, whoever we are", ours("Harbour Gazette"), nil},
		{"ours, near an agency", ours("Rueters"), []string{"block credit.raw “Rueters” " + unknown + "; the nearest is Reuters [Use “Reuters”]"}},
		{"ours, of nobody", ours("Handout"), []string{"block credit.raw “Handout” “Handout” names nobody: a credit says which organisation the text came from"}},
	})
	if why := unjudged(t, creditUnknown, ours("Harbour Gazette")); !strings.Contains(why, "Help › You and your desk") {
		t.Errorf("a desk that has not said who it is: %q", why)
	}
	if why := unjudged(t, creditUnknown, ours("Reuters")); why != "" {
		t.Errorf("whoever we are: %q", why)
	}
}
