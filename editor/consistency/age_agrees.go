package consistency

import (
	"fmt"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// A person has one age throughout. It is looked for behind the name ("Ann Lee, 41,"
// "Lee, who is 41") and before it ("the 41-year-old Lee"); what somebody was then
// is let be.
var ageAgrees = Rule{"age-agrees", "Every person has one age", func(r *reading) []editor.Finding {
	full := r.fullNames()
	first := map[string]string{} // the age said first, by full name
	var found []editor.Finding
	for _, a := range r.agesOfPeople() {
		name := strings.Join(a.who.words, " ")
		if !a.who.isFull() {
			name = full[a.who.surname()]
		}
		was, seen := first[name]
		switch {
		case name == "":
		case !seen:
			first[name] = a.years
		case was != a.years:
			found = append(found, a.who.text.finding(a.at, fmt.Sprintf("%s is %s here, %s before", name, a.years, was)))
		}
	}
	return found
}}

// agedPerson is somebody with an age.
type agedPerson struct {
	who   mention
	at    prose.Span // of the age
	years string
}

// agesOfPeople are the ages said of people, in order, without those of another day
// and those in somebody else's words.
func (r *reading) agesOfPeople() []agedPerson {
	var out []agedPerson
	people := r.people()
	for _, t := range r.texts {
		for _, e := range t.entities {
			if e.Kind != editor.Age && e.Kind != editor.Figure || t.quoted(e.Span) || holds(t.sentenceOf(e.Span), then) {
				continue
			}
			if _, err := strconv.Atoi(e.Value); err != nil {
				continue
			}
			for _, m := range people {
				if m.text.id == t.id && m.hasAge(e) {
					out = append(out, agedPerson{m, e.Span, e.Value})
					break
				}
			}
		}
	}
	return out
}

// then are words of a sentence whose ages are not of the day.
var then = set("then when was were aged-out died dead death killed ago turned turns late former once until buried obituary")

// hasAge reports whether e stands beside m as its age.
func (m mention) hasAge(e prose.Entity) bool {
	s := m.text.words
	if m.span.End <= e.Start {
		between := s[m.span.End:e.Start]
		if e.Kind == editor.Age {
			return between == ", " || between == " is " || between == ", who is "
		}
		return (between == ", who is " || between == " is ") && e.End < len(s) && strings.IndexByte(",.;", s[e.End]) >= 0
	}
	return e.Kind == editor.Age && e.End < m.span.Start && strings.HasSuffix(e.Of(s), "-old") && isJob(s[e.End:m.span.Start])
}

// isJob reports whether what stands between an age and a name is at most two words
// that are about the person: "the 46-year-old council engineer Ann Lee".
func isJob(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if w != strings.ToLower(w) || strings.ContainsAny(w, ",.;:()") || len(w) < 4 || light[w] {
			return false
		}
	}
	return len(words) < 3
}
