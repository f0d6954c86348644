package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/editor"
	"stet/editor/doc"
)

// TestSuggestingFromTypingToAccepting walks suggest mode as an editor does.
func TestSuggestingFromTypingToAccepting(t *testing.T) {
	b := newBench(t)
	start := b.content()
	words := b.story.doc.Words()
	b.run("suggest.mode")
	r := b.find("every 20 minutes")
	b.page.Select(r)
	test.Type(b.page.Editor, "often")
	b.run("suggest.show")
	if len(b.story.changes) != 1 || b.story.changes[0].Deleted != "every 20 minutes" || b.story.changes[0].Inserted != "often" || b.story.changes[0].Author != "Nora Vale" {
		t.Fatalf("suggested %+v", b.story.changes)
	}
	if got := b.story.doc.Words(); got != words-2 {
		t.Errorf("%d words, were %d", got, words)
	}
	suggested := b.content()

	b.suggestions.Focus()
	b.win.Canvas().Focused().TypedRune('r')
	if b.content() != start || b.story.doc.Words() != words {
		t.Error("rejecting does not leave the story as it was")
	}
	b.run("edit.undo")
	b.page.SetSelection(doc.Caret(doc.Pos{Block: r.Block, Offset: r.End + 2}))
	b.run("suggest.accept")
	block := b.story.doc.Block(b.story.doc.Index(r.Block))
	if got := block.Text[r.Start : r.Start+5]; got != "often" || len(b.story.changes) != 0 {
		t.Errorf("accepting gives %q, %d changes left", got, len(b.story.changes))
	}
	b.undoes(suggested)
}

// TestChangesAreWalked goes round the suggestions with F7.
func TestChangesAreWalked(t *testing.T) {
	b := newBench(t)
	b.run("suggest.mode")
	for _, at := range []string{"bridge-p1", "bridge-p3", "bridge-p4"} {
		b.typed(at, 0, "x")
	}
	b.page.SetSelection(doc.Caret(b.story.doc.Start()))
	for _, want := range []string{"bridge-p1", "bridge-p3", "bridge-p4", "bridge-p1"} {
		b.run("change.next")
		if got := b.page.Selection().Anchor.Block; got != want {
			t.Fatalf("F7 goes to %s, not to %s", got, want)
		}
	}
	b.run("change.previous")
	if got := b.page.Selection().Anchor.Block; got != "bridge-p4" {
		t.Errorf("Shift+F7 goes to %s", got)
	}
	b.run("suggest.reject")
	if got := b.page.Selection().Anchor.Block; got != "bridge-p1" || len(b.story.changes) != 2 {
		t.Errorf("after rejecting the caret is in %s, %d changes left", got, len(b.story.changes))
	}
	b.run("suggest.accept-all")
	if len(b.story.changes) != 0 {
		t.Errorf("%d changes left", len(b.story.changes))
	}
}

// TestHiddenSuggestionsStayStruck shows that deleted words never look as if they
// were to stay.
func TestHiddenSuggestionsStayStruck(t *testing.T) {
	b := newBench(t)
	b.run("suggest.mode")
	r := b.find("every 20 minutes")
	b.page.Select(r)
	b.page.Cut()
	struck := func() string {
		for _, m := range b.page.MarksAt(doc.Pos{Block: r.Block, Offset: r.Start + 1}) {
			if m.Style.Strike {
				return m.Layer
			}
		}
		return ""
	}
	if got := struck(); got != suggestionLayer {
		t.Errorf("struck by %q", got)
	}
	b.run("layer." + suggestionLayer)
	if got := struck(); got != struckLayer {
		t.Errorf("hidden, struck by %q", got)
	}
	b.run("layer." + suggestionLayer)
	if got := struck(); got != suggestionLayer {
		t.Errorf("shown again, struck by %q", got)
	}
}

// TestSuggestionsOfTheStoryInFront: each story has its own list, and suggest mode
// counts for all.
func TestSuggestionsOfTheStoryInFront(t *testing.T) {
	b, first, second := twoStories(t)
	b.run("suggest.mode")
	b.typed(editor.HeadlineID, 0, "New")
	b.run("suggest.show")
	if got := len(b.suggestions.Listed()); got != 1 || !first.doc.Suggesting() {
		t.Fatalf("%d suggestions are listed, suggesting in the other story: %v", got, first.doc.Suggesting())
	}
	b.toFront(first)
	if got := len(b.suggestions.Listed()); got != 0 {
		t.Errorf("%d suggestions of another story are listed", got)
	}
	b.toFront(second)
	if got := len(b.suggestions.Listed()); got != 1 {
		t.Errorf("%d suggestions are listed, back in the story", got)
	}
	if _, chosen := b.suggestions.Selected(); chosen {
		t.Error("a suggestion is chosen that nobody chose")
	}
}

// TestFormattingIsNotSuggested says so, once.
func TestFormattingIsNotSuggested(t *testing.T) {
	b := newBench(t)
	b.page.Select(b.find("every 20 minutes"))
	b.page.Strong()
	if b.notice.Visible() {
		t.Error("told of formatting outside suggest mode")
	}
	b.run("suggest.mode")
	b.page.Emphasis()
	b.told("Formatting is changed at once")
	b.page.Emphasis()
	if b.notice.Visible() {
		t.Error("told twice")
	}
}

// TestAParagraphSignIsSettled at its sign, which stands at the end of the
// paragraph before.
func TestAParagraphSignIsSettled(t *testing.T) {
	b := newBench(t)
	words, blocks := b.text("bridge-p4"), b.story.doc.Len()
	b.run("suggest.mode")
	b.page.SetSelection(doc.Caret(doc.Pos{Block: "bridge-p4", Offset: 10}))
	b.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.page.SetSelection(doc.Caret(doc.Pos{Block: "bridge-p4", Offset: 10}))
	b.run("suggest.reject")
	if b.text("bridge-p4") != words || b.story.doc.Len() != blocks || len(b.story.changes) != 0 {
		t.Errorf("%d changes are left of %q", len(b.story.changes), b.text("bridge-p4"))
	}
}
