package consistency

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/prose"
)

// An age behind a name is checked against the birth date in the same paragraph,
// where there is one of each and nobody has died: an age at death is another sum.
var ageFits = Rule{"age-fits", "Every age fits its birth date", func(r *reading) []editor.Finding {
	if r.day.IsZero() {
		return nil
	}
	var found []editor.Finding
	for _, t := range r.texts {
		age, born, ok := t.lifeDates()
		if !ok || diedRE.MatchString(t.words) {
			continue
		}
		years, err := strconv.Atoi(age.Value)
		if err != nil {
			continue
		}
		least, most := ages(born.Value, r.day)
		if most < 0 || years >= least && years <= most {
			continue
		}
		should := strconv.Itoa(most)
		if least < most {
			should = fmt.Sprintf("%d or %d", least, most)
		}
		found = append(found, t.finding(age.Span, fmt.Sprintf("Somebody born %s is %s, not %d", born.Of(t.words), should, years)))
	}
	return found
}}

var diedRE = regexp.MustCompile(`(?i)\b(?:died|death|dead|killed|buried|late|obituary|was \d+)\b`)

// lifeDates are the one age behind a name and the one birth date of a text.
func (t text) lifeDates() (age, born prose.Entity, ok bool) {
	ages, births := 0, 0
	for _, e := range t.entities {
		switch before, at := wordBefore(t.words, e.Start); {
		case e.Kind == editor.Age:
			if ages++; !strings.ContainsAny(e.Value, "/ ") {
				age = e
			}
		case e.Kind == editor.Date && (before == "in" || before == "on"):
			if word, _ := wordBefore(t.words, at); word == "born" {
				births, born = births+1, e
			}
		}
	}
	return age, born, ages == 1 && births == 1 && !age.Empty() && strings.Count(strings.ToLower(t.words), "born") == 1
}

// ages are the least and the most years that somebody born at a day, month or
// year has on the day; -1 where the value is none of these, or lies ahead.
func ages(born string, day time.Time) (least, most int) {
	switch {
	case len(born) == len("2006"):
		y, err := strconv.Atoi(born)
		if err != nil || y > day.Year() {
			return -1, -1
		}
		return day.Year() - y - 1, day.Year() - y
	case len(born) == len("2006-01"):
		t, err := time.Parse("2006-01", born)
		if err != nil {
			return -1, -1
		}
		most = yearsBetween(t, day)
		return yearsBetween(t.AddDate(0, 1, -1), day), most
	}
	t, err := time.Parse(time.DateOnly, born)
	if err != nil {
		return -1, -1
	}
	n := yearsBetween(t, day)
	return n, n
}

func yearsBetween(from, to time.Time) int {
	n := to.Year() - from.Year()
	if to.Month() < from.Month() || to.Month() == from.Month() && to.Day() < from.Day() {
		n--
	}
	return n
}
