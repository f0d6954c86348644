package store

import (
	"crypto/sha256"
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
	all, err := ownMigrations()
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range more {
		n := len(all) + 1
		all = append(all, migration{number: n, name: fmt.Sprintf("%04d_more.sql", n), script: script})
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
	kept, err := open(t.Context(), filepath.Join(path+"-backups", fmt.Sprintf("format-%d.stet", len(newer)-2)), Options{ReadOnly: true}, newer[:len(newer)-2])
	if err != nil {
		t.Fatalf("the copy from before: %v", err)
	}
	defer kept.Close()
	if _, _, err := kept.Story(t.Context(), id, 0); err != nil {
		t.Errorf("the copy from before: %v", err)
	}
}

// TestMoveOut brings a library of format 2 up to date, in which originals and
// pictures were rows.
func TestMoveOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.stet")
	codec, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	file, picture := []byte("the file"), []byte("the picture")
	s := fullStory()
	s.Article.Section = "Sport"
	content, _, err := codec.seal(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	packed, _ := codec.pack(file, nil)
	fileHash, pictureHash := sha256.Sum256(file), sha256.Sum256(picture)
	db := connect(path, forWriting, 1)
	for _, m := range steps(t)[:2] {
		if _, err := db.Exec(m.script); err != nil {
			t.Fatal(err)
		}
	}
	for _, row := range []struct {
		query string
		args  []any
	}{
		{"insert into original values (?, ?, ?)", []any{fileHash[:], len(file), packed}},
		{"insert into picture values ('pictures/a.jpg', ?, ?, ?)", []any{pictureHash[:], len(picture), picture}},
		{"pragma foreign_keys = off", nil},
		{"insert into article values (1, 'u', 'slug', 'Head', 'ready', 1, 1, 1, 1, 0, 0, 0, 0, 0, 'a.txt', ?)", []any{fileHash[:]}},
		{"insert into revision values (1, 1, 1, 1, '', '', 'save', 0, 0, 0, null, ?, null, ?)", []any{content.hash, content.body}},
		{"insert into draft values (1, 1, 5, 'gone', 'Head', ?, ?)", []any{fileHash[:], file}},
		{"pragma user_version = 2", nil},
	} {
		if _, err := db.Exec(row.query, row.args...); err != nil {
			t.Fatalf("%s: %v", row.query, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	l := openLibrary(t, path)
	if o, err := l.Original(t.Context(), "u"); err != nil || string(o.Bytes) != string(file) || o.Name != "a.txt" {
		t.Errorf("original %+v, %v", o, err)
	}
	if b, err := l.Picture(t.Context(), "pictures/a.jpg"); err != nil || string(b) != string(picture) {
		t.Errorf("picture %q, %v", b, err)
	}
	var section, session string
	if err := l.readers.QueryRow("select section, session from article, draft").Scan(&section, &session); err != nil || section != "Sport" || session != "gone" {
		t.Errorf("section %q, session %q, %v", section, session, err)
	}
	if broken, _ := sentences(t.Context(), l.readers, "select \"table\" from pragma_foreign_key_check"); len(broken) > 0 {
		t.Errorf("dangling rows: %q", broken)
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
				if err := l.SetStatus(t.Context(), id, editor.Ready, "Ana"); !errors.Is(err, editor.ErrNewer) {
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
