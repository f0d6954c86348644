package editor

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
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
	add := func(what, words, other string) {
		if strings.TrimSpace(words) != "" && !tells(a.Note, words, other) {
			said = strings.TrimSpace(said + " " + what + " " + InQuotes(words) + ".")
		}
	}
	add("It said:", a.Wrong, a.Right)
	add("It should say:", a.Right, a.Wrong)
	return said
}

// tells reports whether a note says words: all of them, or those that set them apart
// from the other ones, which are what a correction is about.
func tells(note, words, other string) bool {
	said, all := " "+strings.Join(bare(note), " ")+" ", bare(words)
	if strings.Contains(said, " "+strings.Join(all, " ")+" ") {
		return true
	}
	apart := slices.DeleteFunc(all, func(w string) bool { return slices.Contains(bare(other), w) })
	return len(apart) > 0 && !slices.ContainsFunc(apart, func(w string) bool { return !strings.Contains(said, " "+w+" ") })
}

// bare are the words of a text in lower case, without the marks around them.
func bare(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("“”\"‘’'.,;:!?()", r)
	})
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
