package consistency

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/prose"
)

// A weekday beside a date is checked against the calendar. A date without a year
// is the last or the next such day, as far as half a year away, or that of a year
// which its paragraph or the one before names: “the towers fell on a Tuesday,
// Sept. 11”.
var weekdayFits = Rule{"weekday-fits", "Every weekday fits its date", func(r *reading) []editor.Finding {
	var found []editor.Finding
	for i, t := range r.texts {
		for _, e := range t.entities {
			said, right, message := r.wrongDay(i, e, t.words)
			if message == "" {
				continue
			}
			f := t.finding(e.Span, message)
			at := editor.Range{Block: t.id, Start: e.Start, End: e.Start + len(said)}
			if strings.HasPrefix(e.Of(t.words), said) {
				f.Fixes = []editor.Fix{{Label: "Write “" + right + "”", Edits: []editor.Edit{{Range: &at, Text: right}}}}
			}
			found = append(found, f)
		}
	}
	filed := r.story.Article.Dateline.Date
	for _, e := range prose.Entities(filed, r.day) {
		if _, _, message := r.wrongDay(0, e, filed); message != "" {
			found = append(found, editor.Finding{Field: "dateline.date", Text: filed, Message: message})
		}
	}
	return found
}}

// wrongDay returns the weekday that a date in text i is said to be, the one that it
// is, and the message that they differ, "" where they do not.
func (r *reading) wrongDay(i int, e prose.Entity, text string) (said, right, message string) {
	words := e.Of(text)
	weekday, ok := weekdayOf(words)
	day, err := time.Parse(time.DateOnly, e.Value)
	if !ok || err != nil || !strings.ContainsAny(words, "0123456789") || day.Weekday() == weekday {
		return "", "", ""
	}
	if !strings.Contains(words, day.Format("2006")) && r.fitsNear(i, day, weekday) {
		return "", "", ""
	}
	said, right = weekday.String(), day.Weekday().String()
	return said, right, fmt.Sprintf("%s is a %s, not a %s", day.Format("2 January 2006"), right, said)
}

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

// halfYear is half a year, and some days for papers that come out late.
const halfYear = 200 * 24 * time.Hour

// fitsNear reports whether the day of the year that day falls on is that weekday
// near the story's day, or in a year that text i or the one before it names.
func (r *reading) fitsNear(i int, day time.Time, said time.Weekday) bool {
	for _, years := range []int{-1, 0, 1} {
		near := day.AddDate(years, 0, 0)
		if near.Sub(r.day).Abs() < halfYear && near.Weekday() == said {
			return true
		}
	}
	for _, t := range r.texts[max(0, i-1):min(i+1, len(r.texts))] {
		for _, e := range t.entities {
			if year, err := strconv.Atoi(e.Value[:min(4, len(e.Value))]); err == nil && e.Kind == editor.Date && strings.Contains(e.Of(t.words), strconv.Itoa(year)) {
				if day.AddDate(year-day.Year(), 0, 0).Weekday() == said {
					return true
				}
			}
		}
	}
	return false
}
