package credit

import (
	"testing"

	"stet/editor"
)

func TestWireByline(t *testing.T) {
	testRule(t, wireByline, []ruleCase{
		{"by-line replaced", supplied(func(a *editor.Article) { a.Byline = "Staff" }), []string{
			"block byline “Staff” The copy came with “By Jane Doe”, and much of it runs as it came [Use “By Jane Doe”]"}},
		{"dateline gone", supplied(func(a *editor.Article) { a.Dateline.Place = "" }), []string{
			"block dateline.place “” The copy came with “LONDON”, and much of it runs as it came [Use “LONDON”]"}},
		{"kept, with the agency", supplied(func(a *editor.Article) { a.Byline = "By Jane Doe, Reuters" }), nil},
		{"rewritten", supplied(func(a *editor.Article) { a.Byline = "Staff"; rewrite(a) }), nil},
		{"given to who reported it", func(in *Input, a *editor.Article) {
			supplied(func(a *editor.Article) {
				a.Body = append(a.Body, editor.Block{ID: "s", Kind: editor.Paragraph, Text: "(Reporting by Ann Lee; Editing by Jo Lee)"})
				a.Byline = "By Ann Lee"
			})(in, a)
		}, nil},
		{"our own", func(in *Input, a *editor.Article) { came := a.Clone(); in.Known.Original = &came; a.Byline = "Staff" }, nil},
	})
}
