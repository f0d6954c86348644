package app

import (
	"errors"
	"strings"
	"testing"
	"time"

	"stet/app/compare"
	"stet/editor"
)

func (b *bench) draft() (editor.Draft, bool) {
	d, err := b.lib.Draft(b.t.Context(), b.story.id)
	if err != nil && !errors.Is(err, editor.ErrNotFound) {
		b.t.Fatal(err)
	}
	return d, err == nil
}

func TestTypingIsOnDiskWithinASecond(t *testing.T) {
	b := newBench(t)
	saving := false
	b.lib.onJournal = func() { saving = strings.Contains(says(b.status), "Saving") }
	began := b.at
	for range 30 { // a key every 100 ms, never a pause
		b.typed("bridge-p6", 0, "x")
		b.pass(100 * time.Millisecond)
		if _, ok := b.draft(); !ok && b.at.Sub(began) > time.Second {
			t.Fatalf("nothing is on the disk %v after the first key", b.at.Sub(began))
		}
	}
	if !saving {
		t.Error("the status bar does not say Saving while the draft is written")
	}
	b.typed("bridge-p6", 0, "y")
	if got := says(b.status); !strings.Contains(got, "Saving") || strings.Contains(got, "Saved") {
		t.Errorf("words that are not on the disk: the status bar says %q", got)
	}
	b.pass(400 * time.Millisecond)
	if got := says(b.status); !strings.Contains(got, "Saved") {
		t.Errorf("after a pause the status bar says %q", got)
	}
	if d, ok := b.draft(); !ok || d.Story.Article.Body[d.Story.Article.Block("bridge-p6")].Text != b.text("bridge-p6") || d.Base != 2 {
		t.Errorf("the draft is %+v", d)
	}
}

func TestNothingIsWrittenWithoutAChange(t *testing.T) {
	b := newBench(t)
	b.lib.onJournal = func() { t.Error("a draft is written though nothing was typed") }
	b.pass(5 * time.Second)
	b.lib.onJournal = nil
}

func TestFailedSaveKeepsTheTextAndGoesOn(t *testing.T) {
	b := newBench(t)
	b.lib.why = editor.ErrFull
	b.typed("bridge-p6", 0, "Kept. ")
	b.pass(2 * time.Second)
	b.told("the disk is full")
	if got := says(b.status); !strings.Contains(got, "Not saved") {
		t.Errorf("the status bar says %q", got)
	}
	b.typed("bridge-p6", 6, "Too. ")
	if !strings.HasPrefix(b.text("bridge-p6"), "Kept. Too. ") {
		t.Errorf("the manuscript says %q", b.text("bridge-p6"))
	}
	b.lib.why = nil
	b.pass(saveAgain)
	if b.notice.Visible() {
		t.Errorf("the banner still says %q", b.notice.Words())
	}
	if got := says(b.status); !strings.Contains(got, "Saved") {
		t.Errorf("the status bar says %q", got)
	}
	if d, ok := b.draft(); !ok || !strings.HasPrefix(d.Story.Article.Body[d.Story.Article.Block("bridge-p6")].Text, "Kept. Too. ") {
		t.Errorf("the draft is %+v", d)
	}
}

func TestFullDiskIsTold(t *testing.T) {
	b := newBench(t)
	b.lib.full = true
	b.typed("bridge-p6", 0, "Kept. ")
	b.pass(time.Second)
	b.told("The disk is full")
	if got := says(b.status); !strings.Contains(got, "Saved") {
		t.Errorf("the status bar says %q of words in the reserve", got)
	}
	b.notice.Close()
	b.typed("bridge-p6", 0, "Too. ")
	b.pass(time.Second)
	if b.notice.Visible() {
		t.Error("it is told again")
	}
	b.lib.full = false
	b.typed("bridge-p6", 0, "Room. ")
	b.pass(time.Second)
	b.lib.full = true
	b.typed("bridge-p6", 0, "Full. ")
	b.pass(time.Second)
	b.told("The disk is full")
	b.lib.full = false
	b.typed("bridge-p6", 0, "Room. ")
	b.pass(time.Second)
	if b.notice.Visible() {
		t.Errorf("with room again the banner says %q", b.notice.Words())
	}
}

