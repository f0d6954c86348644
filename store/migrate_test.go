package store

import (
	"errors"
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
	first, err := embedded.ReadFile("migrations/0001_library.sql")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{"m/0001_library.sql": {Data: first}}
	for i, script := range more {
		fsys["m/000"+string(rune('2'+i))+"_more.sql"] = &fstest.MapFile{Data: []byte(script)}
	}
	all, err := migrations(fsys, "m")
	if err != nil {
		t.Fatal(err)
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
	if err != nil || version != 3 || x != 2 {
		t.Errorf("version %d, x = %d, %v", version, x, err)
	}
	if _, _, err := l.Story(t.Context(), id, 0); err != nil {
		t.Errorf("a story from before: %v", err)
	}
	kept, err := open(t.Context(), path+".format-1", Options{ReadOnly: true}, newer[:1])
	if err != nil {
		t.Fatalf("the copy from before: %v", err)
	}
	defer kept.Close()
	if _, _, err := kept.Story(t.Context(), id, 0); err != nil {
		t.Errorf("the copy from before: %v", err)
	}
}

func TestMigrationThatFails(t *testing.T) {
	l := newLibrary(t)
	path := l.path
	l.Close()
	_, err := open(t.Context(), path, Options{}, steps(t, "create table extra (x integer) strict; insert into nothing values (1)"))
	if err == nil || !strings.Contains(err.Error(), "0002_more.sql") {
		t.Fatalf("%v", err)
	}
	l = openLibrary(t, path)
	version, _ := number(t.Context(), l.readers, "pragma user_version")
	tables, _ := number(t.Context(), l.readers, "select count(*) from sqlite_schema where name = 'extra'")
	if version != 1 || tables != 0 || l.ReadOnly() != nil {
		t.Errorf("half a migration is left: version %d, %d tables, %v", version, tables, l.ReadOnly())
	}
}

func TestNewerLibrary(t *testing.T) {
	for _, c := range []struct {
		name, minReader string
		readable        bool
	}{{"unreadable", "2", false}, {"readable", "1", true}} {
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
