package workflow

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// deskFolder is a folder of the desk's own files below a root. A link in it is followed only
// as far as the root: a profile has no business with the files of the rest of the
// computer. The root is opened for each file and kept by nobody, since it may lie on a
// drive that goes.
type deskFolder struct{ root, below string }

// DeskFolder returns the files of a folder below a root, such as "profiles" below the
// house folder; "." for the root itself.
func DeskFolder(root, below string) fs.FS { return deskFolder{root, below} }

// Open opens a file that is one: no device, and no pipe that nobody writes to.
func (f deskFolder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	root, err := os.OpenRoot(f.root)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(path.Join(f.below, name))
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("it is no plain file")}
	}
	return root.Open(path.Join(f.below, name))
}

// deskFile reads a file of at most so many bytes, whatever length it says that it has,
// and the print that it changes with.
func deskFile(from fs.FS, name string, most int64) (src []byte, print string, err error) {
	f, err := from.Open(name)
	if err != nil {
		return nil, "", unread(name, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no plain file")
	}
	if err == nil {
		print = fmt.Sprintf("%v %d %s", from, info.Size(), info.ModTime())
		src, err = io.ReadAll(io.LimitReader(f, most+1))
	}
	if err != nil {
		return nil, print, unread(name, err)
	}
	if int64(len(src)) > most {
		return nil, print, fmt.Errorf("%s is longer than %d KB", name, most>>10)
	}
	return src, print, nil
}

// unread says of a file of the desk why it was not read, without the folders of the
// computer.
func unread(name string, err error) error {
	var at *fs.PathError
	if errors.Is(err, fs.ErrNotExist) || !errors.As(err, &at) {
		return err
	}
	if strings.Contains(at.Err.Error(), "escapes from parent") { // which os names no error for
		return fmt.Errorf("%s is a link that leads out of the folder, and was not followed; put the file itself there, or a link to one in the same folder", name)
	}
	return fmt.Errorf("%s: %w; put the file itself there, or a link to one in the same folder", name, at.Err)
}
