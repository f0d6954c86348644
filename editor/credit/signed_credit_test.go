package credit

import (
	"testing"

	"stet/editor"
)

func TestSignedCredit(t *testing.T) {
	testRule(t, signedCredit, []ruleCase{
		{"taken out", func(in *Input, a *editor.Article) {
			signed := a.Clone()
			in.Known.Signed = &signed
			a.Source = ""
		}, []string{"warn source “Harbour Gazette” “Source” was taken out since the sign-off [Put it back]"}},
		{"of a picture", func(in *Input, a *editor.Article) {
			a.Body = append(a.Body, picture("i", editor.Image{File: "pier.jpg", Credit: "AFP"}))
			signed := a.Clone()
			in.Known.Signed = &signed
			a.Body[2].Image.Credit = ""
		}, []string{"warn i:0-0 “pier.jpg: credit” The credit of picture 1 was taken out since the sign-off [Use “AFP”]"}},
		{"replaced", func(in *Input, a *editor.Article) {
			signed := a.Clone()
			in.Known.Signed = &signed
			a.Credit = editor.Credit{Raw: "Reuters", Canonical: "Reuters"}
		}, []string{"warn credit.raw “Harbour Gazette” “Credit line as received” was “Harbour Gazette” at the sign-off, and is “Reuters” [Put it back]"}},
		{"one author fewer", func(in *Input, a *editor.Article) {
			signed := a.Clone()
			signed.Byline = "By Marta Ilves and Ole Berg"
			in.Known.Signed = &signed
		}, []string{"warn byline “By Marta Ilves and Ole Berg” “By-line as printed” was “By Marta Ilves and Ole Berg” at the sign-off, and is “By Marta Ilves” [Put it back]"}},
		{"replaced on a picture", func(in *Input, a *editor.Article) {
			a.Body = append(a.Body, picture("i", editor.Image{File: "pier.jpg", Credit: "AFP"}))
			signed := a.Clone()
			in.Known.Signed = &signed
			a.Body[2].Image.Credit = "Reuters"
		}, []string{"warn i:0-0 “pier.jpg: credit” The credit of picture 1 was “AFP” at the sign-off, and is “Reuters” [Use “AFP”]"}},
		{"other terms", func(in *Input, a *editor.Article) {
			signed := a.Clone()
			signed.UsageTerms, signed.Licence = "JAPAN OUT", "CC BY-NC 4.0"
			in.Known.Signed = &signed
			a.UsageTerms, a.Licence = "Free to use", "CC BY 4.0"
		}, []string{
			"warn usageTerms “JAPAN OUT” “Usage terms” was “JAPAN OUT” at the sign-off, and is “Free to use” [Put it back]",
			"warn licence “CC BY-NC 4.0” “Licence” was “CC BY-NC 4.0” at the sign-off, and is “CC BY 4.0” [Put it back]"}},
		{"more terms, and the licence by another name", func(in *Input, a *editor.Article) {
			signed := a.Clone()
			signed.UsageTerms, signed.Licence = "Japan out", "Creative Commons Attribution 4.0 International"
			in.Known.Signed = &signed
			a.UsageTerms, a.Licence = "JAPAN OUT, no archive.", "CC BY 4.0"
		}, nil},
		{"other terms of a picture", func(in *Input, a *editor.Article) {
			a.Body = append(a.Body, picture("i", editor.Image{File: "pier.jpg", Licence: "CC BY-ND 4.0"}))
			signed := a.Clone()
			in.Known.Signed = &signed
			a.Body[2].Image.Licence = "CC0"
		}, []string{"warn i:0-0 “pier.jpg: licence” The licence of picture 1 was “CC BY-ND 4.0” at the sign-off, and is “CC0” [Use “CC BY-ND 4.0”]"}},
		{"other authors below the same by-line", func(in *Input, a *editor.Article) {
			signed := a.Clone()
			in.Known.Signed = &signed
			a.Authors = []editor.Author{{Name: "Ole Berg"}}
		}, []string{"warn authors “Marta Ilves <https://gazette.example/ilves>” “Authors” was “Marta Ilves” at the sign-off, and is “Ole Berg” [Put it back]"}},
		{"an author more", func(in *Input, a *editor.Article) {
			signed := a.Clone()
			in.Known.Signed = &signed
			a.Authors = append(a.Authors, editor.Author{Name: "Ole Berg"})
		}, nil},
		{"in house form", func(in *Input, a *editor.Article) {
			signed := a.Clone()
			signed.Credit, signed.Source = editor.Credit{Raw: "Source: HARBOUR GAZETTE"}, "harbour gazette"
			in.Known.Signed = &signed
		}, nil},
	})
}
