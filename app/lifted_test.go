package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stet/app/compare"
	"stet/app/workflow"
	"stet/editor"
)

const closes = "Volunteers planted four hundred saplings along the disused railway while children from the primary school sang"

// lifting is a bench with the sample story in front, into which a sentence of another
// story was put.
func lifting(t *testing.T) (b *bench, f editor.Finding) {
	t.Helper()
	b = newBench(t)
	other := b.desk.ImportText(t.Context(), "agency.txt", "Saplings for the old railway\n\nCredit: Coast News Agency\n\n"+closes+", the council said after a long night.\n", workflow.ImportOptions{})
	if other.Err != nil {
		t.Fatal(other.Err)
	}
	b.typed("bridge-p6", 0, closes+". ")
	b.pass(time.Second)
	if len(b.story.checked.Unknown) > 0 && b.desk.Library().Searches() != "index" {
		t.Skip("this build has no index")
	}
	return b, b.lifted()
}

func (b *bench) lifted() editor.Finding {
	b.t.Helper()
	return b.finding(func(f editor.Finding) bool { return f.Rule == "lifted-text" })
}

func (b *bench) isLifted() bool {
	for _, f := range b.story.checked.Credits {
		if f.Rule == "lifted-text" && f.Waived == nil {
			return true
		}
	}
	return false
}

func TestLiftedIsFoundAndMended(t *testing.T) {
	b, f := lifting(t)
	if f.Text != closes || f.Elsewhere == nil || f.Elsewhere.Title != "Saplings for the old railway" || f.Elsewhere.Text != closes {
		t.Fatalf("found %+v, %+v", f, f.Elsewhere)
	}
	for _, x := range f.Fixes {
		before := b.content()
		b.credits.OnFix(f, x)
		b.pass(time.Second)
		if b.isLifted() {
			t.Errorf("it stands after %s", x.Label)
		}
		b.undoes(before)
		b.run("edit.undo")
		b.pass(time.Second)
		if !b.isLifted() {
			t.Fatalf("it is gone when %s is undone", x.Label)
		}
	}
	if len(f.Fixes) != 2 {
		t.Errorf("%d fixes are offered", len(f.Fixes))
	}
	b.fail(b.story.doc.PutWaiver(editor.Waiver{Rule: f.Rule, Field: f.Field, Text: f.Text, By: "R.O.", Reason: "agreed with the agency"}))
	b.run("story.credits")
	if b.isLifted() {
		t.Error("it stands when it is waived")
	}
}

func TestLiftedIsShownSideBySide(t *testing.T) {
	b, f := lifting(t)
	b.run("story.credits")
	b.credits.Select(f.Key())
	b.credits.Focus()
	b.win.Canvas().Focused().TypedRune('c')
	if !b.isComparing() {
		t.Fatalf("C does not compare: %s", b.notice.Words())
	}
	if from, to := b.sides(); from.Kind != compare.OfStory || from.Key != f.Elsewhere.Story || to.Kind != compare.OfDesk {
		t.Errorf("compares %+v with %+v", from, to)
	}
	if split, _ := b.comparing.view.Layout(); !split {
		t.Error("the two are not side by side")
	}
	for i, c := range b.comparing.page.columns {
		at := c.current
		if block := c.Doc().Index(at.Block); block < 0 || c.Doc().Block(block).Text[at.Start:at.End] != closes {
			t.Errorf("column %d points at %+v", i, at)
		}
	}
	v := b.comparing.view
	at, of := v.Changes.At()
	if words := v.Foot.Words(); at < 2 || !strings.HasPrefix(words, "Words that both have, by change") {
		t.Errorf("at change %d of %d the bar says %q", at, of, words)
	}
	if v.Next(); v.Foot.Words() != fmt.Sprintf("Change %d of %d", at%of+1, of) {
		t.Errorf("the next change is said to be %q, behind %d", v.Foot.Words(), at)
	}
}

