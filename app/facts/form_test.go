package facts

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stet/app/control"
	"stet/editor"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// edited opens the form on a fact, fills it in and presses Save. It returns what was
// saved, nil where the form stays open, and what it says is wrong.
func edited(t *testing.T, f editor.Fact, fill func(*FactForm)) (*editor.Fact, string) {
	t.Helper()
	_, w, _ := shown(t)
	w.Resize(fyne.NewSize(1000, 640))
	var got *editor.Fact
	form := ShowFactForm(w, f, Aids{Who: "Rae", Now: noon, People: []string{"Marta", "Rae", "Rae"},
		Sources: []editor.Source{{Title: "Minutes of 4 May", Kind: editor.WebPage, URL: "https://c.example/4may", Locator: "p. 9"}}},
		func(f editor.Fact) error { got = &f; return nil })
	fill(form)
	form.Confirm()
	return got, form.wrong.Words()
}

func TestAWaiverWantsAReason(t *testing.T) {
	f := editor.Fact{ID: "a", Kind: editor.Date, Status: editor.Unchecked, Text: "2017"}
	got, wrong := edited(t, f, func(form *FactForm) { form.status.SetSelected("Waived") })
	if got != nil || !strings.Contains(wrong, "reason") {
		t.Errorf("saved %+v, said %q", got, wrong)
	}
	got, _ = edited(t, f, func(form *FactForm) {
		form.status.SetSelected("Waived")
		form.reason.SetText("the court sealed the file")
	})
	if got == nil || got.Status != editor.Waived || got.Checker != "Rae" || got.Reason == "" || !got.Settled.Equal(noon) {
		t.Errorf("saved %+v", got)
	}
}

func TestACorrectionKeepsWhatWasWrong(t *testing.T) {
	f := editor.Fact{ID: "a", Kind: editor.Figure, Status: editor.Verified, Stale: true, Was: "15 hangers", Text: "14 hangers"}
	got, wrong := edited(t, f, func(form *FactForm) { form.status.SetSelected("Corrected") })
	if got == nil || got.Change != "15 hangers" || got.Stale {
		t.Errorf("saved %+v, said %q", got, wrong)
	}
}

func TestTheFormTakesEveryField(t *testing.T) {
	f := editor.Fact{ID: "a", Kind: editor.Claim, Status: editor.Verified, Checker: "Marta", Text: "he stole it",
		Questions: []editor.Question{{ID: "q", By: "Marta", Text: "Says who?"}}, Sources: []editor.Source{{ID: "s", Title: "Charge sheet", Kind: editor.Document}}}
	got, wrong := edited(t, f, func(form *FactForm) {
		form.risks[0].SetChecked(true)
		form.calculation.SetText("1 + 1")
		form.whom.SetText("Mr Lee")
		form.answer.SetText("denies it")
		form.second.Field.SetText("Rae")
		form.writer.Field.SetText("Jo")
		form.questions.asked[0].answer.SetText("the court")
		form.questions.asked[0].closed.SetChecked(true)
		form.questions.text.SetText("Which court?")
		form.sources.edit(0)
		form.sources.fields.locator.SetText("count 2")
		form.sources.fields.confidential.SetChecked(true)
	})
	if got == nil {
		t.Fatal(wrong)
	}
	s, q := got.Sources[0], got.Questions[0]
	if len(got.Risks) != 1 || got.Calculation != "1 + 1" || got.Reply.Whom != "Mr Lee" || got.Reply.Answer != "denies it" || !got.Reply.Asked.Equal(noon) ||
		got.Second != "Rae" || got.Writer != "Jo" || got.Checker != "Marta" || len(got.Sources) != 1 || s.ID != "s" || s.Locator != "count 2" || !s.Confidential ||
		!q.Closed || len(q.Answers) != 1 || q.Answers[0].By != "Rae" || len(got.Questions) != 2 || got.Questions[1].Text != "Which court?" {
		t.Errorf("saved %+v", got)
	}
}

