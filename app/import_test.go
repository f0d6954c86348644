package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"stet/app/library"
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
	if b.list.Place() != library.In(editor.Inbox) || !strings.Contains(says(b.list), a.Headline) {
		t.Errorf("the list says %q", says(b.list))
	}
	b.told("decisions")
	b.notice.Act()
	if b.tabs.Selected() != tabDetails || !strings.Contains(says(b.details), "Decided at import") {
		t.Errorf("tab %d says %q", b.tabs.Selected(), says(b.details))
	}
	if got := says(b.details); !strings.Contains(got, "ferry.txt") {
		t.Errorf("the details do not name the file: %q", got)
	}
	o, err := b.lib.Original(t.Context(), b.story.id)
	if err != nil || o.Name != "ferry.txt" || string(o.Bytes) != ferry {
		t.Errorf("the original is %+v, %v", o, err)
	}
}

func TestCommandsOfWhatCameIn(t *testing.T) {
	b := newBench(t)
	for _, id := range []string{"story.original", "story.notes"} {
		if b.table.Enabled(id) {
			t.Errorf("%s is offered for a story that was made here", id)
		}
	}
	b.importFiles(file(t, "ferry.txt", ferry))
	b.run("story.notes")
	if b.tabs.Selected() != tabDetails {
		t.Error("the notes are not shown")
	}
	b.run("story.original")
	if got := says(b.front()); !strings.Contains(got, "ferry.txt") || !strings.Contains(got, "News Credit : reuters") {
		t.Errorf("the original says %q", got)
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
	b.told("in the library already")
	if b.story == nil || b.story.id != first {
		t.Error("the story that is there does not open")
	}
	b.notice.Act()
	if b.story.id == first {
		t.Error("it does not come in again")
	}
}

func TestImportLeavesOneWhoIsAskedSomething(t *testing.T) {
	b := newBench(t)
	bridge := b.story
	b.run("file.export")
	asked := b.win.Canvas().Overlays().Top()
	b.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(file(t, "ferry.txt", ferry))})
	if b.story != bridge || b.win.Canvas().Overlays().Top() != asked {
		t.Error("another story came to stand beneath the question about this one")
	}
	b.told("1 imported")
	b.press("Cancel")
	b.notice.Act()
	if b.story.doc.Article().Headline != "Ferry to sail through the night" {
		t.Error("the story that came in cannot be shown afterwards")
	}
}

func TestLinkDroppedIsNoFile(t *testing.T) {
	b := newBench(t)
	at, total := b.story.id, len(b.list.InSight())
	web, err := storage.ParseURI("https://gazette.example/ferry.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range []fyne.URI{web, storage.NewFileURI("https://gazette.example/ferry.html"), storage.NewFileURI("http://gazette.example/")} { // the last two as the toolkit has them
		b.dropped(fyne.Position{}, []fyne.URI{u})
		b.told("drop what was saved")
		b.notice.Close()
	}
	if b.story.id != at || len(b.list.InSight()) != total || b.win.Canvas().Overlays().Top() != nil {
		t.Error("a link was taken for a file")
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

// manyFiles writes so many stories to import into a folder.
func manyFiles(t *testing.T, n int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "reuters")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), fmt.Appendf(nil, "Story %d\n\nText.\n", i), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// stoppedAt is a library whose import is cancelled when so many stories are in.
type stoppedAt struct {
	workflow.Library
	stories int
	stop    func()
}

func (s *stoppedAt) AddAll(ctx context.Context, filings []editor.Filing) ([]editor.Filed, error) {
	filed, err := s.Library.AddAll(ctx, filings)
	if s.stories -= len(filings); s.stories <= 0 && s.stop != nil {
		s.stop()
	}
	return filed, err
}

func TestImportOfVeryManyDoesNotInterrupt(t *testing.T) {
	b := newBench(t)
	at := b.story.id
	dir := manyFiles(t, 230)
	if err := os.WriteFile(filepath.Join(dir, "empty.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b.importFiles(dir)
	if b.story.id != at || b.win.Canvas().Overlays().Top() != nil {
		t.Error("the story in front, or a dialog, is not what it was")
	}
	b.told("230 imported, 1 refused")
	b.notice.Act()
	if got := says(b.front()); !strings.Contains(got, "empty.txt") || strings.Contains(got, "0001.txt") {
		t.Errorf("the report says %q", got)
	}
}

func TestImportStoppedIsResumed(t *testing.T) {
	b := newBench(t)
	dir := manyFiles(t, 60)
	b.lib.Library = &stoppedAt{b.lib.Library, 20, func() { b.task.Cancel() }}
	b.importFiles(dir)
	b.told("The import of “reuters” stopped at 20 of 60 files.")
	b.config.Fresh = false
	b.notice.Close()
	b.begin() // as the next start does
	b.told("The import of “reuters” stopped at 20 of 60 files.")
	b.lib.Library.(*stoppedAt).stop = nil
	b.notice.Act()
	if got := says(b.front()); !strings.Contains(got, "40 imported, 20 already in the library") {
		t.Errorf("the report says %q", got)
	}
	if left, err := b.desk.CutShort(t.Context()); err != nil || len(left) > 0 {
		t.Errorf("still remembered: %+v, %v", left, err)
	}
}

func TestImportStoppedIsForgotten(t *testing.T) {
	b := newBench(t)
	b.lib.Library = &stoppedAt{b.lib.Library, 20, func() { b.task.Cancel() }}
	b.importFiles(manyFiles(t, 60))
	b.told("stopped at 20 of 60")
	b.press("Forget")
	if left, err := b.desk.CutShort(t.Context()); err != nil || len(left) > 0 || b.notice.Visible() {
		t.Errorf("still remembered: %+v, %v", left, err)
	}
}

func TestPace(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	p := pace{now: func() time.Time { return at }}
	told := func(done, total int) string {
		words, due := p.told(done, total, "a.txt")
		if !due {
			return "-"
		}
		return words
	}
	var got []string
	var words string
	got = append(got, told(20, 19_037), told(40, 19_037))
	at = at.Add(10 * time.Second)
	got = append(got, told(4_120, 19_037))
	at = at.Add(tellEvery / 2)
	got = append(got, told(4_140, 19_037), told(19_037, 19_037))
	if s := strings.Join(got, "|"); s != "a.txt|-|4,120 of 19,037 · 410 a second · 36s left|-|19,037 of 19,037 · 1,882 a second · 0s left" {
		t.Errorf("told %s", s)
	}
	p = pace{now: p.now} // files that are in already, then others
	told(0, 19_037)
	for done := 4_000; done <= 4_600; done += 100 {
		at = at.Add(paceOver + time.Second)
		words = told(done, 19_037)
	}
	if words != "4,600 of 19,037 · 16 a second · 14m26s left" {
		t.Errorf("told %s", words)
	}
	if at = at.Add(relistEvery); !p.relist() || p.relist() {
		t.Error("the list is read anew too often, or not at all")
	}
}

func TestRefusalsAsAList(t *testing.T) {
	var out strings.Builder
	report := workflow.ImportReport{Results: []workflow.Imported{{File: "/in/a.txt", Status: workflow.WasImported},
		{File: "/in/b.txt", Status: workflow.WasRefused, Err: errors.New("it is empty")}}}
	if err := writeRefusals(&out, report); err != nil || out.String() != "/in/b.txt\tit is empty\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
}
