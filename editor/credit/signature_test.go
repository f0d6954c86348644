package credit

import (
	"testing"

	"stet/editor"
)

func TestSignature(t *testing.T) {
	file := func(says editor.Embedded) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": says}
			a.Body = []editor.Block{picture("i", editor.Image{File: "pier.jpg", Credit: "REUTERS/Jane Doe"})}
		}
	}
	testRule(t, signature, []ruleCase{
		{"broken", file(editor.Embedded{Signature: "broken"}), []string{"warn i:0-0 “pier.jpg” The content credentials of picture 1 are broken: it was changed after it was signed"}},
		{"another signer", file(editor.Embedded{Signature: "valid", Signer: "Coast News"}), []string{"warn i:0-0 “pier.jpg” Picture 1 is signed by Coast News, whom its credit does not name"}},
		{"whole", file(editor.Embedded{Signature: "valid", Signer: "Reuters"}), nil},
	})
	if unjudged(t, signature, file(editor.Embedded{Signature: "its certificate is not known here"})) == "" {
		t.Error("a signature that cannot be judged counts as judged")
	}
}
