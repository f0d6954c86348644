package credit

import (
	"testing"

	"stet/editor"
)

func TestQuoteSource(t *testing.T) {
	body := func(paragraphs ...string) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			in.Story.Facts, a.Body = nil, nil
			for i, p := range paragraphs {
				a.Body = append(a.Body, editor.Block{ID: string(rune('a' + i)), Kind: editor.Paragraph, Text: p})
			}
		}
	}
	testRule(t, quoteSource, []ruleCase{
		{"not tagged", func(in *Input, _ *editor.Article) { in.Story.Facts = nil }, []string{
			"block b:0-45 ““We have the crews and we have the fuel,”” No fact says where the quote is from"}},
		{"no source", func(in *Input, _ *editor.Article) { in.Story.Facts[0].Sources = nil }, []string{
			"block b:0-45 ““We have the crews and we have the fuel,”” The quote is tagged, but has no source"}},
		{"three words", body("He called it “a great day” and left."), nil},
	})
}
