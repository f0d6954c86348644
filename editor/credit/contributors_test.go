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
		{"money contributed", paragraphs("The council contributed to the fund."), nil},
	})
}
