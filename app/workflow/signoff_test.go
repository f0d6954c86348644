package workflow

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/fact"
)

func TestSignOffIsBoundToWhatWasSigned(t *testing.T) {
	d, id := welcomed(t)
	if err := d.SetFactDesk(t.Context(), editor.FactDesk{Gates: map[editor.Gate]editor.Severity{editor.GateSignedOff: editor.Blocks}}); err != nil {
		t.Fatal(err)
	}
	s, path := opened(t, d, id).Story, filepath.Join(t.TempDir(), "bridge.html")
	o := &editor.Override{By: "Nora Vale", Reason: "Cleared"}
	if _, err := d.SignOff(t.Context(), id, 2, s, nil); !errors.Is(err, editor.ErrBlocked) {
		t.Fatalf("signed off in spite of findings: %v", err)
	}
	_, err := d.Export(t.Context(), id, 2, s, Order{Path: path})
	if !errors.Is(err, editor.ErrBlocked) || !strings.Contains(err.Error(), fact.RuleNotSignedOff) {
		t.Fatalf("%v", err)
	}
	r, err := d.SignOff(t.Context(), id, 2, s, o)
	if err != nil || r.Number != 3 || r.Cause != editor.SignedOff || r.Hash == "" || r.Override == nil || len(r.Override.Findings) == 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	signed, err := d.Signed(t.Context(), id)
	if err != nil || signed == nil || signed.Revision.Hash != r.Hash {
		t.Fatalf("%+v, %v", signed, err)
	}
	if hash, err := signed.Story.Hash(); err != nil || hash != r.Hash {
		t.Errorf("the hash signed is %s, that of the story %s, %v", r.Hash, hash, err)
	}
	of := func(s editor.Story) []string {
		t.Helper()
		checked, err := d.CheckStory(t.Context(), id, s)
		if err != nil {
			t.Fatal(err)
		}
		var rules []string
		for _, f := range checked.Facts {
			if strings.HasPrefix(f.Rule, "sign-off") {
				rules = append(rules, f.Rule)
			}
		}
		return rules
	}
	if got := of(s); len(got) > 0 {
		t.Errorf("as signed: %q", got)
	}
	s.Article.Slug, s.Article.Status = "another", editor.Ready
	if got := of(s); len(got) > 0 {
		t.Errorf("with another slug: %q", got)
	}
	s.Article.Headline += ", again"
	if got := of(s); len(got) != 1 || got[0] != fact.RuleReopened {
		t.Errorf("with another headline: %q", got)
	}
}

func TestADeskChoosesItsGates(t *testing.T) {
	d, id := welcomed(t)
	if err := d.SetFactDesk(t.Context(), editor.FactDesk{Gates: map[editor.Gate]editor.Severity{"kindness": editor.Blocks}}); err == nil {
		t.Error("took a gate that there is not")
	}
	s := opened(t, d, id).Story
	before := len(d.Check(s).Facts)
	off := editor.FactDesk{Gates: map[editor.Gate]editor.Severity{editor.GateSettled: editor.Off, editor.GateSourced: editor.Off}}
	if err := d.SetFactDesk(t.Context(), off); err != nil {
		t.Fatal(err)
	}
	if before == 0 || len(d.Check(s).Facts) != 0 || d.FactDesk().Gate(editor.GateSettled) != editor.Off {
		t.Errorf("%d findings, and %v", before, d.Check(s).Facts)
	}
}

// TestTheWriterDoesNotOverrideTheSecondPairOfEyes on the way out or in signing off.
func TestTheWriterDoesNotOverrideTheSecondPairOfEyes(t *testing.T) {
	d, id := welcomed(t)
	if err := d.SetFactDesk(t.Context(), editor.FactDesk{Gates: map[editor.Gate]editor.Severity{editor.GateFourEyes: editor.Blocks}}); err != nil {
		t.Fatal(err)
	}
	s := opened(t, d, id).Story
	s.Facts[0].Writer = s.Facts[0].Checker
	writer := &editor.Override{By: s.Facts[0].Writer, Reason: "I am sure"}
	path := filepath.Join(t.TempDir(), "bridge.html")
	if _, err := d.Export(t.Context(), id, 2, s, Order{Path: path, Override: writer}); err == nil || !strings.Contains(err.Error(), "somebody else has to let that stand") {
		t.Errorf("exported: %v", err)
	}
	if _, err := d.SignOff(t.Context(), id, 2, s, writer); err == nil || !strings.Contains(err.Error(), "somebody else has to let that stand") {
		t.Errorf("signed off: %v", err)
	}
	if _, err := d.SignOff(t.Context(), id, 2, s, &editor.Override{By: "Nora Vale", Reason: "Read again"}); err != nil {
		t.Errorf("the chief may not: %v", err)
	}
}
