package prose

import "strings"

// money reads "£41m", "US$1.5 billion", "41 million euros", "50 cents",
// "$5 million to $10 million" as two.
func (s *scanner) money(i int) (int, string) {
	if next, code := s.sign(i); next > i {
		a, end := s.numberAt(next)
		if end == next || s.at(next).line {
			return i, ""
		}
		if t := s.at(end); t.any("k", "m", "b") && !t.gap && !a.scaled { // $449K; behind a sign it can be no name
			a.value, a.scaled, end = power(a.value, t.n), true, end+1
		}
		value := a.value
		if upper, stop := s.through(end); stop > end && !s.at(stop).has(share) {
			value, end = commonScale(a, upper)+"/"+upper.value, stop
		}
		return end, code + " " + value
	}
	if s.glued(i) {
		return i, ""
	}
	a, next := s.numberAt(i)
	if next == i {
		return i, ""
	}
	value := a.value
	if upper, stop := s.through(next); stop > next {
		value, a, next = commonScale(a, upper)+"/"+upper.value, upper, stop
	}
	at := s.hyphen(next)
	t := s.at(at)
	switch {
	case t.line:
		return i, ""
	case t.any("cents", "cent") && !t.line:
		return at + 1, hundredth("USD", value)
	case t.any("pence") || t.is("p") && !t.gap:
		return at + 1, hundredth("GBP", value)
	case t.has(currency):
		if t.has(ambiguous) && !a.scaled {
			return i, ""
		}
		return at + 1, t.code + " " + value
	case t.any("pounds", "pound") && (a.scaled || s.at(at+1).is("sterling")):
		if s.at(at + 1).is("sterling") {
			at++
		}
		return at + 1, "GBP " + value
	}
	return s.nationalMoney(i, at, value)
}

// nations are whose dollars there are.
var nations = map[string]string{"australian": "AUD", "canadian": "CAD", "hong": "HKD", "singapore": "SGD", "new": "NZD", "us": "USD", "u.s.": "USD", "american": "USD"}

// nationalMoney reads "40 Australian dollars" behind a number.
func (s *scanner) nationalMoney(i, at int, value string) (int, string) {
	code, ok := nations[s.at(at).lower]
	if !ok {
		return i, ""
	}
	if s.at(at).any("hong", "new") {
		at++
	}
	if s.at(at+1).any("dollars", "dollar") {
		return at + 2, code + " " + value
	}
	return i, ""
}

// sign reads a currency's sign or code before a number: £, US$, EUR.
func (s *scanner) sign(i int) (next int, code string) {
	t := s.at(i)
	if t.class == word && s.tight(i+1, "$") {
		if e := look(t.lower + "$"); e.is(currency) {
			return i + 2, e.code
		}
		if t.any("u.s.", "can") {
			return i + 2, map[string]string{"u.s.": "USD", "can": "CAD"}[t.lower]
		}
	}
	if t.has(symbol) && (t.class == mark || t.Of(s.text) == strings.ToUpper(t.Of(s.text))) {
		return i + 1, t.code
	}
	return i, ""
}

// through reads the upper end of a range: the "-10" of $5-10.
func (s *scanner) through(i int) (amount, int) {
	t := s.at(i)
	if t.any("-", "–", "—") && !t.gap && s.at(i+1).class == number && !s.at(i+1).gap {
		if a, next := s.numberAt(i + 1); !s.tight(next, "-") || s.at(next+1).class == word {
			return a, next
		}
	}
	return amount{}, i
}

// commonScale returns the lower end of a range in the scale of the upper one:
// the 5 of $5-10 million is 5000000.
func commonScale(lower, upper amount) string {
	if lower.scaled || !upper.scaled {
		return lower.value
	}
	zeros := len(upper.value) - len(strings.TrimRight(upper.value, "0"))
	return power(lower.value, zeros/3*3)
}

func hundredth(code, value string) string {
	if strings.ContainsAny(value, "./") {
		return ""
	}
	value = strings.Repeat("0", max(0, 3-len(value))) + value
	return code + " " + value[:len(value)-2] + "." + value[len(value)-2:]
}

