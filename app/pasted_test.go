package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stet/editor"
	"stet/editor/doc"
)

// paste puts a text on the clipboard and pastes it at the end of a block.
func (b *bench) paste(block, text string) {
	b.app.Clipboard().SetContent(text)
	b.page.SetSelection(doc.Caret(doc.Pos{Block: block, Offset: len(b.text(block))}))
	b.page.FocusPage()
	b.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{})
	b.pass(time.Second)
}

// TestPastedWordsFromAnywhere tells words of another program from those of
// another story, counts them, and clears them.
func TestPastedWordsFromAnywhere(t *testing.T) {
	b := newBench(t)
	b.paste("bridge-p6", " Three words more.")
	if got := says(b.status); !strings.Contains(got, "3 words pasted") {
		t.Errorf("the status bar says %q", got)
	}
	words := b.find("Three words more.")
	if got := b.restOn(words); !strings.Contains(got, "Pasted") || !strings.Contains(got, "3 words") || !strings.Contains(got, "outside Stet") {
		t.Errorf("the card says %q", got)
	}

	bridge, headline := b.story.id, b.story.doc.Article().Headline
	b.page.Select(b.find("every 20 minutes"))
	b.page.Copy()
	copied := b.app.Clipboard().Content()
	b.paste("bridge-p6", copied)
	if b.run("file.new"); b.story.id == bridge {
		t.Fatal("no new story")
	}
	if b.paste(b.story.doc.Block(2).ID, copied); b.story.checked.Pasted != 3 {
		t.Errorf("%d words pasted into the new story", b.story.checked.Pasted)
	}
	if got := b.restOn(b.find("every 20")); !strings.Contains(got, headline) {
		t.Errorf("the card says %q, not where the words are from", got)
	}
	before := b.content()
	b.run("pasted.clear-all")
	b.told("own")
	if b.story.checked.Pasted != 0 || strings.Contains(says(b.status), "pasted") {
		t.Errorf("after clearing the status bar says %q", says(b.status))
	}
	b.undoes(before)

	b.open(bridge)
	if got := len(b.story.doc.Pasted()); got != 1 {
		t.Errorf("%d stretches came from outside: words copied within a story are its own", got)
	}
}

func TestClearPastedAtTheCaretOrTheSelection(t *testing.T) {
	b := newBench(t)
	b.run("pasted.next")
	b.told("no pasted words")
	b.paste("bridge-p6", " One two.\nThree four.")
	b.paste("bridge-p5", " Five six.")
	b.page.SetSelection(doc.Caret(b.story.doc.Start()))
	b.run("pasted.next")
	if got := b.page.SelectedText(); got != " Five six." {
		t.Errorf("the first pasted words are %q", got)
	}
	before := b.content()
	five := b.find("Five")
	b.page.Select(five)
	b.run("pasted.clear")
	if left := b.story.doc.Pasted(); len(left) != 4 {
		t.Errorf("without one word %v are left", left)
	}
	b.undoes(before)
	cleared := b.content()
	three := b.find("Three")
	b.page.SetSelection(doc.Caret(doc.Pos{Block: three.Block, Offset: three.Start}))
	b.run("pasted.clear")
	for _, r := range b.story.doc.Pasted() {
		if r.Block != "bridge-p5" {
			t.Errorf("%v is left of what came in one paste", r)
		}
	}
	b.undoes(cleared)
	b.page.SetSelection(doc.Caret(doc.Pos{Block: editor.HeadlineID}))
	b.run("pasted.clear")
	b.told("no pasted words")
}
