package editor

import (
	"regexp"
	"strings"
	"time"
)

// wantedMoment is what ReadMoment takes, for whoever typed something else.
const wantedMoment = "a day and an hour, such as 12 Nov 2026 14:30, 2026-11-12 or tomorrow 6:00, with the month in letters; the hour is the desk’s own unless a zone stands behind it, such as UTC, EST, +09:00 or Europe/Paris"

var (
	clockRE   = regexp.MustCompile(`(?i)(?:^|[\s,t])(?:at )?(?:([01]?\d|2[0-3])[:h]([0-5]\d)(?::([0-5]\d))?(?:\s*([ap])\.?m\b\.?)?|(\d\d?)\.([0-5]\d)\s*(?:([ap])\.?m\b\.?|uhr\b)|(0?[1-9]|1[0-2])\s*([ap])\.?m\b\.?|(noon|midnight)\b)(?:\s*(?:hrs|uhr)\b)?`)
	offsetRE  = regexp.MustCompile(`(?i)^\s*\(?(?:utc|gmt)?([+-])(\d\d?)(?::?([0-5]\d))?\)?(?:$|\s)`)
	placeRE   = regexp.MustCompile(`^\s*\(?([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_-]+){1,2})\)?(?:$|[\s,])`)
	zoneRE    = regexp.MustCompile(`^\s*\(?([A-Za-z]{1,4})\)?(?:$|[\s,])`)
	yearRE    = regexp.MustCompile(`^(\d{4})[-/.](\d\d?)[-/.](\d\d?)$`)
	figuresRE = regexp.MustCompile(`^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$`)
	monthRE   = regexp.MustCompile(`^(?:the )?(?:(\d\d?)(?:st|nd|rd|th)?[\s.-]*(?:of )?)?([a-z]{3,9})\b\.?(?:[\s-]+(\d\d?)(?:st|nd|rd|th)?)?(?:[\s-]+(\d{4}))?$`)
	weekdayRE = regexp.MustCompile(`^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s+`)
)

// zoneHours are the zones that desks write by their letters, in hours from UTC. Letters
// that stand for several, such as CST and IST, are not among them.
var zoneHours = map[string]int{"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3,
	"JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}

// IsMoment reports whether a field, of an article or a picture, is a moment.
func IsMoment(field string) bool {
	return field == "published" || field == "embargo" || field == "expires"
}

// Meant is what was typed into a field as the field keeps it: a moment, which may be
// typed as ReadMoment reads it, in RFC 3339, and other values as they are.
func Meant(field, typed string, now time.Time) (string, error) {
	if !IsMoment(field) || strings.TrimSpace(typed) == "" {
		return typed, nil
	}
	at, err := ReadMoment(typed, now)
	if err != nil {
		return typed, &FieldError{field, typed, wantedMoment}
	}
	if field == "published" && !saysHour(typed) {
		return typed, &FieldError{field, typed, wantedHour}
	}
	return at.Format(time.RFC3339), nil
}

// wantedHour is what a day alone lacks to say when a story came out: midnight, which nobody
// said, would be printed with it.
const wantedHour = "the hour as well, such as 25 Apr 2019 14:30; a day alone belongs into “Dateline, day”"

// saysHour reports whether words that ReadMoment reads have an hour of their own.
func saysHour(words string) bool {
	words = strings.TrimSpace(words)
	_, err := time.Parse(time.RFC3339, words)
	return err == nil || strings.EqualFold(words, "now") || clockRE.MatchString(words)
}

// ReadMoment reads a moment as people write it, and as Moment and RFC 3339 do: "12 Nov
// 2026 14:30", "2026-11-12", "Thursday 12 November, 2.30pm GMT", "tomorrow 6:00". What the
// words leave out is taken from now: the zone, the day, and its year, which is the
// nearest. A day without an hour begins at midnight. Of 4/5/2026 nobody knows which
// is the month. The error is a *FieldError of no field.
func ReadMoment(words string, now time.Time) (time.Time, error) {
	words = strings.TrimSpace(words)
	if t, err := time.Parse(time.RFC3339, words); err == nil {
		return t, nil
	}
	if strings.EqualFold(words, "now") {
		return now.Truncate(time.Second), nil
	}
	wrong := &FieldError{Value: words, Want: wantedMoment}
	if len(words) > 80 {
		return time.Time{}, wrong
	}
	day, hour, minute, second, zone := readClock(words, now.Location())
	date, ok := readDay(strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(day), ",", " ")), " "), now.In(zone))
	if words == "" || !ok {
		return time.Time{}, wrong
	}
	return time.Date(date.Year(), date.Month(), date.Day(), hour, minute, second, 0, zone), nil
}

