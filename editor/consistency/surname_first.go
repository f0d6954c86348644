package consistency

import (
	"fmt"
	"strings"

	"stet/editor"
)

// A person is named in full where the story first meets them (every style book).
// It is known to be the first meeting only where the full name comes later.
// Titles before a surname, furniture, and other people's words are let off, and
// so are surnames of two people, and those that say of what kind something is
// ("the Goldwater years").
var surnameFirst = Rule{"surname-first", "Every person is first met by full name", func(r *reading) []editor.Finding {
	if !r.fixed {
		return nil
	}
	full := r.fullNames()
	met := map[string]bool{}
	var found []editor.Finding
	for _, m := range r.people() {
		if met[m.surname()] || !m.text.isProse() {
			continue
		}
		met[m.surname()] = true
		if name := full[m.surname()]; name != "" && !m.isFull() && m.title.Empty() && !m.text.quoted(m.span) && !m.qualifies() && !r.saysBefore(m, name) {
			found = append(found, m.text.finding(m.span, fmt.Sprintf("%s is met here by surname, and named in full only later: %s", m.surname(), name)))
		}
	}
	return found
}}

// saysBefore reports whether the body has words before m: in a heading, say, or with
// a "Jr." that hides the surname.
func (r *reading) saysBefore(m mention, words string) bool {
	for _, t := range r.texts {
		if t.id == m.text.id {
			return strings.Contains(t.words[:m.span.Start], words)
		}
		if t.inBody() && strings.Contains(t.words, words) {
			return true
		}
	}
	return false
}

// qualifies reports whether the name is part of another word or of a phrase that
// is about something else: "anti-Castro", "the Bush years".
func (m mention) qualifies() bool {
	before, _ := wordBefore(m.text.words, m.span.Start)
	return before == "the" || before == "a" || before == "an" ||
		m.span.Start > 0 && m.text.words[m.span.Start-1] == '-' || m.span.End < len(m.text.words) && m.text.words[m.span.End] == '-'
}
