package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/workflow"
	"stet/editor"
)

// TestEscapeLeavesEveryDialog types Escape where the keyboard is in each dialog.
func TestEscapeLeavesEveryDialog(t *testing.T) {
	b := newBench(t)
	b.page.Select(editor.Range{Block: "bridge-p1", Start: 4, End: 10}) // words to link, or to tag
	c := b.win.Canvas()
	escape := func() {
		k := &fyne.KeyEvent{Name: fyne.KeyEscape}
		if f := c.Focused(); f != nil {
			f.TypedKey(k)
		} else {
			c.OnTypedKey()(k)
		}
	}
	open := map[string]func(){
		"import report": func() { b.importReport(workflow.ImportReport{}, workflow.ImportOptions{}) },
		"original":      func() { b.originalWindow(editor.Original{Name: "bridge.txt", Bytes: []byte("Bridge")}) },
	}
	for _, id := range []string{"file.import", "file.import-folder", "file.import-encoding", "file.backup", "file.export", "file.reports", "story.save-named",
		"story.length", "link.edit", "facts.tag", "proof.language", "help.name", "help.about", "help.keys", "view.palette", "picture.insert", "story.goto", "credits.outlets"} {
		open[id] = func() { b.run(id) }
	}
	for name, show := range open {
		show()
		if c.Overlays().Top() == nil {
			t.Errorf("%s shows no dialog", name)
		}
		escape()
		if c.Overlays().Top() != nil {
			t.Fatalf("%s stays open at Escape", name)
		}
	}
}
