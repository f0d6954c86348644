package prose

import "strings"

// date reads calendar days, months, years and the words that point to them.
func (s *scanner) date(i int) (int, string) {
	if s.glued(i) && !s.at(i-1).any("-", "–", "/") {
		return i, ""
	}
	next, value := i, ""
	for _, read := range []func(*scanner, int) (int, string){
		(*scanner).written, (*scanner).weekdayDate, (*scanner).monthDate, (*scanner).dayMonth, (*scanner).yearDate,
		(*scanner).decade, (*scanner).deictic, (*scanner).shifted, (*scanner).staged, (*scanner).ago, (*scanner).period, (*scanner).feast,
		(*scanner).loose, (*scanner).spokenYear,
	} {
		if end, v := read(s, i); end > next {
			next, value = end, v
		}
	}
	return next, value
}

// written reads dates in digits: 2019-04-24, 24/04/2019, 24.4.2019. Of 4/5/2019
// the order is unknown, and so the value.
func (s *scanner) written(i int) (int, string) {
	t := s.at(i)
	if t.class != number {
		return i, ""
	}
	if parts := strings.Split(t.lower, "."); len(parts) == 3 && len(parts[2]) == 4 {
		return i + 1, ymd(atoi(parts[2]), atoi(parts[1]), atoi(parts[0]))
	}
	sep := s.at(i + 1)
	if !sep.any("-", "/") || !s.tight(i+1, sep.lower) || !s.tight(i+3, sep.lower) || s.at(i+2).class != number || s.at(i+4).class != number {
		return i, ""
	}
	a, b, c := t.lower, s.at(i+2).lower, s.at(i+4).lower
	switch {
	case len(a) == 4 && len(b) <= 2 && len(c) <= 2:
		return i + 5, ymd(atoi(a), atoi(b), atoi(c))
	case len(a) > 2 || len(b) > 2 || len(c) != 4:
		return i, ""
	case atoi(a) > 12:
		return i + 5, ymd(atoi(c), atoi(b), atoi(a))
	case atoi(b) > 12:
		return i + 5, ymd(atoi(c), atoi(a), atoi(b))
	}
	return i + 5, ""
}

// weekdayDate reads "Thursday", "Thursday morning", "Thursday, April 25, 2019".
func (s *scanner) weekdayDate(i int) (int, string) {
	t := s.at(i)
	if !t.has(weekday) || !t.upper {
		return i, ""
	}
	next := i + 1
	if len(t.lower) <= 5 && !strings.HasSuffix(t.lower, "day") {
		next = s.dot(next)
	}
	at := next
	if s.tight(at, ",") {
		at++
	}
	if s.at(at).any("the") {
		at++
	}
	for _, read := range []func(*scanner, int) (int, string){(*scanner).monthDate, (*scanner).dayMonth, (*scanner).written} {
		if end, value := read(s, at); end > at && (strings.Count(value, "-") == 2 || s.day.IsZero()) {
			return s.part(end), value
		}
	}
	if t.has(ambiguous) {
		return i, "" // Sun, Sat and Wed by themselves are words
	}
	return s.part(next), s.nearestWeekday(t.n, i)
}

// part takes "morning" or "night" behind a day.
func (s *scanner) part(i int) int {
	if t := s.at(i); t.has(daypart) && !t.line {
		return i + 1
	}
	return i
}

// monthDate reads "April 24", "April 24-26, 2019", "April 2019", "April".
func (s *scanner) monthDate(i int) (int, string) {
	t := s.at(i)
	if !t.has(month) || !t.upper {
		return i, ""
	}
	next := i + 1
	if len(t.lower) < 5 {
		next = s.dot(next)
	}
	if end, value := s.monthDay(t.n, next); end > next {
		return end, value
	}
	at := next
	if s.at(at).any(",", "of") {
		at++
	}
	if y := s.year(at); y > 0 && !s.at(at).line {
		return at + 1, yearMonth(y, t.n)
	}
	if y := s.at(at); y.has(shift) && y.any("this", "last", "next") && s.at(at+1).is("year") && at == next {
		return at + 2, s.monthOf(t.n, y.n)
	}
	if t.has(ambiguous) && !s.monthCue(i) || t.any("august") && s.at(i+1).upper {
		return i, ""
	}
	return next, s.lastMonth(t.n)
}

