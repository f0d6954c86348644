package credit

import (
	"testing"

	"stet/editor"
)

func TestPastedUncleared(t *testing.T) {
	pasted := func(marks ...editor.Mark) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) {
			for i := range marks {
				marks[i].Kind = editor.Pasted
				a.Body[i].Marks = []editor.Mark{marks[i]}
			}
		}
	}
	testRule(t, pastedUncleared, []ruleCase{
		{"a sentence", pasted(editor.Mark{Start: 0, End: 73, Author: "R.O."}), []string{
			"warn a:0-73 “The ferry will run through the winter, the harbour office said on Monday.” 13 words were pasted and nobody has seen where they come from [Clear the mark]"}},
		{"two paragraphs at once", pasted(editor.Mark{Start: 0, End: 73}, editor.Mark{Start: 0, End: 27}), []string{
			"warn a:0-73 “The ferry will run through the winter, the harbour office said on Monday.” 19 words were pasted and nobody has seen where they come from [Clear the mark]"}},
		{"a few words from two places", pasted(editor.Mark{Start: 4, End: 18, Href: "7"}, editor.Mark{Start: 3, End: 5}), []string{
			"info a:4-18 “ferry will run” 3 words were pasted and nobody has seen where they come from [Clear the mark]",
			"info b:3-5 “We” A word was pasted and nobody has seen where it comes from [Clear the mark]"}},
	})
}
