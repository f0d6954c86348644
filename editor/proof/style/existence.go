package style

import (
	"strings"

	"github.com/dlclark/regexp2"
)

// existence is a rule against words that are not to be there.
type existence struct {
	words  pattern
	except pattern
}

func readExistence(f *fields) check {
	tokens, raw := f.list("tokens"), f.list("raw")
	nonword, ignoreCase := f.flag("nonword"), f.flag("ignorecase")
	except := f.anchored("exceptions", ignoreCase)
	behind := f.flag("append")
	if len(tokens)+len(raw) == 0 {
		f.fail(f.line, "it names no words: list them under tokens")
		return nil
	}
	source := strings.Join(raw, "")
	if len(tokens) > 0 {
		if behind {
			source = within(tokens, nonword) + source
		} else {
			source += within(tokens, nonword)
		}
	}
	return &existence{f.pattern("tokens", source, ignoreCase), except}
}

func (e *existence) find(t *text) ([]hit, error) {
	var hits []hit
	err := e.words.each(t, func(m *regexp2.Match) error {
		if words := m.String(); !e.except.is(words) {
			hits = append(hits, hit{Span: t.span(m.Index, m.Length), says: []string{words}})
		}
		return nil
	})
	return hits, err
}
