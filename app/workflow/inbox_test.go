package workflow

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet/assets"
	"stet/editor"
	"stet/store/storetest"
)

// watched is an inbox whose clock the test moves.
type watched struct {
	*Inbox
	t  *testing.T
	at time.Time
}

func newWatched(t *testing.T) *watched {
	w := &watched{t: t, at: noon}
	d, err := New(storetest.New(t), Config{Now: func() time.Time { return w.at }, Who: func() string { return "Nora Vale" }, Outlets: bytes.NewReader(assets.Outlets)})
	if err != nil {
		t.Fatal(err)
	}
	w.Inbox = d.Inbox(t.TempDir())
	return w
}

// after looks once time has passed.
func (w *watched) after(d time.Duration) Arrived {
	w.t.Helper()
	w.at = w.at.Add(d)
	a, err := w.Look(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	return a
}

func (w *watched) holds() string {
	w.t.Helper()
	var all []string
	err := filepath.WalkDir(w.Folder, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			name, _ := filepath.Rel(w.Folder, path)
			all = append(all, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return strings.Join(all, " ")
}

func TestInboxWaitsForWholeFiles(t *testing.T) {
	w := newWatched(t)
	put(t, w.Folder, "a.txt", "Ferry to sail\n\nIt ")
	if a := w.after(0); a.New != 0 || a.Waiting != 1 {
		t.Fatalf("the first look: %+v", a)
	}
	put(t, w.Folder, "a.txt", "Ferry to sail\n\nIt sails.\n")
	if a := w.after(InboxSettles); a.New != 0 || a.Waiting != 1 {
		t.Fatalf("it has grown: %+v", a)
	}
	if a := w.after(InboxSettles / 2); a.New != 0 {
		t.Fatalf("too soon: %+v", a)
	}
	a := w.after(InboxSettles / 2)
	if a.New != 1 || a.Waiting != 0 || w.holds() != "read/a.txt" {
		t.Fatalf("%+v, %s", a, w.holds())
	}
	if s := opened(t, w.desk, a.Newest).Story; s.Article.Headline != "Ferry to sail" || s.Article.Body[0].Text != "It sails." {
		t.Errorf("%+v", s.Article)
	}
	if a := w.after(time.Hour); a.Total != 0 {
		t.Errorf("again: %+v", a)
	}
}

func TestInboxLeavesAlone(t *testing.T) {
	w := newWatched(t)
	for _, name := range []string{".hidden.txt", "a.txt.part", "b.tmp", "~c.txt", "quay.jpg", "folder/d.txt", "read/e.txt"} {
		put(t, w.Folder, name, "Ferry to sail\n\nIt sails.\n")
	}
	before := w.holds()
	w.after(0)
	if a := w.after(time.Hour); a.Total != 0 || a.Waiting != 0 || w.holds() != before {
		t.Errorf("%+v, %s", a, w.holds())
	}
}

func TestInboxRefuses(t *testing.T) {
	w := newWatched(t)
	put(t, w.Folder, "a.xyz", "Words.\n")
	put(t, w.Folder, "empty.txt", "")
	w.after(0)
	if a := w.after(InboxSettles); a.Refused != 1 || a.Waiting != 1 || w.holds() != "empty.txt refused/a.xyz refused/a.xyz.txt" {
		t.Fatalf("%+v, %s", a, w.holds())
	}
	reason, err := os.ReadFile(filepath.Join(w.Folder, "refused", "a.xyz.txt"))
	if err != nil || !strings.Contains(string(reason), `".xyz" is not a format`) {
		t.Errorf("%s, %v", reason, err)
	}
	if a := w.after(inboxPatience); a.Refused != 1 || !strings.Contains(w.holds(), "refused/empty.txt.txt") {
		t.Errorf("%+v, %s", a, w.holds())
	}
	put(t, w.Folder, "a.xyz", "Others.\n")
	w.after(0)
	if w.after(InboxSettles); !strings.Contains(w.holds(), "refused/a 2.xyz refused/a 2.xyz.txt") {
		t.Errorf("%s", w.holds())
	}
}

// TestInboxNeverTakesTwice: what the library has is moved aside and no more, be it that
// Stet ended before it could move it, or that another window was faster.
func TestInboxNeverTakesTwice(t *testing.T) {
	w := newWatched(t)
	text := "Ferry to sail\n\nIt sails.\n"
	if in := w.desk.Import(t.Context(), put(t, w.Folder, "a.txt", text), strings.NewReader(text), ImportOptions{}); in.Err != nil {
		t.Fatal(in.Err)
	}
	w.after(0)
	if a := w.after(InboxSettles); a.New != 0 || a.Already != 1 || w.holds() != "read/a.txt" {
		t.Errorf("%+v, %s", a, w.holds())
	}
	put(t, w.Folder, "b.txt", "Bridge\n\nIt is open.\n")
	other := w.desk.Inbox(w.Folder)
	for range 2 {
		if _, err := other.Look(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.after(InboxSettles)
	}
	if _, err := other.Look(t.Context()); err != nil {
		t.Errorf("the other window: %v", err)
	}
	if n, err := w.desk.Library().Counts(t.Context()); err != nil || n[editor.Inbox] != 2 {
		t.Errorf("%v, %v", n, err)
	}
}

// TestInboxThatCannotMove takes a file once, and says that it lies there still.
func TestInboxThatCannotMove(t *testing.T) {
	w := newWatched(t)
	put(t, w.Folder, "a.txt", "Ferry to sail\n\nIt sails.\n")
	put(t, w.Folder, "read", "a file where the folder would be")
	w.after(0)
	w.at = w.at.Add(InboxSettles)
	a, err := w.Look(t.Context())
	if err == nil || !strings.Contains(err.Error(), "a.txt cannot be moved") || a.New != 1 {
		t.Fatalf("%+v, %v", a, err)
	}
	if a := w.after(time.Hour); a.Total != 0 {
		t.Errorf("again: %+v", a)
	}
	w.Folder = filepath.Join(w.Folder, "missing")
	if _, err := w.Look(t.Context()); err == nil {
		t.Error("a folder that is not there is looked at")
	}
}
