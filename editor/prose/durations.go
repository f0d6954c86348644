package prose

import "strings"

// duration reads "nine weeks", "two-year", "5 1/2 hours", "the past two
// months", "several years", "a decade" where it is a length of time and not a
// rate ("vehicles a day").
func (s *scanner) duration(i int) (int, string) {
	if s.glued(i) {
		return i, ""
	}
	from := i
	if i = s.bound(i); i > from && (s.at(i).line || s.at(i).any("the", "this", "last")) {
		return from, ""
	}
	next, value := s.span(i, i > from)
	if next == i || i > from && s.hyphen(next) > next {
		return from, ""
	}
	if end, _ := s.ago(i); end > next && i > from {
		return from, ""
	}
	if end := s.hyphen(next); s.at(end).is("long") && end > next {
		next = end + 1
	}
	for s.at(next).any("and", ",") {
		end, more := s.counted(next + 1)
		if end == next+1 {
			break
		}
		next, value = end, joinDurations(value, more)
	}
	return next, value
}

// bound skips the words that make a length of time a bound: "more than", "at
// least", "nearly".
func (s *scanner) bound(i int) int {
	t, u := s.at(i), s.at(i+1)
	switch {
	case t.any("almost", "nearly") || t.is("over") && !s.at(i-1).has(currency|share|measure):
		return i + 1
	case t.any("more", "less", "fewer") && u.is("than"), t.is("at") && u.any("least", "most"), t.is("up") && u.is("to"):
		return i + 2
	case t.is("no") && u.any("more", "less", "fewer") && s.at(i+2).is("than"):
		return i + 3
	}
	return i
}

// span reads one length of time, with "the past" before it; loose takes "a
// year" in any place.
func (s *scanner) span(i int, loose bool) (int, string) {
	at := i
	if s.at(at).is("the") {
		at++
	}
	if s.at(at).any("past", "last", "next", "first", "previous", "coming", "final", "recent") && !s.at(at+1).line {
		if s.at(at).is("recent") && s.plural(at+1) {
			return at + 2, ""
		}
		if s.at(at).any("coming", "past") && s.plural(at+1) {
			return at + 2, ""
		}
		at++
	}
	if next, value := s.counted(at); next > at && (at != i+1 || !s.at(i).is("the") || s.hyphen(at+1) == at+1) {
		return next, value
	}
	if at > i {
		if t := s.at(at); t.any("few", "several", "couple") && s.plural(at+1) {
			return at + 2, ""
		}
		return i, ""
	}
	t := s.at(i)
	if t.has(vague) && !t.is("recent") && s.plural(i+1) {
		return i + 2, ""
	}
	if t.any("a", "an") {
		return s.single(i, loose)
	}
	if t.has(unit) && (t.any("years", "weeks", "months", "days", "decades", "centuries", "hours", "minutes")) && (loose || s.at(i-1).any("for", "in", "of", "within", "took", "take", "after")) {
		return i + 1, ""
	}
	if t.has(unit) && s.hyphen(i+1) > i+1 && s.at(i+2).any("long") {
		return i + 3, ""
	}
	return i, ""
}

func (s *scanner) plural(i int) bool {
	t := s.at(i)
	return t.has(unit) && !t.line && strings.HasSuffix(t.lower, "s")
}

// counted reads a number and a unit of time.
func (s *scanner) counted(i int) (int, string) {
	a, next := s.numberAt(i)
	if next == i {
		return i, ""
	}
	at := s.hyphen(next)
	if s.at(at).any("more", "full", "straight", "consecutive", "whole", "further", "working", "business", "calendar") {
		at++
	}
	u := s.at(at)
	if !u.has(unit) || u.line || u.any("second", "quarter", "quarters") || s.year(i) > 0 && a.plain {
		return i, ""
	}
	value := isoDuration(a.value, u.code)
	if s.at(at+1).is("and") && s.at(at+2).is("a") && s.at(at+3).is("half") {
		return at + 4, isoDuration(a.value+".5", u.code)
	}
	return at + 1, value
}

// single reads "a year", "an hour and a half", "a few days", "half a day".
func (s *scanner) single(i int, loose bool) (int, string) {
	u := s.at(s.hyphen(i + 1))
	if u.any("few", "couple") {
		at := i + 2
		if s.at(at).is("of") {
			at++
		}
		if s.plural(at) {
			return at + 1, ""
		}
		return i, ""
	}
	if !u.has(unit) || u.line || u.any("second", "quarter", "seconds", "weekend") {
		return i, ""
	}
	if s.at(i+2).is("and") && s.at(i+3).is("a") && s.at(i+4).is("half") {
		return i + 5, isoDuration("1.5", u.code)
	}
	before := s.at(i - 1)
	if loose || before.any("for", "in", "within", "than", "after", "about", "nearly", "almost", "over", "half", "lasted", "took", "every", "to", "lasts", "spent") {
		return i + 2, isoDuration("1", u.code)
	}
	return i, ""
}

// isoDuration writes a length of time as ISO 8601 does: P9W, PT5.5H. Decades and
// centuries become years.
func isoDuration(value, code string) string {
	switch code {
	case "X":
		return "P" + power(value, 1) + "Y"
	case "C":
		return "P" + power(value, 2) + "Y"
	case "Q":
		return ""
	case "H", "S":
		return "PT" + value + code
	case "T":
		return "PT" + value + "M"
	}
	return "P" + value + code
}

// joinDurations writes "two hours and ten minutes" as one duration; where the
// parts do not go together it is "".
func joinDurations(a, b string) string {
	switch {
	case a == "" || b == "" || strings.HasSuffix(a, "W") || strings.HasSuffix(b, "W"):
		return ""
	case strings.HasPrefix(b, "PT") && strings.HasPrefix(a, "PT"):
		return a + b[2:]
	}
	return a + b[1:]
}
