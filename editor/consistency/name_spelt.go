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
				found = append(found, m.respell(other))
				break
			}
		}
	}
	return found
}}

// respell is the finding that the surname of m is spelt otherwise elsewhere.
func (m mention) respell(other string) editor.Finding {
	start := m.span.Start + strings.LastIndex(m.span.Of(m.text.words), m.surname())
	at := editor.Range{Block: m.text.id, Start: start, End: start + len(m.surname())}
	return editor.Finding{Range: at, Text: m.surname(),
		Message: fmt.Sprintf("“%s” is spelt “%s” elsewhere in this story", m.surname(), other),
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
// letter: put in, left out, changed, or swapped with its neighbour. A plural is
// no second spelling.
func oneLetter(a, b string) bool {
	if utf8.RuneCountInString(a) < 5 || utf8.RuneCountInString(b) < 5 || a == b || a+"s" == b || b+"s" == a {
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
		return false // another first letter, another name
	}
	return len(dx) <= 1 && len(dy) <= 1 || len(dx) == 2 && len(dy) == 2 && dx[0] == dy[1] && dx[1] == dy[0]
}
