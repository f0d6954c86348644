package main

import (
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"stet/store"
	"stet/store/storetest/newsroom"
)

// BenchmarkStart compares the time from starting Stet until its window is up, on
// the big library and on an empty one.
func BenchmarkStart(b *testing.B) {
	if !here(b) {
		return
	}
	big, empty := bigLibrary(b), emptyLibrary(b)
	starting := func(library string) time.Duration {
		begun := time.Now()
		w := start(b, "stet", library)
		took := time.Since(begun)
		w.finish()
		return took
	}
	starting(empty) // warm
	starting(big)
	for b.Loop() {
		var own, peer []time.Duration
		for range 9 {
			own, peer = append(own, starting(big)), append(peer, starting(empty))
		}
		report(b, middle(own).Seconds()*1000, middle(peer).Seconds()*1000, "ms")
	}
}

// BenchmarkMemory compares the resident memory of Stet at rest, on the big
// library and on an empty one.
func BenchmarkMemory(b *testing.B) {
	if !here(b) {
		return
	}
	big, empty := bigLibrary(b), emptyLibrary(b)
	resting := func(library string) float64 {
		w := start(b, "stet", library)
		defer w.finish()
		w.rest()
		return w.memory() / 1024
	}
	for b.Loop() {
		var own, peer []float64
		for range 3 {
			own, peer = append(own, resting(big)), append(peer, resting(empty))
		}
		report(b, middle(own), middle(peer), "MiB")
	}
}

func report(b *testing.B, own, peer float64, unit string) {
	b.ReportMetric(own/peer, "x/peer")
	b.ReportMetric(own, "own-"+unit)
	b.ReportMetric(peer, "peer-"+unit)
}

func middle[T cmp.Ordered](all []T) T {
	slices.Sort(all)
	return all[len(all)/2]
}

// finish lets the window end by itself, with its library closed.
func (w *window) finish() {
	w.cmd.Process.Signal(os.Interrupt)
	w.cmd.Wait()
}

// bigLibrary copies the big library with its index, since the window may write
// to it.
func bigLibrary(b *testing.B) string {
	b.Helper()
	stories, err := strconv.Atoi(cmp.Or(os.Getenv("STET_STORIES"), "100000"))
	if err != nil {
		b.Fatalf("STET_STORIES: %v", err)
	}
	made, err := newsroom.Library(b.Context(), stories, nil)
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "big.stet")
	for _, suffix := range []string{"", "-index.db"} {
		if err := copyFile(made+suffix, path+suffix); err != nil {
			b.Fatal(err)
		}
	}
	return path
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = io.Copy(out, in)
	return err
}

func emptyLibrary(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "empty.stet")
	l, err := store.Open(context.Background(), path, store.Options{})
	if err == nil {
		err = l.Close()
	}
	if err != nil {
		b.Fatal(err)
	}
	return path
}
