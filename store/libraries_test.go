package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"stet/editor"
)

// TestCopy copies a library that is open and has all its words in the -wal file,
// also by carrying both over first, as from a network.
func TestCopy(t *testing.T) {
	l := newLibrary(t)
	original := &editor.Original{Name: "a.txt", Bytes: []byte("the bytes of the file")}
	id, err := l.Add(t.Context(), story("Head"), editor.Revision{}, editor.Tally{}, original, false)
	noError(t, err)
	to := filepath.Join(t.TempDir(), "copy.stet")
	steps := 0
	lost, err := Libraries{}.Copy(t.Context(), l.path, to, func(int, int) { steps++ })
	if err != nil || lost != 0 || steps != 1 {
		t.Fatalf("lost %d in %d steps, %v", lost, steps, err)
	}
	copied := openLibrary(t, to)
	if o, err := copied.Original(t.Context(), id); err != nil || string(o.Bytes) != string(original.Bytes) {
		t.Errorf("%q, %v", o.Bytes, err)
	}
	if found, err := copied.Verify(t.Context(), nil); err != nil || len(found) > 0 {
		t.Errorf("verify says %v, %v", found, err)
	}
	if _, err := (Libraries{}).Copy(t.Context(), l.path, to, nil); err == nil {
		t.Error("copied over a library")
	}
	spoilAsset(t, l, original.Bytes)
	if lost, err := (Libraries{}).Copy(t.Context(), l.path, to+"2", nil); err != nil || lost != 1 {
		t.Errorf("with a damaged file: lost %d, %v", lost, err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(to), ".stet-*")); len(left) > 0 {
		t.Errorf("%q is left behind", left)
	}
}

// TestTry says of a file what opening it would, and changes nothing.
func TestTry(t *testing.T) {
	path, _ := someLibrary(t)
	dir := t.TempDir()
	at := func(name, content string) string {
		noError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
		return filepath.Join(dir, name)
	}
	newest := func(reader int) string {
		b, err := os.ReadFile(path)
		noError(t, err)
		to := at(fmt.Sprint("newer", reader), string(b))
		spoil(t, to, "pragma user_version = 99")
		spoil(t, to, "update meta set value = ? where key = 'min_reader'", reader)
		return to
	}
	other := filepath.Join(dir, "other.db")
	spoil(t, other, "create table article (x)")
	for name, c := range map[string]struct {
		path string
		want error
	}{
		"a library":          {path, nil},
		"an old one":         {"testdata/format-1.stet", nil},
		"text":               {at("text", "This is no library, whatever it is called."), editor.ErrDamaged},
		"another's database": {other, ErrForeign},
		"newer, readable":    {newest(3), nil},
		"newer":              {newest(99), editor.ErrNewer},
		"a folder":           {dir, errAny},
		"nothing":            {filepath.Join(dir, "none"), errAny},
	} {
		before, _ := os.ReadFile(c.path)
		err := Libraries{}.Try(t.Context(), c.path)
		if c.want == errAny && err != nil {
			err = errAny
		}
		if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if after, _ := os.ReadFile(c.path); string(after) != string(before) {
			t.Errorf("%s was changed", name)
		}
	}
}

var errAny = errors.New("any error")

func TestMake(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.stet")
	noError(t, Libraries{}.Make(t.Context(), path))
	add(t, openLibrary(t, path), story("First"))
	if err := (Libraries{}).Make(t.Context(), path); err == nil {
		t.Error("made a library over another")
	}
	if err := (Libraries{}).Make(t.Context(), filepath.Join(t.TempDir(), "none", "desk.stet")); err == nil {
		t.Error("made a library in a folder that is not there")
	}
}
