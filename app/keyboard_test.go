package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor/doc"
)

func TestKeysLeaveTheComparison(t *testing.T) {
	b := newBench(t)
	for _, id := range []string{"story.compare", "story.close"} {
		b.run("story.compare")
		if !b.isComparing() {
			t.Fatal("nothing is compared")
		}
		b.run(id)
		if b.isComparing() || b.story == nil || b.win.Canvas().Focused() != fyne.Focusable(b.page.Editor) {
			t.Errorf("%s does not lead back to the story", id)
		}
	}
}

// TestNoticesGoWithWhatTheySpeakOf: an Undo on the page must not undo something
// else, least of all in another story.
func TestNoticesGoWithWhatTheySpeakOf(t *testing.T) {
	b := newBench(t)
	first := b.story.id
	b.history.OnRestore(1)
	b.told("Restored r1")
	if b.win.Canvas().Focused() != fyne.Focusable(b.page.Editor) {
		t.Error("the page has not got the keyboard after a restore")
	}
	b.typed("bridge-p1", 0, "x")
	if b.notice.Visible() {
		t.Error("the notice offers to undo a change that is no longer the last")
	}
	b.history.OnRestore(2)
	b.told("Restored r2")
	b.importFiles(file(t, "ferry.txt", ferry))
	if b.story.id == first || b.notice.Visible() && b.noticeOf != nil {
		t.Errorf("story %s shows %q", b.story.id, b.notice.Words())
	}
}

func TestNothingToFillInWithoutAStory(t *testing.T) {
	b := newBench(t)
	b.showTab(tabDetails)
	b.close(b.story)
	if b.right.Visible() {
		t.Error("the details of no story can be filled in")
	}
	b.begin()
	if !b.right.Visible() && b.story != nil {
		t.Error("the details of a story cannot be seen")
	}
}

// TestEveryKeyHasOneCommand: the second of two commands with the same keys could
// only be run where the first is out of use. What leads out of a mode by Escape is
// for that, and what only the help lists runs where its list has the keyboard.
func TestEveryKeyHasOneCommand(t *testing.T) {
	b := newBench(t)
	by := map[string]string{}
	for _, c := range b.commands() {
		for _, keys := range append([]fyne.KeyboardShortcut{c.Keys}, c.Also...) {
			if keys == nil || keys.Key() == fyne.KeyEscape || c.Run == nil {
				continue
			}
			name := fmt.Sprint(keys.Mod(), keys.Key())
			if other := by[name]; other != "" {
				t.Errorf("%s and %s have the same keys, %s", other, c.ID, keys.ShortcutName())
			}
			by[name] = c.ID
		}
	}
}

// TestKeysOfNobody: after a menu was left with Escape nobody has the keyboard.
func TestKeysOfNobody(t *testing.T) {
	b := newBench(t)
	b.page.SetSelection(doc.Caret(doc.Pos{Block: "bridge-p1"}))
	c := b.win.Canvas()
	c.Unfocus()
	c.OnTypedRune()('x')
	c.Unfocus()
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if got := b.text("bridge-p1"); !strings.HasPrefix(got, "xhe repair") {
		t.Errorf("the paragraph reads %q", got[:20])
	}
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyDelete}) // passed on by the page itself
	if got := b.text("bridge-p1"); !strings.HasPrefix(got, "xhe repair") {
		t.Errorf("a key that the page has passed on comes back to it: %q", got[:20])
	}
}

// TestQuitEndsTheFirstMenu, where Fyne looks for it: elsewhere it adds another.
func TestQuitEndsTheFirstMenu(t *testing.T) {
	b := newBench(t)
	items := b.table.Menu().Items[0].Items
	if last := items[len(items)-1]; last.Label != "Quit" {
		t.Errorf("the first menu ends in %q", last.Label)
	}
}
