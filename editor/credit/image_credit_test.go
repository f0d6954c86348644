package credit

import (
	"testing"

	"stet/editor"
)

func picture(id string, i editor.Image) editor.Block {
	return editor.Block{ID: id, Kind: editor.ImageBlock, Image: &i}
}

func TestImageCredit(t *testing.T) {
	body := func(blocks ...editor.Block) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Body = blocks }
	}
	testRule(t, imageCredit, []ruleCase{
		{"second of two", body(picture("i", editor.Image{Credit: "AFP"}), picture("j", editor.Image{File: "pier.jpg"})),
			[]string{"block j:0-0 “pier.jpg” Picture 2 has no credit"}},
		{"nothing known", body(picture("i", editor.Image{})), []string{"block i:0-0 “i” Picture 1 has no credit"}},
		{"handout", body(picture("i", editor.Image{Caption: "The pier", Credit: "Photo: Handout"})),
			[]string{"block i:0-0 “The pier” Picture 1 is credited to “Handout”, which names nobody"}},
		{"handout twice over", body(picture("i", editor.Image{Credit: "Handout", Byline: "Handout"})),
			[]string{"block i:0-0 “i” Picture 1 is credited to “Handout”, which names nobody"}},
		{"handout with a name", body(picture("i", editor.Image{Credit: "Handout", Byline: "Ola Dahl"})), nil},
		{"by-line", body(picture("i", editor.Image{Byline: "Ola Dahl"})), nil},
		{"unknown organisation", body(picture("i", editor.Image{Credit: "Zebra Wire"})), nil},
	})
}
