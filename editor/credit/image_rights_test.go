package credit

import (
	"testing"
	"time"

	"stet/editor"
)

func TestImageRights(t *testing.T) {
	testRule(t, imageRights, []ruleCase{
		{"none", pictured(editor.Image{File: "pier.jpg", Credit: "J. Tamm"}), []string{"block i:0-0 “pier.jpg” Nothing says by what right picture 1 is run"}},
		{"lease over", pictured(editor.Image{File: "pier.jpg", Rights: "leased", Expires: noon.Add(-time.Minute)}), []string{
			"block i:0-0 “pier.jpg” The right to picture 1 ran out on 4 March 2026, 11:59 UTC"}},
		{"lease without an end", pictured(editor.Image{File: "pier.jpg", Rights: "leased"}), []string{"block i:0-0 “pier.jpg” Nothing says by what right picture 1 is run"}},
		{"rights", pictured(editor.Image{Rights: "staff"}, editor.Image{Credit: "AFP"}, editor.Image{Licence: "CC0"}, editor.Image{Credit: "Harbour Gazette"},
			editor.Image{Rights: "leased", Expires: noon.Add(time.Hour)}), nil},
	})
	const nothing = "block i:0-0 “pier.jpg” Nothing says by what right picture 1 is run"
	file := func(e editor.Embedded) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			pictured(editor.Image{File: "pier.jpg", Credit: "J. Tamm"})(in, a)
			in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": e}
		}
	}
	of := func(i editor.Image) func(*Input, *editor.Article) {
		i.File, i.Credit = "pier.jpg", "J. Tamm"
		return pictured(i)
	}
	testRule(t, imageRights, []ruleCase{
		{"all reserved", of(editor.Image{UsageTerms: "All rights reserved"}), []string{nothing + ": “All rights reserved” grants no use"}},
		{"a notice alone", of(editor.Image{Copyright: "© J. Tamm. All rights reserved."}), []string{nothing + ": “© J. Tamm. All rights reserved.” grants no use"}},
		{"as a licence", of(editor.Image{Licence: "All rights reserved"}), []string{nothing + ": “All rights reserved” grants no use"}},
		{"personal use, as a licence", of(editor.Image{Licence: "for personal use only"}), []string{nothing + ": “for personal use only” grants no use"}},
		{"personal use", of(editor.Image{UsageTerms: "Available for personal use only"}), []string{nothing + ": “Available for personal use only” grants no use"}},
		{"of the file", file(editor.Embedded{UsageTerms: "No use without permission of the author"}), []string{nothing + ": “No use without permission of the author” grants no use"}},
		{"an agency’s, reserved", pictured(editor.Image{File: "pier.jpg", Credit: "AFP", UsageTerms: "All rights reserved"}), []string{nothing + ": “All rights reserved” grants no use"}},
		{"an agency’s own notice", func(in *Input, a *editor.Article) {
			pictured(editor.Image{File: "pier.jpg", Credit: "Joe Bloggs/AP"})(in, a)
			in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": {Copyright: "Copyright 2026 The Associated Press. All rights reserved."}}
		}, nil},
		{"ours, reserved to us", pictured(editor.Image{File: "pier.jpg", Credit: "Harbour Gazette", Copyright: "© Harbour Gazette. All rights reserved."}), nil},
		{"only restrictions", of(editor.Image{UsageTerms: "JAPAN OUT"}), []string{nothing + ": “JAPAN OUT” grants no use"}},
		{"editorial use", of(editor.Image{UsageTerms: "EDITORIAL USE ONLY, JAPAN OUT. All rights reserved."}), nil},
		{"over, as the file says", file(editor.Embedded{UsageTerms: "Free to use", Expires: "20260303"}), []string{
			"block i:0-0 “pier.jpg: 20260303” The right to picture 1 ran out, as its file says (20260303): take it out, or set until when the desk may use it"}},
		{"the day is over nowhere", file(editor.Embedded{UsageTerms: "Free to use", Expires: "20260305"}), nil},
		{"over to the second", file(editor.Embedded{UsageTerms: "Free to use", Expires: "20260304 130000+0100"}), []string{
			"block i:0-0 “pier.jpg: 20260304 130000+0100” The right to picture 1 ran out, as its file says (20260304 130000+0100): take it out, or set until when the desk may use it"}},
		{"an hour of no zone", file(editor.Embedded{UsageTerms: "Free to use", Expires: "2026-03-04T23:00:00"}), []string{
			"block i:0-0 “pier.jpg: 2026-03-04T23:00:00” The right to picture 1 ran out, as its file says (2026-03-04T23:00:00): take it out, or set until when the desk may use it"}},
		{"a second later", file(editor.Embedded{UsageTerms: "Free to use", Expires: "2026-03-04T12:00:01Z"}), nil},
		{"the desk’s own day wins", func(in *Input, a *editor.Article) {
			file(editor.Embedded{UsageTerms: "Free to use", Expires: "20260303"})(in, a)
			a.Body[0].Image.Expires = noon.Add(time.Hour)
		}, nil},
		{"free to use", file(editor.Embedded{UsageTerms: "Free to use with credit"}), nil},
		{"permission", of(editor.Image{UsageTerms: "With permission of the author"}), nil},
		{"a licence", of(editor.Image{Licence: "Contract 2026-14"}), nil},
		{"Creative Commons in the file", file(editor.Embedded{RightsURL: "https://creativecommons.org/licenses/by/4.0/"}), nil},
		{"and reserved, yet staff", of(editor.Image{Rights: "staff", UsageTerms: "All rights reserved"}), nil},
	})
	used := func(in *Input, a *editor.Article) {
		pictured(editor.Image{Credit: "Ann Lee/AFP"}, editor.Image{Credit: "Reuters"})(in, a)
		in.Profile.Quotas = []Quota{{Supplier: "Agence France-Presse", Pictures: 2, In: 7}}
		in.Known.Sent = []SentOut{{noon.AddDate(0, 0, -1), editor.Article{Body: []editor.Block{
			{Kind: editor.ImageBlock, Image: &editor.Image{Credit: "AFP"}}, {Kind: editor.ImageBlock, Image: &editor.Image{Credit: "Bo Ray/AFP"}}}}}}
	}
	testRule(t, imageRights, []ruleCase{
		{"quota used up", used, []string{"block i:0-0 “i” Picture 1: the quota is 2 pictures of Agence France-Presse in 7 days, and 2 have gone out besides the 1 here"}},
		{"a week later", func(in *Input, a *editor.Article) {
			used(in, a)
			in.Now = noon.AddDate(0, 0, 7)
		}, nil},
	})
	if why := unjudged(t, imageRights, func(in *Input, a *editor.Article) { used(in, a); in.Known.Sent = nil }); why != notCounted {
		t.Errorf("what nobody counted: %q", why)
	}
}
