package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

const forgets = true

// forget has the system drop from its memory what it has read of a library.
func forget(b *testing.B, path string) {
	files, err := filepath.Glob(path + "*")
	must(b, err)
	for _, name := range files {
		f, err := os.Open(name)
		must(b, err)
		if stat, err := f.Stat(); err == nil && stat.Mode().IsRegular() {
			must(b, f.Sync())
			must(b, unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED))
		}
		f.Close()
	}
}
