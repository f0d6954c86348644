package main

import (
	"errors"
	"fmt"

	"stet/app/workflow"
	"stet/editor"
)

func export(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, `export ID --to FILE [--override "reason" --by NAME]`); err != nil {
		return failed, err
	}
	if s.to == "" {
		return failed, errors.New("say where to: stetctl export ID --to FILE")
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	opened, err := desk.Open(s.ctx, words[0])
	if err != nil {
		return failed, err
	}
	r, err := desk.Export(s.ctx, words[0], base(opened), opened.Story, s.to, s.overriding())
	if blocked := (*workflow.BlockedError)(nil); errors.As(err, &blocked) {
		return s.printBlocked(blocked, "nothing was written")
	}
	if err != nil {
		return failed, err
	}
	fmt.Fprintln(s.err, "wrote", s.to)
	return done, s.printRevision(r)
}

// base is the revision an opened story goes on from.
func base(o workflow.Opened) int {
	if o.Draft != nil {
		return o.Draft.Base
	}
	return o.Revision.Number
}

func (s *session) overriding() *editor.Override {
	if s.override == "" && s.by == "" {
		return nil
	}
	return &editor.Override{By: s.by, Reason: s.override}
}

// printBlocked lists what stands in the way, and says what was not done for it: done
// with findings.
func (s *session) printBlocked(blocked *workflow.BlockedError, not string) (int, error) {
	for _, f := range blocked.Findings {
		if err := s.printFinding(f); err != nil {
			return failed, err
		}
	}
	fmt.Fprintf(s.err, "stetctl: %s: settle these, or give --override \"reason\" --by NAME\n", not)
	return findings, nil
}
