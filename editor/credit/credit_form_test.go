package credit

import (
	"testing"

	"stet/editor"
)

func TestCreditForm(t *testing.T) {
	raw := func(line, canonical string) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Credit = editor.Credit{Raw: line, Canonical: canonical} }
	}
	finding := func(line, fix string) []string {
		return []string{"warn credit.raw “" + line + "” The credit line is not in house form [Use “" + fix + "”]"}
	}
	testRule(t, creditForm, []ruleCase{
		{"label and nickname", raw("News credit : Nytimes", ""), finding("News credit : Nytimes", "The New York Times")},
		{"settled by import", raw("News credit : Nytimes", "The New York Times"), finding("News credit : Nytimes", "The New York Times")},
		{"settled by hand", raw("News credit : gazete", "Harbour Gazette"), finding("News credit : gazete", "Harbour Gazette")},
		{"another organisation than is settled on", raw("Reuters", "Harbour Gazette"), []string{
			"block credit.raw “Reuters” The credit line says Reuters, the credited organisation is Harbour Gazette [Use “Reuters”] [Use “Harbour Gazette”]"}},
		{"two in another order", raw("Reuters and Agence France-Presse", "Agence France-Presse and Reuters"), nil},
		{"abbreviation", raw("AP", ""), finding("AP", "Associated Press")},
		{"case", raw("REUTERS", ""), finding("REUTERS", "Reuters")},
		{"two suppliers", raw("AFP, Reuters", ""), finding("AFP, Reuters", "Agence France-Presse and Reuters")},
		{"person and agency", raw("Credit: JANE DOE/Reuters", ""), finding("Credit: JANE DOE/Reuters", "Jane Doe/Reuters")},
		{"house in capitals", raw("HARBOUR GAZETTE", ""), finding("HARBOUR GAZETTE", "Harbour Gazette")},
		{"a sentence that was asked for", raw("This article is republished from The Conversation under a Creative Commons licence CC BY-NC 4.0. Read the original article.", ""), nil},
		{"a sentence with its licence", raw("Originally published on Grist under CC BY-NC 4.0.", ""), nil},
		{"in form", raw("The New York Times", "The New York Times"), nil},
		{"in form, not yet settled", raw("Reuters", ""), nil},
		{"unknown is for another rule", raw("News credit : gazete", ""), nil},
		{"none", raw("", "Reuters"), nil},
	})
}

func TestCreditFormSetsBothFields(t *testing.T) {
	in := cleanInput(t)
	in.Story.Article.Credit = editor.Credit{Raw: "Photo: Jane Doe/AFP"}
	found := creditForm.Check(in)
	for _, e := range found[0].Fixes[0].Edits {
		apply(t, &in.Story, e)
	}
	if got := in.Story.Article.Credit; got != (editor.Credit{Raw: "Jane Doe/Agence France-Presse", Canonical: "Agence France-Presse"}) {
		t.Errorf("got %+v", got)
	}
}
