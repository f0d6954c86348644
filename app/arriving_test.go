package app

import (
	"archive/zip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stet/app/workflow"
	"stet/editor"
)

func TestWatchedFolder(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	b.run("file.inbox")
	b.fill(0, filepath.Join(dir, "missing"))
	b.press("Save")
	if got := says(b.front()); !strings.Contains(got, "no such folder") {
		t.Fatalf("a folder that is not there meets %q", got)
	}
	b.fill(0, dir)
	b.press("Save")
	b.told("Stet watches") // which gives way to what comes in
	at := b.story.id
	look := func() { b.at = b.at.Add(workflow.InboxSettles); b.lookIntoInbox() }
	drop := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	drop("ferry.txt", ferry)
	look()
	if strings.Contains(b.notice.Words(), "came in") {
		t.Errorf("told of a file that may still grow: %s", b.notice.Words())
	}
	look()
	b.told("1 story came in from the watched folder.")
	b.notice.Close()
	look()
	if b.notice.Visible() {
		t.Errorf("told twice: %s", b.notice.Words())
	}
	b.tell("Something else.", "", nil)
	drop("one.txt", strings.ReplaceAll(ferry, "Ferry", "One"))
	drop("bad.xyz", "no story")
	look()
	look()
	b.told("Something else.")
	b.notice.Close()
	look()
	b.told("2 stories came in from the watched folder. bad.xyz was refused and lies in “refused”, with the reason beside it.")
	if b.story.id != at || b.win.Canvas().Overlays().Top() != nil {
		t.Error("what came in by itself interrupts")
	}
	b.notice.Act()
	if got := says(b.list); !strings.Contains(got, "Ferry to sail") || !strings.Contains(got, "One to sail") {
		t.Errorf("the list says %q", got)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	b.notice.Close()
	look()
	b.told("The watched folder cannot be read")
	b.notice.Close()
	look()
	if b.notice.Visible() {
		t.Error("told at each look")
	}
}

func TestImportGroupsTheStoriesOfAFile(t *testing.T) {
	r := func(file, title string) workflow.Imported { return workflow.Imported{File: file, Title: title} }
	var got []string
	for _, l := range importLines([]workflow.Imported{r("a", ""), r("z", "1"), r("z", "2"), r("b", "")}) {
		switch {
		case l.head > 0:
			got = append(got, l.File+":")
		case l.under:
			got = append(got, ">"+l.Title)
		default:
			got = append(got, l.File)
		}
	}
	if s := strings.Join(got, " "); s != "a z: >1 >2 b" {
		t.Error(s)
	}
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "two.zip")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(out)
	for _, name := range []string{"One", "Two"} {
		w, err := z.Create(name + ".txt")
		if err == nil {
			_, err = w.Write([]byte(strings.ReplaceAll(ferry, "Ferry", name)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	out.Close()
	b.dropped(fyne.NewPos(0, 0), nil)
	b.importFiles(path)
	said := says(b.front())
	for _, want := range []string{"2 imported", "two.zip", "2 stories", "One to sail", "Two to sail", "decisions"} {
		if !strings.Contains(said, want) {
			t.Errorf("the report does not say %q: %q", want, said)
		}
	}
	b.press("Close")
}

// TestLongOriginal: only what is in sight of it is set.
func TestLongOriginal(t *testing.T) {
	long := strings.Repeat("Die Fähre läuft nicht mehr aus. ", 20_000)
	if got := inPieces(long); strings.Join(got, "") != long || slices.ContainsFunc(got, func(s string) bool { return len(s) > pieceBytes || !utf8.ValidString(s) }) {
		t.Error("a long line is not parted well")
	}
	if got := inPieces("one\n\ntwo\n"); len(got) != 1 {
		t.Errorf("a short text becomes %q", got)
	}
	b := newBench(t)
	b.originalWindow(editor.Original{Name: "ferry.txt", Bytes: []byte(long)})
	if got := says(b.front()); !strings.Contains(got, "Die Fähre") || len(got) > len(long)/4 {
		t.Errorf("%d bytes of it are set", len(got))
	}
	b.press("Close")
}

func TestOriginalThatIsNoText(t *testing.T) {
	b := newBench(t)
	b.originalWindow(editor.Original{Name: "bridge.odt", Bytes: append([]byte("PK\x03\x04"), make([]byte, 5000)...)})
	if got := says(b.front()); !strings.Contains(got, "bridge.odt") || !strings.Contains(got, "5 KB") || !strings.Contains(got, "ODT") || strings.Contains(got, "PK\x03") {
		t.Errorf("it says %q", got)
	}
	b.press("Close")
	b.originalWindow(editor.Original{Name: "alt.txt", Bytes: []byte("Stra\xdfe und Gr\xfc\xdfe\n")})
	if got := says(b.front()); !strings.Contains(got, "Straße und Grüße") {
		t.Errorf("it says %q", got)
	}
	b.press("Close")
}
