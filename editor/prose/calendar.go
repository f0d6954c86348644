package prose

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ymd writes a calendar day, or "" where there is no such day.
func ymd(y, m, d int) string {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return ""
	}
	return t.Format(time.DateOnly)
}

func yearMonth(y, m int) string { return fmt.Sprintf("%04d-%02d", y, m) }

// today is the calendar day of publication, free of its zone.
func (s *scanner) today() time.Time {
	y, m, d := s.day.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func (s *scanner) plusDays(n int) string {
	if s.day.IsZero() {
		return ""
	}
	return s.today().AddDate(0, 0, n).Format(time.DateOnly)
}

// lastWeekday is the most recent such day, the day of publication included.
func (s *scanner) lastWeekday(w int) string {
	if s.day.IsZero() {
		return ""
	}
	return s.plusDays(-((int(s.today().Weekday()) - w + 7) % 7))
}

// nearestWeekday is the day that the weekday at token i names: the next one
// where the words before it look ahead, otherwise the most recent.
func (s *scanner) nearestWeekday(w, i int) string {
	if s.day.IsZero() {
		return ""
	}
	if w != int(s.today().Weekday()) && s.looksAhead(i) {
		return s.shiftWeekday(w, 1)
	}
	return s.lastWeekday(w)
}

// shiftWeekday is "last Thursday" (before today), "this Thursday" (in the week
// that starts today) or "next Thursday" (after today).
func (s *scanner) shiftWeekday(w, shift int) string {
	if s.day.IsZero() {
		return ""
	}
	days := (w - int(s.today().Weekday()) + 7) % 7
	switch {
	case shift < 0:
		return s.plusDays(days - 7)
	case shift > 0 && days == 0:
		return s.plusDays(7)
	}
	return s.plusDays(days)
}

// lastMonth is the most recent such month, the month of publication included.
func (s *scanner) lastMonth(m int) string {
	if s.day.IsZero() {
		return ""
	}
	y := s.today().Year()
	if m > int(s.today().Month()) {
		y--
	}
	return yearMonth(y, m)
}

// shiftMonth is "last March", "this March" or "next March".
func (s *scanner) shiftMonth(m, shift int) string {
	if s.day.IsZero() {
		return ""
	}
	y, now := s.today().Year(), int(s.today().Month())
	if shift < 0 && m >= now {
		y--
	}
	if shift > 0 && m <= now {
		y++
	}
	return yearMonth(y, m)
}

// monthOf is that month of last, this or next year.
func (s *scanner) monthOf(m, shift int) string {
	if s.day.IsZero() {
		return ""
	}
	return yearMonth(s.today().Year()+shift, m)
}

// shiftUnit is last, this or next week, month, quarter or year.
func (s *scanner) shiftUnit(unit *token, n int) string {
	if s.day.IsZero() {
		return ""
	}
	day := s.today()
	first := day.AddDate(0, 0, 1-day.Day())
	switch unit.lower {
	case "year":
		return pad(day.Year()+n, 4)
	case "month":
		return first.AddDate(0, n, 0).Format("2006-01")
	case "quarter":
		q := first.AddDate(0, 3*n, 0)
		return fmt.Sprintf("%04d-Q%d", q.Year(), (int(q.Month())+2)/3)
	case "week":
		y, w := day.AddDate(0, 0, 7*n).ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	}
	return ""
}

// before is the day, month or year that lies a duration before publication.
func (s *scanner) before(duration string) string {
	if s.day.IsZero() || len(duration) < 3 || strings.HasPrefix(duration, "PT") {
		return ""
	}
	n, err := strconv.Atoi(duration[1 : len(duration)-1])
	if err != nil || n > 5000 {
		return ""
	}
	day := s.today()
	switch duration[len(duration)-1] {
	case 'D':
		return s.plusDays(-n)
	case 'W':
		return s.plusDays(-7 * n)
	case 'M':
		return day.AddDate(0, 0, 1-day.Day()).AddDate(0, -n, 0).Format("2006-01")
	}
	return pad(day.Year()-n, 4)
}

// days writes a day, or the range from d to last, of a month. A missing
// year is worked out from publication.
func (s *scanner) days(y, m, d, last int) string {
	if y == 0 {
		if s.day.IsZero() {
			return ""
		}
		y = s.nearestYear(m, d)
	}
	value := ymd(y, m, d)
	if end := ymd(y, m, last); last > 0 && value != "" && end != "" {
		return value + "/" + end
	}
	return value
}

// ahead is how far a day without a year may lie in the future: news looks back
// further than forward.
const ahead = 120 * 24 * time.Hour

// nearestYear is the latest year that does not put the day too far ahead.
func (s *scanner) nearestYear(m, d int) int {
	day := s.today()
	y := day.Year() + 1
	for time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Sub(day) > ahead {
		y--
	}
	return y
}

// monthCue reports whether the word before token i makes May or March a month.
func (s *scanner) monthCue(i int) bool {
	t := s.at(i - 1)
	return t.any("in", "since", "last", "next", "this", "early", "late", "until", "till", "by", "from", "of", "mid", "before", "after", "during", "through", "between", "for") ||
		t.any("-", "and", "to", "or") && (s.at(i-2).has(month) || s.at(i-2).is("mid"))
}

func pad(n, width int) string { return fmt.Sprintf("%0*d", width, n) }

func digits(n int) string { return strconv.Itoa(n) }

// atoi returns the number that s writes, or -1.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}
