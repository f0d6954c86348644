package main

import (
	"bytes"
	"strings"
	"testing"

	"stet/editor"
)

// TestFactsToCheckAgain: a fact whose words changed after it was verified is not
// printed as one that is verified.
func TestFactsToCheckAgain(t *testing.T) {
	var out bytes.Buffer
	s := &session{out: &out}
	f := editor.Fact{ID: "f", Kind: editor.Figure, Status: editor.Verified, Text: "38"}
	for _, x := range []editor.Fact{f, f.Reword("41")} {
		if err := s.printFact(x); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(out.String(), "\n")
	if !strings.HasPrefix(lines[0], "✓") || !strings.HasPrefix(lines[1], "⚠") || !strings.Contains(lines[1], "was 38") {
		t.Errorf("printed is\n%s", out.String())
	}
}
