package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Which library is opened is remembered in the file "current" beside the user's
// own: the paths of those that were chosen, one a line, the last one first.
const currentName = "current"

// mostRecent is how many libraries are remembered.
const mostRecent = 12

// GoneError says that the library that was chosen last is not there. It is
// fs.ErrNotExist.
type GoneError struct{ Path string }

func (e *GoneError) Error() string {
	return fmt.Sprintf("the library %s is not there: connect the disk that it is on, or choose another", e.Path)
}

// Is makes errors.Is(err, fs.ErrNotExist) true.
func (e *GoneError) Is(target error) bool { return target == fs.ErrNotExist }

// DefaultPath returns the library to open where none is named: the one chosen
// last, or else the user's own. Where the chosen one is not there the error is a
// *GoneError.
func DefaultPath() (string, error) {
	own, err := OwnPath()
	if err != nil {
		return "", err
	}
	recent, err := recentBeside(own)
	if err != nil || len(recent) == 0 || recent[0] == own {
		return own, err
	}
	if _, err := os.Stat(recent[0]); errors.Is(err, fs.ErrNotExist) {
		return "", &GoneError{recent[0]}
	}
	return recent[0], nil
}

// Recent returns the libraries that were chosen, the last one first.
func Recent() ([]string, error) {
	own, err := OwnPath()
	if err != nil {
		return nil, err
	}
	return recentBeside(own)
}

// Choose remembers the library to open from now on.
func Choose(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if strings.ContainsAny(path, "\r\n") {
		return fmt.Errorf("the name %q cannot be remembered: rename the file", path)
	}
	own, err := OwnPath()
	if err != nil {
		return err
	}
	recent, err := recentBeside(own)
	if err != nil {
		return err
	}
	if len(recent) == 0 {
		recent = []string{own} // it was the one until now
	}
	recent = append([]string{path}, slices.DeleteFunc(recent, func(p string) bool { return p == path })...)
	recent = recent[:min(len(recent), mostRecent)]
	if err := replaceFile(filepath.Join(filepath.Dir(own), currentName), []byte(strings.Join(recent, "\n")+"\n")); err != nil {
		return fmt.Errorf("remember the library: %w", err)
	}
	return nil
}

func recentBeside(own string) ([]string, error) {
	b, err := os.ReadFile(filepath.Join(filepath.Dir(own), currentName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read which library was chosen: %w", err)
	}
	var all []string
	for line := range strings.Lines(string(b)) {
		if path := strings.TrimRight(line, "\r\n"); filepath.IsAbs(path) && !slices.Contains(all, path) {
			all = append(all, path)
		}
	}
	return all, nil
}
