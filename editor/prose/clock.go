package prose

import (
	"fmt"
	"strings"
	"time"
)

// moment reads a time of day with the day beside it: "9 a.m. Tuesday", "noon
// yesterday", "4 p.m. EST, Nov. 5".
func (s *scanner) moment(i int) (int, string) {
	next, value := s.clock(i)
	if next == i {
		return i, ""
	}
	at := next
	if s.tight(at, ",") {
		at++
	}
	if s.at(at).line || at == next && !s.at(at).gap {
		return next, value
	}
	if end, day := s.first(at, (*scanner).weekdayDate, (*scanner).monthDate, (*scanner).deictic); end > at {
		if len(day) == len(time.DateOnly) {
			return end, day + "T" + value
		}
		if at == next {
			return end, ""
		}
	}
	return next, value
}

// clock reads times of day: "10:35 a.m.", "4 p.m. EDT", "18:30", "noon",
// "6 o'clock", "1830 GMT".
func (s *scanner) clock(i int) (int, string) {
	t := s.at(i)
	switch {
	case t.any("noon", "midday"):
		return i + 1, "12:00"
	case t.is("midnight"):
		return i + 1, "00:00"
	case t.class != number && !t.has(numeral) || s.glued(i):
		return i, ""
	}
	hour, minute, next, full := s.hourAt(i)
	if next == i {
		return i, ""
	}
	half := s.at(next)
	switch {
	case half.line && !full:
		return i, ""
	case half.any("a.m.", "am", "a.m") && hour <= 12:
		return s.zone(s.dot(next + 1)), timeOf(hour%12, minute)
	case half.any("p.m.", "pm", "p.m") && hour <= 12:
		return s.zone(s.dot(next + 1)), timeOf(hour%12+12, minute)
	case half.any("o'clock", "uhr"):
		return next + 1, timeOf(hour, minute)
	case half.is("in") && s.at(next+1).is("the") && s.at(next+2).any("morning", "evening", "afternoon") && hour <= 12 && !full:
		if !s.at(next+2).is("morning") && hour < 12 {
			hour += 12
		}
		return next + 3, timeOf(hour, minute)
	case full || s.zone(next) > next && len(t.lower) == 4:
		return s.zone(next), timeOf(hour, minute)
	}
	return i, ""
}

// hourAt reads 10, 10:35, 10.35 or 1830; full says the minutes came with a colon.
func (s *scanner) hourAt(i int) (hour, minute, next int, full bool) {
	t := s.at(i)
	if t.has(numeral) {
		return t.n, 0, i + 1, false
	}
	h, m, dotted := strings.Cut(t.lower, ".")
	next = i + 1
	if s.tight(next, ":") && s.at(next+1).class == number && !s.at(next+1).gap && !dotted {
		m, full, next = s.at(next+1).lower, true, next+2
		if s.tight(next, ":") {
			return 0, 0, i, false // 00:14:22 is a place in a recording
		}
	} else if len(h) == 4 && !dotted {
		h, m = h[:2], h[2:]
	}
	hour, minute = atoi(h), atoi(m)
	if len(h) > 2 || hour < 0 || hour > 24 || (full || m != "") && len(m) != 2 || minute > 59 {
		return 0, 0, i, false
	}
	return hour, max(minute, 0), next, full
}

// zone skips the name of a time zone.
func (s *scanner) zone(i int) int {
	if t := s.at(i); t.upper && t.any("edt", "est", "et", "cdt", "cst", "ct", "mdt", "mst", "mt", "pdt", "pst", "pt", "gmt", "utc", "bst", "cet", "cest", "msk", "jst") {
		return i + 1
	}
	return i
}

func timeOf(hour, minute int) string { return fmt.Sprintf("%02d:%02d", hour%24, minute) }