// readClock parts the hour of a moment, and the zone behind it, from the day.
func readClock(words string, zone *time.Location) (day string, hour, minute, second int, in *time.Location) {
	at := clockRE.FindStringSubmatchIndex(words)
	if at == nil {
		return words, 0, 0, 0, zone
	}
	m := clockRE.FindStringSubmatch(words)
	hour, minute, second = number(m[1]+m[5]+m[8]), number(m[2]+m[6]), number(m[3])
	switch half := strings.ToLower(m[4] + m[7] + m[9]); {
	case strings.EqualFold(m[10], "noon"), half == "p" && hour < 12:
		hour += 12
	case half == "a" && hour == 12:
		hour = 0
	}
	before, behind := words[:at[0]], words[at[1]:]
	if o := offsetRE.FindStringSubmatch(behind); o != nil {
		seconds := number(o[2])*3600 + number(o[3])*60
		if o[1] == "-" {
			seconds = -seconds
		}
		zone, behind = fixedZone(seconds), behind[len(o[0]):]
	} else if p := placeRE.FindStringSubmatch(behind); p != nil {
		if place, err := time.LoadLocation(p[1]); err == nil {
			zone, behind = place, behind[len(p[0]):]
		}
	} else if z := zoneRE.FindStringSubmatch(behind); z != nil {
		if hours, ok := zoneHours[strings.ToUpper(z[1])]; ok {
			zone, behind = fixedZone(hours*3600), behind[len(z[0]):]
		}
	}
	if hour > 23 || strings.TrimSpace(before) != "" && strings.TrimSpace(behind) != "" {
		return "?", 0, 0, 0, zone // no hour, or one in the middle of words
	}
	return before + behind, hour, minute, second, zone
}

func fixedZone(seconds int) *time.Location {
	if seconds == 0 {
		return time.UTC
	}
	return time.FixedZone("", seconds)
}

// readDay reads the day of a moment, in small letters with single spaces, "" for today.
func readDay(words string, now time.Time) (time.Time, bool) {
	if days, ok := map[string]int{"": 0, "today": 0, "tomorrow": 1, "yesterday": -1}[words]; ok {
		return now.AddDate(0, 0, days), true
	}
	weekday := weekdayRE.FindStringSubmatch(words)
	if weekday != nil {
		words = words[len(weekday[0]):]
	}
	date, ok := readDate(words, now)
	if ok && weekday != nil && !strings.HasPrefix(strings.ToLower(date.Weekday().String()), weekday[1]) {
		return date, false
	}
	return date, ok
}

func readDate(words string, now time.Time) (time.Time, bool) {
	if m := yearRE.FindStringSubmatch(words); m != nil {
		return dayIn(number(m[1]), number(m[2]), number(m[3]), now)
	}
	if m := figuresRE.FindStringSubmatch(words); m != nil {
		day, month := number(m[1]), number(m[2])
		switch {
		case strings.Contains(words, ".") || day > 12 || day == month: // with full stops the day is first everywhere
			return dayIn(number(m[3]), month, day, now)
		case month > 12:
			return dayIn(number(m[3]), day, month, now)
		}
		return time.Time{}, false
	}
	m := monthRE.FindStringSubmatch(words)
	if m == nil || (m[1] == "") == (m[3] == "") {
		return time.Time{}, false
	}
	month := monthOf(m[2])
	if m[4] != "" {
		return dayIn(number(m[4]), month, number(m[1]+m[3]), now)
	}
	return nearestYear(month, number(m[1]+m[3]), now)
}

// monthOf is the month with a name of three letters or more, 0 for none.
func monthOf(name string) int {
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), name) || name == "sept" && m == time.September {
			return int(m)
		}
	}
	return 0
}

// nearestYear is the day of a month that is least far from now.
func nearestYear(month, day int, now time.Time) (time.Time, bool) {
	var best time.Time
	for year := now.Year() - 1; year <= now.Year()+1; year++ {
		if d, ok := dayIn(year, month, day, now); ok && (best.IsZero() || d.Sub(now).Abs() < best.Sub(now).Abs()) {
			best = d
		}
	}
	return best, !best.IsZero()
}

// dayIn is a day of the calendar, false where there is none such.
func dayIn(year, month, day int, now time.Time) (time.Time, bool) {
	d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, now.Location())
	return d, year >= 1500 && int(d.Month()) == month && d.Day() == day
}
