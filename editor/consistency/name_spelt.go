package consistency

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"stet/editor"
)

// A person's name is spelt one way throughout: "Kazianis" and "Kazanis" are one
// person where one letter parts them and the rest of the name is the same, or
// where one of them is only ever the surname. The rarer spelling is reported.
var nameSpelt = Rule{"name-spelt", "Every person's name is spelt one way", func(r *reading) []editor.Finding {
	if !r.fixed {
		return nil
	}
	all := r.people()
	counts := map[string]int{}
	firsts := map[string]map[string]bool{} // first names by surname
	given := map[string]bool{}             // a given name stands before the surname somewhere
	for _, m := range all {
		counts[m.surname()]++
		if firsts[m.surname()] == nil {
			firsts[m.surname()] = map[string]bool{}
		}
		if m.isFull() {
			firsts[m.surname()][m.words[0]] = true
			given[m.surname()] = given[m.surname()] || m.isGiven()
		}
	}
	var found []editor.Finding
	for _, m := range all {
		for other, n := range counts {
			if n > counts[m.surname()] && given[other] && oneLetter(m.surname(), other) && samePerson(firsts[m.surname()], firsts[other]) {
				found = append(found, m.respell(m.surname(), other))
				break
			}
		}
	}
	found = append(found, r.firstNamesSpelt()...)
	return append(found, r.jobsSpelt()...)
}}

// jobsSpelt finds surnames that differ in one letter, the first included, of the
// same first name or none and the same job: "Mayor Boyle", "Mayor Doyle".
func (r *reading) jobsSpelt() []editor.Finding {
	first := map[string]mention{} // by job
	var found []editor.Finding
	for _, m := range r.people() {
		for _, job := range m.jobs() {
			was, seen := first[job]
			if !seen {
				first[job] = m
				continue
			}
			a, b := m.surname(), was.surname()
			if (!m.isFull() || !was.isFull() || m.words[0] == was.words[0]) && a[0] != b[0] && oneLetter("x"+a, "x"+b) {
				found = append(found, m.respell(a, b))
				break
			}
		}
	}
	return found
}

// firstNamesSpelt finds first names written two ways before one surname. Where
// both are as common, the one that comes later is reported.
func (r *reading) firstNamesSpelt() []editor.Finding {
	counts := map[string]int{} // full names
	var order []mention
	for _, m := range r.people() {
		if m.isFull() && m.text.inBody() {
			name := strings.Join(m.words, " ")
			if counts[name]++; counts[name] == 1 {
				order = append(order, m)
			}
		}
	}
	var found []editor.Finding
	for i, m := range order {
		name := strings.Join(m.words, " ")
		for j, other := range order {
			n := counts[strings.Join(other.words, " ")]
			if m.surname() == other.surname() && soundAlike(m.words[0], other.words[0]) && (n > counts[name] || n == counts[name] && j < i) {
				found = append(found, m.respell(m.words[0], other.words[0]))
				break
			}
		}
	}
	return found
}

// respell is the finding that a word of m is spelt otherwise elsewhere.
func (m mention) respell(word, other string) editor.Finding {
	start := m.span.Start + strings.LastIndex(m.span.Of(m.text.words), word)
	at := editor.Range{Block: m.text.id, Start: start, End: start + len(word)}
	return editor.Finding{Range: at, Text: word,
		Message: fmt.Sprintf("“%s” is spelt “%s” elsewhere in this story", word, other),
		Fixes:   []editor.Fix{{Label: "Write “" + other + "”", Edits: []editor.Edit{{Range: &at, Text: other}}}}}
}

// samePerson reports whether surnames with these first names can be one
// person's: they share one, or the rarer has none and the other a single one.
func samePerson(rare, common map[string]bool) bool {
	if len(rare) == 0 {
		return len(common) == 1
	}
	for first := range rare {
		if common[first] {
			return true
		}
	}
	return false
}

// oneLetter reports whether two names of five letters or more differ in one
// letter: put in, left out, changed, or swapped with its neighbour. Another first
// letter is another name, and a plural is no second spelling.
func oneLetter(a, b string) bool {
	if a == "" || b == "" || a[0] != b[0] || utf8.RuneCountInString(a) < 5 || utf8.RuneCountInString(b) < 5 || a == b || a+"s" == b || b+"s" == a {
		return false
	}
	x, y := []rune(a), []rune(b)
	from := 0
	for from < len(x) && from < len(y) && x[from] == y[from] {
		from++
	}
	to := 0
	for to < len(x)-from && to < len(y)-from && x[len(x)-1-to] == y[len(y)-1-to] {
		to++
	}
	dx, dy := x[from:len(x)-to], y[from:len(y)-to]
	if from == 0 {
		return false
	}
	return len(dx) <= 1 && len(dy) <= 1 || len(dx) == 2 && len(dy) == 2 && dx[0] == dy[1] && dx[1] == dy[0]
}
