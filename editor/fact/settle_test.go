package fact

import (
	"strings"
	"testing"
	"time"

	"stet/editor"
)

var at = time.Date(2026, 11, 26, 9, 30, 0, 0, time.UTC)

// bill is a fact of harbour.
func bill() editor.Fact {
	return editor.Fact{ID: "bill", Kind: editor.Money, Status: editor.Unchecked, Text: "£41 million",
		Range: editor.Range{Block: "b1", Start: 35, End: 47}}
}

func TestWhatCannotBeSaidOfAFact(t *testing.T) {
	settled := Settle(bill(), editor.Verified, "Ann  Lee", at)
	gone := bill()
	gone.Gone = true
	for name, refused := range map[string]func() error{
		"needs the name":       func() error { _, err := Waive(bill(), " ", "Ann", at); return err },
		"and the reason":       func() error { _, err := Waive(bill(), "old", "", at); return err },
		"say what was wrong":   func() error { _, err := Correct(bill(), "", "Ann", at); return err },
		"still stands":         func() error { _, err := Correct(bill(), "£41 million", "Ann", at); return err },
		"were deleted":         func() error { _, err := Correct(gone, "£40 million", "Ann", at); return err },
		"is not settled":       func() error { _, err := SecondCheck(bill(), "Bo", at); return err },
		"is somebody else's":   func() error { _, err := SecondCheck(settled, "ann lee ", at); return err },
		"name of who makes it": func() error { _, err := SecondCheck(settled, "", at); return err },
		"write the question":   func() error { _, err := Ask(bill(), "", "\n", "Ann", at); return err },
		"write the answer":     func() error { _, err := Answer(bill(), "q", "", "Ann", at); return err },
		`no question "q"`:      func() error { _, err := Answer(bill(), "q", "Yes.", "Ann", at); return err },
		"say who was asked":    func() error { _, err := AskReply(bill(), "", at); return err },
		"nobody was asked":     func() error { _, err := Replied(bill(), "No.", at); return err },
		"legal, health":        func() error { _, err := SetRisks(bill(), "libel"); return err },
		"a title, a link":      func() error { _, err := AddSource(bill(), editor.Source{Kind: editor.Person}); return err },
	} {
		if err := refused(); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("wanted an error with %q, got %v", name, err)
		}
	}
}

func TestCorrectKeepsWhatWasWrong(t *testing.T) {
	f := Settle(bill(), editor.Verified, "Ann", at).Reword("£44 million")
	f, err := Correct(f, "", "Bo", at)
	if err != nil || f.Status != editor.Corrected || f.Change != "£41 million" || !f.IsSettled() || f.Checker != "Bo" || f.Was != "" {
		t.Errorf("%+v %v", f, err)
	}
	g, err := Correct(bill(), " £40 million ", "Bo", at)
	if err != nil || g.Change != "£40 million" || Before(g) != nil {
		t.Errorf("%+v %v", g, err)
	}
	if again, err := Correct(g, "", "Cy", at); err != nil || again.Change != "£40 million" {
		t.Errorf("corrected again: %+v %v", again, err)
	}
	if v := Settle(g, editor.Verified, "Cy", at); v.Change != "" {
		t.Errorf("verified it keeps what somebody said was wrong: %q", v.Change)
	}
	if v := Settle(g.Reword("£42 million"), editor.Verified, "Cy", at); v.Change != "£41 million" {
		t.Errorf("settled in other words it said before: %q", v.Change)
	}
}

// TestSettledAnewKeepsWhatItSaid: all words that were settled, whatever was filed.
func TestSettledAnewKeepsWhatItSaid(t *testing.T) {
	f := Settle(bill(), editor.Verified, "Ann", at)
	if f.Change != "" || Before(f) != nil {
		t.Fatalf("%+v", f)
	}
	f = Settle(f.Reword("£44 million"), editor.Verified, "Bo", at)
	if f.Change != "£41 million" || f.Stale {
		t.Errorf("%+v", f)
	}
	if again := Settle(f, editor.Verified, "Cy", at); again.Change != f.Change {
		t.Errorf("settled again without a change: %q", again.Change)
	}
	f = f.Reword("£45 million")
	if got := strings.Join(Before(f), "|"); got != "£41 million|£44 million" {
		t.Errorf("stale it has said %s", got)
	}
	f = Settle(f, editor.Disputed, "Bo", at)
	if f.Change != "£41 million → £44 million" {
		t.Errorf("%q", f.Change)
	}
	if f, err := Correct(f, "", "Bo", at); err != nil || f.Change != "£44 million" {
		t.Errorf("corrected: %q %v", f.Change, err)
	}
}

