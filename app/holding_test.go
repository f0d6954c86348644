package app

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
	"stet/store/storetest"
)

// twoWindows are two windows of two processes on one library, both on the sample
// story; the first was there first.
func twoWindows(t *testing.T) (ana, ben *bench) {
	path := filepath.Join(t.TempDir(), "library.stet")
	ana = openBench(t, &faulty{Library: storetest.Open(t, path)}, true)
	ana.settings.User.Set("Ana")
	ana.open(ana.story.id)
	ben = makeBench(t, &faulty{Library: storetest.Open(t, path)}, false, ana.jobs)
	ben.settings.User.Set("Ben")
	ben.begin()
	ben.open(ana.story.id)
	if ben.story == nil {
		t.Fatal("the second window has no story open")
	}
	return ana, ben
}

func (b *bench) reads(words string) {
	b.t.Helper()
	if got := b.text("bridge-p6"); !strings.HasPrefix(got, words) {
		b.t.Errorf("the manuscript says %q, want %q", got, words)
	}
}

func TestSecondWindowReadsAlong(t *testing.T) {
	ana, ben := twoWindows(t)
	if ben.story.holder == nil || !ben.band.Visible() || !strings.Contains(ben.band.Words(), "open since") {
		t.Fatalf("the band says %q", ben.band.Words())
	}
	before := ben.text("bridge-p6")
	ben.typed("bridge-p6", 0, "Over her. ")
	ben.run("facts.suggest")
	if ben.text("bridge-p6") != before {
		t.Errorf("typed over: %q", ben.text("bridge-p6"))
	}
	ana.typed("bridge-p6", 0, "By Ana. ")
	ana.pass(time.Second)
	ben.pass(2 * time.Second)
	ben.reads("By Ana. ")
	ana.close(ana.story)
	ben.pass(2 * time.Second)
	if ben.story.holder != nil || ben.band.Visible() {
		t.Error("it is not free once she has closed it")
	}
	ben.typed("bridge-p6", 0, "Then Ben. ")
	ben.reads("Then Ben. By Ana. ")
	ben.reopen()
}

func TestTakeOverFromTheOtherWindow(t *testing.T) {
	ana, ben := twoWindows(t)
	ana.typed("bridge-p6", 0, "By Ana. ")
	ana.pass(time.Second)
	ben.band.Act()
	if ben.story.holder != nil {
		t.Fatal("not taken over")
	}
	ben.reads("By Ana. ")
	ben.typed("bridge-p6", 0, "By Ben. ")
	ben.pass(time.Second)

	ana.typed("bridge-p6", 0, "Too late. ")
	ana.pass(3 * time.Second)
	if ana.story.holder == nil || ana.story.holder.Who != "Ben" {
		t.Fatalf("she may still write: %+v", ana.story.holder)
	}
	ana.reads("By Ben. By Ana. ")
	ana.told("kept apart")
	left, err := ana.lib.Recovered(t.Context(), ana.story.id)
	if err != nil || len(left) != 2 {
		t.Fatalf("%+v, %v", left, err)
	}
	ben.reopen()

	// She takes it back: his words go on, hers are there to be put in.
	ana.run("story.take-over")
	ana.reads("By Ben. By Ana. ")
	if len(ana.story.left) != 1 {
		t.Fatalf("kept apart: %+v", ana.story.left)
	}
	hers := ana.story.left[0]
	ana.compareLeft(hers)
	if !ana.isComparing() {
		t.Error("her words are not compared")
	}
	ana.leaveComparison()
	ana.useLeft(hers)
	ana.reads("Too late. By Ana. ")
	if left, _ := ana.lib.Recovered(t.Context(), ana.story.id); len(left) != 0 {
		t.Errorf("still kept apart: %+v", left)
	}
	before, r, err := ana.lib.Story(t.Context(), ana.story.id, ana.story.base-1)
	if err != nil || !strings.HasPrefix(before.Article.Body[before.Article.Block("bridge-p6")].Text, "By Ben. By Ana. ") {
		t.Errorf("what stood there is in no revision: %+v, %v", r, err)
	}
	ana.run("edit.undo")
	ana.reads("By Ben. By Ana. ")
	ana.reopen()
}

