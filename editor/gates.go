package editor

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Gate is something that a desk may ask of the facts of a story before it leaves
// the house.
type Gate string

// The gates.
const (
	GateSettled   Gate = "settled"        // no fact is unsettled, stale or gone
	GateSourced   Gate = "sourced"        // what is verified has a source
	GateFourEyes  Gate = "four-eyes"      // whoever wrote it has not checked it alone
	GateHighRisk  Gate = "high-risk"      // a fact with a risk has two sources, or a document
	GateReply     Gate = "right-of-reply" // whom a fact with a legal risk accuses was asked
	GateQuestions Gate = "questions"      // no question is open
	GateCovered   Gate = "covered"        // every sentence has a fact, or is marked as having none
	GateSignedOff Gate = "signed-off"     // somebody has signed the story off
	GateReopened  Gate = "after-sign-off" // nothing but corrections came after that
)

// Gates lists the gates in the order that settings offer them.
var Gates = []Gate{GateSettled, GateSourced, GateFourEyes, GateHighRisk, GateReply, GateQuestions, GateCovered, GateSignedOff, GateReopened}

// Off is the severity of a gate that a desk does not ask for.
const Off Severity = "off"

// comes is how the gates are set where a desk has not said otherwise.
var comes = map[Gate]Severity{GateSettled: Blocks, GateSourced: Warns, GateReopened: Blocks}

// FactDesk is how a desk checks: its gates, and its own kinds and statuses. The zero
// value is how Stet comes.
type FactDesk struct {
	Gates    map[Gate]Severity `json:"gates,omitempty"`
	Kinds    []DeskTerm        `json:"kinds,omitempty"`
	Statuses []DeskTerm        `json:"statuses,omitempty"`
}

// Gate returns what a gate that is not passed does to an export.
func (d FactDesk) Gate(g Gate) Severity {
	if s, ok := d.Gates[g]; ok {
		return s
	}
	if s, ok := comes[g]; ok {
		return s
	}
	return Off
}

// FactKinds lists Stet's kinds and the desk's own, each behind the one it counts as.
func (d FactDesk) FactKinds() []FactKind { return withOwn(FactKinds, d.Kinds, FactKind.Base) }

// FactStatuses does so for the statuses.
func (d FactDesk) FactStatuses() []FactStatus {
	return withOwn(FactStatuses, d.Statuses, FactStatus.Base)
}

func withOwn[T ~string](all []T, own []DeskTerm, base func(T) T) []T {
	var out []T
	for _, one := range all {
		out = append(out, one)
		for _, t := range own {
			if base(T(t.ID)) == one {
				out = append(out, T(t.ID))
			}
		}
	}
	return out
}

// Term returns the desk's own word for a kind or a status.
func (d FactDesk) Term(id string) (DeskTerm, bool) {
	for _, t := range slices.Concat(d.Kinds, d.Statuses) {
		if t.ID == id {
			return t, true
		}
	}
	return DeskTerm{}, false
}

// Validate says what is wrong with the gates and the words of a desk.
func (d FactDesk) Validate() error {
	for g, s := range d.Gates {
		if !slices.Contains(Gates, g) {
			return &FieldError{"gate", string(g), fmt.Sprintf("one of %v", Gates)}
		}
		if !slices.Contains([]Severity{Blocks, Warns, Informs, Off}, s) {
			return &FieldError{"gate " + string(g), string(s), "block, warn, info or off"}
		}
	}
	if err := validTerms("kind", d.Kinds, FactKinds, FactKind.Base); err != nil {
		return err
	}
	return validTerms("status", d.Statuses, FactStatuses, FactStatus.Base)
}

func validTerms[T ~string](what string, own []DeskTerm, all []T, base func(T) T) error {
	seen := map[string]bool{}
	for _, t := range own {
		_, word, _ := strings.Cut(t.ID, ":")
		switch {
		case !slices.Contains(all, base(T(t.ID))) || word == "" || strings.ContainsFunc(word, notInTerm):
			return &FieldError{what, t.ID, fmt.Sprintf("one of %v, a colon and a word of its own", all)}
		case seen[t.ID]:
			return &FieldError{what, t.ID, "a new one: it is there already"}
		case strings.TrimSpace(t.Label) == "":
			return &FieldError{"name of the " + what + " " + t.ID, t.Label, "a name to show"}
		case utf8.RuneCountInString(t.Glyph) > 1:
			return &FieldError{"sign of the " + what + " " + t.ID, t.Glyph, "one character"}
		}
		seen[t.ID] = true
	}
	return nil
}

// notInTerm reports what the word of a desk's own kind or status may not have.
func notInTerm(r rune) bool {
	return r == ':' || r <= ' ' || r == utf8.RuneError
}
