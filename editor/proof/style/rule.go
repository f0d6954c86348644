package style

import (
	"fmt"
	"strings"

	"stet/editor"
	"stet/editor/proof"
	"stet/editor/prose"
)

// Rule is one rule of a house style.
type Rule struct {
	Name    string // its style's and its own, such as "House.Currency"
	Message string // may hold %s for the words
	Link    string
	Level   editor.Severity

	scope  scope
	limit  int // most findings in a block, 0 for any number
	action action
	check  check        // nil for a rule about the whole story
	given  *conditional // that rule
}

// check finds what breaks a rule in a text.
type check interface {
	find(t *text) ([]hit, error)
}

// hit is a breach: where it is, what to write instead, and the words that fill
// the message.
type hit struct {
	prose.Span
	fixes []string
	says  []string
}

// run returns a rule's findings in the text of a block.
func (r *Rule) run(kind editor.BlockKind, whole *text) ([]proof.Finding, error) {
	var out []proof.Finding
	for _, t := range r.scope.parts(kind, whole) {
		hits, err := r.check.find(t)
		if err != nil {
			return out, fmt.Errorf("the style rule %s was not run to the end: %w", r.Name, err)
		}
		out = append(out, r.tell(t, hits)...)
	}
	if r.limit > 0 && len(out) > r.limit {
		out = out[:r.limit]
	}
	return out, nil
}

// tell makes findings of hits in a part of a block.
func (r *Rule) tell(t *text, hits []hit) []proof.Finding {
	var out []proof.Finding
	for _, h := range hits {
		words := h.Of(t.text)
		f := proof.Finding{Span: prose.Span{Start: h.Start + t.from, End: h.End + t.from}, Kind: proof.Style, Words: words,
			Level: r.Level, Rule: r.Name, Link: r.Link, Message: fill(r.Message, h.says), Fixes: h.fixes}
		if len(f.Fixes) == 0 {
			f.Fixes = r.action.fixes(words)
		}
		out = append(out, f)
	}
	return out
}

// fill puts words into a message: the first for the first %s, and so on, or by
// number for %[1]s.
func fill(message string, words []string) string {
	var out strings.Builder
	next := 0
	for {
		before, after, found := strings.Cut(message, "%")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		n, rest := next, ""
		switch {
		case strings.HasPrefix(after, "s"):
			next, rest = next+1, after[1:]
		case len(after) > 3 && after[0] == '[' && after[2] == ']' && after[3] == 's' && after[1] >= '1' && after[1] <= '9':
			n, rest = int(after[1]-'1'), after[4:]
		case strings.HasPrefix(after, "%"):
			out.WriteString("%")
			message = after[1:]
			continue
		default:
			out.WriteString("%")
			message = after
			continue
		}
		if n < len(words) {
			out.WriteString(words[n])
		}
		message = rest
	}
}