func TestOtherStoryWaitsForTheDisk(t *testing.T) {
	b := newBench(t)
	other, err := b.desk.Add(t.Context(), editor.Story{Article: editor.Article{Headline: "Another"}})
	if err != nil {
		t.Fatal(err)
	}
	first := b.story.id
	b.typed("bridge-p6", 0, "Kept. ")
	b.lib.why = editor.ErrFull
	b.open(other)
	if b.story.id != first {
		t.Fatal("the story was left with words that are nowhere else")
	}
	b.told("The disk is full")
	b.lib.why = nil
	b.open(other)
	if b.story.id != other {
		t.Error("the other story does not open")
	}
}

func TestSaveFilesARevision(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "New. ")
	b.pass(time.Second)
	b.run("story.save")
	if _, ok := b.draft(); ok {
		t.Error("the draft is still there")
	}
	s, r, err := b.lib.Story(t.Context(), b.story.id, 0)
	if err != nil || r.Number != 3 || r.Author != "Nora Vale" || r.Cause != editor.Saved || r.Added != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	if text, _ := s.Article.Text("bridge-p6"); text != b.text("bridge-p6") {
		t.Errorf("revision 3 says %q", text)
	}
	if len(b.story.revisions) != 3 || !strings.Contains(says(b.status), "Revision 3") {
		t.Errorf("%d revisions; the status bar says %q", len(b.story.revisions), says(b.status))
	}
	b.typed("bridge-p6", 0, "Newer. ")
	b.run("story.save")
	if b.story.base != 4 {
		t.Errorf("the next revision is %d, want 4", b.story.base)
	}
}

func TestSaveWithoutAChangeSaysSo(t *testing.T) {
	b := newBench(t)
	b.run("story.save")
	b.told("Nothing has changed")
	b.typed("bridge-p6", 0, "x")
	b.run("edit.undo")
	b.run("story.save")
	b.told("Nothing has changed")
	if b.story.base != 2 {
		t.Errorf("revision %d was filed", b.story.base)
	}
	b.run("story.save-named")
	b.fill(0, "After legal")
	b.press("Save")
	if b.story.base != 3 || b.story.revision.Name != "After legal" {
		t.Errorf("a name is worth a revision: %+v", b.story.revision)
	}
}

func TestRevisionCountsThoughWhatFollowsFails(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "New. ")
	b.lib.later = editor.ErrFull
	b.run("story.save")
	b.told("The disk is full")
	b.history.OnRestore(1)
	b.told("The disk is full")
	if b.story.base != 4 || b.story.revision.Cause != editor.Restored || strings.HasPrefix(b.text("bridge-p6"), "New. ") {
		t.Errorf("goes on from %+v with %q", b.story.revision, b.text("bridge-p6"))
	}
	b.lib.later = nil
	b.typed("bridge-p6", 0, "Newer. ")
	b.run("story.save")
	if _, r, err := b.lib.Story(t.Context(), b.story.id, 0); err != nil || r.Number != b.story.base || r.Cause != editor.Saved {
		t.Errorf("%+v, %v; the window goes on from %d: %s", r, err, b.story.base, b.notice.Words())
	}
}

