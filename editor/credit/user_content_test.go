package credit

import (
	"testing"

	"stet/editor"
)

func TestUserContent(t *testing.T) {
	testRule(t, userContent, []ruleCase{
		{"no leave", pictured(editor.Image{File: "pier.jpg", Rights: "social", Byline: "Ola Dahl"}), []string{"block i:0-0 “pier.jpg” Nobody says who let the desk use picture 1, and how"}},
		{"the platform", pictured(editor.Image{File: "pier.jpg", Rights: "social", Credit: "Twitter", Consent: "Ola Dahl, by message, 3 March"}), []string{
			"block i:0-0 “pier.jpg: credit” Picture 1 is credited to “Twitter”, where it was found, not to who made it"}},
		{"agreed", pictured(editor.Image{Rights: "social", Byline: "Ola Dahl", Credit: "Twitter", Consent: "by message, 3 March"}, editor.Image{Rights: "staff"}), nil},
	})
}
