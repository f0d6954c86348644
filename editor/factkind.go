package editor

import (
	"slices"
	"strings"
)

// FactKind says what sort of checkable thing a fact is. A desk's own kind is one
// of those below, a colon and a word: "figure:turnout".
type FactKind string

// The kinds of fact a desk starts with. NoFact marks words that a checker read and
// found nothing to check in: they count as covered, and for nothing else.
const (
	Figure      FactKind = "figure"
	Money       FactKind = "money"
	Percent     FactKind = "percent"
	Date        FactKind = "date"
	Time        FactKind = "time"
	Duration    FactKind = "duration"
	Age         FactKind = "age"
	Rank        FactKind = "rank"
	Name        FactKind = "name"
	Place       FactKind = "place"
	Quotation   FactKind = "quote"
	Paraphrase  FactKind = "paraphrase"
	Attribution FactKind = "attribution"
	Claim       FactKind = "claim"
	Calculation FactKind = "calculation"
	Causal      FactKind = "cause"
	Superlative FactKind = "superlative"
	Law         FactKind = "law"
	Happened    FactKind = "event"
	Science     FactKind = "science"
	Opinion     FactKind = "opinion" // that rests on facts
	NoFact      FactKind = "no-fact"
)

// FactKinds lists the kinds in the order menus offer them.
var FactKinds = []FactKind{Figure, Money, Percent, Date, Time, Duration, Age, Rank, Name, Place, Quotation,
	Paraphrase, Attribution, Claim, Calculation, Causal, Superlative, Law, Happened, Science, Opinion, NoFact}

// Base returns the kind that a desk's own one was made from.
func (k FactKind) Base() FactKind {
	base, _, _ := strings.Cut(string(k), ":")
	return FactKind(base)
}

// FactStatus says how far the checking of a fact has come. A desk's own status is
// one of those below, a colon and a word, and counts as that one:
// "verified:twice".
type FactStatus string

// The statuses of a fact. Sourced has a source that nobody has read yet, BeingChecked
// is being read, Corrected was wrong and is right now, Attested stands on the
// writer's word, Cut is to leave the story, Waived may stand for a reason.
const (
	Unchecked    FactStatus = "unchecked"
	NeedsSource  FactStatus = "needs-source"
	Sourced      FactStatus = "sourced"
	BeingChecked FactStatus = "checking"
	Verified     FactStatus = "verified"
	Corrected    FactStatus = "corrected"
	Disputed     FactStatus = "disputed"
	Unverifiable FactStatus = "unverifiable"
	Attested     FactStatus = "attested"
	Cut          FactStatus = "cut"
	Waived       FactStatus = "waived"
)

// FactStatuses lists the statuses in the order menus offer them.
var FactStatuses = []FactStatus{Unchecked, NeedsSource, Sourced, BeingChecked, Verified, Corrected, Disputed,
	Unverifiable, Attested, Cut, Waived}

// Base returns the status that a desk's own one counts as.
func (s FactStatus) Base() FactStatus {
	base, _, _ := strings.Cut(string(s), ":")
	return FactStatus(base)
}

// Settles reports whether a fact of that status needs no more work while its words
// stay.
func (s FactStatus) Settles() bool {
	return slices.Contains([]FactStatus{Verified, Corrected, Attested, Waived}, s.Base())
}

// Decides reports whether somebody has answered for the fact, one way or the other:
// it has a checker and a time, and new words make it stale.
func (s FactStatus) Decides() bool {
	return s.Settles() || slices.Contains([]FactStatus{Disputed, Unverifiable, Cut}, s.Base())
}

// A DeskTerm is a desk's own name for a kind or a status. ID is "base:word"; Glyph is one
// character, for a status, and shown beside its colour.
type DeskTerm struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Glyph string `json:"glyph,omitempty"`
}

// Risk says what may go wrong when a fact is wrong.
type Risk string

// The risks.
const (
	Legal    Risk = "legal"
	Health   Risk = "health"
	Children Risk = "children"
)

// Risks lists the risks in the order menus offer them.
var Risks = []Risk{Legal, Health, Children}
