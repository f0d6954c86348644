package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/facts"
	"stet/editor"
	"stet/editor/doc"
)

// tag selects words and tags them by the form.
func (b *bench) tag(words string) editor.Fact {
	b.t.Helper()
	before := b.story.doc.Facts()
	b.page.Select(b.find(words))
	b.run("facts.tag")
	b.press("Save")
	for _, f := range b.story.doc.Facts() {
		if !slices.ContainsFunc(before, func(old editor.Fact) bool { return old.ID == f.ID }) {
			return f
		}
	}
	b.t.Fatalf("%q was not tagged; the banner says %q", words, b.notice.Words())
	return editor.Fact{}
}

func (b *bench) fact(id string) editor.Fact {
	b.t.Helper()
	f, ok := b.story.doc.Fact(id)
	if !ok {
		b.t.Fatalf("there is no fact %s", id)
	}
	return f
}

func TestTagSettleAndReword(t *testing.T) {
	b := newBench(t)
	start := b.content()
	f := b.tag("every 20 minutes")
	if f.Text != "every 20 minutes" || f.Status != editor.Unchecked || b.facts.Selected() != f.ID {
		t.Fatalf("tagged %+v, selected %q", f, b.facts.Selected())
	}
	b.undoes(start)

	tagged := b.content()
	b.facts.Select(f.ID)
	b.run("facts.verify")
	if f = b.fact(f.ID); f.Status != editor.Verified || f.Checker != "Nora Vale" || !f.Settled.Equal(b.at) {
		t.Errorf("verified %+v", f)
	}
	b.undoes(tagged)

	settled := b.content()
	b.page.Select(editor.Range{Block: f.Block, Start: f.Start + len("every "), End: f.Start + len("every 20")})
	b.page.FocusPage()
	b.win.Canvas().Focused().TypedRune('3')
	if f = b.fact(f.ID); !f.Stale || f.Was != "every 20 minutes" || f.Text != "every 3 minutes" {
		t.Errorf("after its words changed: %+v", f)
	}
	if !strings.Contains(says(b.facts), "2 of 9 settled") {
		t.Errorf("the tab says %q", says(b.facts))
	}
	b.undoes(settled)

	b.page.Select(b.find("every 3 minutes in the meantime"))
	b.key(fyne.KeyDelete)
	if f = b.fact(f.ID); !f.Gone {
		t.Errorf("all words deleted: %+v", f)
	}
	b.facts.Select(f.ID)
	gone := b.content()
	b.run("facts.remove")
	if _, ok := b.story.doc.Fact(f.ID); ok {
		t.Error("the fact is still there")
	}
	b.undoes(gone)
}

func TestFactsKeysStepAndSettle(t *testing.T) {
	b := newBench(t)
	seen := map[string]bool{}
	for range b.story.doc.Facts() {
		b.run("facts.next")
		seen[b.facts.Selected()] = true
	}
	if len(seen) != len(b.story.doc.Facts()) {
		t.Errorf("F8 went to %d of %d facts", len(seen), len(b.story.doc.Facts()))
	}
	last := b.facts.Selected()
	b.run("facts.next")
	b.run("facts.previous")
	if b.facts.Selected() != last {
		t.Errorf("forth and back leads to %q, not %q", b.facts.Selected(), last)
	}
	b.run("facts.dispute")
	if b.fact(last).Status == editor.Disputed {
		t.Error("a fact is disputed without saying why")
	}
	b.fill(0, "the minutes say 36")
	b.press("Save")
	if f := b.fact(last); f.Status != editor.Disputed || f.Note != "the minutes say 36" || b.facts.Selected() != last {
		t.Errorf("%+v, chosen %q", f, b.facts.Selected())
	}
}

func TestSourceIsAdded(t *testing.T) {
	b := newBench(t)
	b.facts.Select("f-ferries")
	before := b.content()
	b.run("facts.source")
	b.fill(0, "Ferry timetable, winter")
	b.press("Add source")
	if s := b.fact("f-ferries").Sources; len(s) != 1 || s[0].Title != "Ferry timetable, winter" || s[0].ID == "" {
		t.Errorf("sources %+v", s)
	}
	b.undoes(before)
}

