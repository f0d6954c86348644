package credit

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"stet/editor/prose"
)

// bareDatelineRE is a dateline that names no agency, "LA CROSSE, Wis. —", or has a day,
// "AGOURA HILLS, Calif., March 26 -".
var bareDatelineRE = regexp.MustCompile(`^\p{Lu}[\p{Lu}.'’/ -]*\p{Lu}\.?(?:, ?[\p{Lu}\p{Ll}. ]+)?(?:\s*(?:[–—]|--)|,? \p{Lu}\p{L}{2,8}\.? \d{1,2}\s*(?:[-–—]+|_))$`)

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

// datelineEastRE is a dateline of China, "新华社北京5月5日电", or Korea, "(서울=연합뉴스)".
var datelineEastRE = regexp.MustCompile(`^\P{L}*(?:(\p{Han}{2,4}社)\p{Han}+\d+月\d+日|\p{Hangul}+ ?= ?(\p{Hangul}+))`)

// datelineEast returns the agency of one.
func datelineEast(line string, o *Outlets) (string, bool) {
	if m := datelineEastRE.FindStringSubmatch(line); m != nil {
		return o.Canonical(m[1] + m[2])
	}
	return "", false
}

var datelineRE = regexp.MustCompile(`^(.*)\(([^()]+)\)\s*([-–—_]*)\s*$`)

// datelineOrg recognises "LONDON, Sept. 26 (Reuters) -": place, perhaps a
// date, and an agency in brackets, ended by a dash or holding a date.
func datelineOrg(line string, o *Outlets) (string, bool) {
	m := datelineRE.FindStringSubmatch(line + closing(line))
	if m == nil {
		return "", false
	}
	org, ok := o.bracketed(m[2])
	if first, _, _ := strings.Cut(m[1], " "); !ok && m[3] != "" && shouted(strings.Trim(first, ",")) && unicode.IsUpper(firstRune(m[2])) {
		org, ok = m[2], true // "DUNMORE (Coast News Now) —"
	}
	if !ok || m[3] == "" && !hasDate(m[1]) && !endsInPlace(m[1]) || len(findCues(m[1])) > 0 {
		return "", false
	}
	return org, true
}

// endsInPlace reports "Dunmore Bay, Indonesia".
func endsInPlace(s string) bool {
	_, place, ok := strings.Cut(s, ", ")
	return ok && prose.IsPlace(strings.TrimSpace(place))
}

// bracketed returns the agency in the brackets of a dateline, which may have its regional
// desk behind it, "dpa/lno", or its service, "Reuters Health".
func (o *Outlets) bracketed(name string) (string, bool) {
	if org, ok := o.Canonical(name); ok {
		return org, true
	}
	if agency, desk, ok := strings.Cut(name, "/"); ok && o.find(desk) < 0 && strings.ToLower(desk) == desk {
		return o.Canonical(agency)
	}
	agency, _, _ := strings.Cut(name, " ")
	one, ok := o.Lookup(agency)
	return one.Name, ok && one.Kind == "agency"
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

// monthsAbroad are those of agencies' datelines in French, German, Portuguese and Spanish.
var monthsAbroad = words(`janv févr fév mars avr mai juin juil août déc janvier février avril juillet septembre octobre novembre décembre
	jän mär märz okt dez januar februar juni juli oktober dezember
	ene abr ago set dic fev out enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
	janeiro fevereiro março maio junho julho setembro outubro novembro dezembro`)

func hasDate(s string) bool {
	fields := strings.FieldsFunc(s, func(r rune) bool { return !isLetter(r) })
	for i, w := range fields {
		if (months[strings.ToLower(w)] || monthsAbroad[strings.ToLower(w)]) && (i+1 < len(fields) && isNumber(fields[i+1]) || i > 0 && isNumber(fields[i-1])) {
			return true
		}
	}
	return false
}
