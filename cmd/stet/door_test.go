package main

import (
	"path/filepath"
	"slices"
	"testing"
)

func TestDoor(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	d := doorOf(filepath.Join(t.TempDir(), "library.stet"))
	if d.handOver([]string{"a"}) {
		t.Fatal("files were handed over although nobody listens")
	}
	arrivals, stop := d.open()
	got := make(chan []string, 1)
	go func() { got <- <-arrivals }()
	want := []string{"one.txt", "two.txt"}
	if !d.handOver(want) {
		t.Fatal("the listening process did not take the files")
	}
	if files := <-got; !slices.Equal(files, want) {
		t.Errorf("took %v, want %v", files, want)
	}
	stop()
	if d.handOver(want) {
		t.Error("files were handed over to a closed door")
	}
	if other := doorOf("elsewhere.stet"); other == d {
		t.Error("two libraries share a door")
	}
}

func TestDoorAfterCrash(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	d := doorOf("library.stet")
	_, stopFirst := d.open()
	defer stopFirst()
	arrivals, stop := d.open() // as after a crash: the socket's file is still there
	defer stop()
	go func() { <-arrivals }()
	if !d.handOver(nil) {
		t.Error("the second listener was not reached")
	}
}
