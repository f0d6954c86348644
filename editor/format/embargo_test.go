package format

import (
	"strings"
	"testing"
	"time"
)

func TestReadEmbargo(t *testing.T) {
	for value, want := range map[string]string{
		"18:00 JST on 28 November 2026":              "2026-11-28T18:00:00+09:00",
		"00:01 BST Tuesday 5 May 2026":               "2026-05-05T00:01:00+01:00",
		"0001hrs GMT, Saturday, 28 November 2026":    "2026-11-28T00:01:00Z",
		"00.01 GMT on 28 November 2026":              "2026-11-28T00:01:00Z",
		"6 p.m. ET on November 28, 2026":             "2026-11-28T18:00:00-05:00",
		"6 p.m. ET on July 28, 2026":                 "2026-07-28T18:00:00-04:00",
		"10:00 a.m. Eastern Time, Nov. 30, 2026":     "2026-11-30T10:00:00-05:00",
		"noon EST, December 1, 2026":                 "2026-12-01T12:00:00-05:00",
		"2026-11-28 18:00 +09:00":                    "2026-11-28T18:00:00+09:00",
		"2026-11-28T18:00:00+09:00":                  "2026-11-28T18:00:00+09:00",
		"28 November 2026, 18:00 GMT+9":              "2026-11-28T18:00:00+09:00",
		"9 a.m. London time on Monday, 1 June 2026.": "2026-06-01T09:00:00+01:00",
		"29 Nov 2026 6am Europe/Paris":               "2026-11-29T06:00:00+01:00",
		"2026-07-01T06:00:00 America/New_York":       "2026-07-01T06:00:00-04:00",
		// what cannot be known for sure
		"18:00 on 28 November 2026":                  "", // where?
		"18:00 JST on 28 November":                   "", // of which year?
		"28 November 2026":                           "",
		"18:00 JST on Friday 28 November 2026":       "", // a Saturday
		"18:00 BST on 28 November 2026":              "", // there is no summer time then
		"6 p.m. EST on July 28, 2026":                "",
		"18:00 CST on 28 November 2026":              "", // Chicago or Shanghai
		"18:00 JST on 11/12/2026":                    "",
		"01:30 ET on November 1, 2026":               "", // is twice
		"02:30 ET on March 8, 2026":                  "", // is never
		"18:00 JST or 09:30 GMT on 28 November 2026": "",
		"18:00 local time on 28 November 2026":       "",
		"6am Europe/Paris or JST, 29 Nov 2026":       "",
		"29 Nov 2026 6am Europe/Atlantis":            "",
		"29 Nov 2026 0600 IST":                       "",
		"further notice":                             "",
		"":                                           "",
	} {
		until, ok := readEmbargo(value)
		got := ""
		if ok {
			got = until.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q: %s, want %q", value, got, want)
		}
	}
}

// TestEmbargoLines: wherever the line stands above or below the text, it reaches its
// field or the editor's note, and is no headline.
func TestEmbargoLines(t *testing.T) {
	const head, by = "Ferry vote divides island", "By Marta Ilves"
	const prose = "The board voted on Wednesday to bring the night ferry back to the island.\n\nIt sails on Monday at half past eight, the captain said."
	for _, c := range []struct{ line, embargo, note string }{
		{"Embargoed until 18:00 JST on 28 November 2026", "2026-11-28T18:00:00+09:00", ""},
		{"EMBARGO: 6 p.m. ET, November 28, 2026", "2026-11-28T18:00:00-05:00", ""},
		{"***STRICTLY EMBARGOED UNTIL 00:01 GMT SATURDAY 28 NOVEMBER 2026***", "2026-11-28T00:01:00Z", ""},
		{"NOT FOR RELEASE BEFORE 09:00 BST ON 1 JUNE 2026", "2026-06-01T09:00:00+01:00", ""},
		{"Strictly not for publication or broadcast until 28 November 2026, 18:00 +09:00", "2026-11-28T18:00:00+09:00", ""},
		{"EMBARGOED FOR RELEASE UNTIL 18:00 CST ON 28 NOVEMBER 2026", "", "EMBARGOED FOR RELEASE UNTIL 18:00 CST ON 28 NOVEMBER 2026"},
		{"Embargoed until Saturday evening at 6", "", "Embargoed until Saturday evening at 6"},
		{"STRICTLY EMBARGOED", "", "STRICTLY EMBARGOED"},
		{"EMBARGO 28/11/2026 00:01", "", "EMBARGO 28/11/2026 00:01"},
		{"EMBARGOED 28 Nov 00:01", "", "EMBARGOED 28 Nov 00:01"},
		{"EMBARGO – 28 November, 00:01", "", "EMBARGO – 28 November, 00:01"},
		{"EMBARGO 0001 SATURDAY", "", "EMBARGO 0001 SATURDAY"},
		{"EMBARGO 18:00 JST ON 28 NOVEMBER 2026", "2026-11-28T18:00:00+09:00", ""},
		{"Sperrfrist: 28. November 2026, 10 Uhr MEZ", "", "Sperrfrist: 28. November 2026, 10 Uhr MEZ"},
	} {
		for name, text := range map[string]string{
			"first":  strings.Join([]string{c.line, head, by, prose}, "\n\n"),
			"middle": strings.Join([]string{head, by, c.line, prose}, "\n\n"),
			"last":   strings.Join([]string{head, by, prose, c.line}, "\n\n"),
		} {
			for _, file := range []string{"a.txt", "a.md"} {
				a := decode(t, file, text).Article
				got, _ := a.Field("embargo")
				if got != c.embargo || a.EditorNote != c.note || a.Headline != head || a.Byline != by || len(a.Body) != 2 {
					t.Errorf("%s, %s, %q: embargo %q, note %q, headline %q, by-line %q, %d paragraphs", file, name, c.line, got, a.EditorNote, a.Headline, a.Byline, len(a.Body))
				}
			}
		}
	}
	page := `<!DOCTYPE html><html><head><title>` + head + `</title></head><body><article><h1>` + head + `</h1><p>Embargoed until 18:00 JST on 28 November 2026</p><p>` +
		strings.Repeat("The board voted on Wednesday to bring the night ferry back to the island. ", 4) + `</p><p>` + strings.Repeat("It sails on Monday at half past eight, the captain said. ", 4) + `</p></article></body></html>`
	a := decode(t, "a.html", page).Article
	if got, _ := a.Field("embargo"); got != "2026-11-28T18:00:00+09:00" || len(a.Body) != 2 {
		t.Errorf("a page: embargo %q, %d paragraphs", got, len(a.Body))
	}
	for _, headline := range []string{"Embargo on island fish to be lifted", "Embargo: ministers ask for more", "Not until the boats are safe, says captain", "Not before the last ferry"} {
		if a := decode(t, "a.txt", headline+"\n\n"+by+"\n\n"+prose).Article; a.Headline != headline || a.EditorNote != "" {
			t.Errorf("%q: headline %q, note %q", headline, a.Headline, a.EditorNote)
		}
	}
}

// FuzzEmbargo: whatever a line says, what is read is a moment with a whole minute's zone.
func FuzzEmbargo(f *testing.F) {
	for _, s := range []string{"18:00 JST on 28 November 2026", "6 p.m. ET on July 28, 2026", "0001hrs GMT 1 May 2026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		until, ok := readEmbargo(value)
		if ok == until.IsZero() && ok {
			t.Errorf("%q is sure and no moment", value)
		}
		if _, offset := until.Zone(); offset%60 != 0 || offset < -16*3600 || offset > 16*3600 {
			t.Errorf("%q: %v", value, until)
		}
	})
}
