package credit

import (
	"strings"
	"testing"
	"time"

	"stet/editor"
)

func TestUnderstood(t *testing.T) {
	for terms, want := range map[string]string{
		"CHINA, JAPAN OUT": "not in CN; not in JP",
		"JAPAN OUT. Not for use after 1 May 2026. Available for 14 days. NO ARCHIVES": "not in JP; for 14 days; not after 1 May 2026; not in an archive",
		"EDITORIAL USE ONLY, NO SALES":                                       "not to be sold on or advertised with; editorial use only",
		"UK IRELAND OUT; NO USE GERMANY. Not available in the United States": "not in GB; not in IE; not in DE; not in US",
		"Belgium out. Netherlands out":                                       "not in BE; not in NL",
		"NO MARKETING, NO ADVERTISING CAMPAIGNS":                             "not to be sold on or advertised with",
		"NORWAY OUT NO THIRD PARTY SALES":                                    "not in NO; not to be sold on or advertised with",
		"For non-commercial use only":                                        "no commercial use",
		"14 DAYS":                                                            "for 14 days",
		"HONS: HANDOUT PICTURE - use within 14 days":                         "for 14 days",
		"Free for editorial use until 31 December 2026":                      "not after 31 December 2026",
		"FOR USE UNTIL 1 MAY 2026":                                           "not after 1 May 2026",
		"JAPAN OUT, no archive, 14 days":                                     "not in JP; for 14 days; not in an archive",
		"14 days only":                                                       "for 14 days",
		"Use within 14 days":                                                 "for 14 days",
		"No use after 14 days":                                               "for 14 days",
		"For use within 14 days of transmission":                             "for 14 days",
		"NO USE AFTER DEC 14, 2026":                                          "not after 14 December 2026",
		"Not for use after Dec. 14, 2026":                                    "not after 14 December 2026",
		"NO USE AFTER DEC 14":                                                "not after a day that is not said in full",
		"No archive after 14 days":                                           "not in an archive after 14 days",
		"Not to be archived after 14 days":                                   "not in an archive after 14 days",
		"No archive, no use after 14 days":                                   "for 14 days; not in an archive",
		"Not to be used in Japan":                                            "not in JP",
		"Must not be used in Japan or China":                                 "not in JP; not in CN",
		// the same in words, and by other measures
		"Fourteen days":                                                          "for 14 days",
		"fourteen days; one time use":                                            "for 14 days; to be used once",
		"Usage: two weeks only":                                                  "for 14 days",
		"For use within 48 hours":                                                "for 48 hours",
		"Licensed for one month":                                                 "for 1 month",
		"No archive after two weeks":                                             "not in an archive after 14 days",
		"Not to be archived for more than 30 days":                               "not in an archive after 30 days",
		"ONE-TIME USE ONLY":                                                      "to be used once",
		"Single use. To be used once":                                            "to be used once",
		"Not for use after December 14th 2026":                                   "not after 14 December 2026",
		"No use after the fourteenth of December 2026":                           "not after 14 December 2026",
		"No use after Monday, 14 December 2026":                                  "not after 14 December 2026",
		"Do not use after 14/12/2026":                                            "not after 14 December 2026",
		"Never to be used beyond 14.12.2026":                                     "not after 14 December 2026",
		"NO USE AFTER DECEMBER 2026":                                             "not after 31 December 2026",
		"Not for use later than 3/4/2026":                                        "not after a day that is not said in full",
		"The one-time minister used it once more, he said":                       "",
		"The strike has lasted fourteen days, two weeks longer than planned.":    "",
		"UNITED KINGDOM OUT. NO COMMERCIAL OR EDITORIAL SALES IN UNITED KINGDOM": "not in GB; not to be sold on or advertised with",
		"No commercial use, no sales":                                            "not to be sold on or advertised with; no commercial use",
		"Not to be used before 1 December 2026":                                  "not before 1 December 2026",
		"NOT FOR PUBLICATION BEFORE DEC. 1, 2026":                                "not before 1 December 2026",
		"INTERNET OUT, MAGS OUT":                                                 "not for the internet; not for magazines",
		"No print. NO ONLINE USE":                                                "not for print; not for the internet",
		"There is no web of lies, he said":                                       "",
		// an embargo is no end of rights, and a story is no terms
		"EMBARGOED UNTIL 3 March 2026 at 00:01 GMT":         "",
		"HOLD UNTIL 3 March 2026":                           "",
		"Not for publication until 3 March 2026":            "",
		"No use until 3 March 2026":                         "",
		"The exhibition runs until 1 May 2026 at the Tate.": "",
		"The ultimatum expires on 1 May 2026.":              "",
		"The trial is to last 14 days only.":                "",
		"Editors: this story will be updated within 2 days": "",
		"Available 7 days a week":                           "",
		"Turkey out of Nato talks, and we can out it":       "",
		"Ask Jane first.":                                   "",
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
		{"Japan, in a line of the copy", func(in *Input, a *editor.Article) {
			in.Country, a.Body[1].Text = "JP", "Editor’s note: CHINA, JAPAN OUT"
		}, []string{
			"block b:0-33 “Editor’s note: CHINA, JAPAN OUT” The story’s terms forbid use where the desk publishes (“CHINA, JAPAN OUT”)"}},
		{"Japan, to editors", func(in *Input, a *editor.Article) { in.Country, a.Body[0].Text = "JP", "EDS: Japan out." }, []string{
			"block a:0-15 “EDS: Japan out.” The story’s terms forbid use where the desk publishes (“Japan out”)"}},
		{"a note to readers", func(in *Input, a *editor.Article) {
			in.Country, a.Body[1].Text = "JP", "Editor’s note: An earlier version had Japan out of the talks."
		}, nil},
		{"too early", func(in *Input, a *editor.Article) {
			in.Now, a.UsageTerms = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC), "Not to be used before 1 December 2026"
		}, []string{"block usageTerms “Not to be used before 1 December 2026” The story’s terms forbid use before 1 December 2026 (“Not to be used before 1 December 2026”)"}},
		{"a medium", func(_ *Input, a *editor.Article) { a.UsageTerms = "INTERNET OUT" }, []string{
			"warn usageTerms “INTERNET OUT” The story’s terms keep it out of the internet: see where it goes (“INTERNET OUT”)"}},
		{"elsewhere", func(in *Input, a *editor.Article) { in.Country, a.UsageTerms = "GB", "CHINA, JAPAN OUT" }, nil},
		{"day 15", func(_ *Input, a *editor.Article) {
			a.EditorNote, a.Published = "Available for 14 days from publication", noon.AddDate(0, 0, -15)
		}, []string{
			"block editorNote “Available for 14 days from publication” The story’s terms allow 14 days, which were over on 3 March 2026 (“Available for 14 days from publication”)"}},
		{"after a day", pictured(editor.Image{File: "pier.jpg", UsageTerms: "Not for use after 1 March 2026"}), []string{
			"block i:0-0 “pier.jpg: Not for use after 1 March 2026” The terms of picture 1 have run out (“Not for use after 1 March 2026”)"}},
		{"after a day of May, which is read once", func(in *Input, a *editor.Article) {
			in.Now, a.UsageTerms = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), "Not for use after 1 May 2026"
		}, []string{"block usageTerms “Not for use after 1 May 2026” The story’s terms have run out (“Not for use after 1 May 2026”)"}},
		{"its last day", pictured(editor.Image{File: "pier.jpg", UsageTerms: "Not for use after 4 March 2026"}), nil},
		{"said three times", func(in *Input, a *editor.Article) {
			pictured(editor.Image{File: "pier.jpg", UsageTerms: "JAPAN OUT"})(in, a)
			in.Country, in.Known.Pictures = "JP", map[string]editor.Embedded{"pier.jpg": {UsageTerms: "Japan out.", Instructions: "JAPAN OUT, CHINA OUT"}}
		}, []string{"block i:0-0 “pier.jpg: JAPAN OUT” The terms of picture 1 forbid use where the desk publishes (“JAPAN OUT”)"}},
		{"no archive", pictured(editor.Image{File: "pier.jpg", UsageTerms: "NO ARCHIVES"}), []string{
			"info i:0-0 “pier.jpg: NO ARCHIVES” The terms of picture 1 forbid keeping it in an archive: take it down after use (“NO ARCHIVES”)"}},
		{"no archive after a while", pictured(editor.Image{File: "pier.jpg", UsageTerms: "No archive after 14 days"}), []string{
			"info i:0-0 “pier.jpg: No archive after 14 days” The terms of picture 1 forbid keeping it in an archive after 14 days: take it down by then (“No archive after 14 days”)"}},
		{"weeks in words", func(_ *Input, a *editor.Article) {
			a.UsageTerms, a.Published = "Use for two weeks only", noon.AddDate(0, 0, -15)
		}, []string{
			"block usageTerms “Use for two weeks only” The story’s terms allow 14 days, which were over on 3 March 2026 (“Use for two weeks only”)"}},
		{"hours", func(_ *Input, a *editor.Article) {
			a.UsageTerms, a.Published = "48 hours", noon.Add(-49*time.Hour)
		}, []string{
			"block usageTerms “48 hours” The story’s terms allow 48 hours, which were over on 4 March 2026, 11:00 UTC (“48 hours”)"}},
		{"once", pictured(editor.Image{File: "pier.jpg", UsageTerms: "One time use"}), []string{
			"info i:0-0 “pier.jpg: One time use” The terms of picture 1 allow one use: it may not run again (“One time use”)"}},
		{"once, and it ran", func(in *Input, a *editor.Article) {
			in.Known.Ran = []editor.Ran{{Title: "Pier", At: noon.AddDate(0, 0, -9), Files: []string{"pictures/4f1c2a9be0d3-pier.jpg"}},
				{Title: "Ferry", At: noon.AddDate(0, 0, -2), Files: []string{"quay.jpg", "pictures/4f1c2a9be0d3-ferry.jpg"}}}
			pictured(editor.Image{File: "pictures/4f1c2a9be0d3-pier.jpg", UsageTerms: "One-time use only, JAPAN OUT"})(in, a)
		}, []string{
			"block i:0-0 “pictures/4f1c2a9be0d3-pier.jpg: One-time use only” The terms of picture 1 allow one use, and “Ferry” ran it on 2 March 2026 (“One-time use only”)"}},
		{"no sales", func(in *Input, a *editor.Article) {
			in.Profile.Use = &Use{Commercial: true}
			pictured(editor.Image{File: "pier.jpg", UsageTerms: "EDITORIAL USE ONLY, NO SALES"})(in, a)
		}, []string{"info i:0-0 “pier.jpg: NO SALES” The terms of picture 1 forbid selling it on and advertising with it (“NO SALES”)"}},
		{"no commercial use", func(in *Input, a *editor.Article) {
			in.Profile.Use = &Use{Commercial: true}
			pictured(editor.Image{File: "pier.jpg", UsageTerms: "For non-commercial use only"})(in, a)
		}, []string{"block i:0-0 “pier.jpg: non-commercial use” The terms of picture 1 forbid commercial use (“non-commercial use”)"}},
		{"an embargo that is over", func(_ *Input, a *editor.Article) { a.EditorNote = "Embargoed until 1 March 2026" }, nil},
		{"a story about days", func(_ *Input, a *editor.Article) { a.EditorNote = "The strike has lasted 14 days." }, nil},
	})
	if unjudged(t, restrictions, func(_ *Input, a *editor.Article) { a.UsageTerms = "JAPAN OUT" }) == "" {
		t.Error("a country that nobody set counts as allowed")
	}
	once := func(ran []editor.Ran) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			in.Known.Ran = ran
			pictured(editor.Image{File: "pictures/4f1c2a9be0d3-pier.jpg", UsageTerms: "Single use"})(in, a)
		}
	}
	if why := unjudged(t, restrictions, once(nil)); !strings.Contains(why, "was not looked up") {
		t.Errorf("where it ran nobody looked up: %q", why)
	}
	if why := unjudged(t, restrictions, once([]editor.Ran{})); why != "" {
		t.Errorf("it ran nowhere: %q", why)
	}
	days := func(published time.Time) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) {
			a.UsageTerms, a.Published = "no archive, 14 days", published
		}
	}
	if unjudged(t, restrictions, func(_ *Input, a *editor.Article) { a.UsageTerms = "NO USE AFTER DEC 14" }) == "" {
		t.Error("a day whose year nobody knows passes")
	}
	if unjudged(t, restrictions, days(time.Time{})) == "" {
		t.Error("days that nobody can count pass")
	}
	if why := unjudged(t, restrictions, days(noon)); why != "" {
		t.Error(why)
	}
}

