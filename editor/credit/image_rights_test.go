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
