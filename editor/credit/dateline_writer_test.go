package credit

import (
	"testing"

	"stet/editor"
)

func TestDatelineWriter(t *testing.T) {
	testRule(t, datelineWriter, []ruleCase{
		{"elsewhere", func(in *Input, a *editor.Article) {
			paragraphs("The ferry sails.", "Reporting by Ana Ruiz in Madrid; Editing by Jo Lee")(in, a)
			a.Dateline.Place = "KYIV"
		}, []string{"warn dateline.place “KYIV” The dateline says KYIV, but the reporting was done in Madrid [Use “Madrid”]"}},
		{"there", func(in *Input, a *editor.Article) {
			paragraphs("Reporting by Ana Ruiz in Madrid and Jo Lee in Kyiv")(in, a)
			a.Dateline.Place = "KYIV, Ukraine"
		}, nil},
		{"one of two", func(in *Input, a *editor.Article) {
			paragraphs("Reporting by Ana Ruiz in Beirut and Jo Lee in The Hague")(in, a)
			a.Dateline.Place = "BEIRUT/AMSTERDAM"
		}, nil},
		{"in short", func(in *Input, a *editor.Article) {
			paragraphs("Reporting by Ana Ruiz in Gaza City")(in, a)
			a.Dateline.Place = "GAZA"
		}, nil},
		{"own reporting", func(in *Input, a *editor.Article) {
			a.Dateline.Place = "Port Alder"
			in.Story.Facts[0].Sources = []editor.Source{{Kind: editor.OwnReport, Title: "Notes", Method: "seen in Port Alder"}}
		}, nil},
	})
	why := unjudged(t, datelineWriter, func(_ *Input, a *editor.Article) { a.Dateline.Place = "Kyiv" })
	if why == "" {
		t.Error("a dateline of which nothing is known counts as judged")
	}
}
