// Package prose finds things in running text: graphemes, words, sentences,
// figures, money, percentages, dates, times, ages, ranks, causes, names, and
// quotations with their speaker and cue. Everything is found by rules, offline, and the same
// text always gives the same answer.
//
// Every span is a pair of byte offsets into the UTF-8 text it was found in, on
// grapheme boundaries. The functions keep no state and may be called from any
// number of goroutines at once.
package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Span is the half-open run of bytes [Start, End) in a text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Empty reports whether s covers no text.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of returns the bytes of text that s covers; s must lie within text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Trim returns s without the white space at its ends.
func (s Span) Trim(text string) Span {
	words := s.Of(text)
	left := strings.TrimLeftFunc(words, unicode.IsSpace)
	s.Start += len(words) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}

// edges knows the grapheme boundaries of a text, worked out when first needed.
type edges struct {
	text string
	at   []int
}

// widen returns s grown to the nearest grapheme boundaries.
func (e *edges) widen(s Span) Span {
	return Span{e.edge(s.Start, -1), e.edge(s.End, 1)}
}

// edge returns at, or where it lies inside a grapheme, the boundary next to it
// in the direction dir.
func (e *edges) edge(at, dir int) int {
	if at <= 0 || at >= len(e.text) || e.text[at-1] < utf8.RuneSelf && e.text[at] < utf8.RuneSelf && e.text[at] != '\n' {
		return at
	}
	before, _ := utf8.DecodeLastRuneInString(e.text[:at])
	behind, _ := utf8.DecodeRuneInString(e.text[at:])
	if stands(before) && stands(behind) && behind != '\n' {
		return at
	}
	if e.at == nil {
		e.at = graphemeStarts(e.text)
	}
	i := search(e.at, at)
	if i < len(e.at) && e.at[i] == at {
		return at
	}
	if dir < 0 {
		return e.at[i-1]
	}
	if i == len(e.at) {
		return len(e.text)
	}
	return e.at[i]
}

// stands reports whether a rune is a grapheme of its own beside others of its
// like: those of ASCII and Latin, and the marks and dashes of the press.
func stands(r rune) bool { return r < 0x300 || r >= 0x2010 && r <= 0x2027 }

func graphemeStarts(text string) []int {
	starts := make([]int, 0, len(text))
	for g := graphemes.FromString(text); g.Next(); {
		starts = append(starts, g.Start())
	}
	return starts
}

// search returns the first index of the ascending list whose value is at least v.
func search(list []int, v int) int {
	lo, hi := 0, len(list)
	for lo < hi {
		if mid := (lo + hi) / 2; list[mid] < v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
