package editor

import "time"

// Rejection is a proposed fact that somebody did not want: it is not proposed again
// while the words stand among the same words. Before and After are as in a Fact.
type Rejection struct {
	Kind   FactKind  `json:"kind"`
	Text   string    `json:"text"`
	Before string    `json:"before,omitempty"`
	After  string    `json:"after,omitempty"`
	By     string    `json:"by,omitempty"`
	At     time.Time `json:"at,omitzero"`
}

// Key tells one rejection from another.
func (r Rejection) Key() string {
	return string(r.Kind) + "\x1f" + r.Text + "\x1f" + r.Before + "\x1f" + r.After
}
