package credit

import (
	"testing"
	"time"

	"stet/editor"
)

func TestUnderstood(t *testing.T) {
	for terms, want := range map[string]string{
		"CHINA, JAPAN OUT": "not in CN; not in JP",
		"JAPAN OUT. Not for use after 1 May 2026. Available for 14 days. NO ARCHIVES": "not in JP; for 14 days after publication; not after 1 May 2026; not in an archive",
		"EDITORIAL USE ONLY, NO SALES": "in nothing that is sold; editorial use only",
		"Ask Jane first.":              "",
	} {
		if got := Understood(terms); got != want {
			t.Errorf("%s: %q, want %q", terms, got, want)
		}
	}
}

func TestRestrictions(t *testing.T) {
	testRule(t, restrictions, []ruleCase{
		{"Japan", func(in *Input, a *editor.Article) { in.Country, a.UsageTerms = "JP", "CHINA, JAPAN OUT" }, []string{
			"block usageTerms “CHINA, JAPAN OUT” The story’s terms forbid use where the desk publishes (“CHINA, JAPAN OUT”)"}},
		{"elsewhere", func(in *Input, a *editor.Article) { in.Country, a.UsageTerms = "GB", "CHINA, JAPAN OUT" }, nil},
		{"day 15", func(_ *Input, a *editor.Article) {
			a.EditorNote, a.Published = "Available for 14 days from publication", noon.AddDate(0, 0, -15)
		}, []string{
			"block editorNote “Available for 14 days from publication” The story’s terms allow 14 days, which were over on 3 March 2026 (“Available for 14 days from publication”)"}},
		{"after a day", pictured(editor.Image{File: "pier.jpg", UsageTerms: "Not for use after 1 March 2026"}), []string{
			"block i:0-0 “pier.jpg” The terms of picture 1 have run out (“Not for use after 1 March 2026”)"}},
		{"after a day of May, which is read once", func(in *Input, a *editor.Article) {
			in.Now, a.UsageTerms = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), "Not for use after 1 May 2026"
		}, []string{"block usageTerms “Not for use after 1 May 2026” The story’s terms have run out (“Not for use after 1 May 2026”)"}},
		{"its last day", pictured(editor.Image{File: "pier.jpg", UsageTerms: "Not for use after 4 March 2026"}), nil},
		{"no archive", pictured(editor.Image{File: "pier.jpg", UsageTerms: "NO ARCHIVES"}), []string{
			"info i:0-0 “pier.jpg” The terms of picture 1 forbid keeping it in an archive: take it down after use (“NO ARCHIVES”)"}},
		{"no sales", func(in *Input, a *editor.Article) {
			in.Profile.Use = &Use{Commercial: true}
			pictured(editor.Image{File: "pier.jpg", UsageTerms: "EDITORIAL USE ONLY, NO SALES"})(in, a)
		}, []string{"block i:0-0 “pier.jpg” The terms of picture 1 forbid commercial use (“NO SALES”)"}},
		{"a story about days", func(_ *Input, a *editor.Article) { a.EditorNote = "The strike has lasted 14 days." }, nil},
	})
	if unjudged(t, restrictions, func(_ *Input, a *editor.Article) { a.UsageTerms = "JAPAN OUT" }) == "" {
		t.Error("a country that nobody set counts as allowed")
	}
}