// apart returns the by-line and the words of paragraph 6 in what ana has kept apart.
func (b *bench) apart() (byline, words string) {
	b.t.Helper()
	all, err := b.lib.Recovered(b.t.Context(), b.story.id)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, r := range all {
		if r.Own {
			d, err := b.lib.DraftOf(b.t.Context(), r.Article, r.Session)
			if err != nil {
				b.t.Fatal(err)
			}
			a := d.Story.Article
			byline, words = a.Byline, a.Body[a.Block("bridge-p6")].Text
		}
	}
	return byline, words
}

// TestTakenOverInAField: what stands in an open field is kept apart as well.
func TestTakenOverInAField(t *testing.T) {
	for _, after := range []string{"", "story.save"} {
		ana, ben := twoWindows(t)
		ana.run("story.byline")
		ana.write(" and Ole Berg")
		ben.band.Act()
		if after != "" {
			ana.run(after)
		}
		ana.pass(3 * time.Second)
		if got, _ := ana.apart(); got != "By Marta Ilves and Ole Berg" || ana.placing != nil {
			t.Errorf("after %q the by-line kept apart is %q, its field is open: %v", after, got, ana.placing != nil)
		}
		ana.told("kept apart")
		if ana.run("story.byline"); ana.placing != nil {
			t.Error("a field opens where it cannot be kept")
		}
	}
}

// TestTypedWhileTakenOver: words typed while what finds the story taken over is on
// its way to be told are kept apart too.
func TestTypedWhileTakenOver(t *testing.T) {
	for name, find := range map[string]func(b *bench){
		"saving":  func(b *bench) { b.typed("bridge-p6", 0, "Before. "); b.pass(time.Second) },
		"filing":  func(b *bench) { b.typed("bridge-p6", 0, "Before. "); b.run("story.save") },
		"looking": func(b *bench) { b.pass(2 * time.Second) },
	} {
		jobs, step := job.Stepped()
		path := filepath.Join(t.TempDir(), "library.stet")
		ana := makeBench(t, &faulty{Library: storetest.Open(t, path)}, true, jobs)
		ana.begin()
		step()
		if err := storetest.Open(t, path).TakeOver(t.Context(), ana.story.id, "Ben"); err != nil {
			t.Fatal(err)
		}
		find(ana)
		ana.typed("bridge-p6", 0, "After. ")
		typed := ana.text("bridge-p6")
		if !strings.HasPrefix(typed, "After. ") {
			t.Fatalf("%s: not typed: %q", name, typed)
		}
		for range 30 {
			step()
			ana.pass(100 * time.Millisecond)
		}
		if _, got := ana.apart(); got != typed || ana.story.holder == nil {
			t.Errorf("%s: %q is kept of %q; held: %v", name, got, typed, ana.story.holder)
		}
	}
}

// TestTakenOverAndLeft is a take-over by somebody who types, and leaves before it is
// noticed: both have their words.
func TestTakenOverAndLeft(t *testing.T) {
	ana, ben := twoWindows(t)
	ana.typed("bridge-p6", 0, "By Ana. ")
	ana.pass(time.Second)
	ben.band.Act()
	ben.typed("bridge-p6", 0, "By Ben. ")
	ben.close(ben.story)
	ana.pass(2 * time.Second)
	ana.reads("By Ben. By Ana. ")
	ana.typed("bridge-p6", 0, "Again. ")
	ana.pass(time.Second)
	ana.reads("Again. By Ben. By Ana. ")
	ana.reopen()
}

// buttonIn finds a button by its label, nil for none.
func buttonIn(o fyne.CanvasObject, label string) *control.Button {
	for _, o := range test.LaidOutObjects(o) {
		if b, ok := o.(*control.Button); ok && b.Label == label {
			return b
		}
	}
	return nil
}