// monthDay reads the day, or days, and the year behind a month.
func (s *scanner) monthDay(m, i int) (int, string) {
	d, next := s.dayAt(i)
	if d == 0 || s.at(i).line {
		return i, ""
	}
	last := 0
	if s.at(next).any("-", "–") && !s.at(next).gap || s.at(next).any("to", "and") {
		if e, end := s.dayAt(next + 1); e > d && !s.at(end).has(month|share|currency|unit) && !s.at(end).any("people", "percent", "of") {
			last, next = e, end
		}
	}
	y, end := s.yearBehind(next)
	if s.tight(end, ":") && !s.at(end+1).gap {
		return i, "" // May 3:16
	}
	return end, s.days(y, m, d, last)
}

// dayMonth reads "24 April 2019", "24th of April", "24-26 April", "3. Oktober".
func (s *scanner) dayMonth(i int) (int, string) {
	d, next := s.dayAt(i)
	if d == 0 {
		return i, ""
	}
	next = s.dot(next)
	last := 0
	if s.at(next).any("-", "–", "to", "and") {
		if e, end := s.dayAt(next + 1); e > d {
			last, next = e, s.dot(end)
		}
	}
	if s.at(next).is("of") {
		next++
	}
	m := s.at(next)
	if !m.has(month) || !m.upper || m.line || m.any("march", "may") && s.at(next+1).upper && s.at(next+1).class == word {
		return i, ""
	}
	next++
	if len(m.lower) < 5 && (s.at(next+1).class == number || !s.at(next+1).upper) {
		next = s.dot(next)
	}
	y, end := s.yearBehind(next)
	return end, s.days(y, m.n, d, last)
}

// dayAt reads a day of the month: 24, 24th, third.
func (s *scanner) dayAt(i int) (d, next int) {
	t := s.at(i)
	switch {
	case t.class == number && len(t.lower) <= 2:
		d, next = atoi(t.lower), i+1
		if s.at(next).any("st", "nd", "rd", "th") && !s.at(next).gap {
			next++
		} else if s.at(next).class == word && !s.at(next).gap && !s.at(next).is("'s") {
			return 0, i
		}
	case t.has(ordinal) && t.n <= 20:
		d, next = t.n, i+1
	}
	if d < 1 || d > 31 {
		return 0, i
	}
	return d, next
}

// yearBehind reads ", 2019" or " 2019".
func (s *scanner) yearBehind(i int) (y, next int) {
	at := i
	if s.tight(at, ",") {
		at++
	}
	if y := s.year(at); y > 0 && s.at(at).gap && !s.at(at).line {
		return y, at + 1
	}
	return 0, i
}

// year returns the year that token i writes with four digits, or 0.
func (s *scanner) year(i int) int {
	t := s.at(i)
	if t.class != number || len(t.lower) != 4 || strings.Trim(t.lower, "0123456789") != "" {
		return 0
	}
	if y := atoi(t.lower); y >= 1500 && y <= 2199 {
		return y
	}
	return 0
}

// yearDate reads "1961", "fiscal 1989", "1956-57", "1939–45", "2019/20".
func (s *scanner) yearDate(i int) (int, string) {
	at := i
	if s.at(i).is("fiscal") || s.at(i).is("year") && !s.at(i-1).any("a", "per") {
		at++
	}
	y := s.year(at)
	if y == 0 || s.at(i-1).has(symbol) || s.at(at).line && at > i || s.glued(at) && s.at(at-1).is("-") && !s.at(at-2).any("mid", "post", "pre") && s.year(at-2) == 0 {
		return i, ""
	}
	next := at + 1
	t := s.at(next)
	if t.any("-", "–", "/") && !t.gap && !s.at(next+1).gap && s.at(next+1).class == number {
		if z := s.at(next + 1).lower; len(z) == 2 || s.year(next+1) > y {
			return next + 2, pad(y, 4) + "/" + pad(y, 4)[:4-len(z)] + z
		}
		return i, ""
	}
	if s.counts(next) && at == i && !s.at(i-1).any("in", "since", "until", "by", "from", "during", "before", "after") {
		return i, ""
	}
	return next, pad(y, 4)
}

