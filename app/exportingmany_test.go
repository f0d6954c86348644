package app

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
)

// threeChosen puts three stories in the inbox, of which the last is stopped, and picks them.
func threeChosen(t *testing.T) (*bench, []string) {
	t.Helper()
	b := newBench(t)
	var ids []string
	for _, name := range []string{"One", "Two", "Three"} {
		b.importFiles(file(t, name+".txt", strings.ReplaceAll(ferry, "Ferry", name)))
		ids = append(ids, b.story.id)
		if name != "Three" {
			b.ready()
		}
	}
	if !b.flush() {
		t.Fatal("not flushed")
	}
	b.showView(editor.Inbox)
	b.list.PickAll()
	if n := len(b.list.Picked()); n != 3 {
		t.Fatalf("%d picked", n)
	}
	return b, ids
}

func TestExportIsOfWhatHasTheKeyboard(t *testing.T) {
	b, _ := threeChosen(t)
	b.list.Focus()
	b.run("file.export")
	if got := says(b.front()); !strings.Contains(got, "Export 3 stories") {
		t.Errorf("from the list: %q", got)
	}
	b.press("Cancel")
	b.page.FocusPage()
	b.run("file.export")
	if got := says(b.front()); !strings.Contains(got, "Export the story") {
		t.Errorf("from the page: %q", got)
	}
}

// TestEachFileIsLookedAt: stories that get a file each are shown one by one, as each file
// will be, and together only where one file holds them.
func TestEachFileIsLookedAt(t *testing.T) {
	b, _ := threeChosen(t)
	b.list.Focus()
	b.run("file.export")
	shown := func(what, want string, stories int) {
		t.Helper()
		l := b.preview
		if got := l.note.Words(); !strings.Contains(got, want) || len(l.shown.Stories) != stories || l.steps.Visible() != (stories == 1) {
			t.Errorf("%s: %q, %d stories, %q", what, got, len(l.shown.Stories), l.shown.Words)
		}
	}
	seen := map[string]bool{}
	for _, f := range []string{"Web page", "EPUB book"} {
		b.choose(exportFormat, f)
		for b.preview.at > 0 {
			b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
		}
		for i := range 3 {
			shown(f, "Story "+strconv.Itoa(i+1)+" of 3", 1)
			seen[b.preview.page.Doc().Article().Headline] = true
			b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		}
		shown(f+", behind the last", "Story 3 of 3", 1)
	}
	if len(seen) != 3 {
		t.Errorf("shown were %v", seen)
	}
	b.choose(exportInto, "One zip of files")
	shown("a zip", "Story 3 of 3", 1)
	b.choose(exportInto, "One file with all")
	shown("a book", "KB", 3)
	b.choose(exportInto, "A file each")
	b.press("‹")
	shown("back", "Story 2 of 3", 1)
}

// TestExportOfOnePicked: one story that is picked goes out, and not the one in front.
func TestExportOfOnePicked(t *testing.T) {
	b, ids := threeChosen(t)
	front := b.story.id
	if front != ids[2] {
		t.Fatal("the last is not in front")
	}
	b.seek(`"One to sail"`)
	b.list.PickAll()
	if n := len(b.list.Picked()); n != 1 {
		t.Fatalf("%d picked", n)
	}
	b.list.Focus()
	dir := t.TempDir()
	b.run("file.export")
	b.choose(exportFormat, "Word document")
	b.fill(exportFile, "one.docx", dir)
	b.press("Export")
	told, err := b.desk.Library().History(t.Context(), ids[0], editor.HistoryQuery{Deeds: []editor.Deed{editor.SentOut}})
	if err != nil || len(told) != 1 || told[0].Event.Sent == nil || told[0].Event.Sent.Folder != dir {
		t.Fatalf("%+v, %v; %s", told, err, says(b.front()))
	}
	if s := b.story; s.id != front {
		t.Error("another story came to the front")
	}
}

func TestExportOfSeveralStories(t *testing.T) {
	b, ids := threeChosen(t)
	dir := t.TempDir()
	b.typed(b.story.doc.Block(b.story.doc.Len()-1).ID, 0, "Typed. ")
	b.list.PickAll()
	b.run("library.export")
	got := says(b.front())
	for _, want := range []string{"Export 3 stories", "1 story is stopped", "Three to sail", "✕ "} {
		if !strings.Contains(got, want) {
			t.Errorf("the dialog does not say %q: %q", want, got)
		}
	}
	b.choose(exportFormat, "Markdown")
	b.fill(exportFile, "{headline}", dir)
	if got := says(b.front()); !strings.Contains(got, " to sail through the night.md") {
		t.Errorf("no example: %q", got)
	}
	b.press("Export 2 stories")
	b.told("2 of 3 stories are exported")
	if got := filesIn(t, dir); len(got) != 2 {
		t.Fatalf("written: %q", got)
	}
	b.notice.Act()
	if got := says(b.front()); !strings.Contains(got, "Three to sail") || !strings.Contains(got, "Stopped:") || strings.Contains(got, "One to sail") {
		t.Errorf("the rest: %q", got)
	}
	b.press("Close")
	for i, id := range ids {
		s, err := b.lib.Summary(t.Context(), id)
		if sent := i < 2; err != nil || (s.Status == editor.Exported) != sent {
			t.Errorf("%d: %+v, %v", i, s, err)
		}
	}
	// The window goes on with what was filed.
	for _, id := range ids {
		b.open(id)
		b.typed(b.story.doc.Block(b.story.doc.Len()-1).ID, 0, "On. ")
		b.run("story.save")
		if _, r, err := b.lib.Story(t.Context(), id, 0); err != nil || r.Number != b.story.base || r.Cause != editor.Saved {
			t.Errorf("%+v, %v, the window goes on from %d: %s", r, err, b.story.base, b.notice.Words())
		}
	}
}

func TestExportOfSeveralIntoAZip(t *testing.T) {
	b, _ := threeChosen(t)
	dir := t.TempDir()
	b.run("library.export")
	b.choose(exportInto, "One zip of files")
	if got := b.field(exportFile); got != "Stories 2026-11-23.zip" {
		t.Errorf("it would be called %q", got)
	}
	b.fill(exportFile, "all.zip", dir)
	b.fill(exportReason, "On deadline")
	b.press("Override and export")
	b.told("3 stories are exported")
	r, err := zip.OpenReader(filepath.Join(dir, "all.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if len(r.File) != 3 {
		t.Errorf("%d files in the zip", len(r.File))
	}
	b.showView(editor.Exported)
	b.list.PickAll()
	b.run("library.export")
	b.choose(exportFormat, "WordPress export")
	b.choose(exportInto, "One file with all")
	if got := b.field(exportFile); !strings.HasSuffix(got, ".xml") {
		t.Errorf("it would be called %q", got)
	}
	b.press("Cancel")
}

func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
