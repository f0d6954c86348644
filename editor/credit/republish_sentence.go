package credit

import (
	"cmp"
	"slices"
	"strings"

	"stet/editor"
)

// Many who let others republish ask for one sentence, word for word and in its place
// (Floodlight: "originally published by", at the top; City Bureau and City Desk).
var republishSentence = newRule("republish-sentence", "The credit sentence stands where the source wants it", editor.Blocks,
	func(in Input) []editor.Finding {
		r, ok := in.republication()
		if !ok || r.Sentence == "" {
			return nil
		}
		want := in.filled(r.Sentence)
		a := in.Story.Article
		at := sentenceAt(a.Body, want)
		if at < 0 && saysSentence(a.Credit.Printed(), want) {
			at = len(a.Body) // the credit line is printed below the text
		}
		message := "The credit sentence that " + r.Source + " asks for is missing: “" + want + "”"
		switch {
		case at < 0:
		case r.Place == "top" && at > 1:
			message = r.Source + " wants its credit sentence at the top"
		case r.Place == "bottom" && at < len(a.Body)-2:
			message = r.Source + " wants its credit sentence at the end"
		default:
			return nil
		}
		return []editor.Finding{{Field: bodyField, Text: want, Message: message, Policy: r.Policy, Fixes: []editor.Fix{in.putSentence(r, want)}}}
	}).
	follows("https://floodlightnews.org/republication-terms").
	unless(Input.askedUnknown)

// sentenceAt returns the index of the paragraph that holds a sentence, -1 for none.
func sentenceAt(body []editor.Block, want string) int {
	return slices.IndexFunc(body, func(b editor.Block) bool { return saysSentence(b.Text, want) })
}

// saysSentence reports whether a text holds a sentence, in whatever spelling its house
// has: The Conversation's own pages say "license" in one country and "licence" in another.
func saysSentence(text, want string) bool {
	plain := func(s string) string { return strings.ReplaceAll(fold(s), "licence", "license") }
	return strings.Contains(plain(text), plain(want))
}

// putSentence is the fix that puts the sentence where it is wanted: the line that the
// story is credited with where that says it, so that no reader finds it twice.
func (in Input) putSentence(r Republication, want string) editor.Fix {
	a := in.Story.Article
	put := editor.Edit{Insert: &editor.Block{Kind: editor.Paragraph, Text: want}}
	fix := editor.Fix{Label: "Put it at the top"}
	if r.Place != "top" && len(a.Body) > 0 {
		put.After = a.Body[len(a.Body)-1].ID
		fix.Label = "Put it at the end"
	}
	if saysSentence(a.Credit.Raw, want) {
		put.Insert.Text = a.Credit.Raw
		fix.Edits = append(fix.Edits, editor.Edit{Field: "credit.raw", Value: cmp.Or(a.Credit.Canonical, r.Source)})
	}
	fix.Edits = append(fix.Edits, put)
	return fix
}
