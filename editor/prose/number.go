package prose

import (
	"strconv"
	"strings"
)

// amount is a number as read: an exact decimal, or a fraction such as 2/3.
// Value is "" where the words do not say one number.
type amount struct {
	value   string
	plain   bool // digits without separators, scale or fraction: 1961
	spelled bool
	scaled  bool // has a scale word: million, m
}

// numberAt reads the number that starts at token i and returns the index
// behind it, or i where there is none.
func (s *scanner) numberAt(i int) (amount, int) {
	t := s.at(i)
	switch {
	case t.class == number:
		return s.digits(i)
	case t.has(numeral), t.has(scale) && len(t.lower) > 3:
		return s.spelled(i)
	case t.any("a", "half") && s.at(i+1).gap:
		return s.article(i)
	case vulgar[t.lower] != "":
		return amount{value: "0." + vulgar[t.lower]}, i + 1
	}
	return amount{}, i
}

// vulgar holds the decimals of one-character fractions.
var vulgar = map[string]string{"½": "5", "¼": "25", "¾": "75", "⅛": "125", "⅜": "375", "⅝": "625", "⅞": "875"}

// digits reads 41, 1,234.5, 5 1/2, 2½ and a scale behind them.
func (s *scanner) digits(i int) (amount, int) {
	written := s.at(i).lower
	a := amount{value: decimal(written)}
	a.plain = a.value == written && !strings.Contains(written, ".")
	next := i + 1
	if f := vulgar[s.at(next).lower]; f != "" && a.plain {
		a.value, a.plain, next = a.value+"."+f, false, next+1
	} else if s.isFraction(next) && s.at(next).gap && a.plain {
		if f := quotient(s.at(next).lower, s.at(next+2).lower); f != "" {
			a.value, a.plain, next = a.value+f, false, next+3
		}
	}
	return s.scaled(a, next)
}

// isFraction reports whether a written fraction such as 1/2 starts at token i.
func (s *scanner) isFraction(i int) bool {
	return s.at(i).class == number && len(s.at(i).lower) == 1 && s.tight(i+1, "/") &&
		s.at(i+2).class == number && !s.at(i+2).gap && len(s.at(i+2).lower) == 1 && !s.tight(i+3, "/")
}

// quotient returns p/q as a decimal behind the point, "" where it never ends.
func quotient(p, q string) string {
	n, d := int(p[0]-'0'), int(q[0]-'0')
	if d == 0 || n >= d || 1000%d != 0 {
		return ""
	}
	return "." + strings.TrimRight(strconv.Itoa(1000 + n*1000/d)[1:], "0")
}

// scaled reads the scale words behind a number: million, m, hundred thousand.
func (s *scanner) scaled(a amount, next int) (amount, int) {
	for {
		at := next
		if s.tight(at, "-") && s.at(at+1).has(scale) {
			at++ // 41-million
		}
		t := s.at(at)
		short := len(t.lower) == 1
		if !t.has(scale) || t.line || short && (t.gap || t.upper || at != next) {
			return a, next
		}
		a.value, a.plain, a.scaled, next = power(a.value, t.n), false, true, at+1
	}
}

// article reads "a hundred", "half a million" and "a dozen".
func (s *scanner) article(i int) (amount, int) {
	next, value := i+1, "1"
	if s.at(i).is("half") {
		if value = "0.5"; s.at(next).is("a") {
			next++
		}
	}
	switch t := s.at(next); {
	case t.has(scale) && len(t.lower) > 3:
		a, end := s.scaled(amount{value: value, spelled: true}, next)
		return a, end
	case t.is("dozen"):
		return amount{value: map[string]string{"1": "12", "0.5": "6"}[value], spelled: true}, next + 1
	}
	return amount{}, i
}

// spelled reads a number in words: twenty-four, three hundred and five, two
// and a half million.
func (s *scanner) spelled(i int) (amount, int) {
	total, group, next := 0, 0, i
	for {
		t := s.at(next)
		switch {
		case next > i && t.line:
			return s.settle(total+group, i, next)
		case t.has(numeral):
			if group%100 != 0 && (group%10 != 0 || t.n > 9 || group%100 < 20) {
				return s.settle(total+group, i, next)
			}
			group += t.n
		case t.has(scale) && len(t.lower) > 3:
			if t.n == 2 {
				group = max(group, 1) * 100
			} else if total += max(group, 1) * pow10(t.n); total > 1e15 {
				return amount{}, i
			} else {
				group = 0
			}
		case t.is("dozen") && group > 0 && next > i:
			return s.settle(total+group*12, i, next+1)
		case t.is("-") && !t.gap && !s.at(next+1).gap && s.continues(next+1, group):
		case t.is("and") && group%100 == 0 && s.continues(next+1, group):
		case t.is("and") && s.at(next+1).is("a") && s.at(next+2).is("half"):
			return s.scaled(amount{value: strconv.Itoa(total+group) + ".5", spelled: true}, next+3)
		default:
			return s.settle(total+group, i, next)
		}
		next++
	}
}

// continues reports whether the word at i goes on with a spelled number whose
// last group is so far the one given.
func (s *scanner) continues(i, group int) bool {
	t := s.at(i)
	return t.has(numeral) && t.n > 0 && (t.n < 10 && group%10 == 0 && group%100 != 10 || group%100 == 0) && group > 0 ||
		t.has(scale) && len(t.lower) > 3
}

func (s *scanner) settle(n, i, next int) (amount, int) {
	return amount{value: strconv.Itoa(n), spelled: true, scaled: n >= 1000}, next
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// groups takes out the separators that can only be those of thousands.
var groups = strings.NewReplacer("\u00a0", "", "\u2009", "", "\u202f", "", "'", "", "’", "")

// decimal returns a written number with a point and without separators:
// 1,234.50 is 1234.50, 1.234.567 is 1234567, 3,5 is 3.5 and 22 000 is 22000.
func decimal(written string) string {
	s := written
	if !isASCII(s) || strings.Contains(s, "'") {
		s = groups.Replace(s)
	}
	commas, points := strings.Count(s, ","), strings.Count(s, ".")
	comma, point := strings.LastIndex(s, ","), strings.LastIndex(s, ".")
	switch {
	case commas > 0 && points > 0 && comma > point: // 1.234,5
		return strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	case points > 1: // 1.234.567
		return strings.ReplaceAll(s, ".", "")
	case commas == 1 && points == 0 && len(s)-comma != 4: // 3,5
		return strings.Replace(s, ",", ".", 1)
	}
	return strings.ReplaceAll(s, ",", "")
}

// power returns the decimal value times ten to the n, exactly.
func power(value string, n int) string {
	whole, rest, _ := strings.Cut(value, ".")
	rest = strings.TrimRight(rest, "0")
	if len(rest) <= n {
		whole += rest + strings.Repeat("0", n-len(rest))
		rest = ""
	} else {
		whole, rest = whole+rest[:n], rest[n:]
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if rest != "" {
		return whole + "." + rest
	}
	return whole
}
