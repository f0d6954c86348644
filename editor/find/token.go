package find

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// token is an escape, a quotation or else one character of an expression; set
// says that it stands in a set of characters.
type token struct {
	at   int
	text string
	set  bool
}

// tokens reads an expression, which need not be well formed.
func tokens(expression string) iter.Seq[token] {
	return func(yield func(token) bool) {
		set := false
		for at := 0; at < len(expression); {
			t := token{at, next(expression[at:], set), set}
			if t.text == "]" {
				set = false
			} else if t.text[0] == '[' && !set {
				set = true
			}
			if !yield(t) {
				return
			}
			at += len(t.text)
		}
	}
}

// next returns the token that rest begins with.
func next(rest string, set bool) string {
	_, size := utf8.DecodeRuneInString(rest)
	switch {
	case strings.HasPrefix(rest, `\Q`) && !set:
		if i := strings.Index(rest, `\E`); i >= 0 {
			return rest[:i+2]
		}
		return rest
	case rest[0] == '\\' && len(rest) > 1:
		_, size = utf8.DecodeRuneInString(rest[1:])
		return rest[:1+size]
	case strings.HasPrefix(rest, "[:") && set:
		if i := strings.Index(rest, ":]"); i >= 0 {
			return rest[:i+2]
		}
	case rest[0] == '[' && !set: // a ] that comes first is one of the set
		for _, begin := range []string{"[^]", "[]", "[^"} {
			if strings.HasPrefix(rest, begin) {
				return begin
			}
		}
	}
	return rest[:size]
}

// unbalanced returns the place of a bracket ) that nothing opens, or else of the
// last ( that nothing closes.
func unbalanced(expression string) int {
	var open []int
	for t := range tokens(expression) {
		switch {
		case t.text == "(" && !t.set:
			open = append(open, t.at)
		case t.text == ")" && !t.set:
			if len(open) == 0 {
				return t.at
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return 0
	}
	return open[len(open)-1]
}

// wide makes the escapes for letters and spaces mean those of every script; to
// package regexp they are ASCII's. In a set only the affirmative ones are.
func wide(expression string) string {
	const letters, spaces = `\p{L}\p{M}\p{N}_`, `\s\p{Z}`
	var out strings.Builder
	for t := range tokens(expression) {
		switch {
		case t.text == `\w` && t.set:
			out.WriteString(letters)
		case t.text == `\w`:
			out.WriteString("[" + letters + "]")
		case t.text == `\W` && !t.set:
			out.WriteString("[^" + letters + "]")
		case t.text == `\s` && t.set:
			out.WriteString(spaces)
		case t.text == `\s`:
			out.WriteString("[" + spaces + "]")
		case t.text == `\S` && !t.set:
			out.WriteString("[^" + spaces + "]")
		default:
			out.WriteString(t.text)
		}
	}
	return out.String()
}