func TestTaggingNothingSaysWhatToDo(t *testing.T) {
	b := newBench(t)
	b.page.SetSelection(b.page.Selection())
	b.run("facts.tag")
	b.told("Select the words")
}

// within is an offset inside a suggestion's words.
func within(b *bench, f editor.Fact) int { return doc.NextGrapheme(b.text(f.Block), f.Start) }

func TestSuggestionsSurviveEditsElsewhere(t *testing.T) {
	b := newBench(t)
	b.run("facts.suggest")
	found := slices.Clone(b.story.suggested)
	if len(found) < 3 {
		t.Fatalf("only %d suggestions", len(found))
	}
	inside, rest := found[0], found[1:]
	b.typed(inside.Block, within(b, inside), "x") // drops this one alone
	b.typed(editor.HeadlineID, 0, "Now: ")
	for _, f := range rest {
		if !slices.ContainsFunc(b.story.suggested, func(g editor.Fact) bool { return g.Text == f.Text && g.Block == f.Block }) {
			t.Errorf("the suggestion %q is gone", f.Text)
		}
	}
	for _, f := range b.story.suggested {
		if got, err := f.Range.Of(b.text(f.Block)); err != nil || got != f.Text {
			t.Errorf("the suggestion %q points at %q (%v)", f.Text, got, err)
		}
		if f.Text == inside.Text && f.Range == inside.Range {
			t.Errorf("%q was typed into and is still suggested", f.Text)
		}
	}
}

func TestSuggestionsAreConfirmedAndRejected(t *testing.T) {
	b := newBench(t)
	b.run("facts.suggest")
	if len(b.facts.Suggestions()) < 2 {
		t.Fatalf("only %d suggestions", len(b.facts.Suggestions()))
	}
	yes, no := b.facts.Suggestions()[0], b.facts.Suggestions()[1]
	before := b.content()
	b.facts.OnConfirm(yes)
	if !slices.ContainsFunc(b.story.doc.Facts(), func(f editor.Fact) bool { return f.Range == yes.Range && f.Text == yes.Text }) {
		t.Errorf("%q is not tagged", yes.Text)
	}
	b.undoes(before)
	b.facts.OnReject(no)
	b.run("facts.suggest")
	for _, f := range b.facts.Suggestions() {
		if f.Range == yes.Range || f.Kind == no.Kind && f.Text == no.Text {
			t.Errorf("%q is suggested again", f.Text)
		}
	}
}

func TestConfirmingWordsThatChanged(t *testing.T) {
	b := newBench(t)
	b.run("facts.suggest")
	f := b.story.suggested[0]
	b.typed(f.Block, within(b, f), "x")
	n := len(b.story.doc.Facts())
	b.facts.OnConfirm(f)
	b.told("words of this suggestion have changed")
	if len(b.story.doc.Facts()) != n {
		t.Error("other words were tagged")
	}
}

func TestEverySentenceIsCovered(t *testing.T) {
	b := newBench(t)
	b.run("facts.next-gap")
	gaps := len(b.facts.Gaps())
	if gaps == 0 || !b.facts.Checking() && b.facts.Selected() != "" {
		t.Fatalf("%d gaps", gaps)
	}
	first, _ := b.facts.Current()
	before := b.content()
	b.facts.OnPass(first.Range)
	if left := len(b.facts.Gaps()); left != gaps-1 {
		t.Errorf("%d gaps are left of %d", left, gaps)
	}
	b.undoes(before)
	b.run("edit.undo")
	if left := len(b.facts.Gaps()); left != gaps {
		t.Errorf("%d gaps after an undo, there were %d", left, gaps)
	}
	for len(b.facts.Gaps()) > 0 {
		f, _ := b.facts.Current()
		n := len(b.facts.Gaps())
		b.facts.OnPass(f.Range)
		if len(b.facts.Gaps()) >= n {
			t.Fatalf("%q cannot be marked; the banner says %q", f.Text, b.notice.Words())
		}
	}
	if !strings.Contains(says(b.facts), "Every sentence is covered") {
		t.Errorf("the tab says %q", says(b.facts))
	}
	b.run("facts.coverage")
	if strings.Contains(says(b.facts), "covered") || !strings.Contains(says(b.facts), "2 of 8 settled") {
		t.Errorf("back among the facts the tab says %q", says(b.facts))
	}
}