// counts reports whether what stands behind four digits makes them a count
// and not a year: a scale, a unit, or people.
func (s *scanner) counts(i int) bool {
	t := s.at(i)
	return !t.line && (t.has(scale) && t.gap || t.has(share|currency|measure|unit) && !t.any("in", "won", "foot", "marks", "degrees", "°", "quarter") ||
		t.any("people", "troops", "soldiers", "jobs", "workers", "employees", "votes", "homes", "others", "members", "students", "residents", "per", "words", "shares", "points", "percentage") ||
		t.class == word && !t.gap && !t.any("'s", "s"))
}

// decade reads "the 1990s", "'90s", "20th century", "the nineteenth century".
func (s *scanner) decade(i int) (int, string) {
	from := i
	if s.at(i).is("the") && !s.at(i+1).line {
		i++
	}
	if next, value := s.decadeAt(i); next > i {
		return next, value
	}
	return from, ""
}

func (s *scanner) decadeAt(i int) (int, string) {
	t := s.at(i)
	if y := s.year(i); y > 0 && y%10 == 0 && s.at(i+1).any("s", "'s") && !s.at(i+1).gap && !s.glued(i) {
		return i + 2, pad(y, 4) + "s"
	}
	if t.any("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties") && s.at(i-1).is("the") {
		return i + 1, ""
	}
	if isApostropheToken(t) && s.at(i+1).class == number && len(s.at(i+1).lower) == 2 && s.at(i+2).is("s") && !s.at(i+1).gap && !s.at(i+2).gap {
		return i + 3, ""
	}
	next := i + 1
	if t.class == number && s.at(next).any("st", "nd", "rd", "th") && !s.at(next).gap {
		next++
	} else if !t.has(ordinal) {
		return i, ""
	}
	if c := s.hyphen(next); s.at(c).is("century") {
		return c + 1, ""
	}
	return i, ""
}

// deictic reads "today", "yesterday morning", "tonight".
func (s *scanner) deictic(i int) (int, string) {
	t := s.at(i)
	if !t.has(deictic) || s.at(i-1).is("usa") || t.is("today") && s.at(i-1).is("usa") {
		return i, ""
	}
	return s.part(i + 1), s.plusDays(t.n)
}

// shifted reads "last year", "this month", "next Thursday", "last March",
// "this morning", "the past summer".
func (s *scanner) shifted(i int) (int, string) {
	at := i
	if s.at(at).is("the") {
		at++
	}
	t := s.at(at)
	if !t.has(shift) || s.at(at+1).line {
		return i, ""
	}
	u := s.at(at + 1)
	if u.any("fiscal", "full", "calendar", "school", "same", "financial") {
		at++
		u = s.at(at + 1)
	}
	next := at + 2
	switch {
	case u.any("quarter", "year", "month", "week", "decade", "century", "day", "weekend"):
		if t.any("same", "that", "this") && u.is("day") && t.n == 0 && !t.is("this") {
			return next, ""
		}
		if t.any("past", "preceding", "prior", "following", "coming", "same", "that", "previous", "upcoming") {
			return next, ""
		}
		if value := s.shiftUnit(u, t.n); !s.isCount(next) {
			return next, value
		}
	case u.has(weekday) && u.upper:
		return s.part(next), s.shiftWeekday(u.n, t.n)
	case u.has(month) && u.upper:
		if end, value := s.monthDate(at + 1); end > s.dot(next) {
			return end, value
		}
		return next, s.shiftMonth(u.n, t.n)
	case u.has(season) && t.any("last", "this", "next", "past", "coming"):
		return next, ""
	case u.has(daypart) && t.any("this", "last", "that"):
		if t.is("this") {
			return next, s.plusDays(0)
		}
		if t.is("last") {
			return next, s.plusDays(-1)
		}
		return next, ""
	}
	return i, ""
}

