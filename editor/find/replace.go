package find

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"stet/editor"
)

// Replacer says what is to stand in the place of each hit. Make it with With.
type Replacer struct {
	finder *Finder
	parts  []part
}

// part is a piece of a replacement: words, or what a group has found.
type part struct {
	words string
	group int // -1 for words
}

// With returns what puts text in the place of hits. Where the query is a regular
// expression, $1 and ${name} stand for what a group has found, $0 for the whole
// hit and $$ for a dollar sign; a group that the expression does not have is an
// *editor.FieldError.
func (f *Finder) With(text string) (*Replacer, error) {
	r := &Replacer{finder: f}
	if f.expr == nil {
		r.parts = []part{{text, -1}}
		return r, nil
	}
	for text != "" {
		words, rest, ok := strings.Cut(text, "$")
		r.parts = append(r.parts, part{words, -1})
		if !ok {
			break
		}
		p, size, err := f.group(rest)
		if err != nil {
			return nil, err
		}
		r.parts = append(r.parts, p)
		text = rest[size:]
	}
	return r, nil
}

var (
	braced = regexp.MustCompile(`^\{(\w+)\}`)
	number = regexp.MustCompile(`^\d+`)
)

// group reads what stands behind a dollar sign and returns how much it was.
func (f *Finder) group(rest string) (part, int, error) {
	var name string
	var size int
	switch m := braced.FindStringSubmatch(rest); {
	case strings.HasPrefix(rest, "$"):
		return part{"$", -1}, 1, nil
	case m != nil:
		name, size = m[1], len(m[0])
	case strings.HasPrefix(rest, "{"):
		return part{}, 0, &editor.FieldError{Field: "replacement", Value: "$" + rest, Want: "the name of a group: write ${name}, or $$ for a dollar sign"}
	default:
		if name = number.FindString(rest); name == "" {
			return part{"$", -1}, 0, nil
		}
		size = len(name)
	}
	if i := f.expr.SubexpIndex(name); i >= 0 {
		return part{group: i}, size, nil
	}
	if i, err := strconv.Atoi(name); err == nil && i <= f.expr.NumSubexp() {
		return part{group: i}, size, nil
	}
	return part{}, 0, &editor.FieldError{Field: "replacement", Value: "$" + rest[:size],
		Want: fmt.Sprintf("a group of the expression, which has %d; write $$ for a dollar sign", f.expr.NumSubexp())}
}

// Edits returns what there is to replace in a block: the range of each hit with
// the words to stand there, in order. A hit that would stay as it is is left out.
func (r *Replacer) Edits(b editor.Block) []editor.Edit {
	var edits []editor.Edit
	for _, m := range r.finder.matches(b) {
		hit := m.in(b)
		if text := r.text(b.Words(), m); text != b.Words()[hit.Start:hit.End] {
			edits = append(edits, editor.Edit{Range: &hit, Text: text})
		}
	}
	return edits
}

// Preview returns the words that would stand in the place of one of the hits in
// a block; false where it is none.
func (r *Replacer) Preview(b editor.Block, hit editor.Range) (string, bool) {
	for _, m := range r.finder.matches(b) {
		if m.in(b) == hit {
			return r.text(b.Words(), m), true
		}
	}
	return "", false
}

// text returns what is to stand in the place of a match.
func (r *Replacer) text(text string, m match) string {
	var out strings.Builder
	for _, p := range r.parts {
		switch {
		case p.group < 0:
			out.WriteString(p.words)
		case m[2*p.group] >= 0: // the group has found something
			out.WriteString(text[m[2*p.group]:m[2*p.group+1]])
		}
	}
	return out.String()
}
