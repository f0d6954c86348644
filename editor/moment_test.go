package editor

import (
	"testing"
	"time"
)

// thursday is half past ten in Tokyo.
var thursday = time.Date(2026, 11, 12, 10, 30, 15, 7, time.FixedZone("JST", 9*3600))

func TestReadMoment(t *testing.T) {
	for words, want := range map[string]string{
		"12 Nov 2026 14:30":                  "2026-11-12T14:30:00+09:00",
		"12 November 2026, 14:30":            "2026-11-12T14:30:00+09:00",
		"12th of November 2026 at 2.30pm":    "2026-11-12T14:30:00+09:00",
		"12 Nov. 2026 2 p.m.":                "2026-11-12T14:00:00+09:00",
		"Nov 12, 2026 14:30:05":              "2026-11-12T14:30:05+09:00",
		"Thursday 12 November 2026, 14:30":   "2026-11-12T14:30:00+09:00",
		"14:30 12 Nov 2026":                  "2026-11-12T14:30:00+09:00",
		"14:30 GMT, 12 Nov 2026":             "2026-11-12T14:30:00Z",
		"2026-11-12":                         "2026-11-12T00:00:00+09:00",
		"2026-11-12 14:30":                   "2026-11-12T14:30:00+09:00",
		"2026-11-12T14:30":                   "2026-11-12T14:30:00+09:00",
		"2026-11-12T14:30Z":                  "2026-11-12T14:30:00Z",
		"2026-11-12 14:30 -05:00":            "2026-11-12T14:30:00-05:00",
		"2026-11-12 14:30 UTC+1":             "2026-11-12T14:30:00+01:00",
		"12.11.2026 14:30 Uhr":               "2026-11-12T14:30:00+09:00",
		"13/11/2026":                         "2026-11-13T00:00:00+09:00",
		"11/13/2026":                         "2026-11-13T00:00:00+09:00",
		"12-Nov-2026 12am":                   "2026-11-12T00:00:00+09:00",
		"12 nov 2026 noon EST":               "2026-11-12T12:00:00-05:00",
		"12.11.2026 14.30 Uhr":               "2026-11-12T14:30:00+09:00",
		"now":                                "2026-11-12T10:30:15+09:00",
		"today 18:00":                        "2026-11-12T18:00:00+09:00",
		"18h30":                              "2026-11-12T18:30:00+09:00",
		"tomorrow 6:00":                      "2026-11-13T06:00:00+09:00",
		"yesterday":                          "2026-11-11T00:00:00+09:00",
		"today 18:00 PST":                    "2026-11-11T18:00:00-08:00", // which is the day there
		"2 Jan 06:00":                        "2027-01-02T06:00:00+09:00", // the nearest
		"14 sept":                            "2026-09-14T00:00:00+09:00",
		"29 Feb 2028":                        "2028-02-29T00:00:00+09:00",
		"2019-04-24T18:30:00+09:00":          "2019-04-24T18:30:00+09:00",
		Moment(thursday):                     "2026-11-12T10:30:00+09:00",
		Moment(thursday.UTC()):               "2026-11-12T01:30:00Z",
		"":                                   "",
		"4/5/2026":                           "", // April or May?
		"29 Feb 2026":                        "",
		"Monday 12 November 2026":            "",
		"12 Nov 2026 25:00":                  "",
		"12 Nov 2026 2pm Europe/Paris":       "2026-11-12T14:00:00+01:00",
		"2pm Europe/Paris, 12 July 2026":     "2026-07-12T14:00:00+02:00",
		"12 Nov 2026 14:30 Europe/Atlantis":  "",
		"12 Nov 2026 14:30 CST":              "", // China or Chicago?
		"12 Nov 12 2026":                     "",
		"November 2026":                      "",
		"soon":                               "",
		"12 Nov 14:30 and on":                "",
		"the day before they said 14:30 was": "",
	} {
		got, err := ReadMoment(words, thursday)
		if (err == nil) != (want != "") || err == nil && got.Format(time.RFC3339) != want {
			t.Errorf("%q: %v, %v; want %q", words, got, err, want)
		}
	}
}

// FuzzReadMoment: what it reads it reads the same as Moment and RFC 3339 write it.
func FuzzReadMoment(f *testing.F) {
	for _, s := range []string{"12 Nov 2026 14:30", "Thursday, Nov. 12, 2026 at 2:30 p.m. EST", "2026-11-12T14:30Z", "tomorrow 6:00", "12.11.2026 14:30 UTC+9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		at, err := ReadMoment(words, thursday)
		if err != nil {
			return
		}
		if again, err := ReadMoment(at.Format(time.RFC3339), thursday); at.Year() < 10000 && (err != nil || !again.Equal(at)) {
			t.Errorf("%q is %v, and that %v, %v", words, at, again, err)
		}
	})
}

// A day alone says not when a story came out.
func TestMeantHour(t *testing.T) {
	now := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct{ field, typed, want string }{
		{"published", "2019-04-25", ""},
		{"published", "25 Apr 2019", ""},
		{"published", "25 Apr 2019 midnight", "2019-04-25T00:00:00Z"},
		{"published", "25 Apr 2019 2.30pm", "2019-04-25T14:30:00Z"},
		{"published", "2019-04-25T14:30:00+09:00", "2019-04-25T14:30:00+09:00"},
		{"published", "now", "2026-11-28T09:00:00Z"},
		{"expires", "2019-04-25", "2019-04-25T00:00:00Z"},
	} {
		got, err := Meant(c.field, c.typed, now)
		if (err == nil) != (c.want != "") || err == nil && got != c.want {
			t.Errorf("%s %q: %q, %v", c.field, c.typed, got, err)
		}
	}
}
