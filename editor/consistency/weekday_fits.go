package consistency

import (
	"fmt"
	"strings"
	"time"

	"stet/editor"
)

// A weekday beside a date is checked against the calendar. Where the date has no
// year, the years around the story's are tried: the writer may mean the last one
// or the next.
var weekdayFits = Rule{"weekday-fits", "Every weekday fits its date", func(r *reading) []editor.Finding {
	var found []editor.Finding
	for _, t := range r.texts {
		for _, e := range t.entities {
			words := e.Of(t.words)
			said, ok := weekdayOf(words)
			day, err := time.Parse(time.DateOnly, e.Value)
			if !ok || err != nil || !strings.ContainsAny(words, "0123456789") || day.Weekday() == said {
				continue
			}
			if !strings.Contains(words, day.Format("2006")) && fitsNear(day, said) {
				continue
			}
			right := day.Weekday().String()
			f := t.finding(e.Span, fmt.Sprintf("%s is a %s, not a %s", day.Format("2 January 2006"), right, said))
			at := editor.Range{Block: t.id, Start: e.Start, End: e.Start + len(said.String())}
			if strings.HasPrefix(words, said.String()) {
				f.Fixes = []editor.Fix{{Label: "Write “" + right + "”", Edits: []editor.Edit{{Range: &at, Text: right}}}}
			}
			found = append(found, f)
		}
	}
	return found
}}

// weekdayOf returns the weekday that words begin with, written in full or cut.
func weekdayOf(words string) (time.Weekday, bool) {
	first := strings.TrimRight(strings.FieldsFunc(words+" ", func(r rune) bool { return r == ' ' || r == ',' })[0], ".")
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(first) >= 3 && strings.HasPrefix(d.String(), first) {
			return d, true
		}
	}
	return 0, false
}

// fitsNear reports whether the day falls on that weekday a year before or after.
func fitsNear(day time.Time, said time.Weekday) bool {
	return day.AddDate(-1, 0, 0).Weekday() == said || day.AddDate(1, 0, 0).Weekday() == said
}