// TestLeftWhileReadingAlong: words kept apart are put in or merged only by who may
// write to the story; the others are offered to take it over first.
func TestLeftWhileReadingAlong(t *testing.T) {
	ana, ben := twoWindows(t)
	ben.band.Act()
	ben.typed("bridge-p6", 0, "By Ben. ")
	ben.pass(time.Second)
	ana.typed("bridge-p5", 0, "By Ana. ")
	ana.pass(3 * time.Second)
	ana.run("file.unfiled")
	top := func() fyne.CanvasObject { return ana.win.Canvas().Overlays().Top() }
	if says(top()) == "" || buttonIn(top(), "Merge") != nil || buttonIn(top(), "Put in the story") != nil || !strings.Contains(says(top()), "take the story over") {
		t.Fatalf("she may put them in while she reads along: %q", says(top()))
	}
	test.Tap(buttonIn(top(), "Take over"))
	if ana.story.holder != nil || top() == nil {
		t.Fatal("she has not taken it over, or is not shown her words again")
	}
	test.Tap(buttonIn(top(), "Merge"))
	ana.reads("By Ben. ")
	if got := ana.text("bridge-p5"); !strings.HasPrefix(got, "By Ana. ") {
		t.Errorf("her own words are not merged: %q", got)
	}
	ours, theirs := ana.sidesOf(workflow.Merging{With: "Ana", Left: "session"})
	if ours != "The open text" || theirs != "Ana, kept apart" {
		t.Errorf("the sides are called %q and %q", ours, theirs)
	}
}

// TestTakenOverIdle is a take-over from a window that has nothing unsaved.
func TestTakenOverIdle(t *testing.T) {
	ana, ben := twoWindows(t)
	ben.band.Act()
	ben.typed("bridge-p6", 0, "By Ben. ")
	ben.pass(time.Second)
	ana.pass(2 * time.Second)
	ana.reads("By Ben. ")
	if left, _ := ana.lib.Recovered(t.Context(), ""); len(left) != 1 {
		t.Errorf("%+v", left)
	}
	ben.run("story.save")
	ana.pass(2 * time.Second)
	if ana.story.revision.Number != ben.story.revision.Number {
		t.Errorf("she reads revision %d, he filed %d", ana.story.revision.Number, ben.story.revision.Number)
	}
}

// TestListFollowsTheOtherWindow lists what is new there.
func TestListFollowsTheOtherWindow(t *testing.T) {
	ana, ben := twoWindows(t)
	ben.showPlace(ben.list.Place())
	ben.pass(3 * time.Second)
	before := says(ben.list)
	if _, err := ana.desk.New(t.Context()); err != nil {
		t.Fatal(err)
	}
	ben.pass(4 * time.Second)
	if after := says(ben.list); after == before {
		t.Errorf("the other window still lists %q", after)
	}
}

// TestUnfiledWords lists what a draft holds.
func TestUnfiledWords(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "Never filed. ")
	b.pass(time.Second)
	all, err := b.desk.Unfiled(t.Context(), "")
	if err != nil || len(all) != 1 || all[0].Added != 2 || all[0].Removed != 0 || !strings.HasPrefix(all[0].First, "Never filed.") {
		t.Fatalf("%+v, %v", all, err)
	}
	b.run("file.unfiled")
	top := b.win.Canvas().Overlays().Top()
	if top == nil || !strings.Contains(says(top), "Never filed.") {
		t.Error("the dialog does not show the words")
	}
	if !b.goesOn(all[0].Recovered) {
		t.Error("words of the open story are said to be apart")
	}
	if got := inBrief(strings.Repeat("né", 10_000)); len(got) > 420 || !utf8.ValidString(got) {
		t.Errorf("a paragraph without an end is shown with %d bytes: %q", len(got), got)
	}
	if got := control.Headline(all[0].Headline); got == "" {
		t.Error("no headline")
	}
	if !b.goesOn(editor.Recovered{Article: "other", Base: 2, Newest: 2}) || b.goesOn(editor.Recovered{Article: "other", Base: 1, Newest: 2}) ||
		b.goesOn(editor.Recovered{Article: "other", Base: 2, Newest: 2, Held: true}) {
		t.Error("what goes on from the newest revision is the story's")
	}
}

// TestSavedIsWhenItWasSaved: taking a story up again as it lies in the library saves
// nothing.
func TestSavedIsWhenItWasSaved(t *testing.T) {
	b := newBench(t)
	o, err := b.desk.Open(t.Context(), b.story.id)
	if err != nil {
		t.Fatal(err)
	}
	b.at = b.at.Add(time.Hour)
	b.adopt(b.story, o)
	if at := b.story.save.at; !at.Equal(o.Revision.Saved) {
		t.Errorf("saved at %s, it says, and it was at %s", at, o.Revision.Saved)
	}
}
