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
		{"what the file says", func(in *Input, a *editor.Article) {
			a.Body = []editor.Block{picture("i", editor.Image{File: "pier.jpg", Byline: "J. Tamm", Credit: "Coast News"}), picture("j", editor.Image{File: "quay.jpg", Credit: "Getty Images"})}
			in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": {Byline: "J. Tamm", Credit: "Coast News"}, "quay.jpg": {Copyright: "Getty", UsageTerms: "Editorial use only"}}
		}, []string{"warn i:0-0 “pier.jpg” Picture 1 has a by-line but no licence; IPTC By-line “J. Tamm”, Credit “Coast News”, no Copyright Notice",
			"warn j:0-0 “quay.jpg” Picture 2 has a credit but no licence; IPTC no By-line, no Credit, Copyright Notice “Getty” [Use “Editorial use only”]"}},
		{"the file is silent", func(in *Input, a *editor.Article) {
			a.Body = []editor.Block{picture("i", editor.Image{File: "pier.jpg", Credit: "Coast News"})}
			in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": {UsageTerms: "All rights reserved"}}
		}, []string{"warn i:0-0 “pier.jpg” Picture 1 has a credit but no licence; its file says nothing of it"}},
		{"credit", body(picture("i", editor.Image{File: "pier.jpg", Credit: "AFP"})),
			[]string{"warn i:0-0 “pier.jpg” Picture 1 has a credit but no licence"}},
		{"licence", body(picture("i", editor.Image{Credit: "AFP", Licence: "Editorial use"})), nil},
		{"licence in the credit", body(picture("i", editor.Image{Credit: "Ann Lee/Flickr (CC BY-NC 2.0)"})), nil},
		{"terms", body(picture("i", editor.Image{Credit: "AFP", UsageTerms: "Editorial use only"})), nil},
		{"terms that grant nothing", body(picture("i", editor.Image{File: "pier.jpg", Credit: "AFP", UsageTerms: "JAPAN OUT"})),
			[]string{"warn i:0-0 “pier.jpg” Picture 1 has a credit but no licence"}},
		{"a licence in the file", func(in *Input, a *editor.Article) {
			a.Body = []editor.Block{picture("i", editor.Image{File: "pier.jpg", Credit: "Coast News"})}
			in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": {Credit: "Coast News", UsageTerms: "CC BY 4.0"}}
		}, []string{"warn i:0-0 “pier.jpg” Picture 1 has a credit but no licence; IPTC no By-line, Credit “Coast News”, no Copyright Notice [Use “CC BY 4.0”]"}},
		{"our own", body(picture("i", editor.Image{Credit: "Harbour Gazette"})), nil},
		{"no credit is for another rule", body(picture("i", editor.Image{})), nil},
	})
}
