package credit

import (
	"testing"
	"time"

	"stet/editor"
)

func TestEmbargo(t *testing.T) {
	until := func(at time.Time) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.Embargo = at }
	}
	testRule(t, embargo, []ruleCase{
		{"stands", until(noon.Add(90 * time.Minute)), []string{
			"block embargo “2026-03-04T13:30:00Z” The story is under embargo until 4 March 2026, 13:30 UTC"}},
		{"over to the second", until(noon), nil},
		{"of another zone", until(time.Date(2026, 3, 5, 0, 10, 0, 0, time.FixedZone("", 11*3600))), []string{
			"block embargo “2026-03-05T00:10:00+11:00” The story is under embargo until 5 March 2026, 00:10 UTC+11:00, which is 13:10 on 4 March here"}},
		{"of another zone, past", until(time.Date(2026, 3, 4, 23, 30, 0, 0, time.FixedZone("", 14*3600))), nil},
		{"past", until(noon.Add(-time.Hour)), nil},
		{"no clock", func(in *Input, a *editor.Article) { in.Now, a.Embargo = time.Time{}, noon }, nil},
	})
	note := func(words string) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) { a.EditorNote = words }
	}
	const unsaid = " The copy speaks of an embargo, and until when is not known; set the hour and its zone in Embargo until, or take the line out"
	testRule(t, embargo, []ruleCase{
		{"spoken of", note("Second take.\nEmbargoed until Saturday evening\nPhotos follow"), []string{"block editorNote “Embargoed until Saturday evening”" + unsaid}},
		{"in capitals", note("STRICTLY NOT FOR PUBLICATION BEFORE SATURDAY"), []string{"block editorNote “STRICTLY NOT FOR PUBLICATION BEFORE SATURDAY”" + unsaid}},
		{"a word", note("EMBARGO"), []string{"block editorNote “EMBARGO”" + unsaid}},
		{"in the terms", func(_ *Input, a *editor.Article) { a.UsageTerms = "Embargo: 6 p.m." }, []string{"block usageTerms “Embargo: 6 p.m.”" + unsaid + " [Wait until Wednesday 4 March 2026, 18:00 UTC]"}},
		{"without a colon", note("EMBARGO 28/11/2026 00:01"), []string{"block editorNote “EMBARGO 28/11/2026 00:01”" + unsaid + " [Wait until Saturday 28 November 2026, 00:01 UTC]"}},
		{"in the copy", func(_ *Input, a *editor.Article) {
			a.Body = []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "EMBARGO 0001 SATURDAY"}, {ID: "b2", Kind: editor.Paragraph, Text: "The ferry sails."}}
		}, []string{"block b1:0-21 “EMBARGO 0001 SATURDAY”" + unsaid + " [Wait until Saturday 7 March 2026, 00:01 UTC]"}},
		{"in the standfirst", func(_ *Input, a *editor.Article) { a.Standfirst = "Sperrfrist 28. November, 10 Uhr" }, []string{"block standfirst “Sperrfrist 28. November, 10 Uhr”" + unsaid}},
		{"a story about one", func(_ *Input, a *editor.Article) {
			a.Body = []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "Embargoed goods worth £3m lay in the harbour."}}
		}, nil},
		{"set", func(_ *Input, a *editor.Article) {
			a.EditorNote, a.Embargo = "Embargoed until noon", noon.Add(-time.Hour)
		}, nil},
		{"another embargo", note("Adds the minister on the oil embargo and the arms embargoes. Not for the first time."), nil},
	})
	pier := func(i editor.Image, e editor.Embedded) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			i.File = "pier.jpg"
			pictured(i)(in, a)
			in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": e}
		}
	}
	waits := func(line, fix string) []string {
		return []string{"block i:0-0 “pier.jpg: " + line + "” Picture 1 is under an embargo (“" + line + "”), and the story with it; set the hour and its zone in Embargo until, or take the picture out" + fix}
	}
	const december = "EMBARGOED UNTIL 0001 GMT 5 DECEMBER 2026"
	testRule(t, embargo, []ruleCase{
		{"of a picture’s file", pier(editor.Image{}, editor.Embedded{Instructions: december}), waits(december, " [Wait until Saturday 5 December 2026, 00:01 UTC]")},
		{"in its terms", pier(editor.Image{UsageTerms: "Free to use\nEmbargoed until Friday evening"}, editor.Embedded{}), waits("Embargoed until Friday evening", "")},
		{"in its caption", pier(editor.Image{Caption: "The pier. " + december}, editor.Embedded{}), waits(december, " [Wait until Saturday 5 December 2026, 00:01 UTC]")},
		{"in its credit", pier(editor.Image{Credit: "Jane Doe/Reuters. EMBARGOED UNTIL 0001 GMT, 5 DECEMBER 2026"}, editor.Embedded{}),
			waits("EMBARGOED UNTIL 0001 GMT, 5 DECEMBER 2026", " [Wait until Saturday 5 December 2026, 00:01 UTC]")},
		{"over", pier(editor.Image{}, editor.Embedded{Instructions: "EMBARGOED UNTIL 0001 GMT 4 MARCH 2026"}), nil},
		{"over here, and nobody knows where", pier(editor.Image{}, editor.Embedded{Instructions: "EMBARGOED UNTIL 0001 4 MARCH 2026"}),
			waits("EMBARGOED UNTIL 0001 4 MARCH 2026", " [It was until Wednesday 4 March 2026, 00:01 UTC]")},
		{"over everywhere", pier(editor.Image{}, editor.Embedded{Instructions: "EMBARGOED UNTIL 0001 3 MARCH 2026"}), nil},
		{"covered by the story’s", func(in *Input, a *editor.Article) {
			pier(editor.Image{}, editor.Embedded{Instructions: december})(in, a)
			a.Embargo = time.Date(2026, 12, 5, 0, 1, 0, 0, time.UTC)
		}, []string{"block embargo “2026-12-05T00:01:00Z” The story is under embargo until 5 December 2026, 00:01 UTC"}},
		{"later than the story’s", func(in *Input, a *editor.Article) {
			pier(editor.Image{}, editor.Embedded{Instructions: december})(in, a)
			a.Embargo = noon
		}, waits(december, " [Wait until Saturday 5 December 2026, 00:01 UTC]")},
		{"a caption about one", pier(editor.Image{Caption: "Ships wait. The oil embargo until 1974 kept them in."}, editor.Embedded{}), nil},
	})
	if why := unjudged(t, embargo, note("Under embargo until Friday")); why != "the copy speaks of an embargo" {
		t.Errorf("an hour that nobody knows: %q", why)
	}
	if why := unjudged(t, embargo, note("Second take.")); why != "" {
		t.Errorf("no embargo: %q", why)
	}
}
