package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/app/workflow"
	"stet/editor"
)

const ferry = `Ferry to sail through the night

By Ann Lark

News Credit : reuters

The harbour ferry will sail through the night from Monday, 23 November 2026.

"It is about time," said Tom Reed, who works on the night shift.
`

// file writes a file to import and returns its path.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (b *bench) importFiles(paths ...string) { b.importPaths(paths, workflow.ImportOptions{}) }

func TestImportOpensTheStory(t *testing.T) {
	b := newBench(t)
	b.importFiles(file(t, "ferry.txt", ferry))
	a := b.story.doc.Article()
	if a.Headline != "Ferry to sail through the night" || a.Credit.Canonical != "Reuters" || a.Byline == "" || len(a.Authors) != 1 || a.Authors[0].Name != "Ann Lark" {
		t.Errorf("imported %+v", a)
	}
	for _, block := range a.Body {
		if strings.Contains(block.Text, a.Headline) || strings.Contains(block.Text, "reuters") || strings.Contains(block.Text, "Lark") {
			t.Errorf("%q stands in the body as well", block.Text)
		}
	}
	if b.list.Status() != editor.Inbox || !strings.Contains(says(b.list), a.Headline) {
		t.Errorf("the list says %q", says(b.list))
	}
	b.told("decisions")
	b.notice.Act()
	if b.tabs.Selected() != tabDetails || !strings.Contains(says(b.details), "Decided at import") {
		t.Errorf("tab %d says %q", b.tabs.Selected(), says(b.details))
	}
	o, err := b.lib.Original(t.Context(), b.story.id)
	if err != nil || o.Name != "ferry.txt" || string(o.Bytes) != ferry {
		t.Errorf("the original is %+v, %v", o, err)
	}
}

func TestImportNotesAreTakenBack(t *testing.T) {
	b := newBench(t)
	b.importFiles(file(t, "ferry.txt", ferry))
	notes := b.story.doc.Story().Notes
	if len(notes) == 0 {
		t.Fatal("no decision was noted")
	}
	for _, n := range notes {
		if len(n.Undo) == 0 {
			continue
		}
		before := b.content()
		b.details.OnUndoNote(n)
		for _, now := range b.story.doc.Story().Notes {
			if now.ID == n.ID && !now.Undone {
				t.Errorf("%q is not marked as taken back", n.Decision)
			}
		}
		b.undoes(before)
		b.run("edit.undo")
	}
}

func TestImportingTwiceSaysSo(t *testing.T) {
	b := newBench(t)
	path := file(t, "ferry.txt", ferry)
	b.importFiles(path)
	first := b.story.id
	b.run("story.close")
	b.importFiles(path)
	if got := says(b.front()); !strings.Contains(got, "Already in the library") {
		t.Fatalf("the report says %q", got)
	}
	b.press("Open it")
	if b.story == nil || b.story.id != first {
		t.Error("the story that is there does not open")
	}
	b.importFiles(path)
	b.press("Import again")
	if b.story.id == first {
		t.Error("it does not come in again")
	}
}

func TestImportOfSeveralFilesReports(t *testing.T) {
	b := newBench(t)
	good, bad := file(t, "ferry.txt", ferry), file(t, "empty.txt", "")
	b.importFiles(good, bad, filepath.Join(t.TempDir(), "missing.txt"))
	got := says(b.front())
	for _, want := range []string{"1 imported", "2 refused", "empty.txt", "missing.txt"} {
		if !strings.Contains(got, want) {
			t.Errorf("the report does not say %q: %q", want, got)
		}
	}
	if b.story.doc.Article().Headline != "Ferry to sail through the night" {
		t.Error("the good file is not open")
	}
}

func TestImportOfTheClipboard(t *testing.T) {
	b := newBench(t)
	b.app.Clipboard().SetContent(" \n")
	b.run("file.import-clipboard")
	b.told("holds no text")
	b.app.Clipboard().SetContent(ferry)
	b.run("file.import-clipboard")
	if b.story.doc.Article().Headline != "Ferry to sail through the night" {
		t.Errorf("%+v", b.story.doc.Article())
	}
}

func TestImportFromTheCommandLine(t *testing.T) {
	b := newBench(t)
	b.run("story.close")
	b.config.Fresh, b.config.Files = false, []string{file(t, "ferry.txt", ferry)}
	b.begin()
	if b.story == nil || b.story.doc.Article().Headline != "Ferry to sail through the night" {
		t.Error("the file named at the start is not open")
	}
}
