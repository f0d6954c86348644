//go:build linux || darwin

package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
	"stet/store/storetest/disk"
)

// TestFullAtEveryWrite fills the disk at each write of a session. What fails says
// so, what was acknowledged can be read on, and when there is room again the same
// library goes on.
func TestFullAtEveryWrite(t *testing.T) {
	const steps = 40
	d := disk.New(false)
	onDisk(t, d)
	d.Fill(nil)
	fullFrom(t, d, steps, 1<<30)
	writes := d.Writes()
	tries, lost := rounds(25, writes), 0
	for i := range tries {
		if what := fullFrom(t, d, steps, 1+i*writes/tries); what != "" {
			lost++
			t.Error(what)
		}
	}
	judge(t, tries, lost, "something to a full disk")
}

// fullFrom works with a disk on which there is no room from write n to the end
// of two more steps. It says what went wrong.
func fullFrom(t *testing.T, d *disk.Disk, steps, n int) string {
	d.Fill(func(write int) bool { return write >= n })
	w := newWork(t, filepath.Join(t.TempDir(), "library.stet"), 5)
	defer w.close()
	for range steps {
		err := w.step()
		if err == nil {
			continue
		}
		if what := whileFull(t, w, err); what != "" {
			return fmt.Sprintf("full at write %d, step %d: %s", n, w.count, what)
		}
		d.Fill(nil)
		if w.l == nil || w.l.ReadOnly() != nil { // opened on a full disk
			if err := w.open(); err != nil {
				return fmt.Sprintf("full at write %d, opened with room again: %v", n, err)
			}
		}
	}
	if what := missing(t, w.l, w.stories, w.stories); what != "" {
		return fmt.Sprintf("full at write %d, with room again: %s", n, what)
	}
	return ""
}

// whileFull looks at a library on a full disk.
func whileFull(t *testing.T, w *work, err error) string {
	for range 3 {
		if err != nil && !errors.Is(err, editor.ErrFull) {
			return fmt.Sprintf("the error is %v", err)
		}
		for i, k := range w.stories {
			if w.l == nil {
				break // it could not be opened: there is nothing to see
			}
			if s, err := newestWords(t, w.l, k.id); err != nil || !says(s, k.words) {
				return fmt.Sprintf("story %d is %q instead of %d, %v", i, s.Article.Headline, k.words, err)
			}
		}
		err = w.step()
	}
	return ""
}

// TestReserve sees that the last words find the room that was set aside, and
// that it is set aside again when there is any.
func TestReserve(t *testing.T) {
	d := disk.New(false)
	onDisk(t, d)
	l := newLibrary(t)
	id := add(t, l, story("One"))
	if size(l.reserve.path) != reserveSize || l.Full() {
		t.Fatalf("%d bytes are set aside", size(l.reserve.path))
	}
	d.Fill(func(int) bool { return size(l.reserve.path) > 0 })
	last := editor.Draft{Article: id, Base: 1, Story: story("The last words")}
	if err := l.Journal(t.Context(), last); err != nil {
		t.Errorf("the last words: %v", err)
	}
	if !l.Full() {
		t.Error("nobody is told that the disk is full")
	}
	if _, err := os.Stat(l.reserve.path); err == nil {
		t.Error("the reserve is there still")
	}
	d.Fill(nil)
	for range 61 { // seconds of the clock
		if err := l.Journal(t.Context(), last); err != nil {
			t.Fatal(err)
		}
		l.now()
	}
	if size(l.reserve.path) != reserveSize || l.Full() {
		t.Errorf("%d bytes are set aside where there is room again", size(l.reserve.path))
	}
}

// TestImportLeavesTheReserve: it is for who is typing.
func TestImportLeavesTheReserve(t *testing.T) {
	d := disk.New(false)
	onDisk(t, d)
	l := newLibrary(t)
	d.Fill(func(int) bool { return size(l.reserve.path) > 0 })
	many := []editor.Filing{{Versions: []editor.Version{{Story: story("A")}}}, {Versions: []editor.Version{{Story: story("B")}}}}
	if _, err := l.AddAll(t.Context(), many); !errors.Is(err, editor.ErrFull) {
		t.Errorf("an import on a full disk: %v", err)
	}
	if size(l.reserve.path) == 0 {
		t.Error("an import has taken the reserve")
	}
}

// TestBackupOnFullDisk fills the disk at each write of a backup: it says so, and
// leaves no half of one.
func TestBackupOnFullDisk(t *testing.T) {
	d := disk.New(false)
	onDisk(t, d)
	l := newLibrary(t)
	add(t, l, fullStory())
	dir := t.TempDir()
	path := filepath.Join(dir, "backup.stet")
	d.Fill(nil)
	if err := l.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	writes := d.Writes()
	if writes < 10 {
		t.Fatalf("%d writes of a backup are seen", writes)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	add(t, l, fullStory())
	for n := 1; n <= writes; n += rounds(5, 1) {
		d.Fill(func(write int) bool { return write >= n })
		if err := l.Backup(t.Context(), path); !errors.Is(err, editor.ErrFull) {
			t.Errorf("full at write %d: %v", n, err)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
			t.Fatalf("full at write %d: the backup before is spoilt, %v", n, err)
		}
		if left, _ := os.ReadDir(dir); len(left) != 1 {
			t.Fatalf("full at write %d: %d files are left", n, len(left))
		}
	}
	d.Fill(nil)
	if err := l.Backup(t.Context(), path); err != nil || l.ReadOnly() != nil {
		t.Errorf("with room again: %v, %v", err, l.ReadOnly())
	}
}

// TestRefused has the disk refuse some writes: made read-only, or failing. What
// fails says so, nothing is lost, and the same library goes on.
func TestRefused(t *testing.T) {
	for with, want := range map[disk.Failure]struct {
		kind error
		says string
	}{
		disk.ReadOnly: {editor.ErrReadOnly, "may not be written to"},
		disk.Broken:   {nil, "does not work as it should"},
	} {
		d := disk.New(false)
		onDisk(t, d)
		w := newWork(t, filepath.Join(t.TempDir(), "library.stet"), uint64(with))
		if err := w.open(); err != nil {
			t.Fatal(err)
		}
		for n := range 60 {
			d.Fail(with, func(write int) bool { return n%3 == 2 && write > n%5 })
			err := w.step()
			if err != nil && (want.kind != nil && !errors.Is(err, want.kind) || errors.Is(err, editor.ErrFull) || !strings.Contains(err.Error(), want.says)) {
				t.Errorf("write refused with %d: %v", with, err)
			}
			if d.Fail(with, nil); w.l == nil {
				w.open()
			}
		}
		if what := missing(t, w.l, w.stories, w.stories); what != "" {
			t.Errorf("writes refused with %d: %s", with, what)
		}
		w.close()
	}
}
