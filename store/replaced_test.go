package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"stet/editor"
)

// copyOver writes over a file as cp does: the file stays the same one.
func copyOver(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}

// inFolder returns a library in a folder that is only its own.
func inFolder(t *testing.T) *Library {
	folder := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	return openLibrary(t, filepath.Join(folder, "library.stet"))
}

// TestReplacedWhileOpen does to an open library what people do to files. Nothing
// is acknowledged from then on, the words are not lost from memory, and what is
// there when it is opened again is sound.
func TestReplacedWhileOpen(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // which does not let anybody
	}
	for name, do := range map[string]func(l *Library, backup, plain string) error{
		"deleted":             func(l *Library, _, _ string) error { return os.Remove(l.path) },
		"folder deleted":      func(l *Library, _, _ string) error { return os.RemoveAll(filepath.Dir(l.path)) },
		"folder moved":        func(l *Library, _, _ string) error { return os.Rename(filepath.Dir(l.path), filepath.Dir(l.path)+"2") },
		"-wal deleted":        func(l *Library, _, _ string) error { return os.Remove(l.path + "-wal") },
		"backup moved over":   func(l *Library, backup, _ string) error { return os.Rename(backup, l.path) },
		"backup copied over":  func(l *Library, backup, _ string) error { return copyOver(backup, l.path) },
		"old copy moved over": func(l *Library, _, plain string) error { return os.Rename(plain, l.path) },
		"another copied over": func(l *Library, _, _ string) error { return copyOver(newLibrary(t).path, l.path) },
	} {
		t.Run(name, func(t *testing.T) {
			l := inFolder(t)
			id := add(t, l, story("One", randomWords(500)))
			backup, plain := filepath.Join(t.TempDir(), "backup.stet"), filepath.Join(t.TempDir(), "plain.stet")
			if err := errors.Join(l.Backup(t.Context(), backup), copyOver(l.path, plain)); err != nil {
				t.Fatal(err)
			}
			for range 5 {
				add(t, l, story("More", randomWords(900)))
			}
			if err := l.Journal(t.Context(), editor.Draft{Article: id, Base: 1, Story: story("Typed before")}); err != nil {
				t.Fatal(err)
			}
			if err := do(l, backup, plain); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				err := l.Journal(t.Context(), editor.Draft{Article: id, Base: 1, Story: story("Typed on")})
				if !errors.Is(err, editor.ErrReplaced) {
					t.Errorf("journal: %v", err)
				}
			}
			if _, err := l.File(t.Context(), id, 1, story("Filed"), editor.Revision{}, editor.Tally{}); !errors.Is(err, editor.ErrReplaced) {
				t.Errorf("file: %v", err)
			}
			l.Close()
			if _, err := os.Stat(l.path); err != nil {
				return // there is nothing to open
			}
			again, err := Open(t.Context(), l.path, Options{Now: clock()})
			if err != nil {
				t.Fatalf("opened again: %v", err)
			}
			defer again.Close()
			if _, err := again.DraftOf(t.Context(), id, l.session); name == "-wal deleted" && err != nil {
				t.Errorf("what was acknowledged before is lost: %v", err)
			}
			if found, err := again.Verify(t.Context(), nil); err != nil || len(found) > 0 {
				t.Errorf("opened again: %v, %v", found, err)
			}
		})
	}
}

// TestPutBack: a library that comes back is written to again.
func TestPutBack(t *testing.T) {
	if runtime.GOOS == "windows" {
		return
	}
	l := inFolder(t)
	id := add(t, l, story("One"))
	folder := filepath.Dir(l.path)
	if err := os.Rename(folder, folder+"2"); err != nil {
		t.Fatal(err)
	}
	d := editor.Draft{Article: id, Base: 1, Story: story("Typed on")}
	if err := l.Journal(t.Context(), d); !errors.Is(err, editor.ErrReplaced) || !strings.Contains(err.Error(), "put it back") {
		t.Errorf("moved away: %v", err)
	}
	if err := os.Rename(folder+"2", folder); err != nil {
		t.Fatal(err)
	}
	if err := l.Journal(t.Context(), d); err != nil {
		t.Errorf("put back: %v", err)
	}
}

