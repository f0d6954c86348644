package editor

import "time"

// Deed is a kind of event.
type Deed string

// What can happen to a story besides that a revision of it is filed. Was and
// Became of the event hold what the comment says.
const (
	Moved      Deed = "moved"        // the statuses before and after
	WasSpiked  Deed = "spiked"       // the status before, and the reason or ""
	Unspiked   Deed = "unspiked"     // Spiked, and the status after
	SentOut    Deed = "exported"     // the status before, and the name of the file
	Tagged     Deed = "tagged"       // "", and the tag
	Untagged   Deed = "untagged"     // the tag, and ""
	Sectioned  Deed = "sectioned"    // the sections before and after
	Joined     Deed = "related"      // the relation, and the ID of the story that it is one of
	JoinedBy   Deed = "related-by"   // the relation, and the ID of the story that is one of this
	Parted     Deed = "unrelated"    // as Joined
	PartedBy   Deed = "unrelated-by" // as JoinedBy
	Binned     Deed = "deleted"
	Unbinned   Deed = "undeleted"
	TakenOver  Deed = "taken-over" // who had it before, and who has it now
	WasMended  Deed = "repaired"   // what was wrong, and where the sound copy came from
	FromBackup Deed = "restored"   // the backup, and ""
)

// WasFiled is what a revision is where it stands among deeds.
const WasFiled Deed = "filed"

// Moves reports whether a deed of that kind changes the status of a story.
func (d Deed) Moves() bool {
	return d == Moved || d == WasSpiked || d == Unspiked || d == SentOut
}

// Event is something that happened to a story. Those of one action on several
// stories carry the same Batch.
type Event struct {
	ID     int64     `json:"id"` // rises in the order in which things happened
	At     time.Time `json:"at"`
	Who    string    `json:"who"`
	What   Deed      `json:"what"`
	Was    string    `json:"was,omitempty"`
	Became string    `json:"became,omitempty"`
	Batch  string    `json:"batch,omitempty"`
	Sent   *Sending  `json:"sent,omitempty"` // of SentOut, nil where nobody wrote it down
}

// Sending is how a story went out: the ID of the format, the folder of the file, and
// the name of the destination that it was for, "" for none.
type Sending struct {
	Format string `json:"format"`
	Folder string `json:"folder,omitempty"`
	For    string `json:"for,omitempty"`
}

// Done is an event with the ID of the story that it happened to.
type Done struct {
	Story string
	Event Event
}

// Happening is one line of a story's history: an event, or a revision that was
// filed. File is the name of the file that the story was imported from, where
// this is the line that tells of it.
type Happening struct {
	At       time.Time `json:"at"`
	Event    *Event    `json:"event,omitempty"`
	Revision *Revision `json:"revision,omitempty"`
	File     string    `json:"file,omitempty"`
}

// HistoryQuery asks for what happened to a story, the newest first. Deeds picks
// kinds, none means all; Before continues behind the last of the page before.
type HistoryQuery struct {
	Deeds  []Deed
	Before *Happening
	Limit  int // 0 means 100
}

// Action is what is done to stories from the list, to each the same: What is
// Moved, WasSpiked, Unspiked, SentOut, Tagged, Untagged, Binned or Unbinned, and
// To the status, the reason, the file or the tag.
type Action struct {
	What  Deed
	To    string
	Who   string
	Batch string
	Sent  *Sending // of SentOut
}

// Undone is what came of taking an action back: in how many stories it was, and
// for how many it was too late, because somebody had gone on.
type Undone struct {
	Back   int
	Left   int
	LeftBy []string // who had, each once
}
