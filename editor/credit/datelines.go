package credit

import (
	"regexp"
	"slices"
	"strings"

	"stet/editor/prose"
)

// bareDatelineRE is a dateline that names no agency: "LA CROSSE, Wis. —".
var bareDatelineRE = regexp.MustCompile(`^\p{Lu}[\p{Lu}.' -]*\p{Lu}(?:, [\p{Lu}\p{Ll}. ]+)?\s*(?:[–—]|--)$`)

// placeAndHouse returns the house of a dateline without brackets, "Washington CNN —", or
// "".
func placeAndHouse(line string, o *Outlets) string {
	words := strings.Fields(strings.TrimRight(line, " –—"))
	last := len(words) - 1
	if last < 0 || last > 3 || !strings.HasSuffix(line, "—") && !strings.HasSuffix(line, "–") || !shouted(words[last]) {
		return ""
	}
	place := strings.Join(words[:last], " ")
	org, ok := o.Canonical(words[last])
	if !ok || place != "" && !prose.IsPlace(place) && !isPlace(words[:last]) && !months[strings.ToLower(place)] && !namedLikePeople[strings.ToLower(place)] {
		return ""
	}
	return org
}

// namedLikePeople are capitals that are people's names too.
var namedLikePeople = words("washington london paris berlin moscow madrid rome jerusalem")

var datelineRE = regexp.MustCompile(`^(.*)\(([^()]+)\)\s*([-–—]*)\s*$`)

// datelineOrg recognises "LONDON, Sept. 26 (Reuters) -": place, perhaps a
// date, and an agency in brackets, ended by a dash or holding a date.
func datelineOrg(line string, o *Outlets) (string, bool) {
	m := datelineRE.FindStringSubmatch(line + closing(line))
	if m == nil {
		return "", false
	}
	org, ok := o.Canonical(m[2])
	if !ok || m[3] == "" && !hasDate(m[1]) || cueRE.MatchString(m[1]) {
		return "", false
	}
	return org, true
}

// signedDateline keeps the names of "Ann Lee BERLIN (Reuters) -", which is a by-line and
// a dateline in one, and the agency.
func signedDateline(line string, o *Outlets) string {
	m := datelineRE.FindStringSubmatch(line + closing(line))
	if m == nil {
		return line
	}
	org, ok := o.Canonical(m[2])
	fields := strings.Fields(m[1])
	at := slices.IndexFunc(fields, shouted)
	if !ok || at < 2 || !isName(fields[at-2:at], false) || slices.ContainsFunc(fields[at:], func(w string) bool { return !shouted(w) }) {
		return line
	}
	return strings.Join(fields[:at], " ") + ", " + org
}

// closing gives back the bracket that clean took off "(Reuters) -".
func closing(line string) string {
	if strings.Count(line, "(") > strings.Count(line, ")") {
		return ")"
	}
	return ""
}

func hasDate(s string) bool {
	fields := strings.FieldsFunc(s, func(r rune) bool { return !isLetter(r) })
	for i, w := range fields {
		if months[strings.ToLower(w)] && (i+1 < len(fields) && isNumber(fields[i+1]) || i > 0 && isNumber(fields[i-1])) {
			return true
		}
	}
	return false
}
