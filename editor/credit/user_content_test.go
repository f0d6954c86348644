package credit

import (
	"testing"

	"stet/editor"
)

func TestUserContent(t *testing.T) {
	body := func(images ...editor.Image) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) {
			a.Body = nil
			for i, image := range images {
				a.Body = append(a.Body, picture(string(rune('i'+i)), image))
			}
		}
	}
	testRule(t, userContent, []ruleCase{
		{"no leave", body(editor.Image{File: "pier.jpg", Rights: "social", Byline: "Ola Dahl"}), []string{"block i:0-0 “pier.jpg” Nobody says who let the desk use picture 1, and how"}},
		{"the platform", body(editor.Image{File: "pier.jpg", Rights: "social", Credit: "Twitter", Consent: "Ola Dahl, by message, 3 March"}), []string{
			"block i:0-0 “pier.jpg” Picture 1 is credited to “Twitter”, where it was found, not to who made it"}},
		{"agreed", body(editor.Image{Rights: "social", Byline: "Ola Dahl", Credit: "Twitter", Consent: "by message, 3 March"}, editor.Image{Rights: "staff"}), nil},
	})
}
