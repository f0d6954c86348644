// Package fact keeps the checkable words of a story: it proposes them, settles
// them, and says which of them still stand in the way of an export.
//
// Everything here is a pure function of its arguments: nothing changes a story,
// and every function may be called from any goroutine.
package fact

import (
	"fmt"
	"time"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/prose"
)

// context is how many bytes of the words around a fact are kept on each side.
const context = 32

// New returns an unchecked fact about the words in r, without an ID: its text,
// a few words on either side, and what the words mean where their kind has a
// value or a speaker. An empty kind is guessed. The error is a
// *editor.RangeError where r does not lie in the story, cuts a character or
// covers nothing.
func New(s editor.Story, r editor.Range, kind editor.FactKind) (editor.Fact, error) {
	text, ok := s.Article.Text(r.Block)
	if !ok {
		return editor.Fact{}, fmt.Errorf("tag a fact: %w", &editor.RangeError{Range: r, Len: -1})
	}
	words, err := r.Of(text)
	if err == nil && words == "" {
		err = &editor.RangeError{Range: r, Len: len(text)}
	}
	if err != nil {
		return editor.Fact{}, fmt.Errorf("tag a fact: %w", err)
	}
	if kind == "" {
		kind = Guess(words)
	}
	f := anchored(text, r, kind)
	switch kind {
	case editor.Quotation, editor.Paraphrase, editor.Attribution:
		f.Speaker, f.Cue, f.Note = speaker(s.Article, r)
	default:
		f.Value = value(text, r, kind, s.Article.Day())
	}
	return f, nil
}

// anchored returns an unchecked fact with the words that find its place again.
func anchored(text string, r editor.Range, kind editor.FactKind) editor.Fact {
	from, to := max(0, r.Start-context), min(len(text), r.End+context)
	for from < r.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > r.End && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return editor.Fact{Kind: kind, Status: editor.Unchecked, Range: r,
		Text: text[r.Start:r.End], Before: text[from:r.Start], After: text[r.End:to]}
}

// value is what the words in r mean when read as that kind, or "".
func value(text string, r editor.Range, kind editor.FactKind, day time.Time) string {
	span := prose.Span{Start: r.Start, End: r.End}
	for _, e := range prose.Entities(text, day) {
		if e.Kind == kind && span.Overlaps(e.Span) && e.Value != "" {
			return e.Value
		}
	}
	return ""
}

// speaker is who says the words in r, by which verb, and a note where the
// story does not name the speaker at this place.
func speaker(a editor.Article, r editor.Range) (name, cue, note string) {
	span := prose.Span{Start: r.Start, End: r.End}
	for _, q := range quotes(a) {
		if q.block == r.Block && q.Overlaps(span) {
			return q.said()
		}
	}
	return "", "", ""
}
