package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"strings"

	"stet/app/workflow"
	"stet/editor"
	"stet/editor/format/packed"
)

func gatesFlags(f *flag.FlagSet, o *options) {
	f.StringVar(&o.from, "from", "", "read gates, kinds and statuses from this JSON `file`, as --json prints them")
}

func signOffFlags(f *flag.FlagSet, o *options) {
	deskFlags(f, o)
	f.StringVar(&o.override, "override", "", "the `reason` to sign off in spite of findings")
	f.StringVar(&o.by, "by", "", "the `name` to sign with (default: your own)")
}

// gates lists or chooses what a desk asks of facts.
func gates(s *session, words []string) (int, error) {
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	chosen, err := desk.ReadFactDesk(s.ctx)
	if err != nil {
		return failed, err
	}
	if s.from != "" {
		if chosen, err = readFactDesk(s.from); err != nil {
			return failed, err
		}
	}
	if chosen.Gates = maps.Clone(chosen.Gates); chosen.Gates == nil {
		chosen.Gates = map[editor.Gate]editor.Severity{}
	}
	for _, w := range words {
		gate, how, ok := strings.Cut(w, "=")
		if !ok {
			return failed, fmt.Errorf("%q: say GATE=HOW, such as %s=block", w, editor.GateFourEyes)
		}
		chosen.Gates[editor.Gate(gate)] = editor.Severity(how)
	}
	if s.from != "" || len(words) > 0 {
		if err := desk.SetFactDesk(s.ctx, chosen); err != nil {
			return failed, err
		}
	}
	return done, s.printFactDesk(chosen)
}

func readFactDesk(path string) (editor.FactDesk, error) {
	var d editor.FactDesk
	b, err := os.ReadFile(path)
	if err == nil {
		err = packed.JSON(b, &d)
	}
	if err != nil {
		return d, fmt.Errorf("read the gates: %w", err)
	}
	return d, nil
}

func (s *session) printFactDesk(d editor.FactDesk) error {
	if s.json {
		return s.print(d)
	}
	for _, g := range editor.Gates {
		fmt.Fprintf(s.out, "%-15s %s\n", g, d.Gate(g))
	}
	for _, t := range d.Kinds {
		fmt.Fprintf(s.out, "kind %s: %s\n", t.ID, t.Label)
	}
	for _, t := range d.Statuses {
		fmt.Fprintf(s.out, "status %s: %s %s\n", t.ID, t.Glyph, t.Label)
	}
	return nil
}

// signOff files a story's words as the revision that was signed off.
func signOff(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, `signoff ID [--override "reason"] [--by NAME]`); err != nil {
		return failed, err
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
	var o *editor.Override
	if s.override != "" {
		o = &editor.Override{By: s.name(), Reason: s.override}
	}
	r, err := desk.SignOff(s.ctx, words[0], base(opened), opened.Story, o)
	if blocked := (*workflow.BlockedError)(nil); errors.As(err, &blocked) {
		return s.printBlocked(blocked, "it was not signed off")
	}
	if err != nil {
		return failed, err
	}
	return done, s.printRevision(r)
}
