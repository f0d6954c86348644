package fact

import (
	"strings"

	"stet/editor"
)

// look is how a status is shown beside its colour: colour never speaks alone.
type look struct{ glyph, label string }

var looks = map[editor.FactStatus]look{
	editor.Unchecked:    {"·", "Unchecked"},
	editor.NeedsSource:  {"◌", "Needs source"},
	editor.Sourced:      {"○", "Sourced"},
	editor.BeingChecked: {"◔", "Being checked"},
	editor.Verified:     {"✓", "Verified"},
	editor.Corrected:    {"✎", "Corrected"},
	editor.Disputed:     {"✕", "Disputed"},
	editor.Unverifiable: {"?", "Cannot be verified"},
	editor.Attested:     {"§", "Attested by the writer"},
	editor.Cut:          {"−", "To be cut"},
	editor.Waived:       {"~", "Waived"},
}

// Glyph returns the one-character sign of a status; an unknown status looks
// unchecked.
func Glyph(status editor.FactStatus) string { return lookOf(status).glyph }

// Label returns the English word for a status; an unknown status reads
// "Unchecked".
func Label(status editor.FactStatus) string { return lookOf(status).label }

func lookOf(status editor.FactStatus) look {
	if l, ok := looks[status.Base()]; ok {
		return l
	}
	return looks[editor.Unchecked]
}

func lowerLabel(status editor.FactStatus) string { return strings.ToLower(Label(status)) }

var kindLabels = map[editor.FactKind]string{
	editor.Figure:      "Figure",
	editor.Money:       "Money",
	editor.Percent:     "Percentage",
	editor.Date:        "Date",
	editor.Time:        "Time",
	editor.Duration:    "Duration",
	editor.Age:         "Age",
	editor.Rank:        "Rank",
	editor.Name:        "Name or title",
	editor.Place:       "Place",
	editor.Quotation:   "Quote",
	editor.Paraphrase:  "Paraphrase",
	editor.Attribution: "Attribution",
	editor.Claim:       "Claim",
	editor.Calculation: "Calculation",
	editor.Causal:      "Cause",
	editor.Superlative: "Superlative",
	editor.Law:         "Law",
	editor.Happened:    "Event",
	editor.Science:     "Science or health",
	editor.Opinion:     "Opinion resting on facts",
	editor.NoFact:      "Nothing to check",
}

// KindLabel returns the English name of a kind of fact; an unknown kind is
// returned as it is.
func KindLabel(kind editor.FactKind) string {
	if l, ok := kindLabels[kind.Base()]; ok {
		return l
	}
	return string(kind)
}
