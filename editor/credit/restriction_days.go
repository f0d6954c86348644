package credit

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/prose"
)

// Term is how long something may be used: so many hours, days, months or years. Weeks
// are seven days.
type Term struct {
	N    int
	Unit string // "hour", "day", "month", "year"
}

var termRE = regexp.MustCompile(`^P(?:T(\d{1,5})H|(\d{1,4})([DWMY]))$`)

// termOf reads a duration as prose.Entity has it, false for one that no terms give.
func termOf(iso string) (Term, bool) {
	m := termRE.FindStringSubmatch(iso)
	if m == nil {
		return Term{}, false
	}
	n, _ := strconv.Atoi(m[1] + m[2])
	t := Term{n, map[string]string{"": "hour", "D": "day", "W": "day", "M": "month", "Y": "year"}[m[3]]}
	if m[3] == "W" {
		t.N *= 7
	}
	return t, n > 0
}

func (t Term) String() string {
	if t.N == 1 {
		return "1 " + t.Unit
	}
	return fmt.Sprintf("%d %ss", t.N, t.Unit)
}

// from is when a term that begins at a time is over.
func (t Term) from(at time.Time) time.Time {
	switch t.Unit {
	case "hour":
		return at.Add(time.Duration(t.N) * time.Hour)
	case "month":
		return at.AddDate(0, t.N, 0)
	case "year":
		return at.AddDate(t.N, 0, 0)
	}
	return at.AddDate(0, 0, t.N)
}

var (
	termBeforeRE = regexp.MustCompile(`(?i)\b(?:(?:use|valid|available|licen[cs]ed)[^.;\n]{0,30}|within |for |only )$`)
	termBehindRE = regexp.MustCompile(`(?i)^ (?:only|from|after|of|use|hold|licen[cs]e)[^.;\n]{0,40}`)
	archiveEndRE = regexp.MustCompile(`(?i)(\bnot?\s+(?:for\s+|(?:to\s+)?be\s+)?)?\barchiv\w+\s+(?:after|beyond|for more than|longer than)\s+$`)
	moreThanRE   = regexp.MustCompile(`(?i)^(?:more|longer) than\s+`)
	useRE        = regexp.MustCompile(`(?i)\b(?:use[ds]?|usage|valid|available|cleared|free|licen[cs]\w*|rights?|contract|terms?|hold|hons|one[- ]time|transmission|publication|picture|photo|image|text)\b`)
	lastDayRE    = regexp.MustCompile(`(?i)\b((?:not?|never|don['’]t) (?:for |(?:to )?be )?used? (?:after|beyond|past|later than)|expir(?:es?|y|ing)(?: date)?(?: on|:)?|use by:?|(?:un)?till?)\s+(?:the )?$`)
	firstDayRE   = regexp.MustCompile(`(?i)\b(?:not?|never|don['’]t) (?:for |(?:to )?be )?(?:used?|published?|publication|shown|run) (?:before|prior to|ahead of)\s+(?:the )?$`)
	// what is not to be used until a day is under embargo, which is another rule's
	embargoedRE = regexp.MustCompile(`(?i)\b(?:embargo\w*|hold|not?|don['’]t|never)\b`)
)

// readTimes reads for how long, and until which day: "14 days", "two weeks only", "not
// for use after 14 December 2026".
func readTimes(terms string) []Restriction {
	var long, last []Restriction
	for _, e := range prose.Entities(terms, time.Time{}) {
		switch e.Kind {
		case editor.Duration:
			if r, ok := readTerm(terms, e); ok {
				long = append(long, r)
			}
		case editor.Date:
			if r, ok := readLastDay(terms, e); ok {
				last = append(last, r)
			}
		}
	}
	return append(long, last...)
}

// readTerm reads "14 days": by itself, also in a list, or in a clause that speaks of use.
func readTerm(terms string, e prose.Entity) (Restriction, bool) {
	long, ok := termOf(e.Value)
	e.Start += len(moreThanRE.FindString(terms[e.Start:e.End]))
	before, rest := clauseBefore(terms, e.Start), terms[e.End:]
	if !ok || strings.HasPrefix(rest, " a week") {
		return Restriction{}, false
	}
	if m := archiveEndRE.FindStringSubmatch(before); m != nil {
		return Restriction{Words: m[0] + terms[e.Start:e.End], NoArchive: true, Kept: long}, m[1] != ""
	}
	words := before[len(before)-len(termBeforeRE.FindString(before)):] + terms[e.Start:e.End] + termBehindRE.FindString(rest)
	listed := strings.TrimSuffix(before, termBeforeRE.FindString(before))
	listed = listed[strings.LastIndexByte(listed, ',')+1:]
	behind := strings.TrimPrefix(rest, termBehindRE.FindString(rest))
	alone := strings.Trim(listed, " -–(") == "" && (strings.TrimSpace(behind) == "" || strings.ContainsAny(behind[:1], ".,;)\n"))
	return Restriction{Words: strings.TrimSpace(words), For: long}, alone || useRE.MatchString(before+words)
}

// readLastDay reads "not for use after 1 May 2026", "not to be used before" it and "valid until 1 May 2026", not
// what runs until then in a story, and not an embargo. A day that nobody can tell, since
// it has no year or its month could be its day, forbids all the same.
func readLastDay(terms string, e prose.Entity) (Restriction, bool) {
	clause := clauseBefore(terms, e.Start)
	if m := firstDayRE.FindString(clause); m != "" {
		first, _, known := dayOf(e.Value)
		return Restriction{Words: m + terms[e.Start:e.End], Before: first, Undated: !known}, true
	}
	m := lastDayRE.FindStringSubmatchIndex(clause)
	if m == nil {
		return Restriction{}, false
	}
	before, what := clause[:m[0]], strings.ToLower(clause[m[2]:m[3]])
	until, expires := strings.HasSuffix(what, "til") || strings.HasSuffix(what, "till"), strings.HasPrefix(what, "expir")
	if (until || expires && strings.TrimSpace(before) != "") && !useRE.MatchString(before) || until && embargoedRE.MatchString(before) {
		return Restriction{}, false
	}
	from := e.Start - len(clause)
	if !until {
		from += m[0]
	}
	r := Restriction{Words: strings.TrimSpace(terms[from:e.End])}
	if day, long, known := dayOf(e.Value); known {
		r.After = long.from(day)
	} else {
		r.Undated = true
	}
	return r, !r.Undated || !until && !expires
}

// dayOf reads a day, a month or a year: when it begins, and how long it is; false for what
// is none.
func dayOf(value string) (begins time.Time, long Term, ok bool) {
	for layout, long := range map[string]Term{time.DateOnly: {1, "day"}, "2006-01": {1, "month"}, "2006": {1, "year"}} {
		if day, err := time.Parse(layout, value); err == nil {
			return day, long, true
		}
	}
	return time.Time{}, Term{}, false
}
