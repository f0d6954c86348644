package editor

import "time"

// FoundFact is a fact of the newest revision of a story in the library.
type FoundFact struct {
	Story    string    `json:"story"` // its ID
	Headline string    `json:"headline"`
	Slug     string    `json:"slug,omitempty"`
	Filed    time.Time `json:"filed"` // when that revision was
	Fact     Fact      `json:"fact"`
}

// UsedSource is a source as a story has it that was filed last.
type UsedSource struct {
	Source   Source    `json:"source"`
	Story    string    `json:"story"`
	Headline string    `json:"headline"`
	Filed    time.Time `json:"filed"`
}
