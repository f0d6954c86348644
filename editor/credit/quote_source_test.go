package credit

import (
	"testing"

	"stet/editor"
)

func TestQuoteSource(t *testing.T) {
	testRule(t, quoteSource, []ruleCase{
		{"not tagged", func(in *Input, _ *editor.Article) { in.Story.Facts = nil }, []string{
			"block b:0-45 ““We have the crews and we have the fuel,”” No fact says where the quote is from"}},
		{"no source", func(in *Input, _ *editor.Article) { in.Story.Facts[0].Sources = nil }, []string{
			"block b:0-45 ““We have the crews and we have the fuel,”” The quote is tagged, but has no source"}},
		{"three words", paragraphs("He called it “a great day” and left."), nil},
		{"a name", paragraphs("There was a memo titled “Ten Ways to Save a Ferry.”"), nil},
	})
}
