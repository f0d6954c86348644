package store

import (
	"crypto/sha256"
	"path/filepath"
	"reflect"
	"testing"

	"stet/editor"
)

// TestImportsOfOtherSessions: one that runs in another process is not offered to
// be resumed until that is gone.
func TestImportsOfOtherSessions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.stet")
	here, there := openLibrary(t, path), openLibrary(t, path)
	want := editor.Import{Who: "Nora Vale", Paths: []string{"/in/reuters", "/in/more.txt"}, Encoding: "windows-1252", Again: true, Done: 3, Total: 19_037}
	id, err := there.BeginImport(t.Context(), want)
	if err != nil {
		t.Fatal(err)
	}
	if err := there.NoteImport(t.Context(), id, 7_120); err != nil {
		t.Fatal(err)
	}
	left, err := here.CutShort(t.Context())
	if err != nil || len(left) > 0 {
		t.Errorf("offered while it runs: %+v, %v", left, err)
	}
	there.Close()
	left, err = here.CutShort(t.Context())
	if err != nil || len(left) != 1 || left[0].At.IsZero() {
		t.Fatalf("%+v, %v", left, err)
	}
	want.ID, want.Done, want.At = id, 7_120, left[0].At
	if !reflect.DeepEqual(left[0], want) {
		t.Errorf("%+v, want %+v", left[0], want)
	}
	if again, err := here.BeginImport(t.Context(), left[0]); err != nil || again != id {
		t.Errorf("gone on with as %d, was %d, %v", again, id, err)
	}
	for range 2 {
		if err := here.EndImport(t.Context(), id); err != nil {
			t.Error(err)
		}
	}
	if left, err := here.CutShort(t.Context()); err != nil || len(left) > 0 {
		t.Errorf("%+v, %v", left, err)
	}
}

func TestKnown(t *testing.T) {
	l := newLibrary(t)
	hash := func(s string) []byte { sum := sha256.Sum256([]byte(s)); return sum[:] }
	var first string
	for _, again := range []bool{false, true} {
		id, err := l.Add(t.Context(), story("Ferry"), editor.Revision{}, editor.Tally{}, &editor.Original{Name: "a.txt", Bytes: []byte("ferry")}, again)
		if err != nil {
			t.Fatal(err)
		}
		if !again {
			first = id
		}
	}
	known, err := l.Known(t.Context(), [][]byte{hash("ferry"), hash("quay")})
	if want := (editor.AlreadyError{ID: first, Headline: "Ferry"}); err != nil || len(known) != 1 || known[string(hash("ferry"))] != want {
		t.Errorf("%+v, %v", known, err)
	}
}
