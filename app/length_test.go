package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
)

func TestLengthIsCounted(t *testing.T) {
	b := newBench(t)
	shows := func(words string) {
		t.Helper()
		if got := says(b.status); !strings.Contains(got, words) {
			t.Errorf("the status bar says %q, want %q", got, words)
		}
	}
	shows("153 words · 1 min read")
	b.typed("bridge-p6", 0, "Two words ")
	shows("155 words")
	b.page.Select(b.find("Two words"))
	shows("2 of 155 words · 9 characters")
	b.key(fyne.KeyDelete)
	shows("153 words · 1 min read")
	b.page.SelectAll()
	shows("153 of 153 words")
	b.key(fyne.KeyRight)
	b.page.Select(editor.Range{Block: editor.HeadlineID, End: len(b.text(editor.HeadlineID))})
	shows("10 words · 58 characters")
	b.key(fyne.KeyRight)
	shows("153 words · 1 min read")

	before := b.content()
	b.run("story.length")
	if got := says(b.front()); !strings.Contains(got, "Reading time") || !strings.Contains(got, "153") {
		t.Errorf("the form says %q", got)
	}
	b.fill(0, "a few")
	b.press("Save")
	if got := says(b.front()); !strings.Contains(got, "a number of words") {
		t.Errorf("a bad number is met with %q", got)
	}
	b.fill(0, "100")
	b.press("Save")
	shows("153 words · 53 over 100")
	b.undoes(before)
	b.page.Select(b.find("Ferries will run"))
	b.key(fyne.KeyDelete)
	shows("150 words · 50 over 100")
	b.run("story.length")
	b.fill(0, "")
	b.press("Save")
	shows("150 words · 1 min read")
}
