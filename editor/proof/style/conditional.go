package style

import (
	"fmt"

	"github.com/dlclark/regexp2"

	"stet/editor"
	"stet/editor/proof"
)

// conditional is a rule that the first thing calls for the second, earlier in the
// story or in the same block: an abbreviation for what it stands for. The words
// of the pattern's group, or else all of them, tie the two together.
type conditional struct {
	first, second pattern
	except        pattern
}

// met is what a story has said so far.
type met map[string]bool

func readConditional(f *fields) *conditional {
	ignoreCase := f.flag("ignorecase")
	c := &conditional{except: f.anchored("exceptions", ignoreCase)}
	for name, p := range map[string]*pattern{"first": &c.first, "second": &c.second} {
		source := f.text(name)
		if source == "" {
			f.fail(f.line, name+" is missing: write a pattern under it")
			continue
		}
		*p = f.pattern(name, source, ignoreCase)
	}
	return c
}

// ask returns the findings in one block of a story, of which the blocks before
// were asked already.
func (r *Rule) ask(kind editor.BlockKind, whole *text, said *met) ([]proof.Finding, error) {
	if *said == nil {
		*said = met{}
	}
	c := r.given
	var out []proof.Finding
	err := c.second.each(whole, func(m *regexp2.Match) error {
		(*said)[key(m)] = true
		return nil
	})
	for _, t := range r.scope.parts(kind, whole) {
		if err != nil {
			break
		}
		var hits []hit
		err = c.first.each(t, func(m *regexp2.Match) error {
			if words := key(m); !(*said)[words] && !c.except.is(words) {
				hits = append(hits, hit{Span: t.span(m.Index, m.Length), says: []string{words}})
			}
			return nil
		})
		out = append(out, r.tell(t, hits)...)
	}
	if err != nil {
		return nil, fmt.Errorf("the style rule %s was not run to the end: %w", r.Name, err)
	}
	return out, nil
}

// key is the words of the first group of a match that has any, or all of it.
func key(m *regexp2.Match) string {
	for _, g := range m.Groups()[1:] {
		if g.Length > 0 {
			return g.String()
		}
	}
	return m.String()
}
