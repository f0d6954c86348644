package credit

import (
	"testing"

	"stet/editor"
)

func TestImageLicence(t *testing.T) {
	body := func(blocks ...editor.Block) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Body = blocks }
	}
	testRule(t, imageLicence, []ruleCase{
		{"by-line", body(picture("i", editor.Image{File: "pier.jpg", Byline: "J. Tamm", Credit: "Coast News"})),
			[]string{"warn i:0-0 “pier.jpg” Picture 1 has a by-line but no licence"}},
		{"credit", body(picture("i", editor.Image{File: "pier.jpg", Credit: "AFP"})),
			[]string{"warn i:0-0 “pier.jpg” Picture 1 has a credit but no licence"}},
		{"licence", body(picture("i", editor.Image{Credit: "AFP", Licence: "Editorial use"})), nil},
		{"our own", body(picture("i", editor.Image{Credit: "Harbour Gazette"})), nil},
		{"no credit is for another rule", body(picture("i", editor.Image{})), nil},
	})
}
