package consistency

import (
	"fmt"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// A surname that does the same job keeps its first name: "Mayor Karen Boyle" is
// not "Mayor Kate Boyle" later. Two of one name with the same job are rarer than
// the slip; names that only sound alike are name-spelt's.
var firstNameAgrees = Rule{"first-name-agrees", "Every person keeps the first name", func(r *reading) []editor.Finding {
	if !r.fixed {
		return nil
	}
	first := map[string]mention{} // by surname and job
	var found []editor.Finding
	for _, m := range r.people() {
		if !m.isGiven() {
			continue
		}
		for _, job := range m.jobs() {
			key := m.surname() + "\x00" + job
			was, seen := first[key]
			if !seen {
				first[key] = m
				continue
			}
			if was.words[0] != m.words[0] && !soundAlike(was.words[0], m.words[0]) {
				found = append(found, m.text.finding(m.span, fmt.Sprintf("%s is %s here, %s before: %s", m.surname(), m.words[0], was.words[0], job)))
				break
			}
		}
	}
	return found
}}

// manners are titles that anybody may have.
var manners = set("mr mrs ms miss dr sir dame lord lady prof professor rev reverend sen rep senator representative congressman congresswoman judge president officer")

// offices are jobs that one person has at a time.
var offices = set("mayor governor chancellor premier chairman chairwoman sheriff bishop archbishop ambassador coach headteacher headmaster principal")

// jobs are what a person is said to do: the title, the common words before the
// name ("council engineer Ann Lee"), and those behind it ("Ann Lee, the council's
// engineer,").
func (m mention) jobs() []string {
	s := m.text.words
	var out []string
	if title := strings.ToLower(strings.Trim(m.titleOf(), ". ")); title != "" && !manners[strings.TrimRight(title, ".")] {
		out = append(out, title)
	}
	before := nouns(lastWords(s[m.text.sentenceAt(m.span).Start:m.span.Start], 2))
	switch n := len(before); {
	case n == 2:
		out = append(out, before[0]+" "+before[1])
	case n == 1 && offices[before[0]]:
		out = append(out, before[0])
	}
	if rest, ok := strings.CutPrefix(s[m.span.End:], ", "); ok {
		behind, _, closed := strings.Cut(rest, ",")
		if n := nouns(jobWords(firstWords(behind, 5))); closed && len(n) > 1 {
			out = append(out, n[len(n)-2]+" "+n[len(n)-1])
		}
	}
	return out
}

// jobWords are the words of a list up to the first that no longer can tell of a
// job; none where one is written large.
func jobWords(words []string) []string {
	var out []string
	for _, w := range words {
		if w == "who" || w == "of" || w == "said" {
			break
		}
		if strings.ToLower(w) != w || strings.ContainsAny(w, ".;:”") {
			return nil
		}
		out = append(out, w)
	}
	return out
}

// soundAlike reports whether two first names are one name written two ways:
// Catherine and Katherine, Stephen and Steven, Jon and John; Micheal is Michael.
func soundAlike(a, b string) bool {
	if a == b {
		return false
	}
	x, y := sound(a), sound(b)
	if x == y {
		return true
	}
	return len(x) == len(y) && len(x) > 4 && oneVowel(x, y) || oneLetter(a, b) && prose.IsGivenName(a) != prose.IsGivenName(b)
}

var sounds = strings.NewReplacer("ph", "f", "ck", "k", "ch", "k", "c", "k", "q", "k", "z", "s", "y", "i", "ie", "i", "ey", "i", "gh", "g",
	"th", "t", "rh", "r", "sh", "s", "mh", "m", "nh", "n", "hn", "n", "hm", "m", "ou", "u", "au", "o", "ea", "e", "ei", "i", "ee", "i")

// sound is a first name as it is heard, near enough.
func sound(name string) string {
	s := strings.ToLower(name)
	if strings.HasPrefix(s, "ge") && len(s) > 3 && s[2] == 'o' {
		s = "j" + s[1:]
	}
	s = sounds.Replace(strings.ReplaceAll(s, "phen", "ven"))
	var out []byte
	for i := 0; i < len(s); i++ {
		if len(out) == 0 || out[len(out)-1] != s[i] {
			out = append(out, s[i])
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(string(out), "h"), "e")
}

// oneVowel reports whether two words of one length differ in one vowel.
func oneVowel(a, b string) bool {
	apart := 0
	for i := range len(a) {
		if a[i] == b[i] {
			continue
		}
		if apart++; apart > 1 || strings.IndexByte("aeiou", a[i]) < 0 || strings.IndexByte("aeiou", b[i]) < 0 {
			return false
		}
	}
	return apart == 1
}
