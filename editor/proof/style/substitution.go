package style

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dlclark/regexp2"
)

// substitution is a rule for words that are to stand in the place of others.
type substitution struct {
	any        pattern // what is to be replaced
	swaps      []swap
	except     pattern
	ignoreCase bool
}

// swap is one pair: what is written, and what is to be.
type swap struct {
	from pattern
	to   []string
}

func readSubstitution(f *fields) check {
	nonword, ignoreCase := f.flag("nonword"), f.flag("ignorecase")
	f.flag("capitalize") // a capital stays one in any case
	s := &substitution{ignoreCase: ignoreCase, except: f.anchored("exceptions", ignoreCase)}
	pairs := f.pairs("swap")
	if len(pairs) == 0 {
		f.fail(f.line, "it swaps nothing: list pairs under swap, such as kilometre: km")
		return nil
	}
	// The longer before the shorter, so that one does not hide the other.
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(len(b.key), len(a.key)) })
	var all []string
	for _, p := range pairs {
		all = append(all, p.key)
		s.swaps = append(s.swaps, swap{f.patternAt(p.line, within([]string{p.key}, nonword), ignoreCase), strings.Split(p.value, "|")})
	}
	if len(f.errs) == 0 {
		s.any = f.pattern("swap", within(all, nonword), ignoreCase)
	}
	return s
}

func (s *substitution) find(t *text) ([]hit, error) {
	var hits []hit
	err := s.any.each(t, func(m *regexp2.Match) error {
		words := m.String()
		for _, w := range s.swaps {
			own, err := w.from.re.FindRunesMatchStartingAt(t.runes, m.Index)
			if err != nil {
				return err
			}
			if own == nil || own.Index != m.Index || own.Length != m.Length {
				continue
			}
			if fixes := s.fixes(own, w.to); !slices.Contains(fixes, words) && !s.except.is(words) {
				hits = append(hits, hit{Span: t.span(m.Index, m.Length), fixes: fixes, says: []string{strings.Join(fixes, " or "), words}})
			}
			return nil
		}
		return nil
	})
	return hits, err
}

// fixes are the words to be put in, with the groups of the match where they name
// them ($1), and with its capital.
func (s *substitution) fixes(m *regexp2.Match, to []string) []string {
	var out []string
	for _, t := range to {
		for i, g := range m.Groups() {
			t = strings.ReplaceAll(t, "$"+string(rune('0'+i)), g.String())
			if i == 9 {
				break
			}
		}
		if s.ignoreCase && t == strings.ToLower(t) && capital(m.String()) && runeCount(t) > 0 {
			t = capitalized(t)
		}
		out = append(out, t)
	}
	return out
}

func capital(words string) bool {
	r, _ := utf8.DecodeRuneInString(words)
	return unicode.IsUpper(r)
}

func capitalized(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToTitle(r)) + words[n:]
}
