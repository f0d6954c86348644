package format

import (
	"regexp"
	"strings"
	"time"
	_ "time/tzdata" // a laptop need not have the zones of the world
	"unicode"

	"stet/editor"
)

// embargoOpens opens a line that says until when copy is to wait: "EMBARGOED UNTIL",
// "Embargo:", "Strictly not for release before". What follows says until when.
var embargoOpens = regexp.MustCompile(`(?i)^[*_\[(!\s]*(?:(?:strictly|strict|under|press|media|news)\s+)*(?:` +
	`(?:embargo(?:ed)?|sperrfrist)(?:\s+(?:for|from)\s+(?:(?:all|use|release|publication|broadcast|media|and|or)\b[\s/]*)+)?(?:\s*[:–—-]+\s*|\s+(?:until|till?|to|before|lifts?|ends?|expires?)\b:?\s*|\W*$)` +
	`|(?:not?|hold)\s+(?:to\s+be\s+)?(?:for\s+)?(?:(?:any|all|use|used|released?|publication|publish(?:ed)?|broadcast|or|and)\b[\s/]*)*(?:until|till?|before|prior\s+to)\b:?\s*` +
	`)(?:until|till?|to)?\s*`)

// embargoWords must stand in such a line where its time is not understood, lest a
// headline about another embargo be taken for one.
var embargoWords = regexp.MustCompile(`(?i)\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:noon|midnight|further notice|tomorrow|tonight|release|publication)\b|\b\p{L}{3,9} time\b`)

// bareEmbargo opens such a line where nothing but the day or the hour follows: "EMBARGO 28
// November 00:01".
var bareEmbargo = regexp.MustCompile(`^\W*(?:EMBARGO(?:ED)?|SPERRFRIST|Sperrfrist)\s+(?:(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:day)|(?i:noon|midnight|tomorrow|tonight)|\d)`)

// opensEmbargo returns the words that open a line about an embargo, "" for any other line.
func opensEmbargo(line string) string {
	if opens := embargoOpens.FindString(line); opens != "" {
		return opens
	}
	if bareEmbargo.MatchString(line) {
		word := strings.IndexFunc(line, unicode.IsLetter)
		return line[:word+strings.IndexFunc(line[word:], unicode.IsSpace)+1]
	}
	return ""
}

// embargoLine takes such a line: into the field where moment and zone are beyond
// doubt, else into the editor's note, where a check asks for them.
func (l *lifter) embargoLine(p paragraph) bool {
	opens := opensEmbargo(p.text)
	if opens == "" || p.words() > 25 {
		return false
	}
	return l.embargo(p, p.text[len(opens):])
}

// embargo takes a line whose value says until when.
func (l *lifter) embargo(p paragraph, value string) bool {
	until, sure := readEmbargo(value)
	switch {
	case sure && until.Equal(l.a.Embargo):
		l.lifted("the embargo said again: dropped", p.raw, p.number)
		return true
	case sure && l.a.Embargo.IsZero():
		l.a.Embargo = until
		l.lifted("line read as the embargo", p.raw, p.number, "embargo")
		return true
	case !sure && (p.words() > 20 || !embargoWords.MatchString(value) && value != "" && p.text != strings.ToUpper(p.text)):
		return false
	case l.a.EditorNote != "":
		l.a.EditorNote += "\n" + p.text
		l.note("another line about an embargo put in the editor's note", p.raw, p.number)
		return true
	}
	l.a.EditorNote = p.text
	l.lifted("embargo without an exact time and zone put in the editor's note", p.raw, p.number, "editorNote")
	return true
}

// places are the zones that copy names without saying whether it is summer there, and
// those that hold for a part of the year only: the place says whether they do that day.
var places = map[string]string{
	"et": "America/New_York", "eastern time": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "new york time": "America/New_York",
	"ct": "America/Chicago", "central time": "America/Chicago", "cdt": "America/Chicago",
	"mt": "America/Denver", "mountain time": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver",
	"pt": "America/Los_Angeles", "pacific time": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
	"bst": "Europe/London", "uk time": "Europe/London", "london time": "Europe/London",
	"cet": "Europe/Paris", "cest": "Europe/Paris", "mez": "Europe/Berlin", "mesz": "Europe/Berlin", "paris time": "Europe/Paris", "berlin time": "Europe/Berlin",
	"eet": "Europe/Helsinki", "eest": "Europe/Helsinki", "aest": "Australia/Sydney", "aedt": "Australia/Sydney",
	"japan time": "Asia/Tokyo", "tokyo time": "Asia/Tokyo", "korea time": "Asia/Seoul", "seoul time": "Asia/Seoul",
}