func TestASentenceThatChangedIsNotPassed(t *testing.T) {
	b := newBench(t)
	b.run("facts.next-gap")
	f, _ := b.facts.Current()
	b.typed(f.Block, f.Start+1, "x")
	n := len(b.story.doc.Facts())
	b.facts.OnPass(f.Range)
	b.told("has changed")
	if len(b.story.doc.Facts()) != n {
		t.Error("words that nobody has read are marked")
	}
}

func TestCheckingInTheWindow(t *testing.T) {
	b := newBench(t)
	b.run("facts.check")
	if !b.facts.Checking() || b.facts.Selected() != "f-hangers" && b.facts.Selected() == "" {
		t.Fatalf("not checking, chosen %q", b.facts.Selected())
	}
	first := b.facts.Selected()
	b.win.Canvas().Focused().TypedRune('v')
	if !b.fact(first).IsSettled() || b.facts.Selected() == first {
		t.Errorf("V leaves %+v chosen %q", b.fact(first), b.facts.Selected())
	}
	b.run("edit.undo")
	if b.fact(first).IsSettled() {
		t.Error("an undo does not take it back")
	}
	b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.facts.Checking() {
		t.Error("Escape does not end checking")
	}
}

func TestConfirmAllFigures(t *testing.T) {
	b := newBench(t)
	b.run("facts.suggest")
	figures := len(b.facts.Alike(editor.Fact{Kind: editor.Figure}))
	if figures == 0 {
		t.Fatal("no figure is suggested")
	}
	before, n := b.content(), len(b.story.doc.Facts())
	b.run("facts.all-figures")
	if got := len(b.story.doc.Facts()); got != n+figures {
		t.Errorf("%d facts, %d figures were suggested beside %d", got, figures, n)
	}
	b.undoes(before)
}

func TestWhatWasRejectedIsNotSuggestedInTheNextSession(t *testing.T) {
	b := newBench(t)
	b.run("facts.suggest")
	no := b.facts.Suggestions()[0]
	b.facts.OnReject(no)
	b.run("story.save")
	id := b.story.id
	b.run("story.close")
	b.open(id)
	b.run("facts.suggest")
	for _, f := range b.facts.Suggestions() {
		if f.Range == no.Range && f.Kind == no.Kind {
			t.Errorf("%q is suggested again", f.Text)
		}
	}
}

func TestFactsAreAskedAboutAndAssigned(t *testing.T) {
	b := newBench(t)
	b.facts.Select("f-ferries")
	before := b.content()
	b.run("facts.ask")
	b.fill(0, "Who counted?")
	b.press("Save")
	if q := b.fact("f-ferries").Questions; len(q) != 1 || q[0].Text != "Who counted?" || q[0].By != "Nora Vale" || !q[0].At.Equal(b.at) {
		t.Errorf("asked %+v", q)
	}
	b.undoes(before)
	b.run("facts.ask") // and the answer
	b.fill(0, "The operator")
	b.press("Save")
	if q := b.fact("f-ferries").Questions; len(q) != 1 || len(q[0].Answers) != 1 || q[0].Answers[0].Text != "The operator" {
		t.Errorf("answered %+v", q)
	}
	asked := b.content()
	b.run("facts.assign")
	b.fill(0, "R. Okafor")
	b.press("Assign")
	if f := b.fact("f-ferries"); f.Assigned != "R. Okafor" {
		t.Errorf("assigned %+v", f)
	}
	b.undoes(asked)
}

func TestAWaiverIsAskedItsReason(t *testing.T) {
	b := newBench(t)
	before := b.content()
	b.settle("f-ferries", editor.Waived)
	if b.fact("f-ferries").Status == editor.Waived || b.win.Canvas().Overlays().Top() == nil {
		t.Fatal("a fact is waived without a reason")
	}
	b.press("Cancel")
	if b.content() != before {
		t.Error("cancelling changed the story")
	}
}

