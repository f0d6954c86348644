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
	if why := unjudged(t, embargo, note("Under embargo until Friday")); why != "the copy speaks of an embargo" {
		t.Errorf("an hour that nobody knows: %q", why)
	}
	if why := unjudged(t, embargo, note("Second take.")); why != "" {
		t.Errorf("no embargo: %q", why)
	}
}
