// Package find looks for words in stories and says what is to stand in their
// place. It never changes anything: what is to be replaced comes out as edits,
// which the open manuscript does as one undo step.
//
// A hit is never empty, never cuts a character as readers see it in two, and
// never touches words that a suggestion deletes, since those are on their way
// out. Offsets are bytes in the block's text as it stands, whatever letters had
// to be taken for the same to find it.
package find

import (
	"regexp"
	"strings"

	"stet/editor"
	"stet/editor/doc"
)

// Query is what somebody looks for.
type Query struct {
	Text string
	// Case finds letters, quotation marks, hyphens and spaces only as they are
	// written. Without it a capital finds a small letter and a straight quote a
	// curly one; an accent that is a character of its own is never told from one
	// that is part of its letter.
	Case   bool
	Words  bool // the hit must begin and end where words do, as for a double click
	Regexp bool // Text is a regular expression (RE2), in which \w and \s know every script
}

// Finder finds what a Query asks for. Make it with Compile; it may be used from
// several goroutines.
type Finder struct {
	query Query
	words string         // what a plain query compares, folded
	expr  *regexp.Regexp // nil for a plain query
}

// Compile prepares a query. An expression that cannot be understood is an
// *ExpressionError. A query without text finds nothing.
func (q Query) Compile() (*Finder, error) {
	if !q.Regexp {
		return &Finder{query: q, words: fold(q.Text, q.Case).text}, nil
	}
	expr, err := compile(q.Text, q.Case)
	return &Finder{query: q, expr: expr}, err
}

// Query returns what the finder looks for.
func (f *Finder) Query() Query { return f.query }

// Hits returns what is found in a block, in order and clear of each other.
func (f *Finder) Hits(b editor.Block) []editor.Range {
	var hits []editor.Range
	for _, m := range f.matches(b) {
		hits = append(hits, m.in(b))
	}
	return hits
}

// match is where a hit lies and where its groups do, in pairs of offsets, as
// package regexp has them.
type match []int

func (m match) in(b editor.Block) editor.Range {
	return editor.Range{Block: b.ID, Start: m[0], End: m[1]}
}

func (f *Finder) matches(b editor.Block) []match {
	switch {
	case f.query.Text == "" || b.Words() == "":
		return nil
	case f.expr == nil:
		return f.plain(b)
	}
	var out []match
	for _, m := range f.expr.FindAllStringSubmatchIndex(b.Words(), -1) {
		if f.accepts(b, m[0], m[1]) {
			out = append(out, m)
		}
	}
	return out
}

// plain finds the words of a query that is no expression.
func (f *Finder) plain(b editor.Block) []match {
	var out []match
	text := fold(b.Words(), f.query.Case)
	for at := 0; ; {
		i := strings.Index(text.text[at:], f.words)
		if i < 0 {
			return out
		}
		at += i
		start, end := text.original(at), text.original(at+len(f.words))
		if start < 0 || end < 0 || !f.accepts(b, start, end) {
			at++
			continue
		}
		out = append(out, match{start, end})
		at += len(f.words)
	}
}

// accepts reports whether [start, end) of a block may be a hit.
func (f *Finder) accepts(b editor.Block, start, end int) bool {
	text := b.Words()
	if start >= end || !doc.IsGrapheme(text, start) || !doc.IsGrapheme(text, end) {
		return false
	}
	if f.query.Words && !(doc.IsWordEdge(text, start) && doc.IsWordEdge(text, end)) {
		return false
	}
	for _, m := range b.Marks {
		if m.Kind == editor.Deleted && m.Start < end && start < m.End {
			return false
		}
	}
	return true
}
