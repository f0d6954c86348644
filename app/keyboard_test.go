package app

import (
	"testing"

	"fyne.io/fyne/v2"
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
