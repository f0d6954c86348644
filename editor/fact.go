package editor

import (
	"slices"
	"time"
)

// FactKind says what sort of checkable thing a fact is.
type FactKind string

// The kinds of fact a desk starts with.
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
)

// FactKinds lists the kinds in the order menus offer them.
var FactKinds = []FactKind{Figure, Money, Percent, Date, Time, Duration, Age, Rank, Name, Place, Quotation,
	Paraphrase, Attribution, Claim, Calculation, Causal, Superlative, Law}

// FactStatus says how far the checking of a fact has come.
type FactStatus string

// The statuses of a fact.
const (
	Unchecked   FactStatus = "unchecked"
	NeedsSource FactStatus = "needs-source"
	Verified    FactStatus = "verified"
	Disputed    FactStatus = "disputed"
)

// FactStatuses lists the statuses in the order menus offer them.
var FactStatuses = []FactStatus{Unchecked, NeedsSource, Verified, Disputed}

// Fact is one checkable run of words with what is known about it. Text is
// always what the range covers now; Before and After are a few words on either
// side, kept to find the place again in a returned copy. When the words of a
// settled fact change, Stale is set and Was keeps the words that were settled.
// When all its words are deleted, Gone is set, the range is zero and Text keeps
// the last words.
type Fact struct {
	ID     string     `json:"id"`
	Kind   FactKind   `json:"kind"`
	Status FactStatus `json:"status"`
	Range
	Text    string    `json:"text"`
	Before  string    `json:"before,omitempty"`
	After   string    `json:"after,omitempty"`
	Value   string    `json:"value,omitempty"` // what the words mean: 2019-04-24, GBP 41000000, 93 %
	Speaker string    `json:"speaker,omitempty"`
	Cue     string    `json:"cue,omitempty"`
	Note    string    `json:"note,omitempty"`
	Checker string    `json:"checker,omitempty"`
	Settled time.Time `json:"settled,omitzero"`
	Sources []Source  `json:"sources,omitempty"`
	Stale   bool      `json:"stale,omitempty"`
	Was     string    `json:"was,omitempty"`
	Gone    bool      `json:"gone,omitempty"`
}

// IsSettled reports whether nothing is left to do: verified, and its words
// still the ones that were verified.
func (f Fact) IsSettled() bool { return f.Status == Verified && !f.Stale && !f.Gone }

// Equal reports whether two facts say the same in every field.
func (f Fact) Equal(g Fact) bool {
	return f.ID == g.ID && f.Kind == g.Kind && f.Status == g.Status && f.Range == g.Range && f.Text == g.Text &&
		f.Before == g.Before && f.After == g.After && f.Value == g.Value && f.Speaker == g.Speaker && f.Cue == g.Cue &&
		f.Note == g.Note && f.Checker == g.Checker && f.Settled.Equal(g.Settled) && slices.Equal(f.Sources, g.Sources) &&
		f.Stale == g.Stale && f.Was == g.Was && f.Gone == g.Gone
}

// Clone returns a copy of f that shares nothing with it.
func (f Fact) Clone() Fact {
	f.Sources = append([]Source(nil), f.Sources...)
	return f
}

// Source is what a fact was checked against. Locator is the page, minute or
// paragraph; Who is the person spoken to or who retrieved it, When the day or
// time in the checker's own words.
type Source struct {
	ID      string `json:"id,omitempty"`
	Kind    string `json:"kind,omitempty"` // document, person, recording, web, own
	Title   string `json:"title"`
	URL     string `json:"url,omitempty"`
	Locator string `json:"locator,omitempty"`
	Who     string `json:"who,omitempty"`
	When    string `json:"when,omitempty"`
}

// Reword returns f after its words have become text: a settled fact whose words
// differ from those that were settled turns stale, and turns back when an undo
// brings them back.
func (f Fact) Reword(text string) Fact {
	if text == f.Text {
		return f
	}
	settled := f.Status == Verified || f.Status == Disputed
	if settled && !f.Stale {
		f.Was, f.Stale = f.Text, true
	} else if f.Stale && text == f.Was {
		f.Was, f.Stale = "", false
	}
	f.Text = text
	return f
}
