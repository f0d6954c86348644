package credit

import (
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
		body := in.Story.Article.Body
		at := sentenceAt(body, want)
		message := "The credit sentence that " + r.Source + " asks for is missing: “" + want + "”"
		switch {
		case at < 0:
		case r.Place == "top" && at > 1:
			message = r.Source + " wants its credit sentence at the top"
		case r.Place == "bottom" && at < len(body)-2:
			message = r.Source + " wants its credit sentence at the end"
		default:
			return nil
		}
		return []editor.Finding{{Field: bodyField, Text: want, Message: message, Policy: r.Policy, Fixes: []editor.Fix{putSentence(r, want, body)}}}
	}).
	follows("https://floodlightnews.org/republication-terms").
	unless(Input.askedUnknown)

// sentenceAt returns the index of the paragraph that holds a sentence, -1 for none.
func sentenceAt(body []editor.Block, want string) int {
	want = strings.Join(strings.Fields(want), " ")
	for i, b := range body {
		if strings.Contains(strings.Join(strings.Fields(b.Text), " "), want) {
			return i
		}
	}
	return -1
}

// putSentence is the fix that puts the sentence where it is wanted.
func putSentence(r Republication, want string, body []editor.Block) editor.Fix {
	put := editor.Edit{Insert: &editor.Block{Kind: editor.Paragraph, Text: want}}
	label := "Put it at the top"
	if r.Place != "top" && len(body) > 0 {
		put.After = body[len(body)-1].ID
		label = "Put it at the end"
	}
	return editor.Fix{Label: label, Edits: []editor.Edit{put}}
}
