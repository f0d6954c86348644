package store

import (
	"fmt"

	"stet/editor"
)

// spare is what a backup leaves of a disk, in bytes, so that those who write go
// on writing.
const spare = 64 << 20

// room is an editor.ErrFull where a disk has not got so many bytes to spare.
// Where it cannot be found out the disk itself will say.
func room(dir string, bytes int64) error {
	free, err := freeSpace(dir)
	if err != nil || free >= uint64(bytes)+spare {
		return nil
	}
	return &fault{editor.ErrFull, fmt.Sprintf("there is not enough room in %s: %s are needed, %s are free", dir, megabytes(bytes+spare), megabytes(int64(free)))}
}

func megabytes(n int64) string { return fmt.Sprintf("%d MB", (n+1<<20-1)>>20) }
