package editor

import "time"

// Reason says why a backup was made.
type Reason string

// The reasons. A library that was copied by other means has none.
const (
	Automatic    Reason = "automatic"
	ByHand       Reason = "by hand"
	BeforeUpdate Reason = "before an update"
)

// Backup describes a copy of a library. What it holds was counted, and the copy
// verified, when it was made; a copy that was made by other means has not been.
type Backup struct {
	Path      string    `json:"path"`
	Made      time.Time `json:"made"`
	Reason    Reason    `json:"reason,omitempty"`
	Kept      bool      `json:"kept"`  // it never gives way to newer ones
	Bytes     int64     `json:"bytes"` // without the files, which all share
	Format    int       `json:"format"`
	Stories   int       `json:"stories"`
	Revisions int       `json:"revisions"`
	Newest    time.Time `json:"newest,omitzero"` // when its newest revision was filed
	Verified  bool      `json:"verified"`
	Missing   int       `json:"missing,omitempty"` // files that were not to be had
	Trouble   string    `json:"trouble,omitempty"` // why it cannot be read
}

// Standing is how a story in a backup stands to the one in the library.
type Standing string

// The standings.
const (
	Lost     Standing = "lost"     // it is only in the backup
	InBin    Standing = "bin"      // the library has it in the bin
	Diverged Standing = "diverged" // the backup has words that the library has not
	Earlier  Standing = "earlier"  // the library has gone on from there
)

// Difference is a story that a backup holds otherwise than the library.
type Difference struct {
	ID       string    `json:"id"`
	Headline string    `json:"headline"`
	Slug     string    `json:"slug,omitempty"`
	Standing Standing  `json:"standing"`
	There    int       `json:"there"` // its newest revision in the backup
	Here     int       `json:"here"`  // and in the library, 0 where it is lost
	Updated  time.Time `json:"updated"`
	Typed    bool      `json:"typed,omitempty"` // the revisions are alike, but not what was typed since
}

// Differences are what sets a backup and a library apart: the lost stories
// first, then those that have diverged, then the rest, each newest first.
type Differences struct {
	Stories []Difference
	Same    int // stories that are alike in both
	Added   int // stories that the backup does not have
}

// RestoredStory is a story that came back from a backup, as a new one. Lost says
// what of it the backup could not give, one phrase each.
type RestoredStory struct {
	ID       string   `json:"id"`
	Headline string   `json:"headline"`
	Lost     []string `json:"lost,omitempty"`
}