// percent reads "93 percent", "93 per cent", "5 to 10 percent", "5%-10%", "two
// percentage points". "5% to 10%" are two: they may be before and after.
func (s *scanner) percent(i int) (int, string) {
	if s.glued(i) {
		return i, ""
	}
	a, next := s.numberAt(i)
	if next == i {
		return i, ""
	}
	end, sign := s.shareSign(next)
	if t := s.at(end); t.any("to", "or", "-", "–", "—") || t.is("and") && s.at(i-1).is("between") {
		upper, stop := s.numberAt(end + 1)
		if s.year(i) > 0 && len(upper.value) < 4 {
			stop = end // rose in 2014 to 12 percent
		}
		if last, code := s.shareSign(stop); last > stop && stop > end+1 && (end == next || code == sign && t.any("-", "–")) {
			return last, a.value + "/" + upper.value + " " + code
		}
	}
	if end == next {
		return i, ""
	}
	return end, a.value + " " + sign
}

// shareSign reads %, percent, per cent, percentage points.
func (s *scanner) shareSign(i int) (int, string) {
	at := s.hyphen(i)
	t := s.at(at)
	switch {
	case t.line:
		return i, ""
	case t.has(share) && s.tight(at, "%") && s.at(at+1).class != mark && !s.at(at+1).gap:
		return i, "" // the %20 of an address
	case t.has(share):
		if s.at(at+1).any("point", "points") {
			return at + 2, "pp"
		}
		return at + 1, "%"
	case t.is("per") && s.at(s.hyphen(at+1)).is("cent"):
		return s.hyphen(at+1) + 1, "%"
	case t.is("percentage") && s.at(s.hyphen(at+1)).any("point", "points"):
		return s.hyphen(at+1) + 1, "pp"
	}
	return i, ""
}

// figure reads any other number: "22,000", "two-thirds", "14 of its 36",
// "700 km", "5-4", "dozens".
func (s *scanner) figure(i int) (int, string) {
	if s.glued(i) {
		return i, ""
	}
	t := s.at(i)
	if t.any("dozens", "hundreds", "thousands", "millions", "billions") && !s.glued(i) {
		next := i + 1
		for s.at(next).is("of") && s.at(next+1).any("thousands", "millions", "billions") {
			next += 2
		}
		return next, ""
	}
	if next, value := s.fraction(i); next > i {
		return next, value
	}
	a, next := s.numberAt(i)
	if next == i || s.isIdentifier(next) {
		return i, ""
	}
	if end, value := s.outOf(a, next); end > next {
		return end, value
	}
	if upper, stop := s.through(next); stop > next && a.plain {
		return stop, a.value + "-" + upper.value
	}
	if m := s.at(s.hyphen(next)); m.has(measure) && !m.line && (len(m.lower) > 1 || !m.gap) {
		if !m.is("in") && !(a.spelled && m.any("foot", "g")) {
			return s.hyphen(next) + 1, a.value + " " + m.code
		}
	}
	adjective := s.hyphen(next) > next // two-way, six-party
	switch {
	case a.spelled && adjective, a.value == "" && !a.scaled, t.class == number && len(t.lower) > longest:
		return i, ""
	case t.is("one") && next == i+1 && (s.at(i-1).any("no", "any", "every", "the", "another", "which", "that", "this") || s.at(next).any("another", "'s")):
		return i, "" // a pronoun
	}
	return next, a.value
}

// longest is how many characters a number has at most: what is longer is the
// number of an account, or of a message.
const longest = 15

// isIdentifier reports whether letters stand against the number that ends at
// i, as in 737s, 4K or 3D: then it is part of a name; or a colon and more
// digits, as in 00:14:22. (100m, metres or millions, is left to the measures.)
func (s *scanner) isIdentifier(i int) bool {
	t := s.at(i)
	if s.tight(i, ":") && s.at(i+1).class == number && !s.at(i+1).gap {
		return true
	}
	return t.class == word && !t.gap && !t.is("'s") && !t.has(measure)
}