// isCount reports whether the unit before token i counts something else:
// "this day-long meeting".
func (s *scanner) isCount(i int) bool { return s.hyphen(i) > i && s.at(i+1).any("long", "old") }

// staged reads "early 1990s", "late yesterday", "mid-November", "earlier this
// year", "the end of 1990", "late last week".
func (s *scanner) staged(i int) (int, string) {
	from := i
	if s.at(i).is("the") && !s.at(i+1).line {
		i++
	}
	next, value := s.stagedAt(i)
	if next == i {
		return from, ""
	}
	return next, value
}

func (s *scanner) stagedAt(i int) (int, string) {
	t := s.at(i)
	if !t.has(stage) {
		return i, ""
	}
	at := s.hyphen(i + 1)
	if t.any("beginning", "end", "middle", "start") {
		if !s.at(at).is("of") {
			return i, ""
		}
		at++
	} else if s.at(at).any("in", "on") && t.any("early", "late") {
		at++
	} else if t.any("earlier", "later") && !s.at(at).any("this", "that") {
		return i, "" // "earlier Friday": the day is the date
	}
	if s.at(at).line {
		return i, ""
	}
	if s.at(at).is("the") && s.at(at+1).any("year", "month", "week", "day", "decade", "century", "quarter") {
		return at + 2, ""
	}
	if s.at(at).is("the") {
		at++
	}
	if next, value := s.first(at, (*scanner).decade, (*scanner).weekdayDate, (*scanner).monthDate, (*scanner).yearDate, (*scanner).deictic, (*scanner).shifted); next > at {
		return next, value
	}
	return i, ""
}

// first returns the first of some readings that reads anything at i.
func (s *scanner) first(i int, reads ...func(*scanner, int) (int, string)) (int, string) {
	for _, read := range reads {
		if next, value := read(s, i); next > i {
			return next, value
		}
	}
	return i, ""
}

// ago reads "two months ago", "a year earlier", "10 years later", "the day before".
func (s *scanner) ago(i int) (int, string) {
	next, value := s.span(i, true)
	if next == i || s.at(next).line {
		return i, ""
	}
	switch t := s.at(s.hyphen(next)); {
	case t.is("ago"):
		return s.hyphen(next) + 1, s.before(value)
	case t.any("earlier", "later", "hence") || t.any("before", "after") && s.at(i).any("the", "a") && s.at(next-1).is("day"):
		return s.hyphen(next) + 1, ""
	}
	return i, ""
}

// period reads quarters and halves: "third-quarter", "the first half of 2019",
// "the latest quarter", "year-end", "the year-ago quarter".
func (s *scanner) period(i int) (int, string) {
	from := i
	if s.at(i).is("the") && !s.at(i+1).line {
		i++
	}
	if s.at(i).is("fiscal") {
		i++
	}
	next, value := s.periodAt(i, i > from)
	if next == i || i > from && s.hyphen(i+1) > i+1 && s.at(i).has(ordinal) && s.at(next).class == word && !s.at(next).line {
		return from, "" // the third-quarter sales
	}
	return next, value
}