func TestANewStatusForgetsWhatWentWithTheOld(t *testing.T) {
	f, err := Waive(bill(), " agency copy ", "Ann", at)
	if err != nil || f.Reason != "agency copy" || !f.IsSettled() {
		t.Fatalf("%+v %v", f, err)
	}
	if f, err = SecondCheck(f, "Bo", at); err != nil || f.Second != "Bo" || !f.SecondSettled.Equal(at) {
		t.Fatalf("%+v %v", f, err)
	}
	if g := Settle(f, editor.Unchecked, "", at); g.Reason != "" || g.Second != "" || !g.SecondSettled.IsZero() || g.Checker != "" {
		t.Errorf("an unchecked fact keeps %+v", g)
	}
}

func TestQuestions(t *testing.T) {
	f, err := Ask(bill(), "", " Who says so? ", "Ann", at)
	if err != nil || len(f.Questions) != 1 || f.Questions[0].Text != "Who says so?" || f.Questions[0].ID == "" {
		t.Fatalf("%+v %v", f, err)
	}
	asked := f.Clone()
	id := f.Questions[0].ID
	if f, err = Answer(f, id, "The mayor.", "Bo", at); err != nil || f.Questions[0].Answers[0].Text != "The mayor." || OpenQuestions(f) != 1 {
		t.Fatalf("%+v %v", f, err)
	}
	if f, err = Close(f, id, true); err != nil || OpenQuestions(f) != 0 {
		t.Fatalf("%+v %v", f, err)
	}
	if f, err = Close(f, id, false); err != nil || OpenQuestions(f) != 1 {
		t.Errorf("%+v %v", f, err)
	}
	if len(asked.Questions[0].Answers) > 0 {
		t.Error("an answer was written into the fact there was")
	}
}

func TestRisksReplyAndSource(t *testing.T) {
	f, err := SetRisks(bill(), editor.Children, editor.Legal, editor.Legal)
	if err != nil || len(f.Risks) != 2 || f.Risks[0] != editor.Legal {
		t.Errorf("%+v %v", f, err)
	}
	if f, err = AskReply(f, "The council", at); err == nil {
		f, err = Replied(f, "No comment.", at.Add(time.Hour))
	}
	if err != nil || f.Reply.Answer != "No comment." || f.Reply.Answered.Equal(f.Reply.Asked) {
		t.Errorf("%+v %v", f, err)
	}
	f, err = AddSource(f, editor.Source{Title: "Minutes"})
	if err != nil || f.Status != editor.Sourced || f.Sources[0].ID == "" {
		t.Errorf("%+v %v", f, err)
	}
	if f, _ = AddSource(Settle(f, editor.Verified, "Ann", at), editor.Source{URL: "https://a.example"}); f.Status != editor.Verified || len(f.Sources) != 2 {
		t.Errorf("%+v", f)
	}
}

func TestARejectedProposalStaysAway(t *testing.T) {
	s := harbour()
	for range 2 { // what lay within a quotation is proposed once that is rejected
		for _, f := range Suggest(s) {
			s.Rejected = append(s.Rejected, Reject(f, "Ann", at))
		}
	}
	if again := Suggest(s); len(again) > 0 {
		t.Fatalf("proposes %+v again", again)
	}
	s.Article.Body[0].Text = strings.Replace(s.Article.Body[0].Text, "The bill", "On Monday the whole bill", 1)
	if again := Suggest(s); len(again) != 1 || again[0].Text != "Monday" {
		t.Errorf("after an edit elsewhere it proposes %+v", again)
	}
	s.Article.Body = append(s.Article.Body, editor.Block{ID: "b5", Kind: editor.Paragraph, Text: "Another repair took nine weeks in Oslo."})
	if again := Suggest(s); len(again) != 2 || again[1].Text != "nine weeks" {
		t.Errorf("the same words among others are not proposed: %+v", again)
	}
}

func TestMarkNoFact(t *testing.T) {
	s := harbour()
	f, err := MarkNoFact(s, editor.Range{Block: "b3", Start: 0, End: 10}, "Ann", at)
	if err != nil || f.IsFact() || f.Checker != "Ann" || !f.Reword("other words").Stale {
		t.Errorf("%+v %v", f, err)
	}
	if _, err := MarkNoFact(s, editor.Range{Block: "none", End: 1}, "Ann", at); err == nil {
		t.Error("marked words that are not there")
	}
}

// TestMeansWhatItSays: a fact whose words changed means the new ones once it is
// settled, and not what it meant before.
func TestMeansWhatItSays(t *testing.T) {
	for _, c := range []struct {
		kind             editor.FactKind
		text, was, value string
		want             string
	}{
		{editor.Figure, "19,400 vehicles", "18,400 vehicles", "18400", "19400"},
		{editor.Money, "£42 million", "£41 million", "GBP 41000000", "GBP 42000000"},
		{editor.Date, "Thursday", "Wednesday", "2026-11-25", ""},
	} {
		f := editor.Fact{Kind: c.kind, Status: editor.Verified, Text: c.text, Was: c.was, Value: c.value, Stale: true}
		if got := Settle(f, editor.Verified, "R.O.", time.Now()).Value; got != c.want {
			t.Errorf("%s settled again means %q, want %q", c.text, got, c.want)
		}
	}
}