// fraction reads two-thirds, a third of, one-fifth, half of.
func (s *scanner) fraction(i int) (int, string) {
	t := s.at(i)
	if t.is("half") && s.at(i+1).any("of", "the", "its", "their") && !s.at(i-1).any("first", "second", "half") {
		return i + 1, "1/2"
	}
	if !t.has(numeral) && !t.is("a") || t.n > 19 {
		return i, ""
	}
	over := s.hyphen(i + 1)
	d := s.at(over)
	many := t.n > 1
	parts := 0
	switch {
	case d.has(fraction) && (many || d.any("quarter", "half")):
		parts = d.n
	case d.has(ordinal) && d.n > 2 && !many:
		parts = d.n
	}
	loose := over == i+1 && !s.at(over+1).any("of", "the") // "a third man" is a rank
	if parts == 0 || d.line || loose && (!many || !s.at(over+1).any("of", "as", "majority", "the", ".", ",")) || d.has(unit) && s.at(over+1).any("ago", "earlier") {
		return i, ""
	}
	n := max(t.n, 1)
	return over + 1, digits(n) + "/" + digits(parts)
}

// outOf reads the rest of "14 of its 36", "nine out of 10", "one in five".
func (s *scanner) outOf(a amount, next int) (int, string) {
	at := next
	switch {
	case s.at(at).is("out") && s.at(at+1).is("of"):
		at += 2
	case s.at(at).is("of"):
		if at++; s.at(at).has(determiner) {
			at++
		}
	case s.at(at).is("in") && a.spelled:
		at++
	default:
		return next, ""
	}
	b, end := s.numberAt(at)
	if end == at || b.plain && len(b.value) == 4 && s.at(at-1).is("in") || s.startsOther(at, end) {
		return next, ""
	}
	return end, a.value + "/" + b.value
}

// startsOther reports whether the number at i is the start of money, a
// percentage, an age or a duration, and so no bare count.
func (s *scanner) startsOther(i, end int) bool {
	for _, read := range []func(*scanner, int) (int, string){(*scanner).percent, (*scanner).money, (*scanner).duration} {
		if next, _ := read(s, i); next >= end {
			return true
		}
	}
	return false
}

// age reads "34-year-old", "34 years old", "aged 34", and the 34 of "Ann Lee, 34,".
func (s *scanner) age(i int) (int, string) {
	t := s.at(i)
	if t.any("aged", "age", "ages") {
		return s.aged(i)
	}
	if s.glued(i) {
		return i, ""
	}
	a, next := s.numberAt(i)
	if next == i || a.scaled {
		return i, ""
	}
	at := s.hyphen(next)
	if s.at(at).any("year", "years", "month", "months", "day", "week") {
		old := s.hyphen(at + 1)
		switch {
		case s.at(old).any("old", "olds"):
			return old + 1, years(a.value, s.at(at))
		case s.at(at+1).is("of") && s.at(at+2).is("age"):
			return at + 3, years(a.value, s.at(at))
		}
		return i, ""
	}
	if a.plain && s.isBetweenCommas(i) && len(a.value) <= 3 && (len(a.value) == 2 || a.value[0] == '1') {
		return next, a.value
	}
	return i, ""
}

func years(value string, unit *token) string {
	if unit.any("year", "years") {
		return value
	}
	return value + " " + strings.TrimSuffix(unit.lower, "s") + "s"
}

// aged reads "aged 34", "ages 55 to 65".
func (s *scanner) aged(i int) (int, string) {
	a, next := s.numberAt(i + 1)
	if next == i+1 || a.scaled || len(a.value) > 3 {
		return i, ""
	}
	if s.at(next).any("to", "and", "-", "–") {
		if b, end := s.numberAt(next + 1); end > next+1 && len(b.value) <= 3 {
			return end, a.value + "/" + b.value
		}
	}
	return next, a.value
}

// isBetweenCommas reports whether the number at i stands between commas behind
// a name.
func (s *scanner) isBetweenCommas(i int) bool {
	name := s.at(i - 2)
	return s.tight(i-1, ",") && s.tight(i+1, ",") && name.class == word && name.upper && !name.has(month|weekday) && s.at(i+2).class == word &&
		!s.at(i+2).has(month)
}