var (
	placeWord = regexp.MustCompile(`\b(?:[ECMP]T|[A-Z]{3,4}|(?i:eastern|central|mountain|pacific|uk|london|new york|paris|berlin|japan|tokyo|korea|seoul) (?i:time))\b`)
	zoneName  = regexp.MustCompile(`\b[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+){1,2}\b`) // of the tz database: Europe/Paris
	fourClock = regexp.MustCompile(`(?i)\b([01]\d|2[0-3])[.:]?([0-5]\d)\s?(?:hrs\b|hours\b|h\b|([A-Z]{2,4}\b|[+-]\d\d:?\d\d\b))`)
	noonWord  = regexp.MustCompile(`(?i)\b(?:12 )?noon\b`)
	threeWays = regexp.MustCompile(`\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b`) // whose day may come second
)

// readEmbargo reads a moment of which day, year, time and zone are all said, and agree.
func readEmbargo(value string) (time.Time, bool) {
	value = strings.Trim(value, " *_[]()!.–—-")
	words := noonWord.ReplaceAllString(fourClock.ReplaceAllString(value, "$1:$2 $3"), "12:00 pm")
	place := ""
	if at := zoneName.FindStringIndex(words); at != nil {
		place, words = words[at[0]:at[1]], words[:at[0]]+" "+words[at[1]:]
	}
	for _, w := range placeWord.FindAllString(words, -1) {
		if places[strings.ToLower(w)] == "" {
			continue
		}
		if place != "" {
			return time.Time{}, false
		}
		zone := strings.ToLower(w)
		place = places[zone]
		if zones[zone] == 0 { // one that the reader of dates does not know
			words = strings.Replace(words, w, " ", 1)
		}
	}
	d, whole := wholeDate(words)
	day, err := time.Parse(time.DateOnly, d.ISO())
	if !whole || err != nil || !d.hasTime || contradicts(value, day.Weekday()) || threeWays.MatchString(value) && !isoDate.MatchString(value) {
		return time.Time{}, false
	}
	if place == "" {
		return d.Time(), d.zone != nil
	}
	return d.in(place)
}

// in returns the moment by the clocks of a place, false where they show that time twice
// or never, or the zone said is not theirs on that day.
func (d date) in(name string) (time.Time, bool) {
	place, err := time.LoadLocation(name)
	if err != nil {
		return time.Time{}, false
	}
	t := time.Date(d.year, time.Month(d.month), d.day, d.hour, d.min, d.sec, 0, place)
	_, offset := t.Zone()
	if d.zone != nil {
		said := d.Time()
		_, is := said.In(place).Zone()
		_, as := said.Zone()
		return said, is == as
	}
	for _, other := range []time.Duration{-time.Hour, time.Hour} {
		if t.Add(other).Format(time.DateTime) == t.Format(time.DateTime) {
			return time.Time{}, false
		}
	}
	return t.In(fixedZone(offset / 60)), t.Hour() == d.hour
}

// liftEmbargoes takes the lines about an embargo out of the head and the foot of a
// body whose format names the other fields itself.
func (r *reading) liftEmbargoes() {
	l := &lifter{reading: *r}
	var kept []placed
	for i, b := range l.body {
		near := i < headLines || i >= len(l.body)-footLines
		p := paragraph{text: b.Text, raw: b.Text, number: b.line, lines: 1}
		if near && b.Kind == editor.Paragraph && len(suggested(b.Marks)) == 0 && l.embargoLine(p) {
			continue
		}
		kept = append(kept, b)
	}
	if len(kept) > 0 {
		l.body = kept
		*r = l.reading
	}
}