func TestWordsOfAFactAreChangedByKey(t *testing.T) {
	b := newBench(t)
	b.facts.Select("f-ferries")
	was := b.fact("f-ferries")
	before := b.content()
	b.run("facts.check")
	for _, k := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyReturn} {
		if k == fyne.KeyLeft {
			b.win.Canvas().Focused().TypedRune('w')
		}
		b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
	f := b.fact("f-ferries")
	if len(f.Text) >= len(was.Text) || !strings.HasPrefix(was.Text, f.Text) || b.text(f.Block)[f.Start:f.End] != f.Text {
		t.Errorf("the words are %q, they were %q", f.Text, was.Text)
	}
	if !b.page.Selection().Empty() {
		t.Error("the words stay selected on the page, to be typed over")
	}
	b.undoes(before)
}

// TestWordsOfASuggestionAreChangedByKey: it stays the chosen one, to be confirmed.
func TestWordsOfASuggestionAreChangedByKey(t *testing.T) {
	b := newBench(t)
	b.run("facts.suggest")
	b.facts.Focus()
	b.struck(fyne.KeyDown)
	was, _ := b.facts.Current()
	b.win.Canvas().Focused().TypedRune('w')
	b.struck(fyne.KeyW)
	b.struck(fyne.KeyRight)
	b.struck(fyne.KeyReturn)
	now, _ := b.facts.Current()
	if now.Start != was.Start || now.End <= was.End {
		t.Fatalf("chosen is %q, was %q", now.Text, was.Text)
	}
	b.win.Canvas().Focused().TypedRune('v')
	b.struck(fyne.KeyV)
	if !slices.ContainsFunc(b.story.doc.Facts(), func(f editor.Fact) bool { return f.Range == now.Range }) {
		t.Errorf("%q was not confirmed: %+v", now.Text, b.story.doc.Facts())
	}
}

func TestTaggingASentenceGoesOnAmongThem(t *testing.T) {
	b := newBench(t)
	b.run("facts.next-gap")
	gaps := len(b.facts.Gaps())
	f, _ := b.facts.Current()
	b.facts.OnTag(f.Range)
	b.press("Save")
	if next, _ := b.facts.Current(); !b.covering() || len(b.facts.Gaps()) != gaps-1 || next.Range == f.Range {
		t.Errorf("%d gaps of %d are left, covering %v, at %q", len(b.facts.Gaps()), gaps, b.covering(), next.Text)
	}
}

// TestARemovedFactIsNotSuggestedAgain: Del takes a fact off as it takes a suggestion
// off, for good, and one undo brings it back.
func TestARemovedFactIsNotSuggestedAgain(t *testing.T) {
	b := newBench(t)
	b.run("facts.suggest")
	b.facts.OnConfirm(b.facts.Suggestions()[0])
	f := b.story.doc.Facts()[slices.IndexFunc(b.story.doc.Facts(), func(f editor.Fact) bool { return f.Status == editor.Unchecked && f.Checker == "" })]
	again := func() bool {
		b.run("facts.suggest")
		return slices.ContainsFunc(b.facts.Suggestions(), func(s editor.Fact) bool { return s.Range == f.Range && s.Kind == f.Kind })
	}
	before := b.content()
	b.facts.Select(f.ID)
	b.run("facts.remove")
	if again() {
		t.Errorf("%q was taken off and is suggested again", f.Text)
	}
	b.undoes(before)
}

func TestAnAnsweredQuestionClosesWithTheFact(t *testing.T) {
	b := newBench(t)
	b.facts.Select("f-ferries")
	b.run("facts.ask")
	b.fill(0, "Who counted?")
	b.press("Save")
	b.run("facts.verify")
	if q := b.fact("f-ferries").Questions[0]; q.Closed {
		t.Error("a question nobody answered is closed")
	}
	b.run("facts.ask")
	b.fill(0, "The operator")
	b.press("Save")
	before := b.content()
	b.settle("f-ferries", editor.Verified)
	if q := b.fact("f-ferries").Questions[0]; !q.Closed || len(q.Answers) != 1 {
		t.Errorf("the question is %+v", q)
	}
	if said := says(b.facts); !strings.Contains(said, "✓ Nora Vale: Who counted?") || !strings.Contains(said, "The operator") {
		t.Errorf("the answered question is not shown: %s", said)
	}
	b.undoes(before)
}

