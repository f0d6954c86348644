package workflow

import (
	"errors"
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
// it, hidden ones left out, in the order of their names, and the refusals of
// folders that cannot be opened. A link counts as a file.
func filesBelow(dir string) (files []string, refusals []Imported) {
	filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch hidden := strings.HasPrefix(filepath.Base(path), ".") && path != dir; {
		case err != nil:
			refusals = append(refusals, refused(path, unreadable(err))) // the rest is still wanted
		case hidden && entry.IsDir():
			return filepath.SkipDir
		case !hidden && isFile(entry) && format.Known(path):
			files = append(files, path)
		}
		return nil
	})
	return files, refusals
}

func isFile(entry fs.DirEntry) bool {
	return entry.Type().IsRegular() || entry.Type()&fs.ModeSymlink != 0
}
