package editor

import (
	"slices"
	"time"
)

// Fact is one checkable run of words with what is known about it. Text is
// always what the range covers now; Before and After are a few words on either
// side, kept to find the place again in a returned copy. When the words of a
// settled fact change, Stale is set and Was keeps the words that were settled.
// When all its words are deleted, Gone is set, the range is zero and Text keeps
// the last words.
//
// Checker and Settled say who answered for the fact and when, Second and
// SecondSettled who did so after them. Writer is whose words they are, where that is
// not the story's only author; Assigned is who is to check it. Change is what was
// wrong, for a corrected fact, and for any other the words that were settled before
// these: "15 → 14" where those were two. Calculation is how a figure was worked out.
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

	Risks         []Risk       `json:"risks,omitempty"`
	Calculation   string       `json:"calculation,omitempty"`
	Change        string       `json:"change,omitempty"`
	Writer        string       `json:"writer,omitempty"`
	Assigned      string       `json:"assigned,omitempty"`
	Second        string       `json:"second,omitempty"`
	SecondSettled time.Time    `json:"secondSettled,omitzero"`
	Questions     []Question   `json:"questions,omitempty"`
	Reply         RightOfReply `json:"reply,omitzero"`
	Reason        string       `json:"reason,omitempty"` // why it is waived
}

// IsSettled reports whether nothing is left to do: its status settles it, and its
// words are still the ones that were settled. What was to be cut is settled once it
// is gone.
func (f Fact) IsSettled() bool {
	if f.Status.Base() == Cut {
		return f.Gone
	}
	return f.Status.Settles() && !f.Stale && !f.Gone
}

// IsFact reports whether there is something to check: it is no mark that there is
// nothing.
func (f Fact) IsFact() bool { return f.Kind.Base() != NoFact }

// Equal reports whether two facts say the same in every field.
func (f Fact) Equal(g Fact) bool {
	return f.ID == g.ID && f.Kind == g.Kind && f.Status == g.Status && f.Range == g.Range && f.Text == g.Text &&
		f.Before == g.Before && f.After == g.After && f.Value == g.Value && f.Speaker == g.Speaker && f.Cue == g.Cue &&
		f.Note == g.Note && f.Checker == g.Checker && f.Settled.Equal(g.Settled) && slices.Equal(f.Sources, g.Sources) &&
		f.Stale == g.Stale && f.Was == g.Was && f.Gone == g.Gone &&
		slices.Equal(f.Risks, g.Risks) && f.Calculation == g.Calculation && f.Change == g.Change && f.Writer == g.Writer &&
		f.Assigned == g.Assigned && f.Second == g.Second && f.SecondSettled.Equal(g.SecondSettled) &&
		slices.EqualFunc(f.Questions, g.Questions, Question.Equal) && f.Reply.Equal(g.Reply) && f.Reason == g.Reason
}

// Clone returns a copy of f that shares nothing with it.
func (f Fact) Clone() Fact {
	f.Sources = append([]Source(nil), f.Sources...)
	f.Risks = append([]Risk(nil), f.Risks...)
	questions := f.Questions
	f.Questions = nil
	for _, q := range questions {
		f.Questions = append(f.Questions, q.Clone())
	}
	return f
}

// Reword returns f after its words have become text: a settled fact whose words
// differ from those that were settled turns stale, and turns back when an undo
// brings them back.
func (f Fact) Reword(text string) Fact {
	if text == f.Text {
		return f
	}
	if f.Status.Decides() && !f.Stale {
		f.Was, f.Stale = f.Text, true
	} else if f.Stale && text == f.Was {
		f.Was, f.Stale = "", false
	}
	f.Text = text
	return f
}
