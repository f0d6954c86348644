package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/app/facts"
	"stet/app/workflow"
	"stet/editor"
)

// publish exports the story.
func (b *bench) publish(path string) {
	b.t.Helper()
	b.run("file.export")
	b.fill(exportFile, filepath.Base(path), filepath.Dir(path), "Nora Vale", "Cleared by legal")
	b.press("Override and export")
}

// The fields of the note's form, in their order.
const (
	noteWhen = iota
	noteWrong
	noteRight
	noteSentence
)

func TestAmendThePublishedStory(t *testing.T) {
	b := newBench(t)
	page := filepath.Join(t.TempDir(), "bridge.html")
	if b.table.Enabled("facts.amend") {
		t.Error("a story that nobody has read can be corrected for its readers")
	}
	b.publish(page)
	b.run("facts.amend")
	b.press("Save")
	if got := says(b.front()); !strings.Contains(got, "the sentence that readers get") {
		t.Fatalf("an empty note meets %q", got)
	}
	b.fill(noteWrong, "as early as 2018", "as early as 2017")
	b.fill(noteWhen, "tomorrow")
	b.press("Save")
	if got := says(b.front()); !strings.Contains(got, "tomorrow") {
		t.Fatalf("a time that is none meets %q", got)
	}
	b.fill(noteWhen, "2026-11-24 08:30")
	b.press("Save")
	all := b.story.doc.Story().Amendments
	if len(all) != 1 || all[0].Note != "An earlier version of this story said “as early as 2018”. It should have said “as early as 2017”." || all[0].By != "Nora Vale" || all[0].At.Day() != 24 {
		t.Fatalf("%+v", all)
	}
	b.told("Export it again")
	b.run("edit.undo")
	if len(b.story.doc.Story().Amendments) != 0 {
		t.Error("one undo does not take it back")
	}
	b.run("edit.redo")
	b.run("facts.amend")
	b.press("Edit")
	b.fill(noteSentence, "The survey was of 2017.")
	b.press("Save")
	again := filepath.Join(t.TempDir(), "bridge.html")
	b.publish(again)
	if got, err := os.ReadFile(again); err != nil || !strings.Contains(string(got), "Correction, 24 November 2026:</strong> The survey was of 2017.") {
		t.Errorf("%v: %s", err, got)
	}
	b.run("facts.amend")
	b.press("Delete")
	if len(b.story.doc.Story().Amendments) != 0 {
		t.Error("it is still there")
	}
}

// TestAmendFromAFact: a fact that is corrected after publication is offered as a
// correction, with what it said and says.
func TestAmendFromAFact(t *testing.T) {
	b := newBench(t)
	b.publish(filepath.Join(t.TempDir(), "bridge.html"))
	f, _ := b.story.doc.Fact("f-hangers") // stale: it was 15 of 36
	settled, err := facts.Decide(f, editor.Corrected, facts.Decision{By: "R. Okafor", At: b.at})
	if err != nil {
		t.Fatal(err)
	}
	b.settle("f-hangers", editor.Corrected)
	b.told("readers may have the words")
	b.press("Add a correction…")
	b.press("Save")
	all := b.story.doc.Story().Amendments
	if len(all) != 1 || all[0].Fact != "f-hangers" || all[0].Wrong != settled.Change || all[0].Right != "14 of its 36 hangers" {
		t.Errorf("%+v", all)
	}
}

// TestAmendAtOnce: the menu offers the correction as soon as the list of revisions
// knows of the export, which is a while after it.
func TestAmendAtOnce(t *testing.T) {
	b, step := newSlowBench(t)
	offered := func() bool {
		for _, menu := range b.win.MainMenu().Items {
			for _, item := range menu.Items {
				if item.Label == b.table.Command("facts.amend").Label {
					return !item.Disabled
				}
			}
		}
		t.Fatal("it is in no menu")
		return false
	}
	if offered() {
		t.Error("a story that nobody has read can be corrected for its readers")
	}
	b.export(b.story, workflow.Order{Path: filepath.Join(t.TempDir(), "bridge.html"), Override: &editor.Override{By: "Nora Vale", Reason: "Cleared by legal"}})
	for range 4 {
		step()
	}
	if !offered() {
		t.Error("what was just published cannot be corrected")
	}
}
