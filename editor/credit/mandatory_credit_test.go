package credit

import (
	"testing"

	"stet/editor"
)

func TestMandatoryCredit(t *testing.T) {
	testRule(t, mandatoryCredit, []ruleCase{
		{"omitted", pictured(editor.Image{File: "pier.jpg", Credit: "Staff", UsageTerms: "MANDATORY CREDIT: Coast News/J. Tamm. No archive."}), []string{
			"block i:0-0 “pier.jpg” Picture 1 must be credited “Coast News/J. Tamm” [Use “Coast News/J. Tamm”]"}},
		{"in quotes", pictured(editor.Image{File: "pier.jpg", Credit: "Staff", UsageTerms: `MANDATORY CREDIT "AFP PHOTO / NASA" - NO MARKETING`}), []string{
			"block i:0-0 “pier.jpg” Picture 1 must be credited “AFP PHOTO / NASA” [Use “AFP PHOTO / NASA”]"}},
		{"no name", pictured(editor.Image{Credit: "Staff", UsageTerms: "Mandatory credit; 14 days use only"}, editor.Image{Credit: "Staff", UsageTerms: "MANDATORY CREDIT REQUIRED"},
			editor.Image{Credit: "Staff", UsageTerms: "You must credit the photographer"}), nil},
		{"shown", pictured(editor.Image{Credit: "Photo: Coast News", UsageTerms: "Must credit Coast News"}), nil},
		{"of the story", func(_ *Input, a *editor.Article) { a.EditorNote = "Must credit: Coast News" }, []string{
			"block credit.raw “Harbour Gazette” The story must be credited “Coast News” [Use “Coast News”]"}},
	})
}
