package credit

import (
	"testing"

	"stet/editor"
)

func TestMandatoryCredit(t *testing.T) {
	testRule(t, mandatoryCredit, []ruleCase{
		{"omitted", pictured(editor.Image{File: "pier.jpg", Credit: "Staff", UsageTerms: "MANDATORY CREDIT: Coast News/J. Tamm. No archive."}), []string{
			"block i:0-0 “pier.jpg” Picture 1 must be credited “Coast News/J” [Use “Coast News/J”]"}},
		{"shown", pictured(editor.Image{Credit: "Photo: Coast News", UsageTerms: "Must credit Coast News"}), nil},
		{"of the story", func(_ *Input, a *editor.Article) { a.EditorNote = "Must credit: Coast News" }, []string{
			"block credit.raw “Harbour Gazette” The story must be credited “Coast News” [Use “Coast News”]"}},
	})
}
