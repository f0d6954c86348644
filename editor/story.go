package editor

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
)

// Story is everything a revision keeps: the article, and what has been said
// about it.
type Story struct {
	Article  Article   `json:"article"`
	Facts    []Fact    `json:"facts,omitempty"`
	Comments []Comment `json:"comments,omitempty"`
	Waivers  []Waiver  `json:"waivers,omitempty"`
	Notes    []Note    `json:"notes,omitempty"`

	Rejected   []Rejection `json:"rejected,omitempty"`
	Amendments []Amendment `json:"amendments,omitempty"`
}

// Clone returns a copy of s that shares nothing with it.
func (s Story) Clone() Story {
	s.Article = s.Article.Clone()
	facts := s.Facts
	s.Facts = nil
	for _, f := range facts {
		s.Facts = append(s.Facts, f.Clone())
	}
	comments := s.Comments
	s.Comments = nil
	for _, c := range comments {
		s.Comments = append(s.Comments, c.Clone())
	}
	s.Waivers = slices.Clone(s.Waivers)
	s.Notes = slices.Clone(s.Notes)
	s.Rejected = slices.Clone(s.Rejected)
	s.Amendments = slices.Clone(s.Amendments)
	return s
}

// Canonical returns the story's one JSON spelling: fields in the order of the
// types, unknown ones absent, no HTML escaping, no trailing newline. It holds
// no map, so equal stories give equal bytes.
func (s Story) Canonical() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return nil, fmt.Errorf("write story as JSON: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// ParseStory reads what Canonical wrote.
func ParseStory(b []byte) (Story, error) {
	var s Story
	if err := json.Unmarshal(b, &s); err != nil {
		return Story{}, fmt.Errorf("read story from JSON: %w", err)
	}
	return s, nil
}

// Hash returns the SHA-256 of the canonical JSON in hexadecimal: the identity
// of a revision's content.
func (s Story) Hash() (string, error) {
	b, err := s.Canonical()
	if err != nil {
		return "", err
	}
	return HashBytes(b), nil
}

// HashBytes returns the SHA-256 of b in hexadecimal.
func HashBytes(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Settled counts the facts that need no more work.
func (s Story) Settled() (settled, total int) {
	for _, f := range s.Facts {
		if !f.IsFact() {
			continue
		}
		total++
		if f.IsSettled() {
			settled++
		}
	}
	return settled, total
}
