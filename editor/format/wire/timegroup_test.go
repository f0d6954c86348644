package wire

import (
	"strings"
	"testing"
	"time"
)

// TestTimeGroup: the hour of a transmission is read where day, month, year and zone are
// said, wherever agencies put it; else what is there is told.
func TestTimeGroup(t *testing.T) {
	const text = "Bill rises =\nOne two.\n\nThree.\n"
	for _, c := range []struct{ name, message, published, day, noted string }{
		{"trailer", "\x01cw1 4 i 9\nBridge/\n\x02" + text + "\n\x03201530 GMT Nov 26\n\x04", "2026-11-20T15:30:00Z", "", ""},
		{"without a space", "\x01cw1 4 i 9\nBridge/\n\x02" + text + "\n\x03201530GMT NOV 26\n\x04", "2026-11-20T15:30:00Z", "", ""},
		{"zone at the end", "\x01cw1 4 i 9\nBridge/\n\x02" + text + "\n\x03201530 Nov 2026 UTC\n\x04", "2026-11-20T15:30:00Z", "", ""},
		{"of dpa", "\x01cw1 4 i 9\nBridge/\n\x02" + text + "\n\x03201530 MESZ Mai 26\n\x04", "2026-05-20T15:30:00+02:00", "", ""},
		{"header", "\x01cw0001 4 i 9 201530Z NOV 26\nBridge/\n\x02" + text + "\x03", "2026-11-20T15:30:00Z", "", ""},
		{"last line", "\x01cw1 4 i 9\nBridge/\n\x02" + text + "\nCW 201530 GMT NOV 26\n\x03", "2026-11-20T15:30:00Z", "", ""},
		{"no zone", "\x01cw1 4 i 9\nBridge/\n\x02" + text + "\n\x03201530 Nov 26\n\x04", "", "2026-11-20", "from the trailer (“201530 Nov 26”), which names no zone: only the day"},
		{"no month", "\x01cw1 4 i 9\nBridge/\n\x02" + text + "\n\x03201530 GMT\n\x04", "", "", "(“201530 GMT”) does not say of which month"},
		{"no day", "\x01cw1 4 i 9\nBridge/\n\x02" + text + "\n\x03391530 GMT Nov 26\n\x04", "", "", "has no time that can be read"},
		{"figures", "\x01cw1 4 i 9\nBridge/\n\x02" + text + "\n201530\n\x03", "", "", ""},
	} {
		all, err := ReadANPA([]byte(c.message))
		if err != nil || len(all) != 1 {
			t.Fatalf("%s: %d, %v", c.name, len(all), err)
		}
		a, said := all[0].Story.Article, ""
		for _, n := range all[0].Story.Notes {
			said += n.Decision + "\n"
		}
		at := ""
		if !a.Published.IsZero() {
			at = a.Published.Format(time.RFC3339)
		}
		paragraphs := 2
		if c.name == "figures" {
			paragraphs++
		}
		if at != c.published || a.Dateline.Date != c.day || !strings.Contains(said, c.noted) || len(a.Body) != paragraphs {
			t.Errorf("%s: %q, day %q, %d paragraphs, noted %s", c.name, at, a.Dateline.Date, len(a.Body), said)
		}
	}
}
