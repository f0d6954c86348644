// Package style reads a house style, written as rules in Vale's YAML form, and
// finds where copy breaks it. It runs rules of the kinds existence,
// substitution, occurrence, repetition, capitalization and conditional, and is
// the only user of regexp2, whose patterns may look ahead and behind as those
// of published styles do.
package style

import (
	"errors"

	"stet/editor"
	"stet/editor/proof"
)

// Sheet is a house style: its rules, in order. It may be used from several
// goroutines.
type Sheet struct{ rules []*Rule }

// NewSheet returns the style of these rules.
func NewSheet(rules ...*Rule) *Sheet { return &Sheet{rules} }

// Rules returns how many rules there are.
func (s *Sheet) Rules() int { return len(s.rules) }

// Block returns what is against the style in one block, placed in its text. The
// error tells of rules that could not be run to the end on it.
func (s *Sheet) Block(b editor.Block) ([]proof.Finding, error) {
	read := proof.Read(b)
	whole := newText(read.Text)
	var found []proof.Finding
	var errs []error
	for _, r := range s.rules {
		if r.check == nil {
			continue
		}
		hits, err := r.run(b.Kind, whole)
		if err != nil {
			errs = append(errs, err)
		}
		found = append(found, hits...)
	}
	return read.Place(found), errors.Join(errs...)
}

// Wide reports whether there are rules that need the whole story.
func (s *Sheet) Wide() bool {
	for _, r := range s.rules {
		if r.given != nil {
			return true
		}
	}
	return false
}

// Story returns what is against the rules about the whole story, by the ID of
// the block. The blocks are those of the story in order.
func (s *Sheet) Story(blocks []editor.Block) (map[string][]proof.Finding, error) {
	found := map[string][]proof.Finding{}
	var errs []error
	for _, r := range s.rules {
		if r.given == nil {
			continue
		}
		var met met
		for _, b := range blocks {
			read := proof.Read(b)
			hits, err := r.ask(b.Kind, newText(read.Text), &met)
			if err != nil {
				errs = append(errs, err)
				break
			}
			if hits = read.Place(hits); len(hits) > 0 {
				found[b.ID] = append(found[b.ID], hits...)
			}
		}
	}
	return found, errors.Join(errs...)
}
