package app

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stet/editor"
)

// finding returns the first finding that is shown and that fits.
func (b *bench) finding(fits func(editor.Finding) bool) editor.Finding {
	b.t.Helper()
	i := slices.IndexFunc(b.story.checked.Credits, fits)
	if i < 0 {
		b.t.Fatalf("no such finding among %+v", b.story.checked.Credits)
	}
	return b.story.checked.Credits[i]
}

func fixable(f editor.Finding) bool {
	return f.Waived == nil && len(f.Fixes) > 0 && len(f.Fixes[0].Edits) > 0
}

func TestFixIsOneUndoStep(t *testing.T) {
	b := newBench(t)
	b.run("story.credits")
	f := b.finding(fixable)
	before := b.content()
	b.credits.OnFix(f, f.Fixes[0])
	if slices.ContainsFunc(b.story.checked.Credits, func(g editor.Finding) bool { return g.Key() == f.Key() }) {
		t.Errorf("the finding stands after its fix: %+v", f)
	}
	b.undoes(before)
	b.run("edit.undo")
	b.pass(time.Second)
	b.finding(func(g editor.Finding) bool { return g.Key() == f.Key() })
}

// TestFixSaysWhatStoodThere: the credit line as it was received is a fact of its own, and a
// fix that replaces it says so, and takes one undo.
func TestFixSaysWhatStoodThere(t *testing.T) {
	b := newBench(t)
	b.fail(b.story.doc.SetField("credit.canonical", ""))
	b.fail(b.story.doc.SetField("credit.raw", "News credit : Nytimes"))
	b.check()
	f := b.finding(func(f editor.Finding) bool { return f.Field == "credit.raw" && fixable(f) })
	before := b.content()
	b.credits.OnFix(f, f.Fixes[0])
	b.told("“News credit : Nytimes” stood there")
	b.press("Undo")
	if b.content() != before {
		t.Error("the notice does not undo it")
	}
}

// TestFindingsAreOfTheStoryInFront: until a story was checked nothing is shown of it that
// the checks found in another, whose fixes would be put into its words.
func TestFindingsAreOfTheStoryInFront(t *testing.T) {
	b, step := newSlowBench(t)
	b.run("story.credits")
	step()
	found := b.credits.Report()
	if !strings.Contains(found, "failure") {
		t.Fatalf("nothing is found: %s", found)
	}
	if _, chosen := b.credits.Selected(); !chosen {
		t.Error("no finding is chosen for the keys")
	}
	b.story.judged = false // as when it has just been opened
	b.refreshStory()
	b.check()
	if got := says(b.credits); !strings.Contains(got, "Checking…") || strings.Contains(got, "Rule") {
		t.Errorf("meanwhile it says %q", got)
	}
	b.credits.Focus()
	step()
	if _, chosen := b.credits.Selected(); b.credits.Report() != found || !chosen {
		t.Errorf("then it says %s", b.credits.Report())
	}
}

// TestFindingAsksWhoYouAre: the card of own copy without a credit leads to where the desk
// says who it is, and the check runs again once it has.
func TestFindingAsksWhoYouAre(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	put(t, dir, "plain.txt", "The mill reopens\n\nBy Ana Ruiz\n\nThe old mill on the river opens its doors again on Monday.\n")
	b.importFiles(filepath.Join(dir, "plain.txt"))
	b.run("story.credits")
	b.press("You and your desk…")
	b.fill(1, "Harbour Gazette")
	b.press("Save")
	b.press("Use “Harbour Gazette”")
	if got := b.story.doc.Article().Credit.Raw; got != "Harbour Gazette" {
		t.Errorf("the credit is %q", got)
	}
}

// TestCreditsWithoutAStory: in a small window nothing is in the way of the list, and Ctrl+R
// leads to it.
func TestCreditsWithoutAStory(t *testing.T) {
	b := newBench(t)
	b.win.Resize(fyne.NewSize(1000, 640))
	b.showTab(tabCredits)
	b.run("story.close")
	if left, right := b.panes.Shown(); !left || right {
		t.Errorf("with no story open left %v and right %v are shown", left, right)
	}
	b.run("story.credits")
	b.told("Open a story first")
	if !b.list.HasKeyboard() {
		t.Error("the list has not the keyboard")
	}
	b.open(b.closed[len(b.closed)-1])
	if left, right := b.panes.Shown(); left || !right {
		t.Errorf("with a story open left %v and right %v are shown", left, right)
	}
	b.run("story.credits")
	if b.tabs.Selected() != tabCredits || b.list.HasKeyboard() {
		t.Error("the checks are not shown")
	}
}

// inText is a finding about words, made by putting them into the manuscript.
func (b *bench) inText() editor.Finding {
	b.t.Helper()
	b.typed("bridge-p6", 0, "Al-Jazeera says so; Al Jazeera asked. ")
	b.pass(time.Second)
	return b.finding(func(f editor.Finding) bool { return fixable(f) && f.Fixes[0].Edits[0].Range != nil })
}