func (s *scanner) periodAt(i int, the bool) (int, string) {
	t, at := s.at(i), i+1
	switch {
	case t.has(ordinal) && t.n <= 4 || t.any("latest", "current", "year-ago"):
		u := s.hyphen(at)
		if s.at(u).any("fiscal") {
			u++
		}
		if t.is("latest") && s.at(u).any("year", "month", "week") && !s.at(u).line {
			return u + 1, ""
		}
		if !s.at(u).any("quarter", "half", "period") || t.has(ordinal) && s.at(u).is("period") || s.at(u).line {
			return i, ""
		}
		return s.quarter(t, u)
	case t.is("year") && s.hyphen(at) > at && s.at(at+1).any("end", "ago", "earlier"):
		if s.at(at+2).any("quarter", "period", "month", "week") {
			return at + 3, ""
		}
		if the && s.at(at+1).is("ago") {
			return i, ""
		}
		return at + 2, ""
	case t.has(season) && !t.is("fall") || t.is("fall") && s.at(i-1).any("the", "this", "last"):
		if s.at(at).is("of") {
			at++
		}
		if y := s.year(at); y > 0 {
			return at + 1, pad(y, 4)
		}
		if s.at(i-1).any("the", "in", "by") && !t.has(ambiguous) && !s.at(i+1).upper {
			return i + 1, ""
		}
	case t.is("weekend") && (the || s.at(i-1).is("over")):
		return i + 1, ""
	}
	return i, ""
}

// loose reads the words that point to a time without saying which: "now",
// "recently", "the future", "daily", "every day", "the quarter". They have no
// value.
func (s *scanner) loose(i int) (int, string) {
	t, u := s.at(i), s.at(i+1)
	switch {
	case t.any("now", "recently", "currently", "nowadays", "overnight") && !s.at(i-1).any("until", "till"), t.any("daily", "weekly", "monthly", "hourly", "nightly") && !t.upper:
		if t.is("now") && s.at(i-1).any("right", "just") {
			return i, "" // "right now" was read before
		}
		return i + 1, ""
	case t.any("right", "just") && u.is("now") && !u.line:
		return i + 2, ""
	case u.line:
		return i, ""
	case t.any("every", "each") && (u.has(unit) && !u.any("second", "quarter") || u.has(weekday|daypart) || u.has(month) && u.upper):
		return i + 2, ""
	case t.is("the") && u.any("quarter", "year", "week", "future", "past") && !s.at(i+2).has(unit|numeral) && s.at(i+2).class != number && !(u.is("year") && s.at(i+2).any("of", "before", "after")):
		return i + 2, ""
	case t.is("the") && u.any("fiscal", "full", "near", "immediate") && s.at(i+2).any("year", "quarter", "future"):
		return i + 3, ""
	}
	return i, ""
}

// spokenYear reads "nineteen ninety-six", as broadcasters write it.
func (s *scanner) spokenYear(i int) (int, string) {
	century, tens := s.at(i), s.at(i+1)
	if !century.has(numeral) || century.n < 17 || century.n > 20 || !tens.has(numeral) || tens.n < 10 || tens.line || s.hyphen(i+1) > i+1 {
		return i, ""
	}
	next, y := i+2, century.n*100+tens.n
	if at := s.hyphen(next); tens.n >= 20 && (at > next || s.at(at).gap) && s.at(at).has(numeral) && s.at(at).n > 0 && s.at(at).n < 10 {
		next, y = at+1, y+s.at(at).n
	}
	return next, pad(y, 4)
}

// quarter reads the year behind the quarter or half at token u.
func (s *scanner) quarter(t *token, u int) (int, string) {
	next := u + 1
	at := next
	if s.at(at).any("of", "in") {
		at++
	}
	y := s.year(at)
	if y == 0 || s.at(at).line {
		return next, ""
	}
	if t.has(ordinal) && s.at(u).is("quarter") {
		return at + 1, pad(y, 4) + "-Q" + digits(t.n)
	}
	return at + 1, pad(y, 4)
}

// feast reads "Christmas", "Thanksgiving Day", "Easter Sunday", "New Year's Eve".
func (s *scanner) feast(i int) (int, string) {
	t, next := s.at(i), i
	switch {
	case t.is("new") && t.upper && s.at(i+1).is("year") && s.at(i+1).upper && s.at(i+2).is("'s"):
		next = i + 3
	case t.has(holiday) && t.upper && !s.at(i-1).upper:
		next = i + 1
	default:
		return i, ""
	}
	if s.at(next).any("day", "eve", "weekend", "week") || s.at(next).has(weekday) {
		next++
	}
	return next, ""
}
