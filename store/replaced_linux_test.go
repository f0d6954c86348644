package store

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestLooksKeepLocks: nothing that looks at the file of an open library gives up
// its locks, by which other processes know that it is open.
func TestLooksKeepLocks(t *testing.T) {
	l := newLibrary(t)
	add(t, l, story("One"))
	for name, look := range map[string]func(){
		"nothing":   func() {},
		"isLibrary": func() { isLibrary(l.path) },
		"try":       func() { Libraries{}.Try(t.Context(), l.path) },
		"backup":    func() { l.Backup(t.Context(), l.path+"-copy") },
	} {
		if look(); !isLocked(t, l.path) {
			t.Fatalf("%s: the locks are gone", name)
		}
	}
}

// isLocked reads what the system says of a file's locks (proc_locks(5)).
func isLocked(t *testing.T, path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	all, err := os.ReadFile("/proc/locks")
	if err != nil {
		t.Skip(err)
	}
	return strings.Contains(string(all), fmt.Sprintf(":%d ", info.Sys().(*syscall.Stat_t).Ino))
}