func TestTheSecondCheckerIsSomebodyElse(t *testing.T) {
	f := editor.Fact{ID: "a", Kind: editor.Date, Status: editor.Verified, Checker: "Rae", Text: "2017"}
	if got, wrong := edited(t, f, func(form *FactForm) { form.second.Field.SetText("rae") }); got != nil || wrong == "" {
		t.Errorf("saved %+v", got)
	}
}

func TestASourceUsedBeforeIsFilledIn(t *testing.T) {
	f := editor.Fact{ID: "a", Kind: editor.Date, Status: editor.Unchecked, Text: "2017"}
	got, _ := edited(t, f, func(form *FactForm) {
		fields := form.sources.fields
		control.Focus(fields.title.Field)
		fields.title.Field.SetText("Min")
		fields.title.Field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	})
	if got == nil || len(got.Sources) != 1 || got.Sources[0].URL != "https://c.example/4may" || got.Sources[0].Kind != editor.WebPage || got.Sources[0].Locator != "" {
		t.Errorf("saved %+v", got)
	}
}

func TestWhatIsEmptyIsFolded(t *testing.T) {
	_, w, _ := shown(t)
	w.Resize(fyne.NewSize(1000, 640))
	form := ShowFactForm(w, editor.Fact{ID: "a", Kind: editor.Date, Status: editor.Verified, Text: "2017", Sources: []editor.Source{{Title: "Almanac"}}},
		Aids{}, func(editor.Fact) error { return nil })
	for name, o := range map[string]fyne.CanvasObject{"questions": form.questions.box, "reason": form.reasonBox, "fields of one more source": form.sources.fields.box} {
		if o.Visible() {
			t.Errorf("the %s are shown and empty", name)
		}
	}
	if h := w.Canvas().Overlays().Top().MinSize().Height; h > 640 {
		t.Errorf("the dialog is %v high", h)
	}
	form.status.SetSelected("Waived")
	if !form.reasonBox.Visible() {
		t.Error("a waiver's reason is not asked for")
	}
}

func TestDeskForm(t *testing.T) {
	_, w, _ := shown(t)
	w.Resize(fyne.NewSize(1000, 640))
	var got *editor.FactDesk
	was := editor.FactDesk{Kinds: []editor.DeskTerm{{ID: "figure:turnout", Label: "Turnout"}}}
	form := ShowDeskForm(w, was, func(d editor.FactDesk) error { got = &d; return d.Validate() })
	form.gates[editor.GateCovered].SetSelected("Stops the story")
	form.kinds.name.SetText("Poll numbers")
	form.kinds.base.SetSelected("Percentage")
	form.Confirm()
	if got == nil || got.Gate(editor.GateCovered) != editor.Blocks || got.Gate(editor.GateSettled) != editor.Blocks || got.Gate(editor.GateReply) != editor.Off ||
		len(got.Kinds) != 2 || got.Kinds[1].ID != "percent:poll-numbers" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("got %+v", got)
	}
	if kindName(editor.FactDesk{}, "percent:poll-numbers") != "Percentage: poll-numbers" || StatusName(editor.FactDesk{}, "verified:twice") != "Verified: twice" {
		t.Error("a desk's own words have no name")
	}
}

// TestTheFormBeginsWhereSomethingIsWanted: what a status asks for has the keyboard,
// and Tab leaves a field of many lines.
func TestTheFormBeginsWhereSomethingIsWanted(t *testing.T) {
	for _, status := range []editor.FactStatus{editor.Waived, editor.Corrected, ""} {
		_, w, _ := shown(t)
		form := ShowFactForm(w, editor.Fact{ID: "a", Kind: editor.Date, Status: editor.Unchecked, Text: "2017"}, Aids{Who: "Rae", Now: noon, Status: status},
			func(editor.Fact) error { return nil })
		want := map[editor.FactStatus]*control.Field{editor.Waived: form.reason, editor.Corrected: form.change, "": form.note}[status]
		if !want.Focused() {
			t.Errorf("%q: the field it asks for has not the keyboard", status)
		}
		w.Canvas().FocusNext()
		if want.AcceptsTab() || want.Focused() {
			t.Errorf("%q: Tab stays in the field", status)
		}
	}
}
