//go:build linux || darwin

package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"stet/store/storetest/disk"
)

// onDisk makes SQLite write to a disk for the length of a test.
func onDisk(t *testing.T, d *disk.Disk) {
	vfs = d.VFS()
	t.Cleanup(func() { vfs = "" })
}

// doing is one thing that a desk did: when it was begun and acknowledged, in
// entries of the recording, and what was known before and after it.
type doing struct {
	from, to      int
	before, after []known
}

// recorded works on a library and returns what was written, and what was
// acknowledged when. Prepare may spoil the library first.
func recorded(t *testing.T, seed uint64, prepare func(l *Library)) (assets string, written disk.Recording, doings []doing) {
	t.Helper()
	d := disk.New(true)
	onDisk(t, d)
	w := newWork(t, filepath.Join(t.TempDir(), "library.stet"), seed)
	defer w.close()
	if err := w.open(); err != nil {
		t.Fatal(err)
	}
	for range 250 {
		prepare(w.l)
		doing := doing{from: len(d.Recording()), before: w.stories}
		if err := w.step(); err != nil {
			t.Fatal(err)
		}
		doing.to, doing.after = len(d.Recording()), w.stories
		doings = append(doings, doing)
	}
	return w.path + "-files", d.Recording(), doings
}

// cuts has the power fail at moments of a session that random numbers choose,
// and returns how often something was lost.
func cuts(t *testing.T, n int, seed uint64, prepare func(l *Library)) (lost int, example string) {
	t.Helper()
	assets, written, doings := recorded(t, seed, prepare)
	vfs = ""
	for i := range n {
		random := rand.New(rand.NewPCG(seed, uint64(i)))
		at := random.IntN(len(written) + 1)
		if what := afterCut(t, lay(t, written.Cut(at, random), assets), doings, at); what != "" {
			lost++
			example = fmt.Sprintf("session %d, cut %d behind entry %d: %s", seed, i, at, what)
		}
	}
	return lost, example
}

// afterCut opens what a power cut left and says what is missing.
func afterCut(t *testing.T, path string, doings []doing, at int) string {
	defer os.RemoveAll(filepath.Dir(path))
	l, err := Open(t.Context(), path, Options{Now: clock()})
	if err != nil {
		return err.Error()
	}
	defer l.Close()
	var acknowledged, underWay []known
	for _, d := range doings {
		if d.to <= at {
			acknowledged, underWay = d.after, d.after
		} else if d.from <= at {
			underWay = d.after
		}
	}
	return missing(t, l, acknowledged, underWay)
}

// TestPowerCut cuts the power at any moment of a session: what was acknowledged
// is there afterwards, and the library is whole.
func TestPowerCut(t *testing.T) {
	const each = 50
	sessions, lost := rounds(2, 20), 0
	for seed := range sessions {
		n, example := cuts(t, each, uint64(seed), func(*Library) {})
		if lost += n; n > 0 {
			t.Error(example)
		}
	}
	judge(t, sessions*each, lost, "acknowledged words")
}

// TestPowerCutIsSeen is the test of that test: a library that does not wait for
// the disk loses words.
func TestPowerCutIsSeen(t *testing.T) {
	lost, _ := cuts(t, 50, 1, func(l *Library) {
		if _, err := l.writer.Exec("pragma synchronous = NORMAL"); err != nil {
			t.Fatal(err)
		}
	})
	if lost == 0 {
		t.Error("50 power cuts lose nothing though nothing is flushed")
	}
}
