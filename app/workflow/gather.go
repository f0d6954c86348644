package workflow

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stet/editor/format"
)

// gather lists the files to import, and the refusals of paths that lead
// nowhere.
func gather(paths []string) (files []string, refusals []Imported) {
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			refusals = append(refusals, refused(path, unreadable(err)))
		case info.IsDir():
			inside, closed := filesBelow(path)
			if len(inside)+len(closed) == 0 {
				refusals = append(refusals, refused(path, errors.New("the folder holds no file that Stet can read")))
			}
			files, refusals = append(files, inside...), append(refusals, closed...)
		default:
			files = append(files, path)
		}
	}
	return files, refusals
}

// filesBelow lists the files of known formats in a folder and the folders in
// it, hidden ones and libraries left out, in the order of their names, and the refusals of
// folders that cannot be opened. A link counts as a file.
func filesBelow(dir string) (files []string, refusals []Imported) {
	filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch hidden := strings.HasPrefix(filepath.Base(path), ".") && path != dir; {
		case err != nil:
			refusals = append(refusals, refused(path, unreadable(err))) // the rest is still wanted
		case (hidden || path != dir && ofLibrary(path)) && entry.IsDir():
			return filepath.SkipDir
		case !hidden && isFile(entry) && format.Known(path) && !ofLibrary(path):
			files = append(files, path)
		}
		return nil
	})
	return files, refusals
}

// besideLibrary is what the names of the files and folders end in that lie beside
// a library, behind its own.
var besideLibrary = []string{"-files", "-index.db", "-index.db-wal", "-index.db-shm", "-backups", "-open", "-reserve", "-wal", "-shm", "-journal"}

// ofLibrary reports whether a path is a library or belongs to one: nobody has
// written a story there.
func ofLibrary(path string) bool {
	for _, suffix := range besideLibrary {
		if library, ok := strings.CutSuffix(path, suffix); ok && isLibrary(library) {
			return true
		}
	}
	return isLibrary(path)
}

// isLibrary knows a library by how it begins (https://www.sqlite.org/fileformat.html#the_database_header),
// or by its name: what was written to a new one may all be in the -wal file.
func isLibrary(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	if filepath.Ext(path) == ".stet" {
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	const magic = "SQLite format 3\x00"
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == magic
}

func isFile(entry fs.DirEntry) bool {
	return entry.Type().IsRegular() || entry.Type()&fs.ModeSymlink != 0
}