// rank reads "No. 1", "number one", "21st", "the third".
func (s *scanner) rank(i int) (int, string) {
	t := s.at(i)
	switch {
	case s.glued(i):
		return i, ""
	case t.any("no", "nr", "number"):
		at := i + 1
		if !t.is("number") {
			if at = s.dot(at); at == i+1 {
				return i, ""
			}
		}
		if n := s.at(at); n.class == number && !n.line || t.is("number") && n.is("one") {
			if a, next := s.numberAt(at); a.value != "" && !a.scaled {
				return next, a.value
			}
		}
	case t.class == number && !s.at(i+1).gap && s.at(i+1).any("st", "nd", "rd", "th"):
		return i + 2, t.lower
	case t.has(ordinal) && s.ranks(i):
		return i + 1, digits(t.n)
	}
	return i, ""
}

// ranks reports whether the ordinal at i is a place in an order, and not an
// adverb ("First, ...") or a second of time.
func (s *scanner) ranks(i int) bool {
	before, after := s.at(i-1), s.at(i+1)
	switch {
	case after.is(",") && !before.has(determiner): // First, ...
		return false
	case s.at(i).is("second") && (before.class == number || before.has(numeral) || before.any("a", "per", "every") && !after.gap):
		return false
	}
	return !before.is("at") && !after.any("of") || before.has(determiner)
}

// superlative reads "largest", "second-largest", "most expensive", "record high",
// "first-ever".
func (s *scanner) superlative(i int) (int, string) {
	if s.glued(i) {
		return i, ""
	}
	t, next := s.at(i), i
	if t.has(ordinal) {
		if next = s.hyphen(i + 1); s.at(next).is("ever") && next > i+1 {
			return next + 1, ""
		}
	}
	switch t := s.at(next); {
	case t.line && next > i:
		return i, ""
	case t.is("best") && !s.at(next-1).has(determiner|ordinal) && !s.at(next-1).is("'s"):
		return i, ""
	case t.has(superlative):
		if end := s.hyphen(next + 1); s.at(end).is("ever") {
			return end + 1, ""
		}
		return next + 1, ""
	case t.any("most", "least") && (s.at(next-1).has(determiner|ordinal) || s.at(next-1).any("'s", "-")):
		if a := s.at(next + 1); a.class == word && !a.line && !a.upper && !a.any("of", "recent", "likely", "important", "part", "other", "and", "or", "people") {
			return next + 2, ""
		}
	case t.is("record") && next == i && s.at(i+1).any("high", "low", "highs", "lows", "number", "levels", "level", "profit", "profits", "loss", "losses", "sum", "turnout") && !s.at(i+1).line:
		return i + 2, ""
	}
	return i, ""
}

// comparison reads "doubled", "twice as many", "three times the", "more than double".
func (s *scanner) comparison(i int) (int, string) {
	t := s.at(i)
	if t.any("more", "less") && s.at(i+1).is("than") && (s.at(i+2).has(multiple) || s.at(i+2).is("half")) {
		return i + 3, ""
	}
	if t.has(multiple) && !s.glued(i) {
		if t.is("double") && s.hyphen(i+1) > i+1 || t.is("twice") && !s.at(i+1).any("as", "the", "its", "their") {
			return i, "" // double-decker; twice as an adverb of time
		}
		return s.than(i + 1), ""
	}
	if t.class != number && !t.has(numeral) || s.glued(i) {
		return i, ""
	}
	a, next := s.numberAt(i)
	if next > i && s.at(next).is("times") && s.at(next+1).any("as", "more", "higher", "larger", "the", "greater", "bigger", "less", "its", "lower", "faster", "longer") {
		return s.than(next + 1), a.value
	}
	return i, ""
}

// than takes "as many", "as much" and "more" into a comparison.
func (s *scanner) than(i int) int {
	if s.at(i).is("as") && s.at(i+1).any("many", "much", "high", "large", "likely", "big", "long") {
		return i + 2
	}
	if s.at(i).any("more", "higher", "larger", "greater", "bigger", "less", "lower", "faster", "longer") {
		return i + 1
	}
	return i
}
