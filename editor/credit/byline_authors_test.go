package credit

import (
	"testing"

	"stet/editor"
)

func TestBylineAuthors(t *testing.T) {
	set := func(byline string, authors ...editor.Author) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Byline, a.Authors = byline, authors }
	}
	ruiz, lee := editor.Author{Name: "Ana Ruiz"}, editor.Author{Name: "Jo Lee"}
	dahl := editor.Author{Name: "Ola Dahl", Role: Photographer}
	const differ = "The by-line and the list of authors name different people [List the by-line’s names as authors]"
	testRule(t, bylineAuthors, []ruleCase{
		{"other people", set("By Ana Ruiz", lee), []string{"block authors “Jo Lee” " + differ + " [Use “By Jo Lee”]"}},
		{"one left out", set("By Ana Ruiz", ruiz, lee), []string{"block authors “Ana Ruiz; Jo Lee” " + differ + " [Use “By Ana Ruiz and Jo Lee”]"}},
		{"one too many", set("By Ana Ruiz and Jo Lee", ruiz), []string{"block authors “Ana Ruiz” " + differ + " [Use “By Ana Ruiz”]"}},
		{"none listed", set("By ANA RUIZ"), []string{
			"warn authors “By ANA RUIZ” The by-line’s names are not listed as authors [List the by-line’s names as authors]"}},

		{"a team", set("By Ana Ruiz and Gear Team", ruiz, editor.Author{Name: "Gear Team"}), nil},
		{"nobody's name", set("By jdadmin", editor.Author{Name: "jdadmin"}), nil},
		{"a paper's staff", set("By Practical Horseman Editorial Staff", editor.Author{Name: "Practical Horseman Editorial Staff"}), nil},
		{"a team and somebody else", set("By Jo Lee and Gear Team", ruiz, editor.Author{Name: "Gear Team"}), []string{
			"block authors “Ana Ruiz; Gear Team” " + differ + " [Use “By Ana Ruiz and Gear Team”]"}},
		{"capitals", set("By ANA RUIZ", ruiz), nil},
		{"photographer listed", set("By Ana Ruiz", ruiz, dahl), nil},
		{"photographer signed", set("Text: Ana Ruiz, Photos: Ola Dahl", ruiz, dahl), nil},
		{"agency", set("By The Associated Press", editor.Author{Name: "AP"}), nil},
		{"organisation alone", set("By The Associated Press"), nil},
		{"no by-line", set("", ruiz), nil},
	})
}
