package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"stet/editor"
)

// What SQLite has open stays open where somebody deletes the library, moves it,
// or copies a backup over it: it writes on, into a file that nobody will find, or
// into pages that are not its own any more. Nothing is acknowledged that is not
// in the file that lies at the library's path.

// ground is the file that a library was opened on.
type ground struct {
	path string
	// file stays open until SQLite has closed its own: closing a file gives up
	// every lock that the process has on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
	file *os.File
	info os.FileInfo
	log  *os.File // the -wal

	mu       sync.Mutex
	signed   [8]byte   // the salt of the log that holds the first page
	newest   header    // that was seen
	versions [2]uint32 // of the schema: in the file at the start, and with the -wal
}

// header is what tells one state of a library's file from another, at the start
// of its first page (https://www.sqlite.org/fileformat.html#the_database_header).
type header struct {
	changes uint32 // never falls while one file is written to
	schema  uint32 // the version of the schema: see brand
	format  uint32 // ours
}

const headerSize = 100

func parseHeader(page []byte) header {
	at := func(i int) uint32 { return binary.BigEndian.Uint32(page[i:]) }
	return header{changes: at(24), schema: at(40), format: at(60)}
}

// brand is a statement that gives a library, or a copy of one, a version of the
// schema that no other has. SQLite keeps it on the first page, and so in the -wal
// as well, and only ever counts it up: see branded.
const brand = "pragma schema_version = %d"

// branded reports whether a file with schema version now is the one that had
// version then.
func branded(then, now uint32) bool { return now-then < 1000 }

// stand remembers the file that is open. A brand that only the -wal has comes into
// the file first.
func (l *Library) stand(ctx context.Context) (*ground, error) {
	schema, err := number(ctx, l.writer, "pragma schema_version")
	if err != nil {
		return nil, err
	}
	g, err := newGround(l.path, uint32(schema))
	if err != nil || g.newest.schema == uint32(schema) {
		return g, err
	}
	if _, err := execute(ctx, l.writer, "pragma wal_checkpoint(TRUNCATE)"); err != nil {
		return nil, errors.Join(err, g.closeLog(), g.close())
	}
	if g.newest, err = g.header(); err != nil {
		return nil, errors.Join(err, g.closeLog(), g.close())
	}
	g.versions[0] = g.newest.schema
	return g, nil
}

// grounds are those of the libraries that this process has open for writing.
var grounds struct {
	sync.Mutex
	open []*ground
}

// groundOf returns the one that has the file open, nil for none. It is called
// with the lock held.
func groundOf(info os.FileInfo) *ground {
	i := slices.IndexFunc(grounds.open, func(g *ground) bool { return os.SameFile(g.info, info) })
	if i < 0 {
		return nil
	}
	return grounds.open[i]
}

// lookInto reads a file that may be a library which this process has open, and
// gives up no lock by it.
func lookInto(path string, read func(f io.ReaderAt) error) error {
	grounds.Lock()
	defer grounds.Unlock()
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if g := groundOf(info); g != nil {
		return read(g.file)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return read(f)
}

// isOpen reports whether this process has the file open for writing.
func isOpen(info os.FileInfo) bool {
	grounds.Lock()
	defer grounds.Unlock()
	return groundOf(info) != nil
}

func newGround(path string, schema uint32) (*ground, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	g := &ground{path: path, file: file, versions: [2]uint32{0, schema}}
	g.log, err = os.Open(path + "-wal")
	if err == nil {
		g.info, err = file.Stat()
	}
	if err == nil {
		g.newest, err = g.header()
	}
	if err != nil {
		return nil, errors.Join(err, g.closeLog(), g.close())
	}
	g.versions[0] = g.newest.schema
	grounds.Lock()
	defer grounds.Unlock()
	grounds.open = append(grounds.open, g)
	return g, nil
}

func (g *ground) header() (header, error) {
	b := make([]byte, headerSize)
	if _, err := g.file.ReadAt(b, 0); err != nil {
		return header{}, err
	}
	return parseHeader(b), nil
}

// check is editor.ErrReplaced where the file at the library's path is not, or not
// wholly, the one that is open, or where its -wal is gone.
func (g *ground) check() error {
	if g == nil {
		return nil
	}
	if err := g.own(); err != nil {
		return err
	}
	if _, err := os.Stat(g.path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		return g.gone("-wal")
	}
	return nil
}

// own is check of the library's file alone.
func (g *ground) own() error {
	if g == nil {
		return nil
	}
	info, err := os.Stat(g.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return g.gone("")
	case err != nil:
		return err
	case os.SameFile(info, g.info) && !g.overwritten():
		return nil
	}
	return &fault{editor.ErrReplaced, fmt.Sprintf("another file was put in the place of %s while it was open: save your text elsewhere, and start Stet again", filepath.Base(g.path))}
}

func (g *ground) gone(suffix string) error {
	return &fault{editor.ErrReplaced, fmt.Sprintf("%s is gone from %s: put it back, or save your text elsewhere", filepath.Base(g.path)+suffix, filepath.Dir(g.path))}
}

// overwritten reports whether another library was copied into the open file.
func (g *ground) overwritten() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for range 3 { // another process may be writing the page just now
		h, err := g.header()
		known := h.schema == g.versions[0] || branded(g.versions[1], h.schema)
		if err == nil && known && int32(h.changes-g.newest.changes) >= 0 {
			g.newest = h
			return false
		}
	}
	return true
}

// sign sees that the -wal holds the first page, by which checkLog knows whom it
// belongs to: once each time that SQLite has started it anew, with other salt.
// Where that fails the next write does it.
func (l *Library) sign(ctx context.Context) {
	g := l.ground
	var salt [8]byte
	g.log.ReadAt(salt[:], 16)
	g.mu.Lock()
	defer g.mu.Unlock()
	if salt == g.signed || salt == [8]byte{} {
		return
	}
	if _, err := execute(ctx, l.writer, fmt.Sprintf("pragma application_id = %d", applicationID)); err == nil { // as it is
		g.signed = salt
	}
}

// closeLog goes before SQLite closes the -wal, which it then removes.
func (g *ground) closeLog() error {
	if g == nil || g.log == nil {
		return nil
	}
	return g.log.Close()
}

func (g *ground) close() error {
	if g == nil {
		return nil
	}
	grounds.Lock()
	defer grounds.Unlock()
	grounds.open = slices.DeleteFunc(grounds.open, func(o *ground) bool { return o == g })
	return g.file.Close()
}
