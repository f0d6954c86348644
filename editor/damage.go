package editor

import "fmt"

// Damage is one thing that was found to be wrong in a library.
type Damage struct {
	Kind     DamageKind `json:"kind"`
	Story    string     `json:"id,omitempty"`       // the story's ID; "" where it is no story's
	Headline string     `json:"headline,omitempty"` // the story's
	Revision int        `json:"revision,omitempty"` // its number
	Session  string     `json:"session,omitempty"`  // whose draft it is
	File     string     `json:"file,omitempty"`     // the name of the imported file, or the picture
	Hash     string     `json:"hash,omitempty"`     // of the content that is gone, in hexadecimal
	Why      string     `json:"why"`                // what is wrong with it
}

// DamageKind says what is damaged.
type DamageKind string

// The kinds of damage. Pages and References are of the library's file itself;
// the others are of what lies in it, and leave all else as good as it was.
const (
	DamagedPages      DamageKind = "pages"
	DamagedReferences DamageKind = "references"
	DamagedRevision   DamageKind = "revision"
	DamagedDraft      DamageKind = "draft"
	DamagedOriginal   DamageKind = "original" // the file that a story was imported from
	DamagedPicture    DamageKind = "picture"
	DamagedRow        DamageKind = "row" // what lists show of a story is not what its newest revision says
)

// OfFile reports whether the library's file itself is damaged, and not only
// something in it: no more is written to such a file.
func (d Damage) OfFile() bool { return d.Kind == DamagedPages || d.Kind == DamagedReferences }

// What names what is damaged, to stand within a sentence.
func (d Damage) What() string {
	story := fmt.Sprintf("“%s” (%s)", d.Headline, d.Story)
	if d.Headline == "" {
		story = "story " + d.Story
	}
	switch d.Kind {
	case DamagedRevision:
		if d.Revision == 0 {
			return story
		}
		return fmt.Sprintf("revision %d of %s", d.Revision, story)
	case DamagedDraft:
		return "the draft of " + story
	case DamagedOriginal:
		if d.Story == "" {
			return "a file that nothing uses"
		}
		return fmt.Sprintf("the file %s that %s was imported from", d.File, story)
	case DamagedPicture:
		return "the picture " + d.File
	case DamagedRow:
		return "the entry of " + story + " in the lists"
	}
	return "the library's file"
}

func (d Damage) String() string { return fmt.Sprintf("Of %s: %s.", d.What(), d.Why) }

// DamageError says that what was asked for is damaged, and is not shown. It is
// ErrDamaged.
type DamageError struct {
	Library string // the name of its file
	Damage  Damage
}

func (e *DamageError) Error() string {
	return fmt.Sprintf("%s: %s is damaged and is not shown (%s); another revision or a backup may have it: check the library to repair it",
		e.Library, e.Damage.What(), e.Damage.Why)
}

// Is makes errors.Is(err, ErrDamaged) true.
func (e *DamageError) Is(target error) bool { return target == ErrDamaged }
