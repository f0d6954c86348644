package credit

import (
	"testing"

	"stet/editor"
)

func TestAuthorRecord(t *testing.T) {
	testRule(t, authorRecord, []ruleCase{
		{"no page", func(_ *Input, a *editor.Article) { a.Authors[0].Link = "" }, []string{"info authors “Marta Ilves” No page says who Marta Ilves is"}},
		{"no address", func(_ *Input, a *editor.Article) { a.Authors[0].Link = "see staff list" }, []string{"info authors “Marta Ilves” The page about Marta Ilves is no web address"}},
		{"an agency", func(_ *Input, a *editor.Article) { a.Authors = []editor.Author{{Name: "Reuters"}} }, nil},
	})
}
