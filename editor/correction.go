package editor

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// CorrectionKind says what a note under a published story is.
type CorrectionKind string

// The kinds of note, by schema.org's names for them where it has one. What was
// wrong is corrected, never clarified.
const (
	Correction    CorrectionKind = "correction"
	Clarification CorrectionKind = "clarification"
	Update        CorrectionKind = "update"
	EditorsNote   CorrectionKind = "editors-note"
	Retraction    CorrectionKind = "retraction"
)

// CorrectionKinds lists the kinds in the order menus offer them.
var CorrectionKinds = []CorrectionKind{Correction, Clarification, Update, EditorsNote, Retraction}

// Words says a kind as readers are told it, such as "Correction".
func (k CorrectionKind) Words() string {
	switch k {
	case Correction:
		return "Correction"
	case Clarification:
		return "Clarification"
	case Update:
		return "Update"
	case EditorsNote:
		return "Editor’s note"
	case Retraction:
		return "Retraction"
	}
	return string(k)
}

// Amendment is a record of what was changed after publication: what was wrong, what
// is right, and when. Note is the sentence that readers get. Fact is the ID of the
// fact it is about, if it is about one.
type Amendment struct {
	ID    string         `json:"id"`
	Kind  CorrectionKind `json:"kind"`
	Fact  string         `json:"fact,omitempty"`
	Wrong string         `json:"wrong,omitempty"`
	Right string         `json:"right,omitempty"`
	Note  string         `json:"note"`
	By    string         `json:"by"`
	At    time.Time      `json:"at,omitzero"`
}

// ForReaders is what readers are told: the note and, where it does not say so itself,
// what was wrong and what is right.
func (a Amendment) ForReaders() string {
	said := strings.TrimSpace(a.Note)
	add := func(format, words string) {
		if words = strings.Trim(strings.TrimSpace(words), "“”"); words != "" && !strings.Contains(said, words) {
			said = strings.TrimSpace(said + " " + fmt.Sprintf(format, words))
		}
	}
	add("It said: “%s”.", a.Wrong)
	add("It should say: “%s”.", a.Right)
	return said
}

// Validate says what a note lacks: all need their sentence for readers, and a
// correction says what was wrong and what is right.
func (a Amendment) Validate() error {
	blank := func(s string) bool { return strings.TrimSpace(s) == "" }
	switch {
	case !slices.Contains(CorrectionKinds, a.Kind):
		return &FieldError{"kind of note", string(a.Kind), fmt.Sprintf("one of %v", CorrectionKinds)}
	case blank(a.Note):
		return &FieldError{"note", a.Note, "the sentence that readers get"}
	case a.Kind == Correction && blank(a.Wrong):
		return &FieldError{"wrong", a.Wrong, "what the story said"}
	case a.Kind == Correction && blank(a.Right):
		return &FieldError{"right", a.Right, "what it should have said"}
	}
	return nil
}
