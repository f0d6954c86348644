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
		{"in house form", func(in *Input, a *editor.Article) {
			signed := a.Clone()
			signed.Credit, signed.Source = editor.Credit{Raw: "Source: HARBOUR GAZETTE"}, "harbour gazette"
			in.Known.Signed = &signed
		}, nil},
	})
}
