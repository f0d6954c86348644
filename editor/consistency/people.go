package consistency

import (
	"strings"

	"stet/editor/prose"
)

// mention is a person named at a place.
type mention struct {
	text  text
	span  prose.Span
	title bool
	words []string // without initials
}

func (m mention) surname() string { return m.words[len(m.words)-1] }

func (m mention) isFull() bool { return len(m.words) > 1 }

// isGiven reports whether the first word is a given name: then the last is a
// surname, and not the Money of "Uber Money".
func (m mention) isGiven() bool { return m.isFull() && prose.IsGivenName(m.words[0]) }

// people are all mentions of persons, in order; a name in a single word counts
// where it can be a surname.
func (r *reading) people() []mention {
	var out []mention
	for _, t := range r.texts {
		for _, n := range t.names {
			words := strings.Fields(n.Of(t.words))
			kept := words[:0]
			for _, w := range words {
				if w = strings.TrimRight(w, "."); len([]rune(w)) > 1 {
					kept = append(kept, w)
				}
			}
			if len(kept) == 0 || n.Kind != prose.Person && (n.Kind != prose.Other || len(kept) > 1) {
				continue
			}
			out = append(out, mention{t, n.Span, !n.Title.Empty(), kept})
		}
	}
	return out
}
