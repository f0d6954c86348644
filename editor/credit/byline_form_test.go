package credit

import (
	"slices"
	"testing"

	"stet/editor"
)

func TestBylineForm(t *testing.T) {
	by := func(line string) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Byline = line }
	}
	finding := func(line, fault, fix string) []string {
		return []string{"warn byline “" + line + "” The by-line " + fault + " [Use “" + fix + "”]"}
	}
	testRule(t, bylineForm, []ruleCase{
		{"everything at once", by("by By ANA RUIZ,"), finding("by By ANA RUIZ,",
			"says “by” twice, is in capitals and has a stray mark of punctuation", "By Ana Ruiz")},
		{"stuck", by("byAna Ruiz"), finding("byAna Ruiz", "runs “by” into the name", "By Ana Ruiz")},
		{"small label", by("by Ana Ruiz"), finding("by Ana Ruiz", "does not begin with “By”", "By Ana Ruiz")},
		{"capitals", by("By ANA RUIZ and Jo Lee, AFP"), finding("By ANA RUIZ and Jo Lee, AFP", "is in capitals", "By Ana Ruiz and Jo Lee, Agence France-Presse")},
		{"address", by("By Ana Ruiz ana@coast.example"), finding("By Ana Ruiz ana@coast.example", "carries an address", "By Ana Ruiz")},
		{"two spaces", by("By  Ana Ruiz"), finding("By  Ana Ruiz", "has a stray space", "By Ana Ruiz")},
		{"printed twice", by("By Ana Ruiz By Ana Ruiz"), finding("By Ana Ruiz By Ana Ruiz", "names Ana Ruiz twice", "By Ana Ruiz")},
		{"twice among others", by("Ana Ruiz, Jo Lee and Ana Ruiz, AFP"), finding("Ana Ruiz, Jo Lee and Ana Ruiz, AFP", "names Ana Ruiz twice", "By Ana Ruiz and Jo Lee, Agence France-Presse")},
		{"in the text as well", func(_ *Input, a *editor.Article) {
			a.Byline = "By Ana Ruiz"
			a.Body = slices.Insert(a.Body, 0, editor.Block{ID: "again", Kind: editor.Paragraph, Text: "By ANA RUIZ, Staff Writer"})
		}, []string{"warn again:0-25 “By ANA RUIZ, Staff Writer” The by-line is printed twice: it stands in the text as well [Take it out of the text]"}},
		{"nobody", by("By ,"), []string{"warn byline “By ,” The by-line names nobody"}},

		{"kin", by("By Ana Ruiz and Ana Ruiz-Holm"), nil},
		{"somebody else in the text", func(_ *Input, a *editor.Article) {
			a.Byline = "By Ana Ruiz"
			a.Body = slices.Insert(a.Body, 0, editor.Block{ID: "again", Kind: editor.Paragraph, Text: "By noon Ana Ruiz was at sea."})
		}, nil},
		{"titles and places", by("By Ana Ruiz in London and Jo Lee, Staff Writer"), nil},
		{"names alone", by("Ana Ruiz and Jo Lee"), nil},
		{"agency", by("By Jane Doe, AFP"), nil},
		{"USA Today", by("By Jane Doe, USA Today"), nil},
		{"USA TODAY", by("Jane Doe, USA TODAY"), nil},
		{"paper alone", by("USA Today"), nil},
		{"agency in capitals", by("By THE ASSOCIATED PRESS"), finding("By THE ASSOCIATED PRESS", "is in capitals", "By The Associated Press")},
		{"no capitals in Hangul", by("김민수, 이상현 and 김혜진"), nil},
		{"an abbreviation", by("Von SID"), nil},
		{"an abbreviation's staff", by("By HNN Staff"), nil},
		{"a name by itself", by("Heryadi"), nil},
		{"initials", by("By J.D. Smith III"), nil},
		{"abroad", by("Von Anna Schmidt"), nil},
		{"one name", by("By Sukarno"), nil},
		{"none is for another rule", by(""), nil},
	})
}
