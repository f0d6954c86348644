package wire

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"stet/editor"
)

// The time group of IPTC 7901: day of the month, hour and minute in six figures, then the
// zone, the month and the year, some of which some agencies leave out: "201530 GMT Nov 26".

const sentGroup = `([0-3]\d)([0-2]\d)([0-5]\d)(?: ?(GMT|UTC|Z|MESZ|MEZ|CEST|CET)\b)?(?: (\pL{3})\pL*\.? (?:20)?(\d\d)\b)?(?: (GMT|UTC|Z)\b)?`

var (
	sentTime = regexp.MustCompile(`\b(?i:` + sentGroup + `)`)
	sentLine = regexp.MustCompile(`^(?:\pL{2,8} )?(?i:` + sentGroup + `)$`)
	sentZone = map[string]string{"GMT": "Z", "UTC": "Z", "Z": "Z", "CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00"}
)

// timeGroup reads when a message was sent, and returns the line without that. A group
// without a month is of no day, which is only noted.
func (t *told) timeGroup(line, where string) string {
	m := timed(sentTime, line)
	if m == nil {
		return line
	}
	where += " (“" + strings.TrimSpace(m[0]) + "”)"
	if month := monthNamed(m[5]); month > 0 {
		t.when("published", fmt.Sprintf("20%s-%02d-%sT%s:%s:00%s", m[6], month, m[1], m[2], m[3], sentZone[strings.ToUpper(m[4]+m[7])]), where)
	} else {
		t.Note(editor.FieldLabel("published")+" left out: "+where+" does not say of which month", m[0], 0)
	}
	return strings.Replace(line, m[0], "", 1)
}

// timed finds a group that has a zone or a month: six figures alone may be anything.
func timed(group *regexp.Regexp, line string) []string {
	if m := group.FindStringSubmatch(line); m != nil && m[4]+m[5]+m[7] != "" {
		return m
	}
	return nil
}

// monthNamed reads the three letters of a month in English or German, 0 for none.
func monthNamed(v string) time.Month {
	german := map[string]time.Month{"mrz": time.March, "mär": time.March, "mai": time.May, "okt": time.October, "dez": time.December}
	v = strings.ToLower(v)
	for m := time.January; m <= time.December && v != ""; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), v) {
			return m
		}
	}
	return german[v]
}
