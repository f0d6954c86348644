package app

import (
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// These tests look at what happens between the beginning of work in the
// background and its end.

func TestTypingWhileADraftIsWritten(t *testing.T) {
	b, step := newSlowBench(t)
	b.typed("bridge-p6", 0, "One. ")
	b.pass(400 * time.Millisecond)
	b.typed("bridge-p6", 0, "Two. ")
	step()
	if got := says(b.status); !strings.Contains(got, "Saving") {
		t.Errorf("the later words are not on the disk, the status bar says %q", got)
	}
	b.pass(400 * time.Millisecond)
	step()
	if got := says(b.status); !strings.Contains(got, "Saved") {
		t.Errorf("the status bar says %q", got)
	}
}

func TestClosingWhileADraftIsWritten(t *testing.T) {
	b, step := newSlowBench(t)
	id := b.story.id
	b.typed("bridge-p6", 0, "One. ")
	b.pass(400 * time.Millisecond)
	b.typed("bridge-p6", 0, "Two. ")
	b.run("story.close")
	step()
	if o, err := b.desk.Open(t.Context(), id); err != nil || !strings.HasPrefix(textOf(o.Story, "bridge-p6"), "Two. One. ") {
		t.Errorf("%q, %v", textOf(o.Story, "bridge-p6"), err)
	}
}

func TestClosingWhileARevisionIsFiled(t *testing.T) {
	b, step := newSlowBench(t)
	id := b.story.id
	b.typed("bridge-p6", 0, "One. ")
	b.run("story.save")
	b.typed("bridge-p6", 0, "Two. ")
	b.run("story.close")
	step()
	o, err := b.desk.Open(t.Context(), id)
	if err != nil || !strings.HasPrefix(textOf(o.Story, "bridge-p6"), "Two. One. ") || o.Behind() || o.Revision.Number != 3 {
		t.Errorf("%+v, %v", o, err)
	}
}

func TestTypingWhileARevisionIsFiled(t *testing.T) {
	b, step := newSlowBench(t)
	b.typed("bridge-p6", 0, "One. ")
	b.run("story.save")
	b.typed("bridge-p6", 0, "Two. ")
	b.pass(2 * time.Second) // no draft meanwhile
	step()
	if b.story.base != 3 || b.story.save.clean() {
		t.Errorf("goes on from %d, clean: %v", b.story.base, b.story.save.clean())
	}
	b.pass(time.Second)
	step()
	if d, ok := b.draft(); !ok || d.Base != 3 {
		t.Errorf("%+v", d)
	}
}

func TestSavingTwiceAtOnce(t *testing.T) {
	b, step := newSlowBench(t)
	b.typed("bridge-p6", 0, "One. ")
	b.run("story.save")
	b.saveRevision("Named")
	step()
	if b.story.base != 4 || b.story.revision.Name != "Named" {
		t.Errorf("goes on from %+v; the banner says %q", b.story.revision, b.notice.Words())
	}
}

func TestFixWhileTheCheckRuns(t *testing.T) {
	b, step := newSlowBench(t)
	b.typed("bridge-p6", 0, "Al-Jazeera says so; Al Jazeera asked. ")
	b.pass(time.Second)
	step()
	f := b.finding(func(f editor.Finding) bool { return fixable(f) && f.Fixes[0].Edits[0].Range != nil })
	b.typed("bridge-p6", 0, "Well. ")
	b.pass(time.Second) // the next check is on its way
	b.credits.OnFix(f, f.Fixes[0])
	if got := b.text("bridge-p6"); !strings.HasPrefix(got, "Well. Al Jazeera says so; Al Jazeera asked. ") {
		t.Errorf("the fix of an older text gives %q", got)
	}
}

func TestSuggestionsForATextThatMovedOn(t *testing.T) {
	b, step := newSlowBench(t)
	b.run("facts.suggest")
	b.typed("bridge-p5", 0, "Well. ")
	step()
	if len(b.story.suggested) == 0 {
		t.Fatal("nothing is suggested")
	}
	for _, f := range b.story.suggested {
		if got, err := f.Range.Of(b.text(f.Block)); err != nil || got != f.Text {
			t.Errorf("%q points at %q (%v)", f.Text, got, err)
		}
	}
}

func TestOpeningTwoStoriesShowsTheLast(t *testing.T) {
	b, step := newSlowBench(t)
	var ids []string
	for _, head := range []string{"First", "Second"} {
		id, err := b.desk.Add(t.Context(), editor.Story{Article: editor.Article{Headline: head}})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	b.open(ids[0])
	b.open(ids[1])
	step()
	if b.story.id != ids[1] {
		t.Errorf("%q is open", b.story.doc.Article().Headline)
	}
}

func TestOpeningAStoryAgainWhileAnotherOpens(t *testing.T) {
	b, step := newSlowBench(t)
	mine := b.story.id
	other, err := b.desk.Add(t.Context(), editor.Story{Article: editor.Article{Headline: "Other"}})
	if err != nil {
		t.Fatal(err)
	}
	b.open(other)
	b.open(mine)
	step()
	if b.story.id != mine {
		t.Errorf("%q is open, the other was asked for last", b.story.doc.Article().Headline)
	}
}

func TestQuickOpen(t *testing.T) {
	b, step := newSlowBench(t)
	if _, err := b.desk.Add(t.Context(), editor.Story{Article: editor.Article{Headline: "Ferry to sail through the night"}}); err != nil {
		t.Fatal(err)
	}
	b.run("view.open")
	step()
	if got := says(b.front()); !strings.Contains(got, "Ferry to sail") || !strings.Contains(got, "Harbour bridge") {
		t.Errorf("offers %q", got)
	}
	for _, r := range "ferry" {
		b.win.Canvas().Focused().TypedRune(r)
		if got := says(b.front()); !strings.Contains(got, "Looking…") {
			t.Errorf("while it looks it says %q", got)
		}
		step()
	}
	if got := says(b.front()); !strings.Contains(got, "Ferry to sail") || strings.Contains(got, "Harbour bridge") {
		t.Errorf("offers %q", got)
	}
}

func textOf(s editor.Story, block string) string {
	text, _ := s.Article.Text(block)
	return text
}
