package fact

import (
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

// asking is a desk that asks for one thing only.
func asking(gate editor.Gate, how editor.Severity) editor.FactDesk {
	d := editor.FactDesk{Gates: map[editor.Gate]editor.Severity{gate: how}}
	for _, g := range editor.Gates {
		if g != gate {
			d.Gates[g] = editor.Off
		}
	}
	return d
}

func rules(found []editor.Finding) string {
	var out []string
	for _, f := range found {
		out = append(out, f.Rule)
	}
	return strings.Join(out, " ")
}

func TestGatesThatADeskChooses(t *testing.T) {
	verified := Settle(bill(), editor.Verified, "Ann Lee", at)
	risky := verified
	risky.Risks = []editor.Risk{editor.Legal}
	with := func(f editor.Fact, sources ...editor.Source) editor.Fact { f.Sources = sources; return f }
	second := func(f editor.Fact, by string) editor.Fact { f.Second = by; return f }
	asked, _ := Ask(verified, "", "Who says so?", "Bo", at)
	closed, _ := Close(asked, asked.Questions[0].ID, true)
	replied, _ := AskReply(risky, "The council", at)
	nameless := verified
	nameless.Checker = ""
	mine := verified
	mine.Writer = "Bo"
	noFact, _ := MarkNoFact(harbour(), editor.Range{Block: "b1", End: 8}, "Ann Lee", at)
	for _, c := range []struct {
		name string
		gate editor.Gate
		fact editor.Fact
		want string
	}{
		{"the writer checked", editor.GateFourEyes, verified, RuleOwnWork},
		{"and somebody else did, too", editor.GateFourEyes, second(verified, "Bo"), ""},
		{"the other one is no other", editor.GateFourEyes, second(verified, "ANN LEE"), RuleOwnWork},
		{"these words are not hers", editor.GateFourEyes, mine, ""},
		{"nobody signed it", editor.GateFourEyes, nameless, RuleOwnWork},
		{"it is not settled", editor.GateFourEyes, bill(), ""},
		{"risk without source", editor.GateHighRisk, risky, RuleHighRisk},
		{"risk with one person", editor.GateHighRisk, with(risky, editor.Source{Kind: editor.Person}), RuleHighRisk},
		{"risk with a document", editor.GateHighRisk, with(risky, editor.Source{Kind: editor.Document}), ""},
		{"risk with two", editor.GateHighRisk, with(risky, editor.Source{Kind: editor.Person}, editor.Source{Kind: editor.WebPage}), ""},
		{"no risk", editor.GateHighRisk, verified, ""},
		{"nobody was asked", editor.GateReply, risky, RuleReply},
		{"somebody was asked", editor.GateReply, replied, ""},
		{"an open question", editor.GateQuestions, asked, RuleQuestion},
		{"a closed one", editor.GateQuestions, closed, ""},
		{"no source", editor.GateSourced, verified, RuleWithoutSource},
		{"nothing to check needs no source", editor.GateSourced, noFact, ""},
	} {
		s := harbour()
		s.Article.Byline = "By Ann Lee and Cy Ott"
		s.Facts = []editor.Fact{c.fact}
		if got := rules(Gates(s, asking(c.gate, editor.Warns))); got != c.want {
			t.Errorf("%s: %q, wanted %q", c.name, got, c.want)
		}
		if found := Gates(s, asking(c.gate, editor.Off)); len(found) > 0 {
			t.Errorf("%s: a gate that is off says %v", c.name, found)
		}
	}
	s := harbour()
	s.Article.Authors = []editor.Author{{Name: "ann lee"}, {Name: "Bo", Role: "photographer"}}
	s.Facts = []editor.Fact{verified, second(nameless, "Bo")}
	if got := rules(Gates(s, asking(editor.GateFourEyes, editor.Blocks))); got != RuleOwnWork {
		t.Errorf("authors: %q", got)
	}
}

func TestAGateIsWaived(t *testing.T) {
	s := harbour()
	s.Facts = []editor.Fact{Settle(bill(), editor.Verified, "Ann", at)}
	found := Gates(s, asking(editor.GateSourced, editor.Blocks))
	if len(found) != 1 || !found[0].Stops() {
		t.Fatalf("%+v", found)
	}
	s.Waivers = []editor.Waiver{{Rule: found[0].Rule, Text: found[0].Text, By: "Kim", Reason: "seen"}}
	if found = Gates(s, asking(editor.GateSourced, editor.Blocks)); found[0].Waived == nil || found[0].Stops() {
		t.Errorf("%+v", found)
	}
}

func TestCover(t *testing.T) {
	s := harbour()
	s.Article.Body[2].Marks = []editor.Mark{{Start: strings.Index(s.Article.Body[2].Text, "Several"), End: len(s.Article.Body[2].Text), Kind: editor.Deleted}}
	c := Cover(s)
	if len(c.Gaps()) != len(c.Sentences) || len(c.Sentences) != 6 {
		t.Fatalf("%+v", c.Sentences)
	}
	s.Facts = []editor.Fact{bill(), {ID: "q", Kind: "quote:pull", Status: editor.Verified, Range: editor.Range{Block: "b3", Start: 4, End: 9}}, {ID: "g", Kind: editor.Date, Gone: true}}
	passed, err := Pass(s, Cover(s).Gaps()[:1], "Ann", at)
	if err != nil {
		t.Fatal(err)
	}
	passed[0].ID = "n"
	s.Facts = append(s.Facts, passed...)
	c = Cover(s)
	if gaps := c.Gaps(); len(gaps) != 3 || gaps[0].Block != editor.StandfirstID || gaps[1].Block != "b2" || gaps[2].Block != "b4" {
		t.Errorf("gaps %+v", gaps)
	}
	if !slices.Equal(c.Sentences[0].NoFact, []string{"n"}) || !slices.Equal(c.Sentences[2].Facts, []string{"bill"}) {
		t.Errorf("%+v", c.Sentences)
	}
	if want := []KindCount{{editor.Money, 1, 0}, {editor.Date, 1, 0}, {"quote:pull", 1, 1}}; !slices.Equal(c.Kinds, want) {
		t.Errorf("%+v", c.Kinds)
	}
	if got := rules(Gates(s, asking(editor.GateCovered, editor.Blocks))); got != RuleUncovered+" "+RuleUncovered+" "+RuleUncovered {
		t.Errorf("%q", got)
	}
	s.Article.Headline += " again" // the mark's words change
	s.Facts[3].Stale = true
	gaps := Cover(s).Gaps()
	if len(gaps) != 4 || !gaps[0].Stale {
		t.Fatalf("%+v", gaps)
	}
	if again, err := Pass(s, gaps[:1], "Bo", at); err != nil || again[0].ID != "n" || again[0].Text != s.Article.Headline {
		t.Errorf("%+v %v", again, err)
	}
}

func TestSignedOff(t *testing.T) {
	desk := asking(editor.GateReopened, editor.Blocks)
	was := harbour()
	was.Facts = []editor.Fact{Settle(bill(), editor.Verified, "Ann", at), {ID: "n", Text: "14", Status: editor.Verified, Range: editor.Range{Block: "b1", Start: 93, End: 95}}}
	text := was.Article.Body[0].Text
	start := strings.Index(text, "£41 million")
	was.Facts[0].Range = editor.Range{Block: "b1", Start: start, End: start + len("£41 million")}
	signed := &editor.Revision{Number: 7, Author: "Ann"}
	if found := SignedOff(was, signed, was, desk); len(found) > 0 {
		t.Fatalf("%+v", found)
	}
	now := was.Clone()
	now.Article.Slug, now.Article.Status = "bridge", editor.Ready
	now.Article.Body[0].Text = strings.Replace(text, "£41 million", "£44.5 million", 1)
	f := now.Facts[0].Reword("£44.5 million")
	f.End += len("£44.5 million") - len("£41 million")
	now.Facts[0] = f
	if got := rules(SignedOff(now, signed, was, desk)); got != RuleReopened {
		t.Errorf("words changed: %q", got)
	}
	corrected, err := Correct(f, "", "Bo", at)
	if err != nil {
		t.Fatal(err)
	}
	now.Facts[0] = corrected
	if found := SignedOff(now, signed, was, desk); len(found) > 0 {
		t.Errorf("a correction opens it again: %+v", found)
	}
	for name, change := range map[string]func(*editor.Story){
		"other words": func(s *editor.Story) {
			s.Article.Body[0].Text = strings.Replace(s.Article.Body[0].Text, "inspectors", "engineers", 1)
		},
		"the headline":    func(s *editor.Story) { s.Article.Headline += "!" },
		"the by-line":     func(s *editor.Story) { s.Article.Byline = "By nobody" },
		"a block less":    func(s *editor.Story) { s.Article.Body = s.Article.Body[:3] },
		"a block more":    func(s *editor.Story) { s.Article.Body = append(s.Article.Body, editor.Block{ID: "x", Text: "More."}) },
		"another caption": func(s *editor.Story) { s.Article.Body[1].Image.Caption = "The bridge today" },
		"a link": func(s *editor.Story) {
			s.Article.Body[2].Marks = []editor.Mark{{End: 4, Kind: editor.Link, Href: "https://a.example"}}
		},
	} {
		other := now.Clone()
		change(&other)
		found := SignedOff(other, signed, was, desk)
		if got := rules(found); got != RuleReopened || !strings.Contains(found[0].Message, "Ann signed off revision 7") {
			t.Errorf("%s: %+v", name, found)
		}
	}
	moved := now.Clone()
	moved.Article.Body[2], moved.Article.Body[3] = moved.Article.Body[3], moved.Article.Body[2]
	if got := rules(SignedOff(moved, signed, was, desk)); got != RuleReopened {
		t.Errorf("moved: %q", got)
	}
	if got := rules(SignedOff(now, nil, editor.Story{}, asking(editor.GateSignedOff, editor.Blocks))); got != RuleNotSignedOff {
		t.Errorf("no sign-off: %q", got)
	}
	if found := SignedOff(now, nil, editor.Story{}, editor.FactDesk{}); len(found) > 0 {
		t.Errorf("a desk that does not ask for a sign-off hears %+v", found)
	}
}

// TestANoteToReadersIsACorrection: what readers were told of since the sign-off does
// not open it again, whatever the status of its fact; anything else does.
func TestANoteToReadersIsACorrection(t *testing.T) {
	desk := asking(editor.GateReopened, editor.Blocks)
	was := harbour()
	was.Facts = []editor.Fact{Settle(bill(), editor.Verified, "Ann", at)}
	text := was.Article.Body[0].Text
	start := strings.Index(text, "£41 million")
	was.Facts[0].Range = editor.Range{Block: "b1", Start: start, End: start + len("£41 million")}
	signed := &editor.Revision{Number: 7, Author: "Ann"}
	changed := func() editor.Story {
		now := was.Clone()
		now.Article.Body[0].Text = strings.Replace(text, "£41 million", "£44.5 million", 1)
		f := now.Facts[0].Reword("£44.5 million")
		f.End += len("£44.5 million") - len("£41 million")
		now.Facts[0] = f
		return now
	}
	note := editor.Amendment{ID: "a", Kind: editor.Correction, Wrong: "£41 million", Right: "£44.5 million", Note: "It is £44.5 million."}
	about := note
	about.Fact = was.Facts[0].ID
	other := note
	other.Right = "£45 million"
	for name, c := range map[string]struct {
		note   editor.Amendment
		change func(*editor.Story)
		opens  bool
	}{
		"of the fact":          {about, nil, false},
		"of no fact":           {note, nil, false},
		"of other words":       {other, nil, true},
		"an update":            {editor.Amendment{ID: "a", Kind: editor.Update, Wrong: note.Wrong, Right: note.Right}, nil, true},
		"and more was changed": {about, func(s *editor.Story) { s.Article.Body[0].Text += " And more." }, true},
		"and before it":        {note, func(s *editor.Story) { s.Article.Body[0].Text = "Now " + s.Article.Body[0].Text }, true},
		"of nothing":           {editor.Amendment{ID: "a", Kind: editor.Correction, Wrong: "“”", Right: "“”"}, nil, true},
	} {
		now := changed()
		now.Amendments = []editor.Amendment{c.note}
		if c.change != nil {
			c.change(&now)
		}
		if found := SignedOff(now, signed, was, desk); len(found) > 0 != c.opens {
			t.Errorf("%s: %+v", name, found)
		}
		before := was.Clone()
		before.Amendments = now.Amendments // told before: it says nothing of this change
		if found := SignedOff(now, signed, before, desk); len(found) == 0 {
			t.Errorf("%s, told before the sign-off: nothing is found", name)
		}
	}
}

// TestNobodyOverridesAGateAboutThemselves: whoever wrote or checked the words.
func TestNobodyOverridesAGateAboutThemselves(t *testing.T) {
	s := harbour()
	s.Article.Authors = []editor.Author{{Name: "Ann Lee"}}
	f := Settle(bill(), editor.Verified, "Ann Lee", at)
	s.Facts = []editor.Fact{f}
	found := Gates(s, asking(editor.GateFourEyes, editor.Blocks))
	if rules(found) != RuleOwnWork || found[0].Message != "Ann Lee wrote and checked "+editor.InQuotes(f.Text)+": somebody else has to check it." {
		t.Fatalf("%+v", found)
	}
	for by, may := range map[string]bool{"Ann Lee": false, "ann  lee": false, "Bo Ek": true} {
		if err := MayOverride(s, found, by); (err == nil) != may {
			t.Errorf("%s: %v", by, err)
		}
	}
	if err := MayOverride(s, []editor.Finding{{Rule: RuleNeedsSource, Range: f.Range, Text: f.Text}}, "Ann Lee"); err != nil {
		t.Errorf("the writer may say that a source is not needed: %v", err)
	}
	s.Waivers = []editor.Waiver{{Rule: RuleOwnWork, Text: f.Text, By: "Ann Lee", Reason: "I am sure"}}
	if found := Gates(s, asking(editor.GateFourEyes, editor.Blocks)); found[0].Waived != nil {
		t.Error("her own waiver counts")
	}
	waived, err := Waive(f, "late", "Ann Lee", at)
	if err != nil {
		t.Fatal(err)
	}
	s.Facts = []editor.Fact{waived}
	if found := Gates(s, asking(editor.GateFourEyes, editor.Blocks)); rules(found) != RuleOwnWork || !strings.Contains(found[0].Message, "wrote and waived") {
		t.Errorf("%+v", found)
	}
}
