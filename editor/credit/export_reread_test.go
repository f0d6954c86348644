package credit

import (
	"testing"

	"stet/editor"
)

func TestExportReread(t *testing.T) {
	testRule(t, exportReread, []ruleCase{
		{"by-line dropped", func(in *Input, a *editor.Article) {
			again := a.Clone()
			again.Byline = ""
			in.Known.Reread = map[string]editor.Article{"NITF": again, "Markdown": *a}
		}, []string{"block byline “By Marta Ilves” NITF loses the field “By-line as printed”"}},
		{"picture", func(in *Input, a *editor.Article) {
			a.Body = []editor.Block{picture("i", editor.Image{File: "pier.jpg", Credit: "AFP"})}
			again := a.Clone()
			again.Body[0].Image.Credit = ""
			in.Known.Reread = map[string]editor.Article{"NITF": again}
		}, []string{"block i:0-0 “pier.jpg: credit in NITF” NITF loses the credit of picture 1"}},
	})
}