// TestPictureDays: the time that a picture may be used counts from its own day.
func TestPictureDays(t *testing.T) {
	const terms = "MUST USE WITHIN 14 DAYS FROM TRANSMISSION DATE"
	made := func(taken, terms string) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			pictured(editor.Image{File: "pier.jpg"})(in, a)
			a.Published = noon.Add(-time.Hour)
			in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": {Taken: taken, Instructions: terms}}
		}
	}
	over := []string{"block i:0-0 “pier.jpg: USE WITHIN 14 DAYS FROM TRANSMISSION DATE” The terms of picture 1 allow 14 days, which were over on 15 February 2026 (“USE WITHIN 14 DAYS FROM TRANSMISSION DATE”)"}
	testRule(t, restrictions, []ruleCase{
		{"of IPTC", made("20260201", terms), over},
		{"of EXIF", made("2026:02:01 10:00:00", terms), over},
		{"of XMP", made("2026-02-01T10:00:00+02:00", terms), over},
		{"in time", made("2026-02-20", terms), nil},
		{"of publication", made("20260201", "FOR USE WITHIN 14 DAYS OF PUBLICATION"), nil},
	})
	for _, taken := range []string{"", "2026", "2026-02-30", "202602011"} {
		if why := unjudged(t, restrictions, made(taken, terms)); !strings.Contains(why, "its file does not say when it was made") {
			t.Errorf("made on %q: %q", taken, why)
		}
	}
	if why := unjudged(t, restrictions, made("20260201", terms)); why != "" {
		t.Error(why)
	}
	if why := unjudged(t, restrictions, func(in *Input, a *editor.Article) {
		made("20260220", terms)(in, a)
		a.Published = time.Time{}
	}); why != "" {
		t.Errorf("of a story without a day: %q", why)
	}
}

