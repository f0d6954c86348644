package credit

import (
	"os"
	"strings"
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
		{"whom nobody knows is not lost", raw("PA and Coast News", ""), nil},
		{"nor behind more words", raw("Reuters, additional material by Northbridge Wire", "Reuters"), nil},
		{"nor is what came with it", raw("Clive Anand, CNN Underscored", ""), []string{"warn credit.raw “Clive Anand, CNN Underscored” The credit line is not in house form"}},
		{"nor where another has been settled on", raw("Reuters and Northbridge Wire", "Harbour Gazette"), []string{
			"block credit.raw “Reuters and Northbridge Wire” The credit line says Reuters, the credited organisation is Harbour Gazette [Use “Harbour Gazette”]"}},
		{"a source that is called like a person", func(_ *Input, a *editor.Article) { a.Source, a.Credit = "Le Devoir", editor.Credit{Raw: "Le Devoir"} }, nil},
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

// No fix loses anybody that a line names, as it was read by hand.
func TestCreditFormLosesNobody(t *testing.T) {
	content, err := os.ReadFile("testdata/lines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	in, offered := cleanInput(t), 0
	for line := range strings.Lines(string(content)) {
		cells := append(strings.Split(strings.TrimRight(line, "\n"), "\t"), "", "")
		in.Story.Article.Credit = editor.Credit{Raw: strings.ReplaceAll(cells[0], `\n`, "\n")}
		for _, f := range creditForm.Check(in) {
			for _, fix := range f.Fixes {
				offered++
				for name := range strings.SplitSeq(cells[1]+";"+cells[2], ";") {
					if name = strings.TrimSpace(name); name != "*" && !strings.Contains(fold(fix.Label), fold(in.nameOf(name))) {
						t.Errorf("%q: [%s] loses %s", cells[0], fix.Label, name)
					}
				}
			}
		}
	}
	if offered < 100 {
		t.Errorf("%d fixes", offered)
	}
}
