package workflow

import "context"

// Libraries looks after library files that are not open.
type Libraries interface {
	// Own returns the path of the user's own library, "" for none.
	Own() string
	// Recent returns the libraries that were chosen and are still there, the last
	// one first.
	Recent() []string
	// Choose remembers the library to open from now on.
	Choose(path string) error
	// Make makes an empty library where there is no file.
	Make(ctx context.Context, path string) error
	// Try is the error that opening a library for writing would meet.
	Try(ctx context.Context, path string) error
	// Copy copies a library with its files to where there is none, and returns how
	// many of the files could not be had.
	Copy(ctx context.Context, from, to string, progress func(done, total int)) (lost int, err error)
}