// TestTermsBesidePictures: what stands in a caption, a credit or the words for those who do
// not see the picture binds like its terms.
func TestTermsBesidePictures(t *testing.T) {
	in := cleanInput(t)
	for _, c := range []struct {
		picture editor.Image
		want    string
	}{
		{editor.Image{Caption: "Councillors vote in Harbour City. (AP Photo/Ann Lee) JAPAN OUT"}, "not in JP"},
		{editor.Image{Caption: "The pier on Friday - UK OUT"}, "not in GB"},
		{editor.Image{Credit: "Jane Doe/Reuters. Not to be used after 15 November 2026"}, "not after 15 November 2026"},
		{editor.Image{Alt: "A pier. NO SALES. NO ARCHIVE"}, "not in an archive; not to be sold on or advertised with"},
		{editor.Image{Caption: "Ice on the pier. EDITORIAL USE ONLY"}, "editorial use only"},
		{editor.Image{Caption: "Turkey out of talks after 14 days, and the photo was not used until 2 March 2026."}, ""},
		{editor.Image{Caption: "There were no sales at the market in December, said Ann Lee."}, ""},
		{editor.Image{Caption: "Kept out: a ferry waits two weeks for a licence to publish its rights."}, ""},
	} {
		if got := Understood(in.termsOf(&c.picture)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.picture, got, c.want)
		}
	}
}

// TestUnreadTerms: terms in words that no rule reads are not known to be kept.
func TestUnreadTerms(t *testing.T) {
	for terms, want := range map[string]string{
		"Benutzung nur bis 15.11.2026. Kein Archiv": "Benutzung nur bis 15.11.2026.",
		"JAPAN OUT. Kein Archiv":                    "Kein Archiv",
		"Ne pas archiver":                           "Ne pas archiver",
		"Alle Rechte vorbehalten, keine Abgabe":     "",
		"Free to use with credit":                   "",
		"CC BY 4.0, nur mit Namen":                  "",
		"Foto: Ann Nur-Lee; Nurses at work":         "",
	} {
		if got := unreadTerms(terms); got != want {
			t.Errorf("%q: %q, want %q", terms, got, want)
		}
	}
	file := func(in *Input, a *editor.Article) {
		pictured(editor.Image{File: "pier.jpg"})(in, a)
		in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": {Instructions: "Kein Archiv"}}
	}
	if why := unjudged(t, restrictions, file); !strings.Contains(why, "“Kein Archiv”") {
		t.Error(why)
	}
}
