package credit

import (
	"testing"
	"time"
	_ "time/tzdata"

	"stet/editor"
)

func TestSaidUntil(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Now: time.Date(2026, 11, 27, 9, 30, 0, 0, london)} // a Friday
	for line, want := range map[string]string{
		"EMBARGO 0001 SATURDAY":                                   "Wait until Saturday 28 November 2026, 00:01 Europe/London",
		"STRICTLY EMBARGOED UNTIL 00:01 SATURDAY":                 "Wait until Saturday 28 November 2026, 00:01 Europe/London",
		"EMBARGO: 0001hrs, Saturday, 28 November 2026":            "Wait until Saturday 28 November 2026, 00:01 Europe/London",
		"EMBARGO 28/11/2026 00:01":                                "Wait until Saturday 28 November 2026, 00:01 Europe/London",
		"EMBARGOED 28 Nov 00:01":                                  "Wait until Saturday 28 November 2026, 00:01 Europe/London",
		"Embargoed until 2026-11-29 06:00:00":                     "Wait until Sunday 29 November 2026, 06:00 Europe/London",
		"Embargoed until 29 Nov 2026 0600 IST":                    "",
		"Embargoed until 2026-11-30":                              "",
		"Embargo: 6 p.m.":                                         "Wait until Friday 27 November 2026, 18:00 Europe/London",
		"EMBARGOED UNTIL 00:01 ON 1 NOVEMBER 2026":                "It was until Sunday 1 November 2026, 00:01 Europe/London",
		"EMBARGOED UNTIL 00:01 ON 1 NOVEMBER":                     "",
		"Embargo: 6 a.m.":                                         "", // today's is over, and nobody said tomorrow's
		"EMBARGO 0900 FRIDAY":                                     "Wait until Friday 4 December 2026, 09:00 Europe/London",
		"NOT FOR RELEASE BEFORE 18:00 JST SATURDAY":               "Wait until Saturday 28 November 2026, 18:00 UTC+09:00",
		"Sperrfrist: 28. November, 10 Uhr":                        "Wait until Saturday 28 November 2026, 10:00 Europe/London",
		"EMBARGOED UNTIL 1 JUNE 2027, 0001":                       "Wait until Tuesday 1 June 2027, 00:01 Europe/London",
		"Embargoed until Friday 28 November 2026, 00:01":          "", // a Saturday
		"EMBARGO 5/6/2027 00:01":                                  "", // whose month?
		"Embargoed until Saturday evening":                        "",
		"EMBARGO 28 November":                                     "",
		"EMBARGO MIDNIGHT SATURDAY":                               "",
		"EMBARGO 0001 TOMORROW":                                   "",
		"EMBARGO":                                                 "",
		"Note to desks: EMBARGOED UNTIL 0001 GMT 5 DECEMBER 2026": "Wait until Saturday 5 December 2026, 00:01 UTC",
		"EMBARGOED UNTIL 0001 GMT 5 DECEMBER 2026. Call the desk on 020 7946 0000 with questions": "Wait until Saturday 5 December 2026, 00:01 UTC",
		"Please note. Embargoed until 00:01 JST on 5 December 2026, do not publish":               "Wait until Saturday 5 December 2026, 00:01 UTC+09:00",
		"Embargoed until 5 December 2026, 6 a.m. ET, and no sooner":                               "", // whose time?
		"Embargoed until 5 December 2026, 06:00, eastern":                                         "",
		"Embargoed until 5 December 2026, 06:00, local time":                                      "",
		"Embargoed until 06:00. The council sits on 5 December":                                   "", // of which day?
		"Embargoed until 5 December 2026, 06:00 in print, 09:00 on the web":                       "",
		"Embargoed until the minister has spoken at 10:00, Lund":                                  "",
	} {
		got := ""
		if at, ok := in.saidUntil(line); ok {
			got = in.waitUntil(at).Label
		}
		if got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	// what the fix sets is a moment of the desk's zone
	at, _ := in.saidUntil("EMBARGO 0001 1 JULY 2027")
	var a editor.Article
	if err := a.SetField("embargo", in.waitUntil(at).Edits[0].Value); err != nil || !a.Embargo.Equal(time.Date(2027, 6, 30, 23, 1, 0, 0, time.UTC)) {
		t.Errorf("%v, %v", a.Embargo, err)
	}
}
