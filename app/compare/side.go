package compare

import (
	"math"
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/editor"
	"stet/editor/diff"
)

// SideKind says where the words of a side come from.
type SideKind int

// The kinds of side.
const (
	OfRevision SideKind = iota // a revision of the story
	OfDesk                     // the story as it is open, with what is in no revision yet
	OfDraft                    // words that were kept apart from the story
	OfFile                     // a file that is not in the library
	OfStory                    // the newest revision of another story
	OfText                     // words that were held against the story: of the clipboard, or of a file
)

// Side is one of the two versions that are compared.
type Side struct {
	Kind   SideKind
	Number int    // of the revision
	Key    string // which one: the session of kept words, the path of a file, the ID of a story
	Name   string // what it is called; a revision is called what the list of them says

	Text *editor.Article // the words of a side OfText
}

// Revision is the side of a revision.
func Revision(n int) Side { return Side{Kind: OfRevision, Number: n} }

// Desk is the side of the story as it is open.
func Desk() Side {
	return Side{Kind: OfDesk, Name: lang.X("compare.desk", "Words not filed yet")}
}

// Fixed reports whether the words of the side can never change.
func (s Side) Fixed() bool { return s.Kind == OfRevision }

// onDesk is the number under which the list of revisions has the story as it is
// open: above any revision.
const onDesk = math.MaxInt

// listed is the number of the side in the list of revisions, 0 where it is not
// there.
func (s Side) listed() int {
	if s.Kind == OfDesk {
		return onDesk
	}
	return s.Number
}

// listed is the side of a number in the list of revisions.
func listed(n int) Side {
	if n == onDesk {
		return Desk()
	}
	return Revision(n)
}

// ordered puts the older of two sides of one story first. A file and another
// story stand where they were put.
func ordered(from, to Side) (Side, Side) {
	newer := func(s Side) int {
		switch s.Kind {
		case OfRevision:
			return s.Number
		case OfDesk:
			return onDesk
		}
		return -1
	}
	a, b := newer(from), newer(to)
	if a >= 0 && b >= 0 && a > b {
		return to, from
	}
	return from, to
}

// Compared is a comparison, and what it was made of.
type Compared struct {
	From, To      Side
	Before, After editor.Story
	Comparison    diff.Comparison
	Took          time.Duration
}
