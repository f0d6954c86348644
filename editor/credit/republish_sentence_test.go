package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishSentence(t *testing.T) {
	top := Republication{Sentence: "This story was originally published by {source}.", Place: "top"}
	anywhere := Republication{Sentence: "This article is republished from Floodlight under a Creative Commons license."}
	sentence := editor.Block{ID: "s", Kind: editor.Paragraph, Text: "This story was originally published by  Floodlight."}
	testRule(t, republishSentence, []ruleCase{
		{"missing", republishing(top, func(*Input, *editor.Article) {}), []string{
			"block url “This story was originally published by Floodlight.” The credit sentence that Floodlight asks for is missing: “This story was originally published by Floodlight.” [Put it at the top]"}},
		{"at the end", republishing(top, func(_ *Input, a *editor.Article) { a.Body = append(a.Body, sentence) }), []string{
			"block url “This story was originally published by Floodlight.” Floodlight wants its credit sentence at the top [Put it at the top]"}},
		{"there", republishing(top, func(_ *Input, a *editor.Article) { a.Body = append([]editor.Block{sentence}, a.Body...) }), nil},
		{"at the end, as the credit line", republishing(top, func(_ *Input, a *editor.Article) { a.Credit.Raw = "This story was originally published by Floodlight." }), []string{
			"block url “This story was originally published by Floodlight.” Floodlight wants its credit sentence at the top [Put it at the top]"}},
		{"asked for anywhere, and the credit line", republishing(anywhere, func(_ *Input, a *editor.Article) {
			a.Credit.Raw = "This article is republished from Floodlight under a Creative Commons licence. Read the original article."
		}), nil},
		{"a credit line that is not printed", republishing(anywhere, func(_ *Input, a *editor.Article) {
			a.Credit.Raw = "republished from Floodlight: this article is republished from Floodlight under a Creative Commons license"
		}), []string{
			"block url “This article is republished from Floodlight under a Creative Commons license.” The credit sentence that Floodlight asks for is missing: “This article is republished from Floodlight under a Creative Commons license.” [Put it at the end]"}},
		{"nothing asked", republishing(Republication{}, func(*Input, *editor.Article) {}), nil},
	})
	why := unjudged(t, republishSentence, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}
