package workflow

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
)

const ferry = "Ferry to sail through the night\n\nBy Ann Lark\n\nNews Credit : reuters\n\nThe harbour ferry will sail through the night.\n"

func TestImportFolderWithBadFiles(t *testing.T) {
	d, dir := newDesk(t), t.TempDir()
	put(t, dir, "a/ferry.txt", ferry)
	put(t, dir, "a/again.txt", ferry)
	put(t, dir, "b/bridge.md", "# Bridge\n\nIt is closed.\n")
	put(t, dir, "b/empty.txt", " \n")
	put(t, dir, "c/binary.txt", "\x00\x01\x02\x00\xff\xfe\x00\x00")
	put(t, dir, "c/table.xlsx", "not a format of ours")
	put(t, dir, ".hidden/ferry.txt", "Hidden\n\nText.\n")
	missing := filepath.Join(dir, "missing.txt")
	var told []string
	report := d.ImportFiles(t.Context(), []string{dir, missing}, ImportOptions{}, func(done, total int, last Imported) {
		told = append(told, fmt.Sprintf("%d/%d %s %s", done, total, filepath.Base(last.File), last.Status))
	})
	want := []string{"1/6 missing.txt refused", "2/6 again.txt imported", "3/6 ferry.txt already", "4/6 bridge.md imported", "5/6 empty.txt refused", "6/6 binary.txt refused"}
	if strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("progress\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	fates := map[string]ImportStatus{}
	for _, r := range report.Results {
		fates[filepath.Base(r.File)] = r.Status
		if (r.Status == WasImported) == (r.Err != nil) || (r.Status != WasRefused) == (r.ID == "") {
			t.Errorf("%+v", r)
		}
		if r.Err != nil && strings.Contains(r.Err.Error(), dir) {
			t.Errorf("%q names the file again", r.Err)
		}
	}
	if fates["missing.txt"] != WasRefused || fates["table.xlsx"] != "" || len(report.Results) != 6 || report.New != 2 || report.Already != 1 || report.Refused != 3 {
		t.Errorf("%v", fates)
	}
	counts, err := d.Library().Counts(t.Context())
	if err != nil || counts[editor.Inbox] != 2 {
		t.Errorf("%v, %v", counts, err)
	}
}

// TestImportFolderWithALibrary leaves out what Stet itself has written, and takes
// what only has such a name.
func TestImportFolderWithALibrary(t *testing.T) {
	d, dir := newDesk(t), t.TempDir()
	put(t, dir, "desk.stet", "")
	put(t, dir, "old desk", "SQLite format 3\x00 and so on")
	for _, library := range []string{"desk.stet", "old desk"} {
		for _, name := range []string{"-files/ab/ab12", "-backups/2026-11-27T10.30.05Z.stet", "-backups/files/cd/cd12", "-open/k3k3", "-wal", "-shm", "-reserve", "-index.db", "-index.db-wal"} {
			put(t, dir, library+name, ferry)
		}
	}
	put(t, dir, "notes-files/ferry.txt", ferry)
	put(t, dir, "notes-open", "Bridge\n\nIt is closed.\n")
	put(t, dir, "notes.txt", "Notes\n\nThey are short.\n")
	report := d.ImportFiles(t.Context(), []string{dir}, ImportOptions{}, nil)
	if report.New != 3 || report.Total != 3 {
		t.Errorf("%+v", report)
	}
}

func TestImportEmptyFolder(t *testing.T) {
	report := newDesk(t).ImportFiles(t.Context(), []string{t.TempDir()}, ImportOptions{}, nil)
	if len(report.Results) != 1 || report.Refused != 1 {
		t.Errorf("%+v", report)
	}
}

// TestImportFolderTellsOfWhatItCannotReach: a link that leads nowhere is a story
// somebody thinks is there.
func TestImportFolderTellsOfWhatItCannotReach(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	put(t, elsewhere, "ferry.txt", ferry)
	for name, to := range map[string]string{"linked.txt": filepath.Join(elsewhere, "ferry.txt"), "broken.txt": filepath.Join(elsewhere, "none.txt")} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatalf("this system has no links: %v", err)
		}
	}
	fates := map[string]ImportStatus{}
	for _, r := range newDesk(t).ImportFiles(t.Context(), []string{dir}, ImportOptions{}, nil).Results {
		fates[filepath.Base(r.File)] = r.Status
	}
	if len(fates) != 2 || fates["linked.txt"] != WasImported || fates["broken.txt"] != WasRefused {
		t.Errorf("%v", fates)
	}
}

