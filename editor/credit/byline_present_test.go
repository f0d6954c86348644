package credit

import (
	"testing"

	"stet/editor"
)

func TestBylinePresent(t *testing.T) {
	testRule(t, bylinePresent, []ruleCase{
		{"authors listed", func(_ *Input, a *editor.Article) {
			a.Byline = ""
			a.Authors = append(a.Authors, editor.Author{Name: "Ola Dahl", Role: Photographer}, editor.Author{Name: "Rui Okafor"})
		}, []string{"block byline “” The story has no by-line [Use “By Marta Ilves and Rui Okafor”]"}},
		{"agency copy", func(_ *Input, a *editor.Article) {
			a.Byline, a.Authors, a.Credit = "", nil, editor.Credit{Raw: "AFP"}
		}, []string{"block byline “” The story has no by-line [Use “By Agence France-Presse”]"}},
		{"a paper's copy", func(_ *Input, a *editor.Article) {
			a.Byline, a.Authors, a.Credit = " ", nil, editor.Credit{Raw: "News credit : Nytimes"}
		}, []string{"block byline “” The story has no by-line"}},
	})
}
