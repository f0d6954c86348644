package fact

import (
	"slices"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/prose"
)

// Reject is the record that somebody did not want a proposal.
func Reject(proposal editor.Fact, by string, at time.Time) editor.Rejection {
	return editor.Rejection{Kind: proposal.Kind, Text: proposal.Text, Before: proposal.Before, After: proposal.After, By: by, At: at}
}

// Rejected reports whether a proposal was rejected in this story: the same words,
// of the same kind, behind or before the same word as then. Edits a line away do
// not bring it back.
func Rejected(s editor.Story, proposal editor.Fact) bool {
	return slices.ContainsFunc(s.Rejected, func(r editor.Rejection) bool {
		return r.Kind.Base() == proposal.Kind.Base() && r.Text == proposal.Text && neighbours(r, proposal)
	})
}

// neighbours compares the nearest words: one of the two that are there has to be
// the same, and where there is none on either side there must be none again.
func neighbours(r editor.Rejection, f editor.Fact) bool {
	before, after := lastWord(r.Before), firstWord(r.After)
	if before == "" && after == "" {
		return lastWord(f.Before) == "" && firstWord(f.After) == ""
	}
	return before != "" && before == lastWord(f.Before) || after != "" && after == firstWord(f.After)
}

func lastWord(text string) string {
	spans := prose.WordSpans(text)
	if len(spans) == 0 {
		return ""
	}
	return strings.ToLower(spans[len(spans)-1].Of(text))
}

func firstWord(text string) string {
	spans := prose.WordSpans(text)
	if len(spans) == 0 {
		return ""
	}
	return strings.ToLower(spans[0].Of(text))
}

// unrejected leaves out what was rejected before.
func unrejected(s editor.Story, found []editor.Fact) []editor.Fact {
	if len(s.Rejected) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(f editor.Fact) bool { return Rejected(s, f) })
}

// MarkNoFact marks the words in r as read by somebody who found nothing to check
// in them. It is settled with that, so that other words make it stale as any
// fact. The error is as New's.
func MarkNoFact(s editor.Story, r editor.Range, by string, at time.Time) (editor.Fact, error) {
	f, err := New(s, r, editor.NoFact)
	if err != nil {
		return f, err
	}
	return Settle(f, editor.Verified, strings.TrimSpace(by), at), nil
}
