package credit

import (
	"testing"

	"stet/editor"
)

func TestOwnStanding(t *testing.T) {
	retraction := editor.Amendment{ID: "r", Kind: editor.Retraction, Note: "The story was taken back.", At: noon}
	correction := editor.Amendment{ID: "c", Kind: editor.Correction, Note: "It is 41.", Wrong: "40", Right: "41", At: noon}
	notes := func(out *editor.Story, all ...editor.Amendment) func(*Input, *editor.Article) {
		return func(in *Input, _ *editor.Article) { in.Story.Amendments, in.Known.Out = all, out }
	}
	worded := correction
	worded.Note = "It is 41 and was never 40."
	testRule(t, ownStanding, []ruleCase{
		{"retracted, and readers do not know", notes(&editor.Story{}, retraction), []string{
			"warn url “retraction of 4 March 2026” The retraction of 4 March 2026 has not gone out: readers have the story without it. Export it again"}},
		{"retracted, and readers know", notes(&editor.Story{Amendments: []editor.Amendment{retraction}}, retraction), []string{
			"block url “retraction of 4 March 2026” The story was retracted on 4 March 2026; it goes out again only as the retraction that it is: waive this where that is meant"}},
		{"came retracted", notes(nil, retraction), []string{
			"block url “retraction of 4 March 2026” The story was retracted on 4 March 2026; it goes out again only as the retraction that it is: waive this where that is meant"}},
		{"corrected since", notes(&editor.Story{}, correction), []string{
			"warn url “correction of 4 March 2026” The correction of 4 March 2026 has not gone out: readers have the story without it. Export it again"}},
		{"in other words since", notes(&editor.Story{Amendments: []editor.Amendment{correction}}, worded), []string{
			"warn url “correction of 4 March 2026” The correction of 4 March 2026 has not gone out: readers have the story without it. Export it again"}},
		{"readers have the correction", notes(&editor.Story{Amendments: []editor.Amendment{correction}}, correction), nil},
		{"came corrected", notes(nil, correction), nil},
	})
}
