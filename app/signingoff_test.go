package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
)

// settleAll verifies every fact with a source.
func (b *bench) settleAll() {
	b.t.Helper()
	for _, f := range b.story.doc.Facts() {
		f.Sources = append(f.Sources, editor.Source{ID: editor.NewID(), Title: "Council papers"})
		b.putFact(f)
		b.settle(f.ID, editor.Verified)
	}
}

func TestSignOffNeedsAReasonWhereAGateIsShut(t *testing.T) {
	b := newBench(t)
	revisions := len(b.story.revisions)
	b.run("facts.sign-off")
	b.press("Override and sign off") // greyed out: it has no reason
	if len(b.story.revisions) != revisions {
		t.Fatal("signed off without a reason")
	}
	b.fill(1, "The editor decides")
	b.press("Override and sign off")
	b.told("Signed off as revision")
	r := b.story.revisions[0]
	if r.Cause != editor.SignedOff || r.Override == nil || r.Override.By != "Nora Vale" || r.Override.Reason != "The editor decides" || len(r.Override.Findings) == 0 {
		t.Errorf("revision %+v", r)
	}
}

func TestAChangeAfterSignOffIsFound(t *testing.T) {
	b := newBench(t)
	b.settleAll()
	b.run("facts.sign-off")
	if slices.ContainsFunc(b.desk.Check(b.story.doc.Story()).Facts, editor.Finding.Stops) {
		t.Fatal("the gates of the facts are shut")
	}
	if len(b.desk.Check(b.story.doc.Story()).Stopping()) > 0 { // the sample's credit is wrong on purpose
		b.fill(1, "The credit is another matter")
		b.press("Override and sign off")
	} else {
		b.press("Sign off")
	}
	b.told("Signed off")
	if slices.ContainsFunc(b.story.checked.Facts, editor.Finding.Stops) {
		t.Errorf("after the sign-off: %+v", b.story.checked.Facts)
	}
	b.typed("bridge-p1", 0, "Now: ")
	b.pass(2 * checkPause)
	if !slices.ContainsFunc(b.story.checked.Facts, editor.Finding.Stops) {
		t.Error("words that nobody has signed go out")
	}
	if got := says(b.status); !strings.Contains(got, "changed since sign-off") {
		t.Errorf("the status bar says %q", got)
	}
	b.run("edit.undo")
	b.pass(2 * checkPause)
	if got := says(b.status); strings.Contains(got, "changed since sign-off") {
		t.Errorf("after undo the status bar says %q", got)
	}
}

// TestTheWriterDoesNotSignOverTheGate: the dialog says why, and stays.
func TestTheWriterDoesNotSignOverTheGate(t *testing.T) {
	b := newBench(t)
	b.settleAll()
	f := b.story.doc.Facts()[0]
	f.Writer = f.Checker
	b.putFact(f)
	if err := b.setFactDesk(editor.FactDesk{Gates: map[editor.Gate]editor.Severity{editor.GateFourEyes: editor.Blocks}}); err != nil {
		t.Fatal(err)
	}
	revisions := len(b.story.revisions)
	b.run("facts.sign-off")
	b.fill(0, f.Writer, "I am sure")
	b.press("Override and sign off")
	if got := says(b.front()); !strings.Contains(got, "somebody else has to let that stand") || len(b.story.revisions) != revisions {
		t.Fatalf("the dialog says %q", got)
	}
	b.fill(0, "D. Chief", "Read again")
	b.press("Override and sign off")
	b.told("Signed off as revision")
}

func TestTheDeskChoosesItsGates(t *testing.T) {
	b := newBench(t)
	b.settleAll()
	b.check()
	if len(b.story.checked.Facts) > 0 {
		t.Fatalf("the gates say %+v", b.story.checked.Facts)
	}
	chosen := editor.FactDesk{Gates: map[editor.Gate]editor.Severity{editor.GateCovered: editor.Blocks}, Kinds: []editor.DeskTerm{{ID: "figure:turnout", Label: "Turnout"}}}
	if err := b.setFactDesk(chosen); err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(b.story.checked.Facts, editor.Finding.Stops) {
		t.Error("sentences without a fact go out")
	}
	b.run("facts.findings")
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.win.Canvas().Overlays().Top() != nil || b.page.Selection().Empty() {
		t.Error("Enter does not lead to the words")
	}
	if !slices.Contains(b.factAids().Desk.FactKinds(), "figure:turnout") {
		t.Error("the form does not offer the desk's own kind")
	}
	if err := b.setFactDesk(editor.FactDesk{Kinds: []editor.DeskTerm{{ID: "soup:x", Label: "Soup"}}}); err == nil {
		t.Error("a kind of nothing is taken")
	}
}
