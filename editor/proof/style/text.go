package style

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2"

	"stet/editor/prose"
)

// text is what a check looks at: a block's text or a part of it. Patterns count
// in runes, findings in bytes.
type text struct {
	text  string
	from  int // where the part begins in the block
	runes []rune
	at    []int // where each rune begins, and the end
}

func newText(s string) *text {
	t := &text{text: s, runes: make([]rune, 0, len(s)), at: make([]int, 0, len(s)+1)}
	for at, r := range s {
		t.runes = append(t.runes, r)
		t.at = append(t.at, at)
	}
	t.at = append(t.at, len(s))
	return t
}

// part is a stretch of the text as a text of its own.
func (t *text) part(s prose.Span) *text {
	p := newText(s.Of(t.text))
	p.from = t.from + s.Start
	return p
}

// span is the bytes of a run of runes.
func (t *text) span(at, length int) prose.Span {
	return prose.Span{Start: t.at[at], End: t.at[at+length]}
}

// patience is how long a pattern may try one place of a text: one that takes
// longer goes back and forth without end.
const patience = 200 * time.Millisecond

// pattern is a regular expression.
type pattern struct{ re *regexp2.Regexp }

// compile reads a pattern; the error says what is wrong with it.
func compile(source string, ignoreCase bool) (pattern, error) {
	if ignoreCase {
		source = "(?i)" + source
	}
	re, err := regexp2.Compile(source, regexp2.None)
	if err != nil {
		return pattern{}, fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	re.MatchTimeout = patience
	return pattern{re}, nil
}

// each calls yield for every match that covers text, in order.
func (p pattern) each(t *text, yield func(*regexp2.Match) error) error {
	m, err := p.re.FindRunesMatch(t.runes)
	for ; m != nil && err == nil; m, err = p.re.FindNextMatch(m) {
		if m.Length > 0 {
			if err := yield(m); err != nil {
				return err
			}
		}
	}
	if err != nil {
		return fmt.Errorf("its pattern takes too long")
	}
	return nil
}

// is reports whether the pattern, which is anchored, matches words.
func (p pattern) is(words string) bool {
	if p.re == nil {
		return false
	}
	ok, err := p.re.MatchString(words)
	return ok && err == nil
}

// whole makes a pattern that matches any of the sources from end to end; without
// sources it matches nothing.
func whole(sources []string, ignoreCase bool) (pattern, error) {
	if len(sources) == 0 {
		return pattern{}, nil
	}
	return compile(`^(?:`+strings.Join(sources, "|")+`)$`, ignoreCase)
}

// within makes the source of a pattern for any of the tokens, as words of their
// own unless nonword.
func within(tokens []string, nonword bool) string {
	if nonword {
		return `(?m)(?:` + strings.Join(tokens, "|") + `)`
	}
	return `(?m)\b(?:` + strings.Join(tokens, "|") + `)\b`
}

func runeCount(s string) int { return utf8.RuneCountInString(s) }
