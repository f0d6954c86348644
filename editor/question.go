package editor

import (
	"slices"
	"time"
)

// Question is what a checker asks the writer, or somebody else, about a fact.
type Question struct {
	ID      string    `json:"id"`
	By      string    `json:"by"`
	To      string    `json:"to,omitempty"` // empty: the writer
	Text    string    `json:"text"`
	At      time.Time `json:"at,omitzero"`
	Answers []Answer  `json:"answers,omitempty"`
	Closed  bool      `json:"closed,omitempty"`
}

// Answer is one reply to a question.
type Answer struct {
	By   string    `json:"by"`
	Text string    `json:"text"`
	At   time.Time `json:"at,omitzero"`
}

// Clone returns a copy of q that shares nothing with it.
func (q Question) Clone() Question {
	q.Answers = slices.Clone(q.Answers)
	return q
}

// Equal reports whether two questions say the same in every field.
func (q Question) Equal(r Question) bool {
	return q.ID == r.ID && q.By == r.By && q.To == r.To && q.Text == r.Text && q.At.Equal(r.At) &&
		slices.EqualFunc(q.Answers, r.Answers, func(a, b Answer) bool {
			return a.By == b.By && a.Text == b.Text && a.At.Equal(b.At)
		}) && q.Closed == r.Closed
}

// RightOfReply is what was asked of a person or body that a fact accuses, and what
// they answered. Answered is zero while they have not.
type RightOfReply struct {
	Whom     string    `json:"whom,omitempty"`
	Asked    time.Time `json:"asked,omitzero"`
	Answer   string    `json:"answer,omitempty"`
	Answered time.Time `json:"answered,omitzero"`
}

// Equal reports whether two say the same in every field.
func (r RightOfReply) Equal(s RightOfReply) bool {
	return r.Whom == s.Whom && r.Asked.Equal(s.Asked) && r.Answer == s.Answer && r.Answered.Equal(s.Answered)
}

// IsZero reports whether nobody was asked.
func (r RightOfReply) IsZero() bool { return r.Equal(RightOfReply{}) }
