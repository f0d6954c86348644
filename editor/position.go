package editor

import "unicode/utf8"

// The fields of an article that are edited on the page are addressed like
// blocks, by these reserved IDs, so that a fact or a finding can lie in a
// headline as well as in the body.
const (
	HeadlineID   = "headline"
	StandfirstID = "standfirst"
)

// Range is the half-open run of bytes [Start, End) in the text of one block.
// The zero Range says "nowhere".
type Range struct {
	Block string `json:"block,omitempty"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// IsZero reports whether r points nowhere.
func (r Range) IsZero() bool { return r.Block == "" }

// Empty reports whether r covers no text.
func (r Range) Empty() bool { return r.End <= r.Start }

// Overlaps reports whether r and s share at least one byte.
func (r Range) Overlaps(s Range) bool {
	return r.Block == s.Block && r.Start < s.End && s.Start < r.End
}

// Contains reports whether the offset lies in r.
func (r Range) Contains(block string, offset int) bool {
	return r.Block == block && r.Start <= offset && offset < r.End
}

// Of returns the bytes of text that r covers, or a *RangeError where r does
// not fit the text or cuts a rune.
func (r Range) Of(text string) (string, error) {
	if err := r.Check(text); err != nil {
		return "", err
	}
	return text[r.Start:r.End], nil
}

// Check returns a *RangeError unless r lies within text with both ends on
// rune boundaries.
func (r Range) Check(text string) error {
	if r.Start < 0 || r.End < r.Start || r.End > len(text) {
		return &RangeError{Range: r, Len: len(text)}
	}
	if !onRune(text, r.Start) || !onRune(text, r.End) {
		return &RangeError{Range: r, Len: len(text), InRune: true}
	}
	return nil
}

func onRune(text string, at int) bool {
	return at == len(text) || utf8.RuneStart(text[at])
}
