package doc

import (
	"fmt"
	"slices"

	"stet/editor"
)

// SetRejected makes these the proposals that nobody wanted.
type SetRejected struct{ Rejected []editor.Rejection }

// SetAmendments makes these the story's notes to readers.
type SetAmendments struct{ Amendments []editor.Amendment }

func (s SetRejected) String() string   { return fmt.Sprintf("set %d rejections", len(s.Rejected)) }
func (s SetAmendments) String() string { return fmt.Sprintf("set %d amendments", len(s.Amendments)) }

// Map returns the step: rejections hold no positions.
func (s SetRejected) Map(Map) (Step, bool) { return s, true }

// Map returns the step: amendments hold no positions.
func (s SetAmendments) Map(Map) (Step, bool) { return s, true }

func (s SetRejected) apply(b *batch) (Step, error) {
	inverse := SetRejected{b.d.rejected}
	b.d.rejected = s.Rejected
	b.change.Fields = true
	return inverse, nil
}

func (s SetAmendments) apply(b *batch) (Step, error) {
	inverse := SetAmendments{b.d.amended}
	b.d.amended = s.Amendments
	b.change.Fields = true
	return inverse, nil
}

// RejectFacts records proposals that somebody did not want, as one undo step. One that
// was recorded before gets the name and time of now.
func (d *Doc) RejectFacts(rejections ...editor.Rejection) error {
	step, err := d.withRejected(rejections)
	if err != nil {
		return err
	}
	return d.one(Checking, editor.Range{}, step)
}

// withRejected returns the step that adds rejections to those there are.
func (d *Doc) withRejected(rejections []editor.Rejection) (Step, error) {
	all := d.rejected
	for _, r := range rejections {
		for _, text := range []string{string(r.Kind), r.Text, r.Before, r.After, r.By} {
			if err := clean(text); err != nil {
				return nil, err
			}
		}
		all = put(all, r, func(v editor.Rejection) bool { return v.Key() == r.Key() })
	}
	return SetRejected{all}, nil
}

// PutAmendment adds a note to readers, in the place of the one with its ID if
// there is one. One without an ID gets one.
func (d *Doc) PutAmendment(a editor.Amendment) error {
	if a.ID == "" {
		a.ID = editor.NewID()
	}
	for _, text := range []string{a.ID, string(a.Kind), a.Fact, a.Wrong, a.Right, a.Note, a.By} {
		if err := clean(text); err != nil {
			return err
		}
	}
	return d.one(Amending, editor.Range{}, SetAmendments{put(d.amended, a, func(v editor.Amendment) bool { return v.ID == a.ID })})
}

// RemoveAmendment takes out the note to readers with that ID.
func (d *Doc) RemoveAmendment(id string) error {
	rest := slices.DeleteFunc(slices.Clone(d.amended), func(v editor.Amendment) bool { return v.ID == id })
	if len(rest) == len(d.amended) {
		return &editor.FieldError{Field: "amendment", Value: id, Want: "the ID of a note to readers of this story"}
	}
	return d.one(Amending, editor.Range{}, SetAmendments{rest})
}