func TestTheKeysOfTheFactsAreInTheHelp(t *testing.T) {
	b := newBench(t)
	p := b.table.Help(b.win.Canvas())
	defer p.Close()
	p.Type("dispute")
	if items := p.Items(); len(items) != 1 || items[0].Key != "D" || items[0].Detail != "Among the facts" {
		t.Errorf("the help says %+v", items)
	}
}

func TestCheckingBeginsAtTheFirstOpenFact(t *testing.T) {
	b := newBench(t)
	b.facts.Select(b.story.facts[0].ID)
	for _, f := range b.story.facts[:2] {
		b.settle(f.ID, editor.Verified)
	}
	b.run("facts.coverage") // sentences are listed, and are left
	b.run("facts.check")
	f, _ := b.facts.Current()
	if want := b.story.facts[slices.IndexFunc(b.story.facts, func(f editor.Fact) bool { return !f.Status.Decides() && f.Status != editor.NeedsSource || f.Stale })]; f.ID != want.ID || b.covering() {
		t.Errorf("checking begins at %q, not %q", f.Text, want.Text)
	}
}

// TestTheDesksOwnWords: what a desk calls its own kinds and statuses is what everybody
// reads, never the word that stands for them in the story.
func TestTheDesksOwnWords(t *testing.T) {
	b := newBench(t)
	own := editor.FactDesk{Kinds: []editor.DeskTerm{{ID: "figure:turnout", Label: "Voter turnout"}},
		Statuses: []editor.DeskTerm{{ID: "verified:twice", Label: "Phoned twice", Glyph: "☎"}}}
	if err := b.setFactDesk(own); err != nil {
		t.Fatal(err)
	}
	f := b.fact("f-ferries")
	f.Kind = "figure:turnout"
	b.putFact(f)
	b.settle(f.ID, "verified:twice")
	if said := says(b.facts); !strings.Contains(said, "Voter turnout") || !strings.Contains(said, "☎ Phoned twice") || strings.Contains(said, ":twice") {
		t.Errorf("the tab says %q", said)
	}
	menu := ""
	for _, item := range b.facts.FilterItems() {
		menu += "; " + item.Label
		if item.ChildMenu != nil {
			for _, sub := range item.ChildMenu.Items {
				menu += "; " + sub.Label
			}
		}
	}
	if !strings.Contains(menu, "Voter turnout  1") || !strings.Contains(menu, "Phoned twice  1") || strings.Contains(menu, "turnout:") {
		t.Errorf("the filter offers %s", menu)
	}
	if slip := facts.Slip(own, b.fact(f.ID), 1); slip.Kind != "Voter turnout" || slip.Status != "☎ Phoned twice" {
		t.Errorf("the slip says %+v", slip)
	}
	b.run("facts.edit")
	if said := says(b.win.Canvas().Overlays().Top()); !strings.Contains(said, "Voter turnout") || strings.Contains(said, "verified:") {
		t.Errorf("the form says %q", said)
	}
	b.press("Cancel")
	if err := b.setFactDesk(editor.FactDesk{}); err != nil { // the desk gives them up
		t.Fatal(err)
	}
	if said := says(b.facts); !strings.Contains(said, "Figure: turnout") || !strings.Contains(said, "✓ Verified: twice") {
		t.Errorf("without the words the tab says %q", said)
	}
	b.facts.Select(f.ID)
	b.run("facts.edit")
	b.press("Save")
	if g := b.fact(f.ID); g.Kind != "figure:turnout" || g.Status != "verified:twice" {
		t.Errorf("saving the form changed %s and %s", g.Kind, g.Status)
	}
}
