package style

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// scope says which blocks a rule is about, and whether it looks at each sentence
// by itself. Without terms it is about all of them.
type scope struct {
	any      [][]term // one of these, all of whose terms hold
	sentence bool
}

// term is a kind of block, or any but that.
type term struct {
	name string
	not  bool
}

// named are the scopes of Vale that Stet has, and its own for the two fields on
// the page.
var named = map[string]func(editor.BlockKind) bool{
	"text":       func(editor.BlockKind) bool { return true },
	"raw":        func(editor.BlockKind) bool { return true },
	"sentence":   func(editor.BlockKind) bool { return true },
	"heading":    func(k editor.BlockKind) bool { return k == editor.Heading || k == editor.Headline },
	"headline":   func(k editor.BlockKind) bool { return k == editor.Headline },
	"standfirst": func(k editor.BlockKind) bool { return k == editor.Standfirst },
	"paragraph":  func(k editor.BlockKind) bool { return k == editor.Paragraph },
	"list":       func(k editor.BlockKind) bool { return k == editor.Item },
	"table":      func(k editor.BlockKind) bool { return k == editor.Row },
	"blockquote": func(k editor.BlockKind) bool { return k == editor.Quote },
}

// readScope reads what stands under scope: a list, or one, of kinds joined by &,
// each with ~ for "not" before it. What comes behind a dot, as in heading.h2, is
// let be, except that h1 is the headline.
func readScope(sources []string) (scope, error) {
	var s scope
	for _, source := range sources {
		var all []term
		for _, part := range strings.Split(source, "&") {
			part = strings.TrimSpace(part)
			name, not := strings.CutPrefix(part, "~")
			switch {
			case strings.HasPrefix(name, "heading.h1"):
				name = "headline"
			default:
				name, _, _ = strings.Cut(name, ".")
			}
			if named[name] == nil {
				return s, fmt.Errorf("%q is no scope of Stet's: write one of %s", part, strings.Join(scopes(), ", "))
			}
			s.sentence = s.sentence || name == "sentence"
			all = append(all, term{name, not})
		}
		s.any = append(s.any, all)
	}
	return s, nil
}

func scopes() []string {
	var names []string
	for n := range named {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// holds reports whether the scope has blocks of a kind in it.
func (s scope) holds(kind editor.BlockKind) bool {
	return len(s.any) == 0 || slices.ContainsFunc(s.any, func(all []term) bool {
		return !slices.ContainsFunc(all, func(t term) bool { return named[t.name](kind) == t.not })
	})
}

// parts returns what of a block's text a rule looks at.
func (s scope) parts(kind editor.BlockKind, whole *text) []*text {
	if !s.holds(kind) {
		return nil
	}
	if !s.sentence {
		return []*text{whole}
	}
	var out []*text
	for _, sentence := range prose.Sentences(whole.text) {
		if sentence = sentence.Trim(whole.text); !sentence.Empty() {
			out = append(out, whole.part(sentence))
		}
	}
	return out
}
