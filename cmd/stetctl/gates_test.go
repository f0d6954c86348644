package main

import (
	"encoding/json"
	"strings"
	"testing"

	"stet/editor"
)

func TestGatesAreChosenAndAStorySignedOff(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	if out := b.want(done, "gates"); !strings.Contains(out, "settled         block") || !strings.Contains(out, "four-eyes       off") {
		t.Errorf("as they come:\n%s", out)
	}
	b.want(failed, "gates", "settled")
	b.want(failed, "gates", "kindness=block")
	b.want(done, "gates", "covered=block", "signed-off=warn")
	var d editor.FactDesk
	if err := json.Unmarshal([]byte(b.want(done, "gates", "--json")), &d); err != nil || d.Gate(editor.GateCovered) != editor.Blocks {
		t.Errorf("%+v %v", d, err)
	}
	out := b.want(findings, "check", id)
	if !strings.Contains(out, "fact-uncovered") || !strings.Contains(out, "sign-off-missing") {
		t.Errorf("check does not run the chosen gates:\n%s", out)
	}
	if out, errs, code := b.call("", "signoff", id); code != findings || !strings.Contains(errs, "not signed off") {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
	b.want(done, "signoff", id, "--override", "agency copy", "--by", "Nora Vale")
	revisions := lines[editor.Revision](t, b.want(done, "revisions", id, "--json"))
	if r := revisions[0]; r.Cause != editor.SignedOff || r.Author != "Nora Vale" || r.Override == nil || r.Override.Reason != "agency copy" {
		t.Errorf("%+v", r)
	}
	if out := b.want(findings, "check", id); strings.Contains(out, "sign-off") {
		t.Errorf("after the sign-off:\n%s", out)
	}
}

func TestCoverageListsTheGaps(t *testing.T) {
	b := newBench(t)
	id := b.importBridge()
	out := b.want(findings, "facts", id, "--coverage")
	if !strings.Contains(out, "0 of ") || !strings.Contains(out, "sentences are covered") {
		t.Errorf("%s", out)
	}
}

func TestFactsOfAllStories(t *testing.T) {
	b := newBench(t)
	b.importBridge()
	if out := b.want(done, "facts", "--all", "bridge"); out != "" {
		t.Errorf("found what nobody has tagged:\n%s", out)
	}
	b.want(failed, "facts", "--all")
	b.want(failed, "facts", "no such story", "--elsewhere")
	b.want(failed, "facts", "--all", "by:nora")
	b.want(failed, "facts", "--all", "x", "--limit", "0")
}

func TestAllOfAFactIsTold(t *testing.T) {
	f := editor.Fact{Value: "GBP 41000000", Status: editor.Corrected, Checker: "Ann", Change: "£40 million", Risks: []editor.Risk{editor.Legal, editor.Health},
		Sources:   []editor.Source{{Kind: editor.Document, Title: "Minutes", Locator: "p. 3", Secondary: true}},
		Questions: []editor.Question{{By: "Bo", Text: "Who says so?", Answers: []editor.Answer{{By: "Ann", Text: "The mayor."}}}},
		Reply:     editor.RightOfReply{Whom: "The council"}}
	want := `means: GBP 41000000
checked by: Ann
was wrong: £40 million
risk: legal, health
source: document, Minutes, p. 3, secondary
question: Bo, Who says so?, open
  answer: Ann, The mayor.
asked to reply: The council`
	if got := strings.Join(told(f), "\n"); got != want {
		t.Errorf("%s", got)
	}
}
