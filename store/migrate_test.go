package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"stet/editor"
)

// steps returns Stet's own migrations followed by more.
func steps(t *testing.T, more ...string) []migration {
	t.Helper()
	all, err := migrations(embedded, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range more {
		n := len(all) + 1
		all = append(all, migration{n, fmt.Sprintf("%04d_more.sql", n), script})
	}
	return all
}

func TestMigrationNumbers(t *testing.T) {
	for _, names := range []string{"0002_a.sql", "0001_a.sql 0003_b.sql", "0001_a.sql 0001_b.sql", "first.sql"} {
		fsys := fstest.MapFS{}
		for _, name := range strings.Fields(names) {
			fsys["m/"+name] = &fstest.MapFile{}
		}
		if _, err := migrations(fsys, "m"); err == nil {
			t.Errorf("%s: no error", names)
		}
	}
}

func TestMigrate(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, fullStory())
	path := l.path
	l.Close()

	newer := steps(t, "create table extra (x integer) strict; insert into extra values (1)", "update extra set x = x + 1")
	l, err := open(t.Context(), path, Options{}, newer)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	version, _ := number(t.Context(), l.readers, "pragma user_version")
	x, err := number(t.Context(), l.readers, "select x from extra")
	if err != nil || version != int64(len(newer)) || x != 2 {
		t.Errorf("version %d, x = %d, %v", version, x, err)
	}
	if _, _, err := l.Story(t.Context(), id, 0); err != nil {
		t.Errorf("a story from before: %v", err)
	}
	kept, err := open(t.Context(), fmt.Sprintf("%s.format-%d", path, len(newer)-2), Options{ReadOnly: true}, newer[:len(newer)-2])
	if err != nil {
		t.Fatalf("the copy from before: %v", err)
	}
	defer kept.Close()
	if _, _, err := kept.Story(t.Context(), id, 0); err != nil {
		t.Errorf("the copy from before: %v", err)
	}
}

// TestEveryOlderLibrary opens a library as each earlier Stet left it.
func TestEveryOlderLibrary(t *testing.T) {
	all := steps(t)
	for n := 1; n < len(all); n++ {
		path := filepath.Join(t.TempDir(), "library.stet")
		l, err := open(t.Context(), path, Options{}, all[:n])
		if err != nil {
			t.Fatal(err)
		}
		id := add(t, l, fullStory())
		l.Close()
		l = openLibrary(t, path)
		if _, _, err := l.Story(t.Context(), id, 0); err != nil || l.ReadOnly() != nil {
			t.Errorf("format %d: %v, %v", n, err, l.ReadOnly())
		}
		if wrong, err := l.Verify(t.Context(), nil); err != nil || len(wrong) > 0 {
			t.Errorf("format %d: %q, %v", n, wrong, err)
		}
	}
}

func TestMigrationThatFails(t *testing.T) {
	l := newLibrary(t)
	path := l.path
	l.Close()
	_, err := open(t.Context(), path, Options{}, steps(t, "create table extra (x integer) strict; insert into nothing values (1)"))
	if err == nil || !strings.Contains(err.Error(), "_more.sql") {
		t.Fatalf("%v", err)
	}
	l = openLibrary(t, path)
	version, _ := number(t.Context(), l.readers, "pragma user_version")
	tables, _ := number(t.Context(), l.readers, "select count(*) from sqlite_schema where name = 'extra'")
	if version != int64(len(steps(t))) || tables != 0 || l.ReadOnly() != nil {
		t.Errorf("half a migration is left: version %d, %d tables, %v", version, tables, l.ReadOnly())
	}
}

func TestNewerLibrary(t *testing.T) {
	for _, c := range []struct {
		name, minReader string
		readable        bool
	}{{"unreadable", fmt.Sprint(len(steps(t)) + 1), false}, {"readable", "1", true}} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "library.stet")
			l, err := open(t.Context(), path, Options{}, steps(t, "update meta set value = "+c.minReader+" where key = 'min_reader'"))
			if err != nil {
				t.Fatal(err)
			}
			id := add(t, l, story("Future"))
			l.Close()
			before, _ := os.ReadFile(path)

			l, err = Open(t.Context(), path, Options{})
			if !c.readable {
				if !errors.Is(err, editor.ErrNewer) {
					t.Errorf("%v, want newer", err)
				}
			} else {
				if err != nil {
					t.Fatal(err)
				}
				if !errors.Is(l.ReadOnly(), editor.ErrNewer) {
					t.Errorf("opened with %v", l.ReadOnly())
				}
				if _, _, err := l.Story(t.Context(), id, 0); err != nil {
					t.Error(err)
				}
				if err := l.SetStatus(t.Context(), id, editor.Ready); !errors.Is(err, editor.ErrNewer) {
					t.Errorf("writing: %v", err)
				}
				l.Close()
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}