func TestFixSurvivesEditsBefore(t *testing.T) {
	b := newBench(t)
	f := b.inText()
	want := *f.Fixes[0].Edits[0].Range
	old, _ := want.Of(b.text(want.Block))
	b.typed(want.Block, 0, "Well. ") // nothing is checked yet
	before := b.content()
	b.credits.OnFix(f, f.Fixes[0])
	if got := b.text(want.Block); !strings.HasPrefix(got, "Well. ") || strings.Count(got, f.Fixes[0].Edits[0].Text) == 0 {
		t.Errorf("the fix of %q to %q gives %q", old, f.Fixes[0].Edits[0].Text, got)
	}
	b.undoes(before)
}

func TestFixOfWordsThatAreGoneIsRefused(t *testing.T) {
	b := newBench(t)
	f := b.inText()
	b.page.Select(editor.Range{Block: f.Block, Start: 0, End: len(b.text(f.Block))})
	b.page.Replace("Nothing.")
	before := b.content()
	b.credits.OnFix(f, f.Fixes[0])
	b.told("text has changed since")
	if b.content() != before {
		t.Error("the fix was applied to other words")
	}
}

func TestWaiverLetsAFindingStand(t *testing.T) {
	b := newBench(t)
	f := b.finding(editor.Finding.Stops)
	before := b.content()
	stopping := len(b.desk.Check(b.story.doc.Story()).Stopping())
	b.credits.OnWaive(f)
	b.press("Waive") // without a reason
	if b.content() != before {
		t.Error("waived without a reason")
	}
	b.fill(0, "Agreed with the desk")
	b.press("Waive")
	w := b.finding(func(g editor.Finding) bool { return g.Key() == f.Key() }).Waived
	if w == nil || w.By != "Nora Vale" || w.Reason != "Agreed with the desk" || !w.At.Equal(b.at) {
		t.Fatalf("waived %+v", w)
	}
	if got := len(b.desk.Check(b.story.doc.Story()).Stopping()); got != stopping-1 {
		t.Errorf("%d findings stop the export, want %d", got, stopping-1)
	}
	b.undoes(before)
	b.check()
	b.credits.OnUnwaive(b.finding(func(g editor.Finding) bool { return g.Key() == f.Key() }))
	if b.finding(func(g editor.Finding) bool { return g.Key() == f.Key() }).Waived != nil {
		t.Error("the waiver cannot be taken back")
	}
}

func TestFindingLeadsToItsField(t *testing.T) {
	b := newBench(t)
	b.fail(b.story.doc.SetField("byline", ""))
	b.fail(b.story.doc.SetField("authors", ""))
	b.check()
	shown := fillable(b.story.checked.Credits)
	i := slices.IndexFunc(shown, func(f editor.Finding) bool { return len(f.Fixes) > 0 && len(f.Fixes[0].Edits) == 0 })
	if i < 0 {
		t.Fatalf("no finding leads to a field: %+v", shown)
	}
	before := b.content()
	b.credits.OnFix(shown[i], shown[i].Fixes[0])
	if b.tabs.Selected() != tabDetails || b.content() != before {
		t.Errorf("tab %d", b.tabs.Selected())
	}
}

func TestChecksRunWhenTypingRests(t *testing.T) {
	b := newBench(t)
	n := len(b.story.checked.Credits)
	b.typed("bridge-p6", 0, "Al-Jazeera says so; Al Jazeera asked. ")
	b.pass(500 * time.Millisecond)
	if len(b.story.checked.Credits) != n {
		t.Error("checked while typing")
	}
	b.pass(time.Second)
	if b.story.found != b.story.doc.Version() || len(b.story.checked.Credits) == n {
		t.Errorf("version %d, checked %d: %+v", b.story.doc.Version(), b.story.found, b.story.checked.Credits)
	}
}

// TestContradictionIsAmongTheFacts presses the fix of a weekday that does not fit,
// and lets another one stand.
func TestContradictionIsAmongTheFacts(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "It opened on Friday, April 25, 2019. ")
	b.pass(time.Second)
	i := slices.IndexFunc(b.story.checked.Contradictions, func(f editor.Finding) bool { return f.Rule == "weekday-fits" })
	if i < 0 {
		t.Fatalf("found %+v", b.story.checked.Contradictions)
	}
	f := b.story.checked.Contradictions[i]
	b.openFinding(f.Key())
	if got, _ := b.facts.Contradiction(); b.tabs.Selected() != tabFacts || got.Key() != f.Key() {
		t.Errorf("tab %d shows %+v", b.tabs.Selected(), got)
	}
	before, all := b.content(), b.story.checked.Contradicted()
	b.facts.OnFix(f, f.Fixes[0])
	if !strings.HasPrefix(b.text("bridge-p6"), "It opened on Thursday, April 25, 2019. ") || b.story.checked.Contradicted() != all-1 {
		t.Errorf("fixed to %q, %+v", b.text("bridge-p6"), b.story.checked.Contradictions)
	}
	b.undoes(before)
	b.run("edit.undo")
	b.check()
	b.facts.OnWaive(f)
	b.fill(0, "The old calendar")
	b.press("Waive")
	if b.story.checked.Contradicted() != all-1 || len(b.story.checked.Contradictions) != all {
		t.Errorf("waived: %+v", b.story.checked.Contradictions)
	}
}
