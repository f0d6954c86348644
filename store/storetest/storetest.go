// Package storetest gives tests a library on disk, made by the production
// Open: no other way of opening has its transactions and its locks.
package storetest

import (
	"path/filepath"
	"testing"

	"stet/store"
)

// New returns an empty library in a folder of the test's own, closed when the
// test ends. Its clock starts at noon UTC on 1 May 2024 and goes on by a second
// each time it is read.
func New(t testing.TB) *store.Library {
	t.Helper()
	return Open(t, filepath.Join(t.TempDir(), "library.stet"))
}

// Open opens the library at path as New does.
func Open(t testing.TB, path string) *store.Library {
	t.Helper()
	l, err := store.Open(t.Context(), path, store.Options{Now: Clock()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}
