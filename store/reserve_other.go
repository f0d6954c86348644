//go:build !linux

package store

import "os"

// allocate sets n bytes of the disk aside for an empty file.
func allocate(f *os.File, n int) error { return fill(f, n) }
