package editor

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// Severity says what a finding does to an export.
type Severity string

// The severities: Block stops an export until it is settled, waived or
// overridden.
const (
	Blocks  Severity = "block"
	Warns   Severity = "warn"
	Informs Severity = "info"
)

// Finding is one thing a check has to say, about a field or about a range of
// the text. Fixes never happen by themselves.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Field    string   `json:"field,omitempty"` // a name Article.Field knows
	Range
	Text    string  `json:"text,omitempty"` // the words or field value it is about
	Message string  `json:"message"`
	Policy  string  `json:"policy,omitempty"` // address of the rule it follows
	Fixes   []Fix   `json:"fixes,omitempty"`
	Waived  *Waiver `json:"waived,omitempty"`

	Elsewhere *Elsewhere `json:"elsewhere,omitempty"` // the words that these are held against
}

// Elsewhere are words of another story that a finding is about as well.
type Elsewhere struct {
	Story  string    `json:"story,omitempty"` // its ID, "" where it has none; what was held against the story besides the library has one of its own
	Title  string    `json:"title,omitempty"`
	Credit string    `json:"credit,omitempty"` // whose it is
	Filed  time.Time `json:"filed,omitzero"`
	Text   string    `json:"text"`
	Ranges []Range   `json:"ranges"`           // where they stand in it
	Alike  float64   `json:"alike"`            // the part of the finding's words that are the same, from 0 to 1
	Others int       `json:"others,omitempty"` // how many more stories have them
}

// Stops reports whether the finding keeps an article from being exported.
func (f Finding) Stops() bool { return f.Severity == Blocks && f.Waived == nil }

// Key identifies what a finding is about across edits elsewhere: its rule, its
// field and its words, not its place. A waiver carries the same key.
func (f Finding) Key() string { return f.Rule + "\x1f" + f.Field + "\x1f" + f.Text }

// Fix is a change offered with a finding: one press, one undo step. In JSON it
// is its label alone, as the command line's contract has it.
type Fix struct {
	Label string
	Edits []Edit
}

// MarshalJSON writes the label.
func (f Fix) MarshalJSON() ([]byte, error) { return json.Marshal(f.Label) }

// UnmarshalJSON reads a label; the edits are made anew by running the check.
func (f *Fix) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &f.Label) }

// Waiver lets a finding stand, in somebody's name and for a reason.
type Waiver struct {
	Rule   string    `json:"rule,omitempty"`
	Field  string    `json:"field,omitempty"`
	Text   string    `json:"text,omitempty"`
	By     string    `json:"by"`
	Reason string    `json:"reason"`
	At     time.Time `json:"at,omitzero"`
}

// Key is the key of the findings that w waives.
func (w Waiver) Key() string { return w.Rule + "\x1f" + w.Field + "\x1f" + w.Text }

// Override lets an export pass its gates, in somebody's name and for a reason.
// Findings are what stood when it was given, each with its rule before it, as
// "credit-present: The story has no credit line".
type Override struct {
	By       string    `json:"by"`
	Reason   string    `json:"reason"`
	At       time.Time `json:"at,omitzero"`
	Findings []string  `json:"findings,omitempty"`
}

// Covers reports whether an override was given in sight of what a rule finds; one that
// names no findings covers all.
func (o Override) Covers(f Finding) bool {
	return len(o.Findings) == 0 || slices.ContainsFunc(o.Findings, func(seen string) bool { return strings.HasPrefix(seen, f.Rule+": ") })
}

// Holds reports whether an override says all that another does: by the same person, for the
// same reason, in sight of the same findings or more.
func (o Override) Holds(other Override) bool {
	return o.By == other.By && o.Reason == other.Reason && !slices.ContainsFunc(other.Findings, func(seen string) bool { return !slices.Contains(o.Findings, seen) })
}

// Seen is a finding as an override keeps it.
func (f Finding) Seen() string { return f.Rule + ": " + f.Message }

// Waive sets on findings the waivers that are for them.
func Waive(found []Finding, waivers []Waiver) {
	for i, f := range found {
		for _, w := range waivers {
			if w.Key() == f.Key() {
				found[i].Waived = &w
			}
		}
	}
}

// Severities lists the severities, the gravest first.
var Severities = []Severity{Blocks, Warns, Informs}

// SortFindings sorts findings by severity, then by their place in the document: its
// fields, then its text.
func SortFindings(found []Finding, a Article) {
	fields := Fields()
	place := func(f Finding) int {
		switch {
		case f.Range.IsZero():
			return slices.Index(fields, f.Field)
		case f.Block == HeadlineID || f.Block == StandfirstID:
			return len(fields)
		}
		return len(fields) + 1 + a.Block(f.Block)
	}
	slices.SortStableFunc(found, func(f, g Finding) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Severities, f.Severity), slices.Index(Severities, g.Severity)),
			cmp.Compare(place(f), place(g)),
			cmp.Compare(f.Start, g.Start))
	})
}
