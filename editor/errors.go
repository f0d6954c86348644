package editor

import (
	"errors"
	"fmt"
)

// Sentinel errors that rooms tell each other; match with errors.Is.
var (
	ErrNotFound = errors.New("no such story in this library")
	ErrConflict = errors.New("the story has a newer revision than the one edited")
	ErrAlready  = errors.New("already in the library")
	ErrNewer    = errors.New("this library was written by a newer Stet: update Stet to open it")
	ErrDamaged  = errors.New("the library is damaged and was opened for reading only")
	ErrReadOnly = errors.New("this library was opened for reading only")
	ErrPlace    = errors.New("this library may not be written to where it lies")
	ErrReplaced = errors.New("the library's file was taken away or replaced while it was open")
	ErrFull     = errors.New("the disk is full: free some space, Stet goes on saving by itself")
	ErrBlocked  = errors.New("the checks stop this export: settle them or override with a name and a reason")
	ErrBinned   = errors.New("the story is in the bin: put it back first")
	ErrNothing  = errors.New("there is nothing to save: no word and no field has changed")
)

// AlreadyError says which story holds the same content. It is ErrAlready.
type AlreadyError struct {
	ID, Headline string
	Binned       bool // it lies in the bin
}

func (e *AlreadyError) Error() string {
	if e.Binned {
		return fmt.Sprintf("already in the library as %q (%s), in the bin: put it back from there", e.Headline, e.ID)
	}
	return fmt.Sprintf("already in the library as %q (%s)", e.Headline, e.ID)
}

// Is makes errors.Is(err, ErrAlready) true.
func (e *AlreadyError) Is(target error) bool { return target == ErrAlready }

// RangeError says that a range does not fit the text it points into.
type RangeError struct {
	Range  Range
	Len    int // the text's length in bytes; -1 where there is no such block
	InRune bool
}

func (e *RangeError) Error() string {
	where := fmt.Sprintf("range %d-%d in block %q", e.Range.Start, e.Range.End, e.Range.Block)
	switch {
	case e.Len < 0:
		return where + ": there is no such block"
	case e.InRune:
		return where + " cuts a character in two"
	}
	return fmt.Sprintf("%s does not fit its text of %d bytes", where, e.Len)
}

// FieldError says what is wrong with the value of a field and what it takes.
type FieldError struct{ Field, Value, Want string }

func (e *FieldError) Error() string {
	return fmt.Sprintf("%s: %q is not %s", e.Field, e.Value, e.Want)
}

// PlaceError says why a library may not be written to where it lies: on a
// network, or in a folder that a program synchronises. It is ErrPlace.
type PlaceError struct {
	Library string // its path
	Network string // the kind of file system, such as "nfs4"; "" where it is not that
	Synced  string // the name of what synchronises, such as "Dropbox"
	Folder  string // what is synchronised, or where the network is mounted
}

func (e *PlaceError) Error() string {
	where := fmt.Sprintf("is in a folder that %s synchronises (%s)", e.Synced, e.Folder)
	if e.Network != "" {
		where = fmt.Sprintf("is not on this computer but on a network (%s at %s)", e.Network, e.Folder)
	}
	return fmt.Sprintf("%s %s: two computers that write to one library destroy it", e.Library, where)
}

// Is makes errors.Is(err, ErrPlace) true.
func (e *PlaceError) Is(target error) bool { return target == ErrPlace }
