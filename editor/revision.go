package editor

import "time"

// Cause says why a revision was filed.
type Cause string

// The causes of a revision.
const (
	Imported  Cause = "import"
	Created   Cause = "create"
	Saved     Cause = "save"
	Restored  Cause = "restore"
	ForExport Cause = "export"
	Fixed     Cause = "fix"
	Replaced  Cause = "replace"
	Resettled Cause = "section"  // moved to another section, from the list
	MergedIn  Cause = "merge"    // with what somebody else changed
	SignedOff Cause = "sign-off" // its hash is what was signed
)

// Words says a cause as a list of revisions has it, such as "Saved".
func (c Cause) Words() string {
	switch c {
	case Imported:
		return "Imported"
	case Created:
		return "Created"
	case Restored:
		return "Restored"
	case ForExport:
		return "Exported"
	case Fixed:
		return "Fixed"
	case Replaced:
		return "Replaced"
	case Resettled:
		return "Moved to another section"
	case MergedIn:
		return "Merged"
	case SignedOff:
		return "Signed off"
	}
	return "Saved"
}

// Revision describes one immutable saved whole of a story; the story itself is
// read by article and number. Number counts from 1 within the article; Hash is
// Story.Hash of its content; Added and Removed are words against the revision
// before.
type Revision struct {
	Number   int       `json:"number"`
	Name     string    `json:"name,omitempty"`
	Author   string    `json:"author,omitempty"`
	Cause    Cause     `json:"cause,omitempty"`
	Saved    time.Time `json:"saved"`
	Words    int       `json:"words"`
	Added    int       `json:"added"`
	Removed  int       `json:"removed"`
	Hash     string    `json:"hash"`
	Override *Override `json:"override,omitempty"` // given for the export or the sign-off that filed it
}

// Draft is an open story's unsaved state as the library journals it. Base is
// the number of the revision it was edited from; Session names the opening of
// the library that has written it.
type Draft struct {
	Article string
	Base    int
	Session string
	Who     string
	Saved   time.Time
	Story   Story
}

// Original is a file exactly as it was imported.
type Original struct {
	Name  string
	Bytes []byte
}

// Tally is what list rows show of a story's checks.
type Tally struct {
	Words    int `json:"words"`
	Facts    int `json:"facts"`
	Settled  int `json:"settled"`
	Failures int `json:"failures"` // findings that stop an export
	Warnings int `json:"warnings"`
}

// Summary is one row of a story list or search result.
type Summary struct {
	ID       string    `json:"id"`
	Number   int64     `json:"number"` // the story's running number in this library
	Slug     string    `json:"slug"`
	Headline string    `json:"headline"`
	Status   Status    `json:"status"`
	Updated  time.Time `json:"updated"`
	Snippet  string    `json:"snippet,omitempty"` // words found stand between « and »
	Revision int       `json:"revision"`
	Score    float64   `json:"score,omitempty"`  // how well it fits a search, 0 where nobody asked
	Deleted  time.Time `json:"deleted,omitzero"` // when it was put in the bin
	Tally
}

// Recovered is a draft: words that were never filed as a revision.
type Recovered struct {
	Article  string
	Session  string // that has written them
	Who      string
	Headline string
	Base     int // the number of the revision they go on from
	Newest   int // that of the story's newest
	Saved    time.Time
	Held     bool // somebody has the story open, perhaps this session
	Going    bool // whoever has it open goes on from these words
	Own      bool // this session has written them
	Crashed  bool // their session had the story open and ended without closing it
}
