package consistency

import (
	"strings"

	"stet/editor/prose"
)

// mention is a person named at a place.
type mention struct {
	text  text
	span  prose.Span
	title prose.Span // empty where there is none
	words []string   // without initials
}

func (m mention) surname() string { return m.words[len(m.words)-1] }

func (m mention) titleOf() string { return m.title.Of(m.text.words) }

func (m mention) isFull() bool { return len(m.words) > 1 }

// isGiven reports whether the first word is a given name: then the last is a
// surname, and not the Money of "Uber Money".
func (m mention) isGiven() bool { return m.isFull() && prose.IsGivenName(m.words[0]) }

// people are all mentions of persons, in order; a name in a single word counts
// where it can be a surname.
func (r *reading) people() []mention {
	if r.mentions == nil {
		r.mentions = r.findPeople()
	}
	return r.mentions
}

func (r *reading) findPeople() []mention {
	out := []mention{}
	for _, t := range r.texts {
		for _, n := range t.names {
			words := strings.Fields(n.Of(t.words))
			kept := words[:0]
			for _, w := range words {
				if w = strings.TrimRight(w, "."); len([]rune(w)) > 1 {
					kept = append(kept, w)
				}
			}
			if len(kept) == 0 || n.Kind != prose.Person && (n.Kind != prose.Other && !n.Guessed || len(kept) > 1) {
				continue
			}
			out = append(out, mention{t, n.Span, n.Title, kept})
		}
	}
	return out
}

// fullNames are the full names of people by surname, "" where two have it.
func (r *reading) fullNames() map[string]string {
	full := map[string]string{}
	for _, m := range r.people() {
		if !m.isGiven() || len(m.words) > 4 || !m.text.isProse() && !m.text.isSentence() {
			continue // in a heading "Obama Praises Breitbart" is a name
		}
		name := strings.Join(m.words, " ")
		if was, seen := full[m.surname()]; seen && was != name {
			name = ""
		}
		full[m.surname()] = name
	}
	return full
}
