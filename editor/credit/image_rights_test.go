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
}
