package credit

import (
	"testing"

	"stet/editor"
)

func TestSourceCreditAgree(t *testing.T) {
	set := func(source, credit string) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Source, a.Credit = source, editor.Credit{Raw: credit} }
	}
	testRule(t, sourceCreditAgree, []ruleCase{
		{"two agencies", set("AFP", "Reuters"), []string{"warn source “AFP” The source is Agence France-Presse, but the credit line says Reuters" +
			" [Make the source “Reuters”] [Make the credit “Agence France-Presse”] [Credit both]"}},
		{"house and agency", set("Harbour Gazette", "Credit: AP"), []string{"warn source “Harbour Gazette” The source is Harbour Gazette, but the credit line says Associated Press" +
			" [Make the source “Associated Press”] [Make the credit “Harbour Gazette”] [Credit both]"}},
		{"a third one's page", func(_ *Input, a *editor.Article) {
			a.Source, a.Credit, a.URL = "The Guardian", editor.Credit{Raw: "The Guardian"}, "https://www.nytimes.com/ferry"
		}, []string{"warn url “https://www.nytimes.com/ferry” The link leads to The New York Times, but the credit line says The Guardian [Make the credit “The New York Times”]"}},
		{"three that differ", func(_ *Input, a *editor.Article) {
			a.Source, a.Credit, a.URL = "Reuters", editor.Credit{Raw: "AP"}, "https://www.nytimes.com/ferry"
		}, []string{"warn source “Reuters” The source is Reuters, but the credit line says Associated Press" +
			" [Make the source “Associated Press”] [Make the credit “Reuters”] [Credit both]",
			"warn url “https://www.nytimes.com/ferry” The link leads to The New York Times, but the credit line says Associated Press [Make the credit “The New York Times”]"}},
		{"two that differ, one of them linked", func(_ *Input, a *editor.Article) {
			a.Source, a.Credit, a.URL = "Reuters", editor.Credit{Raw: "Nytimes"}, "https://www.nytimes.com/ferry"
		}, []string{"warn source “Reuters” The source is Reuters, but the credit line says The New York Times" +
			" [Make the source “The New York Times”] [Make the credit “Reuters”] [Credit both]"}},
		{"its own page", func(_ *Input, a *editor.Article) {
			a.Source, a.Credit, a.URL = "", editor.Credit{Raw: "News credit: Nytimes"}, "https://www.nytimes.com/ferry"
		}, nil},
		{"agency copy at a paper's", func(_ *Input, a *editor.Article) {
			a.Source, a.Credit, a.URL = "AP", editor.Credit{Raw: "AP"}, "https://www.nytimes.com/ferry"
		}, nil},
		{"a page of nobody known", func(_ *Input, a *editor.Article) {
			a.Source, a.Credit, a.URL = "AFP", editor.Credit{Raw: "AFP"}, "https://paper.example/ferry"
		}, nil},
		{"two spellings", set("nytimes", "News credit : NY Times"), nil},
		{"one of two", set("Reuters", "AFP and Reuters"), nil},
		{"no source", set("", "AFP"), nil},
		{"credit unknown", set("AFP", "gazete"), nil},
	})
}
