package editor

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// errHalf says that a date is only begun.
var errHalf = errors.New("half a date")

var (
	calendar = regexp.MustCompile(`^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$`)
	ago      = regexp.MustCompile(`^(\d{1,4})([hdwmy])$`)
	half     = regexp.MustCompile(`^(\d{1,3}|\d{4}-\d?|\d{4}-\d\d-\d?)$`)
)

// readDate finds the moment that the value of before or after means: where its
// year, month or day begins.
func (t Term) readDate(now time.Time) (Term, error) {
	year, month, day := now.Date()
	midnight := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 0, 0, 0, 0, now.Location())
	}
	if m := calendar.FindStringSubmatch(t.Value); m != nil {
		y, mo, d := number(m[1]), max(1, number(m[2])), max(1, number(m[3]))
		t.At = midnight(y, time.Month(mo), d)
		if y == 0 || m[2] == "00" || m[3] == "00" || int(t.At.Month()) != mo || t.At.Day() != d {
			return t, dateError(t)
		}
		return t, nil
	}
	if m := ago.FindStringSubmatch(t.Value); m != nil {
		n := number(m[1])
		t.At = map[string]time.Time{
			"h": now.Add(-time.Duration(n) * time.Hour),
			"d": midnight(year, month, day-n),
			"w": midnight(year, month, day-7*n),
			"m": midnight(year, month-time.Month(n), day),
			"y": midnight(year-n, month, day),
		}[m[2]]
		return t, nil
	}
	switch {
	case t.Value == "":
		return t, nil
	case strings.HasPrefix("today", t.Value):
		t.Value, t.At = "today", midnight(year, month, day)
		return t, nil
	case strings.HasPrefix("yesterday", t.Value):
		t.Value, t.At = "yesterday", midnight(year, month, day-1)
		return t, nil
	case half.MatchString(t.Value):
		return t, errHalf
	}
	return t, dateError(t)
}

// number reads digits, none as 0.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func dateError(t Term) error {
	return &FieldError{t.Field, t.Value, "a date: 2024, 2024-05, 2024-05-01, today, yesterday, 12h, 7d, 2w, 3m or 1y"}
}