func TestConflictKeepsTheTextAsADraft(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "Mine. ")
	theirs, _, err := b.lib.Story(t.Context(), b.story.id, 0)
	if err != nil {
		t.Fatal(err)
	}
	theirs.Article.Headline = "Theirs"
	if _, err := b.desk.Save(t.Context(), b.story.id, 2, theirs, ""); err != nil {
		t.Fatal(err)
	}
	b.run("story.save")
	b.told("Somebody filed a newer revision")
	b.pass(time.Second)
	if d, ok := b.draft(); !ok || d.Base != 2 || !strings.HasPrefix(d.Story.Article.Body[d.Story.Article.Block("bridge-p6")].Text, "Mine. ") {
		t.Errorf("the draft is %+v", d)
	}
	b.reopen()
	b.run("story.save")
	if b.story.base != 2 {
		t.Fatal("the second try overrules the other desk, unseen")
	}
	b.notice.ActAlso() // compare
	if b.comparing == nil || b.comparing.view.Compared().From != compare.Revision(2) || b.comparing.view.Compared().To != compare.Revision(3) {
		t.Fatalf("the other's changes are not shown: %+v", b.comparing)
	}
	b.comparing.view.OnDone()
	b.run("story.save")
	if _, r, err := b.lib.Story(t.Context(), b.story.id, 0); err != nil || r.Number != 4 {
		t.Errorf("after comparing: %+v, %v", r, err)
	}
}

// TestWordsOnAnOlderRevisionAreKeptApart: others have filed while words were typed
// and the story was closed. The story goes on from theirs, and the words are
// offered.
func TestWordsOnAnOlderRevisionAreKeptApart(t *testing.T) {
	b := newBench(t)
	id := b.story.id
	theirs, _, err := b.lib.Story(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	theirs.Article.Headline = "Theirs"
	theirs.Amendments = append(theirs.Amendments, editor.Amendment{ID: "a", Kind: editor.Update, Note: "It is open.", By: "Ben"})
	if _, err := b.desk.Save(t.Context(), id, 2, theirs, ""); err != nil {
		t.Fatal(err)
	}
	b.typed("bridge-p6", 0, "Mine. ")
	b.run("story.close")
	b.run("file.new")
	b.openAs(id, behind)
	if b.notice.Visible() {
		t.Errorf("while it is behind the banner says %q", b.notice.Words())
	}
	b.open(id)
	b.told("kept apart")
	if strings.HasPrefix(b.text("bridge-p6"), "Mine. ") || b.story.name() != "Theirs" {
		t.Errorf("opened is %q", b.text("bridge-p6"))
	}
	b.notice.Act()
	if top := b.win.Canvas().Overlays().Top(); top == nil || !strings.Contains(says(top), "Mine. ") {
		t.Error("the words are not shown")
	}
	mine := b.story.left[0]
	b.compareLeft(mine)
	if b.comparing == nil || b.comparing.view.Compared().From != compare.Desk() || b.comparing.view.Compared().To.Key != mine.Session {
		t.Errorf("they are not compared: %+v", b.comparing)
	}
	b.leaveComparison()
	b.useLeft(mine)
	if !strings.HasPrefix(b.text("bridge-p6"), "Mine. ") {
		t.Errorf("they are not put in: %q", b.text("bridge-p6"))
	}
	if now := b.story.doc.Story(); len(now.Amendments) != 1 || len(now.Facts) < len(theirs.Facts) {
		t.Errorf("what was said since is no more: %+v, %d facts", now.Amendments, len(now.Facts))
	}
}

// TestUndoSurvivesASave: what was typed before a revision was saved is taken back
// after it as before, step by step, and the draft says so.
func TestUndoSurvivesASave(t *testing.T) {
	b := newBench(t)
	before := b.text("bridge-p6")
	b.typed("bridge-p6", 0, "One. ")
	b.run("story.save")
	b.typed("bridge-p6", 5, "Two. ")
	b.run("story.save")
	b.pass(time.Second)
	b.run("edit.undo")
	if got := b.text("bridge-p6"); got != "One. "+before {
		t.Fatalf("one step back: %q", got)
	}
	b.run("edit.undo")
	if got := b.text("bridge-p6"); got != before {
		t.Fatalf("two steps back: %q", got)
	}
	b.pass(time.Second)
	if got := b.disk(b.story, "bridge-p6"); got != before {
		t.Errorf("on the disk is %q", got)
	}
	b.run("edit.redo")
	b.run("edit.redo")
	if got := b.text("bridge-p6"); got != "One. Two. "+before {
		t.Errorf("done again: %q", got)
	}
}
