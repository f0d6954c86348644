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
		{"changed", func(in *Input, a *editor.Article) {
			signed := a.Clone()
			signed.Source = "Coast News"
			in.Known.Signed = &signed
		}, nil},
	})
}
