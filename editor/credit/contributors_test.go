package credit

import (
	"testing"

	"stet/editor"
)

func TestContributors(t *testing.T) {
	testRule(t, contributors, []ruleCase{
		{"agency in the dateline", paragraphs("LONDON (Reuters) - The ferry sails."), []string{
			"block credit.raw “Harbour Gazette” The text is Reuters copy, but the credit line does not say so [Use “Harbour Gazette, Reuters”]"}},
		{"agency credited", func(in *Input, a *editor.Article) {
			paragraphs("LONDON (Reuters) - The ferry sails.")(in, a)
			a.Credit = editor.Credit{Raw: "Reuters", Canonical: "Reuters"}
		}, nil},
		{"contributor", paragraphs("The ferry sails.", "Rui Okafor contributed to this report."), []string{
			"warn b:0-38 “Rui Okafor contributed to this report.” Rui Okafor worked on the story and is not among its authors [List Rui Okafor]"}},
		{"contributor listed", func(in *Input, a *editor.Article) {
			paragraphs("The ferry sails.", "Rui Okafor contributed to this report.")(in, a)
			a.Authors = append(a.Authors, editor.Author{Name: "Rui Okafor", Role: "contributor"})
		}, nil},
		{"writer and editor", paragraphs("Reporting by Marta Ilves; Editing by Jo Lee"), nil},
		{"several at once", paragraphs("Reporting by Marta Ilves, Rui Okafor and Ann Lee; Editing by Jo Lee"), []string{
			"warn a:0-67 “Reporting by Marta Ilves, Rui Okafor and Ann Lee; Editing by Jo Lee” Rui Okafor and Ann Lee worked on the story and are not among its authors [List Rui Okafor and Ann Lee]"}},
		{"staff over agency copy", func(in *Input, a *editor.Article) {
			paragraphs("Rates were held.", "(Reporting by Jane Doe and Ann Lee in London; Editing by Jo Lee)")(in, a)
			a.Byline, a.Authors, a.Source = "By Marta Ilves", []editor.Author{{Name: "Marta Ilves"}}, "Reuters"
		}, []string{
			"warn byline “By Marta Ilves” The by-line names Marta Ilves, and the sign-off of this agency copy Jane Doe and Ann Lee [Use “By Jane Doe and Ann Lee”] [Use “By Marta Ilves, Jane Doe and Ann Lee”]"}},
		{"staff over agency copy, all of them listed", func(in *Input, a *editor.Article) {
			paragraphs("Rates were held.", "Reporting by Jane Doe; Editing by Jo Lee")(in, a)
			a.Byline, a.Authors, a.Source = "Marta Ilves", []editor.Author{{Name: "Marta Ilves"}, {Name: "Jane Doe"}}, "Reuters"
		}, []string{
			"warn byline “Marta Ilves” The by-line names Marta Ilves, and the sign-off of this agency copy Jane Doe [Use “Jane Doe”] [Use “Marta Ilves and Jane Doe”]"}},
		{"staff with the agency's", func(in *Input, a *editor.Article) {
			paragraphs("Rates were held.", "Reporting by Jane Doe; additional reporting by Marta Ilves")(in, a)
			a.Byline, a.Authors, a.Source = "By Marta Ilves", []editor.Author{{Name: "Marta Ilves"}, {Name: "Jane Doe"}}, "Reuters"
		}, nil},
		{"staff of our own", func(in *Input, a *editor.Article) {
			paragraphs("Rates were held.", "Reporting by Jane Doe; Editing by Jo Lee")(in, a)
			a.Byline, a.Authors = "By Marta Ilves", []editor.Author{{Name: "Marta Ilves"}, {Name: "Jane Doe"}}
		}, nil},
		{"money contributed", paragraphs("The council contributed to the fund."), nil},
	})
}
