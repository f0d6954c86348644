package style

import (
	"strings"
	"unicode"

	"github.com/dlclark/regexp2"

	"stet/editor/prose"
)

// repetition is a rule against the same thing twice in a row.
type repetition struct {
	tokens     pattern
	ignoreCase bool
	alpha      bool // only what is made of letters
	max        int  // how many in a row may stand
}

func readRepetition(f *fields) check {
	tokens := f.list("tokens")
	if len(tokens) == 0 {
		tokens = []string{`[^\s]+`}
	}
	r := &repetition{ignoreCase: f.flag("ignorecase"), alpha: f.flag("alpha"), max: max(1, f.number("max"))}
	r.tokens = f.pattern("tokens", `(?m)(?:`+strings.Join(tokens, "|")+`)`, r.ignoreCase)
	return r
}

func (r *repetition) find(t *text) ([]hit, error) {
	var hits []hit
	var run, last prose.Span
	n := 0
	end := func() {
		if n > r.max {
			once := t.text[run.Start : run.Start+len(last.Of(t.text))]
			hits = append(hits, hit{Span: run, fixes: []string{once}, says: []string{once}})
		}
	}
	err := r.tokens.each(t, func(m *regexp2.Match) error {
		s := t.span(m.Index, m.Length)
		if n > 0 && r.same(last.Of(t.text), s.Of(t.text)) && strings.TrimSpace(t.text[last.End:s.Start]) == "" {
			n++
			run.End = s.End
		} else {
			end()
			run, n = s, 1
		}
		last = s
		return nil
	})
	end()
	return hits, err
}

func (r *repetition) same(a, b string) bool {
	if r.alpha && strings.ContainsFunc(a, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }) {
		return false
	}
	return a == b || r.ignoreCase && strings.EqualFold(a, b) && len(a) == len(b)
}
