package report

import (
	"slices"
	"testing"

	"stet/editor"
)

// TestRemarksSayWhyDisputed: whoever is to answer for a disputed fact reads why it is, but
// not where the words could give a source away.
func TestRemarksSayWhyDisputed(t *testing.T) {
	s := editor.Story{
		Article: editor.Article{Body: []editor.Block{{ID: "a", Kind: editor.Paragraph, Text: "It cost 41 million, at dusk."}}},
		Facts: []editor.Fact{
			{ID: "f1", Kind: editor.Figure, Status: editor.Disputed, Range: editor.Range{Block: "a", Start: 8, End: 18}, Text: "41 million", Note: "The minutes say 14."},
			{ID: "f2", Kind: editor.Claim, Status: editor.Verified, Range: editor.Range{Block: "a", Start: 23, End: 27}, Text: "dusk", Note: "So says the almanac."}},
	}
	for _, secret := range []bool{false, true} {
		s.Facts[1].Sources = []editor.Source{{Title: "A clerk", Confidential: secret}}
		all := Remarks(s)
		if told := slices.Contains(all[0].Text, "Why: The minutes say 14."); told == secret {
			t.Errorf("with a secret source %v: %q", secret, all[0].Text)
		}
		if slices.Contains(all[1].Text, "Why: So says the almanac.") {
			t.Errorf("of one that is settled: %q", all[1].Text)
		}
	}
}
