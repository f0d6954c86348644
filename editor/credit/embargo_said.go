package credit

import (
	"regexp"
	"strings"
	"time"

	"stet/editor"
)

var (
	// fillerRE finds what stands around the moment in a line about an embargo.
	fillerRE   = regexp.MustCompile(`(?i)\b(?:strict(?:ly)?|under|press|media|news|embargo(?:ed)?|sperrfrist|until|till?|before|prior to|not|no|to be|for|from|all|any|use|used|released?|publication|publish(?:ed)?|broadcast|hold|or|and|on|the|bis)\b`)
	fourRE     = regexp.MustCompile(`(?i)\b(?:([01]\d)([0-5]\d)(?:\s?(?:hrs|hours|h)\b)?|(2[0-3])([0-5]\d)\s?(?:hrs|hours|h)\b)`)
	uhrRE      = regexp.MustCompile(`(?i)\b(\d{1,2})\s+uhr\b`)
	saidHourRE = regexp.MustCompile(`(?i)\b(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|noon\b)`)
	// clauseEndRE finds where a sentence, or the part of one that names a moment, may end: not
	// behind "a.m.", where a zone may follow.
	clauseEndRE = regexp.MustCompile(`[!?;]\s|[^m][.]\s+\p{Lu}\p{Ll}|\s[–—-]\s|,\s+(?:and|but|do|no|not|please)\b`)
	moreTimeRE  = regexp.MustCompile(`(?i)\btime\b|\bzone\b`)
	saidDayRE   = regexp.MustCompile(`(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day\b,?`)
)

// saidUntil reads the moment that a line about an embargo says. Where the line says more,
// the moment stands behind the word, with its day, and nothing behind it may say another.
func (in Input) saidUntil(line string) (time.Time, bool) {
	if at, ok := in.saysMoment(line); ok {
		return at, true
	}
	word := embargoRE.FindStringIndex(line)
	if word == nil {
		word = bareEmbargoRE.FindStringIndex(line)
	}
	if word == nil {
		return time.Time{}, false
	}
	line = line[word[0]:]
	for _, end := range append(clauseEndRE.FindAllStringIndex(line, -1), []int{len(line) - 1, len(line)}) {
		said, rest := line[:end[0]+1], line[end[0]+1:]
		if saidHourRE.MatchString(rest) || moreTimeRE.MatchString(rest) || !saysDay(said) {
			continue
		}
		if at, ok := in.saysMoment(said); ok {
			return at, true
		}
	}
	return time.Time{}, false
}

// saysDay reports whether words about an hour say of which day.
func saysDay(words string) bool {
	return saidDayRE.MatchString(words) || strings.ContainsAny(saidHourRE.ReplaceAllString(fourRE.ReplaceAllString(words, ""), ""), "123456789")
}

// saysMoment reads words that say no more than a moment: what is not in them, its zone and
// its year, as the desk has them, and of a weekday alone the next one. A day without an
// hour, "midnight" and "tomorrow" say no moment, for nobody knows whose.
func (in Input) saysMoment(line string) (time.Time, bool) {
	words := uhrRE.ReplaceAllString(fourRE.ReplaceAllString(line, "$1$3:$2$4"), "$1:00")
	words = strings.Trim(strings.Join(strings.Fields(fillerRE.ReplaceAllString(words, " ")), " "), " ,.:;!*_()[]–—-")
	if in.Now.IsZero() || !saidHourRE.MatchString(words) {
		return time.Time{}, false
	}
	dated := strings.ContainsAny(saidHourRE.ReplaceAllString(words, ""), "123456789")
	if dated {
		at, err := editor.ReadMoment(words, in.Now)
		return at, err == nil && (at.After(in.Now) || yearRE.MatchString(words)) // of last year's day nobody waits
	}
	day := saidDayRE.FindStringSubmatch(words)
	at, err := editor.ReadMoment(strings.TrimSpace(saidDayRE.ReplaceAllString(words, "")), in.Now)
	if err != nil || strings.Contains(strings.ToLower(words), "tomorrow") {
		return time.Time{}, false
	}
	if day == nil {
		return at, at.After(in.Now)
	}
	for n := 0; n <= 7; n++ {
		next := at.AddDate(0, 0, n)
		if strings.EqualFold(next.Weekday().String(), day[1]+"day") && next.After(in.Now) {
			return next, true
		}
	}
	return time.Time{}, false
}

// waitUntil is the fix that sets an embargo, with the day and the zone in full: whoever
// presses it answers for both.
func (in Input) waitUntil(at time.Time) editor.Fix {
	label := at.Format("Monday 2 January 2006, 15:04 ")
	switch zone := at.Location().String(); {
	case at.Location() != in.Now.Location():
		label += "UTC" + strings.TrimPrefix(at.Format("-07:00"), "+00:00")
	case zone == "Local":
		label += at.Format("MST") + ", the time here"
	default:
		label += zone
	}
	if at.After(in.Now) {
		label = "Wait until " + label
	} else {
		label = "It was until " + label
	}
	return editor.Fix{Label: label, Edits: []editor.Edit{{Field: "embargo", Value: at.Format(time.RFC3339)}}}
}
