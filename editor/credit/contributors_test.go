package credit

import (
	"testing"

	"stet/editor"
)

func TestContributors(t *testing.T) {
	body := func(paragraphs ...string) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			in.Story.Facts, a.Body = nil, nil
			for i, p := range paragraphs {
				a.Body = append(a.Body, editor.Block{ID: string(rune('a' + i)), Kind: editor.Paragraph, Text: p})
			}
		}
	}
	testRule(t, contributors, []ruleCase{
		{"agency in the dateline", body("LONDON (Reuters) - The ferry sails."), []string{
			"block credit.raw “Harbour Gazette” The text is Reuters copy, but the credit line does not say so [Use “Harbour Gazette, Reuters”]"}},
		{"agency credited", func(in *Input, a *editor.Article) {
			body("LONDON (Reuters) - The ferry sails.")(in, a)
			a.Credit = editor.Credit{Raw: "Reuters", Canonical: "Reuters"}
		}, nil},
		{"contributor", body("The ferry sails.", "Rui Okafor contributed to this report."), []string{
			"warn b:0-38 “Rui Okafor contributed to this report.” Rui Okafor worked on the story and is not among its authors [List Rui Okafor]"}},
		{"contributor listed", func(in *Input, a *editor.Article) {
			body("The ferry sails.", "Rui Okafor contributed to this report.")(in, a)
			a.Authors = append(a.Authors, editor.Author{Name: "Rui Okafor", Role: "contributor"})
		}, nil},
		{"writer and editor", body("Reporting by Marta Ilves; Editing by Jo Lee"), nil},
		{"several at once", body("Reporting by Marta Ilves, Rui Okafor and Ann Lee; Editing by Jo Lee"), []string{
			"warn a:0-67 “Reporting by Marta Ilves, Rui Okafor and Ann Lee; Editing by Jo Lee” Rui Okafor and Ann Lee worked on the story and are not among its authors [List Rui Okafor and Ann Lee]"}},
		{"money contributed", body("The council contributed to the fund."), nil},
	})
}
