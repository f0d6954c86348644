package credit

import (
	"testing"

	"stet/editor"
)

func TestMandatoryCredit(t *testing.T) {
	body := func(images ...editor.Image) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) {
			a.Body = nil
			for i, image := range images {
				a.Body = append(a.Body, picture(string(rune('i'+i)), image))
			}
		}
	}
	testRule(t, mandatoryCredit, []ruleCase{
		{"omitted", body(editor.Image{File: "pier.jpg", Credit: "Staff", UsageTerms: "MANDATORY CREDIT: Coast News/J. Tamm. No archive."}), []string{
			"block i:0-0 “pier.jpg” Picture 1 must be credited “Coast News/J” [Use “Coast News/J”]"}},
		{"shown", body(editor.Image{Credit: "Photo: Coast News", UsageTerms: "Must credit Coast News"}), nil},
		{"of the story", func(_ *Input, a *editor.Article) { a.EditorNote = "Must credit: Coast News" }, []string{
			"block credit.raw “Harbour Gazette” The story must be credited “Coast News” [Use “Coast News”]"}},
	})
}
