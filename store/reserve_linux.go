package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// allocate sets n bytes of the disk aside for an empty file, by writing them
// where the file system knows no other way.
func allocate(f *os.File, n int) error {
	err := unix.Fallocate(int(f.Fd()), 0, 0, int64(n))
	if errors.Is(err, unix.EOPNOTSUPP) {
		return fill(f, n)
	}
	return err
}
