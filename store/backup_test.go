package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
)

func spoilFile(path, statement string) {
	db := connect(path, "mode=rw&_busy_timeout=1000", 1)
	defer db.Close()
	db.Exec(statement)
}

func TestBackup(t *testing.T) {
	l := newLibrary(t)
	many(t, l, 60)
	id := add(t, l, fullStory())
	path := filepath.Join(t.TempDir(), "backup of it #1?.stet")
	for range 2 { // the second time over the first
		if err := l.Backup(t.Context(), path); err != nil {
			t.Fatal(err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".stet-*")); len(left) > 0 {
		t.Errorf("%q is left behind", left)
	}
	copied := openLibrary(t, path)
	want, _, err := l.Story(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got, _, err := copied.Story(t.Context(), id, 0); err != nil || hashOf(t, got) != hashOf(t, want) {
		t.Errorf("the copy holds %+v, %v", got, err)
	}
	if wrong, err := copied.Verify(t.Context(), nil); err != nil || len(wrong) > 0 {
		t.Errorf("the copy: %q, %v", wrong, err)
	}
	if page, err := copied.List(t.Context(), editor.Query{Words: "ferry"}); err != nil || len(page) == 0 {
		t.Errorf("searching the copy: %d, %v", len(page), err)
	}
}

func TestBackupTargets(t *testing.T) {
	l := newLibrary(t)
	add(t, l, story("One"))
	dir := t.TempDir()
	text, link, open := filepath.Join(dir, "notes.txt"), filepath.Join(dir, "link"), filepath.Join(dir, "open.stet")
	if err := os.WriteFile(text, []byte(strings.Repeat("notes ", 50)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(l.path, link); err != nil {
		t.Fatal(err)
	}
	add(t, openLibrary(t, open), story("Other's"))
	for _, path := range []string{l.path, link, text, open, dir, filepath.Join(dir, "none", "backup")} {
		if err := l.Backup(t.Context(), path); err == nil {
			t.Errorf("backed up over %s", path)
		}
	}
	if b, _ := os.ReadFile(text); len(b) != 300 {
		t.Error("the notes were changed")
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := l.Backup(cancelled, filepath.Join(dir, "never")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".stet-*")); len(left) > 0 {
		t.Errorf("%q is left behind", left)
	}
}

func TestVerify(t *testing.T) {
	l := newLibrary(t)
	many(t, l, 20)
	calls, last, total := 0, 0, 0
	wrong, err := l.Verify(t.Context(), func(done, of int) { calls, last, total = calls+1, done, of })
	if err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
	if calls != 24 || last != 24 || total != 24 {
		t.Errorf("progress was told %d times, up to %d of %d", calls, last, total)
	}
	l.Close()
	spoil(t, l.path, "update article set revision = 7 where id = 3")
	l = openLibrary(t, l.path)
	if wrong, err := l.Verify(t.Context(), nil); err != nil || len(wrong) != 1 {
		t.Errorf("%q, %v", wrong, err)
	}
	if !errors.Is(l.ReadOnly(), editor.ErrDamaged) {
		t.Errorf("after that it is %v", l.ReadOnly())
	}
}