// TestLeftoverLog puts an older state of a library beside the -wal that a crash
// left, and the -wal of another library: each is refused, or is what it was.
func TestLeftoverLog(t *testing.T) {
	tries, lost, refused := rounds(12, 200), 0, 0
	for i := range tries {
		w := newWork(t, filepath.Join(t.TempDir(), "library.stet"), uint64(i))
		if err := w.open(); err != nil {
			t.Fatal(err)
		}
		work := func(steps int) {
			for range steps {
				if err := w.step(); err != nil {
					t.Fatal(err)
				}
			}
		}
		work(5 + w.random.IntN(40))
		older, then := filepath.Join(t.TempDir(), "older.stet"), w.stories
		name := "a backup"
		if i%2 == 0 {
			name = "a copy"
			if err := errors.Join(w.close(), copyOver(w.path, older), w.open()); err != nil {
				t.Fatal(err)
			}
		} else if err := w.l.Backup(t.Context(), older); err != nil {
			t.Fatal(err)
		}
		work(5 + w.random.IntN(40))
		if i%4 > 1 {
			if err := errors.Join(w.close(), w.open()); err != nil {
				t.Fatal(err)
			}
			work(5)
		}
		laid := filepath.Join(t.TempDir(), "library.stet")
		if err := errors.Join(copyOver(older, laid), copyOver(w.path+"-wal", laid+"-wal"), os.Symlink(w.path+"-files", laid+"-files")); err != nil {
			t.Fatal(err)
		}
		switch what := leftover(t, laid, then, w.stories); what {
		case "":
		case "refused":
			refused++
		default:
			lost++
			t.Errorf("%d, %s: %s", i, name, what)
		}
		w.close()
	}
	t.Logf("%d of %d refused", refused, tries)
	judge(t, tries, lost, "something to a -wal that does not belong")
}

// leftover opens what was laid out and says what is wrong with it, "" where it
// is one of two states and "refused" where it is only read, as it was then.
func leftover(t *testing.T, path string, then, now []known) string {
	l, err := Open(t.Context(), path, Options{Now: clock()})
	if err != nil {
		return err.Error()
	}
	defer l.Close()
	if errors.Is(l.ReadOnly(), editor.ErrDamaged) {
		return "refused" // the check of every page has found it
	}
	what := missingIn(t, l, then, then)
	switch {
	case what == "" && l.ReadOnly() != nil:
		return "refused"
	case what == "" || missingIn(t, l, now, now) == "":
		return ""
	}
	return what
}

// TestOthersLog lays the -wal of another library beside one.
func TestOthersLog(t *testing.T) {
	one, two := newLibrary(t), newLibrary(t)
	id := add(t, one, story("One", "words"))
	add(t, two, story("Two", "other words"))
	one.Close()
	if err := copyOver(two.path+"-wal", one.path+"-wal"); err != nil {
		t.Fatal(err)
	}
	l := openLibrary(t, one.path)
	if err := l.ReadOnly(); !errors.Is(err, editor.ErrReplaced) {
		t.Errorf("opened with %v", err)
	}
	if s, _, err := l.Story(t.Context(), id, 0); err != nil || s.Article.Headline != "One" {
		t.Errorf("%q, %v", s.Article.Headline, err)
	}
	if b, _ := os.ReadFile(one.path + "-wal"); len(b) == 0 {
		t.Error("the -wal is gone")
	}
	l.Close()
	os.Remove(one.path)
	if _, err := Open(t.Context(), one.path, Options{}); !errors.Is(err, editor.ErrReplaced) {
		t.Errorf("without a library: %v", err)
	}
}
