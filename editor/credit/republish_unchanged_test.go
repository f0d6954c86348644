package credit

import (
	"testing"

	"stet/editor"
)

func TestRepublishUnchanged(t *testing.T) {
	testRule(t, republishUnchanged, []ruleCase{
		{"a word", republishing(Republication{Unchanged: true}, func(_ *Input, a *editor.Article) { a.Body[0].Text = "The ferry will not run." }), []string{
			"block a:0-23 “The ferry will not run.” This paragraph is not as it came, and the story may not be changed [Put back the original words]"}},
		{"a paragraph of our own", republishing(Republication{Unchanged: true}, func(_ *Input, a *editor.Article) {
			a.Body = append(a.Body, editor.Block{ID: "ours", Kind: editor.Paragraph, Text: "The Gazette adds this."})
		}), []string{
			"block ours:0-22 “The Gazette adds this.” This paragraph is not as it came, and the story may not be changed [Take it out]"}},
		{"cut", republishing(Republication{Unchanged: true}, func(_ *Input, a *editor.Article) { a.Body = a.Body[1:] }), []string{
			"block url “The ferry will run through the winter, the harbour office said on Monday.” A paragraph that came is not in the story as it came, and the story may not be changed [Put back the original paragraph]"}},
		{"ND", republishing(Republication{}, func(_ *Input, a *editor.Article) { a.Licence = "CC BY-ND 4.0"; a.Body = a.Body[1:] }), []string{
			"block url “The ferry will run through the winter, the harbour office said on Monday.” A paragraph that came is not in the story as it came, and the story may not be changed [Put back the original paragraph]"}},
		{"day, place and style", republishing(Republication{Unchanged: true}, func(_ *Input, a *editor.Article) {
			a.Body[0].Text = "PORT ALDER – The ferry will run through the winter, the harbor office said on Tuesday."
		}), nil},
		{"may be changed", republishing(Republication{}, func(_ *Input, a *editor.Article) { a.Body = a.Body[1:] }), nil},
	})
	why := unjudged(t, republishUnchanged, func(_ *Input, a *editor.Article) { a.Terms, a.Source = editor.Republished, "Floodlight" })
	if why == "" {
		t.Error("terms that nobody knows count as kept")
	}
}

// TestPutBack: one press gives a changed paragraph its words again, and touches no others.
func TestPutBack(t *testing.T) {
	for _, c := range []struct{ was, is, edits string }{
		{"The ferry will run.", "The ferry will not run.", "not run."},
		{"The ferry will not run.", "The ferry will run.", ""},
		{"The ferry will run.", "", ""},
		{"Ferry", "Ferries", "Ferries"},
		{"The Größe of the boat", "The Grüße of the boat", "Grüße"},
		{"to and fro and to", "to and to", ""},
	} {
		fix := putBack(editor.Block{ID: "b", Text: c.is}, c.was)
		at := *fix.Edits[0].Range
		if got := c.is[:at.Start] + fix.Edits[0].Text + c.is[at.End:]; got != c.was {
			t.Errorf("%q gives %q, want %q", c.is, got, c.was)
		}
		if got := c.is[at.Start:at.End]; c.edits != "" && got != c.edits {
			t.Errorf("%q: touches %q, want %q", c.is, got, c.edits)
		}
	}
}