// Whoever leaves the comparison, or the form of a waiver, is back at the card: its keys
// are not typed into the story.
func TestKeysAfterLookingAtLifted(t *testing.T) {
	b, f := lifting(t)
	b.run("story.credits")
	b.credits.Select(f.Key())
	b.credits.Focus()
	card := b.win.Canvas().Focused()
	for _, leave := range []func(){
		func() { card.TypedRune('c'); b.run("change.done") },
		func() { b.win.Canvas().Unfocus(); b.credits.OnCompare(f); b.run("change.done") },
		func() { card.TypedRune('w'); b.pressKey(fyne.KeyEscape) },
	} {
		leave()
		if b.isComparing() || b.win.Canvas().Focused() != card {
			t.Fatalf("the keyboard is with %T", b.win.Canvas().Focused())
		}
	}
	before := len(b.story.doc.Block(b.story.doc.Index(f.Block)).Text)
	b.win.Canvas().Focused().TypedRune('1')
	if text := b.block(f.Block).Text; len(text) <= before+1 || strings.HasPrefix(text, "1") {
		t.Errorf("1 makes %q", text)
	}
}

func TestLookForWordsOfTheClipboard(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, closes+". ")
	b.pass(time.Second)
	b.app.Clipboard().SetContent(" \n")
	b.run("story.lifted-clipboard")
	if b.isLifted() {
		t.Fatal("nothing is held against it yet")
	}
	b.app.Clipboard().SetContent("A statement\n\nNotes to editors\n" + strings.ToUpper(closes) + ".\n")
	b.run("story.lifted-clipboard")
	f := b.lifted()
	if f.Severity != editor.Blocks || f.Elsewhere.Title != "Clipboard" {
		t.Errorf("found %+v against %+v", f, f.Elsewhere)
	}
	if chosen, _ := b.credits.Selected(); chosen.Key() != f.Key() {
		t.Errorf("%q is chosen, not what came", chosen.Message)
	}
	b.win.Canvas().Focused().TypedRune('c') // on its card, not into the story
	if from, to := b.sides(); !b.isComparing() || from.Kind != compare.OfText || from.Name != "Clipboard" || to.Kind != compare.OfDesk {
		t.Errorf("compares %+v with %+v: %s", from, to, b.notice.Words())
	}
	if at := b.comparing.page.columns[0].current; b.comparing.page.columns[0].Doc().Index(at.Block) < 0 || at.IsZero() {
		t.Errorf("the words are pointed at in %+v", at)
	}
	b.run("change.done")
	b.typed("bridge-p5", 0, "Well. ")
	b.pass(time.Second)
	if !b.isLifted() {
		t.Error("the next check has forgotten the clipboard")
	}
}

// Whose the words of the clipboard are, these say: they can be credited, and quoted.
func TestWordsOfTheClipboardAreQuoted(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, closes+". ")
	b.pass(time.Second)
	b.app.Clipboard().SetContent("Saplings for the old railway\n\nCredit: Coast News Agency\n\n" + closes + ", the council said.\n\nIt took all of the night.\n")
	b.run("story.lifted-clipboard")
	var labels []string
	for _, x := range b.lifted().Fixes {
		labels = append(labels, x.Label)
	}
	if len(labels) != 2 || labels[1] != "Quote it" {
		t.Errorf("offers %q", labels)
	}
}

func TestLookForWordsOfAFile(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, closes+". ")
	path := filepath.Join(t.TempDir(), "release.txt")
	if err := os.WriteFile(path, []byte("A statement\n\n"+closes+".\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.holdAgainstFile(path)
	f := b.lifted()
	if f.Elsewhere.Title != "release.txt" || f.Elsewhere.Alike != 1 {
		t.Errorf("found %+v", f.Elsewhere)
	}
	b.credits.OnCompare(f)
	if from, _ := b.sides(); !b.isComparing() || from.Kind != compare.OfText || from.Name != "release.txt" {
		t.Errorf("compares %+v: %s", from, b.notice.Words())
	}
	b.run("change.done")
	b.holdAgainstFile(filepath.Join(t.TempDir(), "none.txt"))
	if !strings.Contains(b.notice.Words(), "none.txt") {
		t.Errorf("of a file that is not there it says %q", b.notice.Words())
	}
}
