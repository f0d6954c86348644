package workflow

import (
	"context"

	"stet/editor"
)

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
	// Backups lists the backups in a library's own folder that can be read, newest
	// first.
	Backups(ctx context.Context, path string) ([]editor.Backup, error)
	// Restore writes the library that a backup holds to where there is none.
	Restore(ctx context.Context, backup, to string, progress func(done, total int)) error
	// Salvage makes a library out of what can still be read of a damaged one and
	// what its backups have, newest first, to where there is none.
	Salvage(ctx context.Context, from, to string, backups []string, progress func(done, total int)) (editor.Salvage, error)
}