func TestImportKeepsTheOriginal(t *testing.T) {
	d := newDesk(t)
	got := d.ImportText(t.Context(), "Clipboard", ferry, ImportOptions{})
	if got.Status != WasImported || got.Headline != "Ferry to sail through the night" || len(got.Notes) == 0 {
		t.Fatalf("%+v", got)
	}
	o := opened(t, d, got.ID)
	a := o.Story.Article
	if a.Credit.Canonical != "Reuters" || len(a.Authors) != 1 || a.Authors[0].Name != "Ann Lark" || a.Status != editor.Inbox || o.Revision.Cause != editor.Imported {
		t.Errorf("%+v, %+v", a, o.Revision)
	}
	kept, err := d.Library().Original(t.Context(), got.ID)
	if err != nil || kept.Name != "Clipboard" {
		t.Fatal(kept.Name, err)
	}
	if string(kept.Bytes) != ferry {
		t.Errorf("%q", kept.Bytes)
	}
	twice := d.ImportText(t.Context(), "Clipboard", ferry, ImportOptions{})
	if twice.Status != WasAlready || twice.ID != got.ID || !errors.Is(twice.Err, editor.ErrAlready) {
		t.Errorf("%+v", twice)
	}
	if again := d.ImportText(t.Context(), "Clipboard", ferry, ImportOptions{Again: true}); again.Status != WasImported || again.ID == got.ID {
		t.Errorf("%+v", again)
	}
	if _, err := d.Library().Original(t.Context(), "nowhere"); !errors.Is(err, editor.ErrNotFound) {
		t.Error(err)
	}
}

func TestImportOfWhatCannotBeRead(t *testing.T) {
	broken := errors.New("bad sector")
	got := newDesk(t).Import(t.Context(), "ferry.txt", io.MultiReader(strings.NewReader("Fer"), failing{broken}), ImportOptions{})
	if got.Status != WasRefused || !errors.Is(got.Err, broken) {
		t.Errorf("%+v", got)
	}
	if got := newDesk(t).ImportText(t.Context(), "x.txt", ferry, ImportOptions{Encoding: "klingon"}); got.Status != WasRefused {
		t.Errorf("%+v", got)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestImportedAsJSON(t *testing.T) {
	for want, r := range map[string]Imported{
		`{"file":"a.txt","id":"x","status":"imported"}`:             {File: "a.txt", ID: "x", Headline: "h", Status: WasImported},
		`{"file":"b.txt","status":"refused","error":"it is empty"}`: refused("b.txt", errors.New("it is empty")),
	} {
		if b, err := json.Marshal(r); err != nil || string(b) != want {
			t.Errorf("%s, %v; want %s", b, err, want)
		}
	}
}

func TestNewStory(t *testing.T) {
	d := newDesk(t)
	id, err := d.New(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if o := opened(t, d, id); o.Summary.Status != editor.Drafting || o.Revision.Cause != editor.Created || o.Revision.Number != 1 {
		t.Errorf("%+v", o)
	}
	if _, err := d.Add(t.Context(), editor.Story{Article: editor.Article{Body: []editor.Block{{Kind: "poem"}}}}); err == nil {
		t.Error("took a story that is not well formed")
	}
}

// TestImportMarkedUpText: what was copied with its mark-up keeps it.
func TestImportMarkedUpText(t *testing.T) {
	for name, text := range map[string]string{
		"HTML":     "<h2>Ferry returns</h2><p>The board voted <b>six</b> to three on Wednesday, it said.</p><ul><li>ten</li><li>five</li></ul>",
		"Markdown": "# Ferry returns\n\nThe board voted **six** to three on Wednesday, it said.\n\n- ten\n- five\n",
	} {
		d := newDesk(t)
		got := d.ImportText(t.Context(), "Clipboard", text, ImportOptions{})
		if got.Status != WasImported {
			t.Fatal(name, got.Err)
		}
		a := opened(t, d, got.ID).Story.Article
		if a.Headline != "Ferry returns" || len(a.Body) != 3 || len(a.Body[0].Marks) != 1 || a.Body[2].Kind != editor.Item {
			t.Errorf("%s: %+v", name, a)
		}
	}
}
