package consistency

import (
	"fmt"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// A thing is as old as the year it was opened, built or founded says: "the bridge,
// which opened in 1952" is no "64-year-old bridge" in 2026, and did not open in 1962.
// It is the same thing where the same noun is beside both.
var ageOfThing = Rule{"age-of-thing", "Everything is as old as its opening says", func(r *reading) []editor.Finding {
	if r.day.IsZero() {
		return nil
	}
	begun, aged := r.beginnings()
	var found []editor.Finding
	for i, b := range begun {
		for _, was := range begun[:i] {
			if noun := shared(b.nouns, was.nouns); noun != "" && b.verb == was.verb && !agree(b.value, was.value) {
				found = append(found, b.in.finding(b.at, fmt.Sprintf("The %s %s %s here, %s before", noun, b.verb, b.when, was.when)))
				break
			}
		}
	}
	for _, a := range aged {
		if f, ok := a.contradicted(begun, r); ok {
			found = append(found, f)
		}
	}
	return found
}}

// dated is a thing with the day, month or year that it was begun, or its age.
type dated struct {
	in          text
	at          prose.Span // of the date or age
	value, verb string
	when        string   // the date with its preposition
	nouns       []string // words that may name the thing
}

// beginnings are the things of the story whose beginning is dated, and those
// whose age is told.
func (r *reading) beginnings() (begun, aged []dated) {
	for _, t := range r.texts {
		if !t.isProse() {
			continue
		}
		for _, e := range t.entities {
			if t.quoted(e.Span) {
				continue
			}
			d := dated{in: t, at: e.Span, value: e.Value}
			switch e.Kind {
			case editor.Date:
				if d.begins() {
					begun = append(begun, d)
				}
			case editor.Age:
				if d.isOld() {
					aged = append(aged, d)
				}
			}
		}
	}
	return begun, aged
}

var begins = set("opened built completed founded established launched erected constructed inaugurated incorporated")

// begins sets the verb and nouns of a date behind a verb of beginning: "the
// bridge, which was opened in 1952", "Opened in 1952, the bridge".
func (d *dated) begins() bool {
	if len(d.value) < len("2006") || strings.ContainsAny(d.value, "/W Q") || strings.Contains(d.value, "-Q") {
		return false
	}
	word, at := wordBefore(d.in.words, d.at.Start)
	d.when = d.at.Of(d.in.words)
	if word == "in" || word == "on" {
		d.when = word + " " + d.when
		word, at = wordBefore(d.in.words, at)
	}
	if !begins[word] {
		return false
	}
	d.verb = word
	sentence := d.in.sentenceAt(d.at)
	if d.nouns = nouns(subject(lastWords(d.in.words[sentence.Start:at], 7))); len(d.nouns) == 0 {
		d.nouns = nouns(firstWords(d.in.words[d.at.End:sentence.End], 4))
	}
	return len(d.nouns) > 0
}

// subject are the words before a verb that may be its own: those behind the last
// verb of being, which is another's unless it stands right before.
func subject(words []string) []string {
	for i := len(words) - 2; i >= 0; i-- {
		switch words[i] {
		case "is", "are", "was", "were", "has", "had", "and", "but":
			return words[i+1:]
		}
	}
	return words
}

// isOld sets the nouns of an age: "the 64-year-old steel bridge", "the bridge is
// 64 years old".
func (d *dated) isOld() bool {
	if _, err := strconv.Atoi(d.value); err != nil {
		return false
	}
	sentence := d.in.sentenceAt(d.at)
	if strings.HasSuffix(d.at.Of(d.in.words), "-old") {
		d.nouns = nouns(firstWords(d.in.words[d.at.End:sentence.End], 3))
	} else if word, at := wordBefore(d.in.words, d.at.Start); word == "is" {
		d.nouns = nouns(lastWords(d.in.words[sentence.Start:at], 5))
	}
	return len(d.nouns) > 0
}

// contradicted is the finding that the thing was begun another number of years
// ago, and never when its age says.
func (d dated) contradicted(begun []dated, r *reading) (editor.Finding, bool) {
	years, _ := strconv.Atoi(d.value)
	before, _ := wordBefore(d.in.words, d.at.Start)
	slack := 0
	if about[before] {
		slack = 2
	}
	var message string
	for _, b := range begun {
		noun := shared(b.nouns, d.nouns)
		if noun == "" {
			continue
		}
		least, most := ages(b.value, r.day)
		if most < 0 || years >= least-slack && years <= most+slack {
			return editor.Finding{}, false
		}
		should := strconv.Itoa(most)
		if least < most {
			should = fmt.Sprintf("%d or %d", least, most)
		}
		message = fmt.Sprintf("A %s %s %s is %s years old, not %d", noun, b.verb, b.when, should, years)
	}
	return d.in.finding(d.at, message), message != ""
}

// agree reports whether one of two days, months or years lies in the other, or
// both are years side by side: "64 years ago" may be either of two.
func agree(a, b string) bool {
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	return errX == nil && errY == nil && x-y >= -1 && x-y <= 1
}
