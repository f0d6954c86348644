package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"stet/editor"
)

// applicationID marks a SQLite file as a Stet library: "Stet" in ASCII.
const applicationID = 0x53746574

// checkAtOnce is the largest file, in bytes, whose pages are all looked at before
// it is opened after an unclean exit: opening a larger one takes no longer, and
// FinishCheck looks at its pages behind the window.
const checkAtOnce = 32 << 20

// Open opens the library in a file, making it where there is none, and brings
// an older one up to date after backing it up beside itself.
//
// A library that was damaged, or written by a newer Stet that lets this one
// read it, is opened for reading only: see ReadOnly. Where it cannot be read at
// all the error is editor.ErrDamaged or editor.ErrNewer; a file of another
// program is ErrForeign, and is not touched. One on a network or in a folder that
// is synchronised is editor.ErrPlace, unless it is opened for reading only.
func Open(ctx context.Context, path string, opt Options) (*Library, error) {
	steps, err := ownMigrations()
	if err != nil {
		return nil, err
	}
	return open(ctx, path, opt, steps)
}

func open(ctx context.Context, path string, opt Options, steps []migration) (*Library, error) {
	l, err := unopened(path, opt)
	if err != nil {
		return nil, err
	}
	if err := l.open(ctx, opt, steps); err != nil {
		return nil, fmt.Errorf("open the library: %w", told(path, err))
	}
	return l, nil
}

// unopened returns the library in a file, of which nothing is open yet.
func unopened(path string, opt Options) (*Library, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	codec, err := newCodec()
	if err != nil {
		return nil, err
	}
	l := &Library{path: path, now: opt.Now, codec: codec, assets: assetsOf(path), reserve: reserve{path: path + "-reserve", spent: true}}
	if l.now == nil {
		l.now = time.Now
	}
	return l, nil
}

func (l *Library) open(ctx context.Context, opt Options, steps []migration) error {
	if !opt.ReadOnly && !opt.scratch {
		if err := checkPlace(l.path); err != nil {
			return err
		}
	}
	writable, err := claim(l.path, opt.ReadOnly)
	if err != nil {
		return err
	}
	var found inspection
	err = l.withReserve(opt.ReadOnly, func() (err error) {
		found, err = inspect(ctx, l.path)
		return err
	})
	if err != nil {
		return err
	}
	switch {
	case found.replaced != nil:
		l.fault = found.replaced
		return l.openReading(ctx, found.settings)
	case found.damage != "":
		l.fault = damaged(l.path, found.damage)
		return l.openReading(ctx, found.settings)
	case found.version > len(steps):
		readable := found.minReader <= len(steps)
		l.fault = newer(l.path, found.version, len(steps), readable)
		if !readable {
			return l.fault
		}
		return l.openReading(ctx, found.settings)
	case opt.ReadOnly, !writable:
		if found.version < len(steps) {
			return fmt.Errorf("%s is of an older Stet: open it once for writing, which brings it up to date", filepath.Base(l.path))
		}
		l.fault = &fault{editor.ErrReadOnly, filepath.Base(l.path) + " was opened for reading only"}
		return l.openReading(ctx, found.settings)
	}
	err = l.withReserve(opt.ReadOnly, func() error { return l.openWriting(ctx, found, opt, steps) })
	if errors.Is(err, editor.ErrFull) && found.version == len(steps) {
		l.writer = nil
		l.fault = &fault{editor.ErrFull, fmt.Sprintf("the disk is full: %s was opened for reading only; free some space and open it again", filepath.Base(l.path))}
		return l.openReading(ctx, found.settings)
	}
	return err
}

// withReserve opens something, and once more without the reserve where the disk
// is full.
func (l *Library) withReserve(readOnly bool, open func() error) error {
	err := told(l.path, open())
	if errors.Is(err, editor.ErrFull) && !readOnly && l.reserve.release() {
		err = told(l.path, open())
	}
	return err
}

// openReading opens the readers alone and proves that they can read.
func (l *Library) openReading(ctx context.Context, settings string) error {
	l.settings = settings
	l.readers = connect(l.path, settings, readers)
	if _, err := number(ctx, l.readers, "select count(*) from article"); err != nil {
		l.readers.Close()
		if l.fault != nil && !isInterrupt(err) {
			return l.fault
		}
		return err
	}
	l.recallDamage(ctx)
	return nil
}

func (l *Library) openWriting(ctx context.Context, found inspection, opt Options, steps []migration) error {
	if found.version > 0 && found.version < len(steps) && !opt.scratch {
		if err := l.backUpFormat(ctx, found.version); err != nil {
			return fmt.Errorf("back up before bringing it up to date: %w", err)
		}
	}
	if err := begin(ctx, l.path); err != nil {
		return err
	}
	l.unchecked.Store(found.unchecked)
	l.writer = connect(l.path, forWriting, 1)
	if err := l.migrate(ctx, steps); err != nil {
		l.writer.Close()
		return err
	}
	l.settings = forReading
	l.readers = connect(l.path, forReading, readers)
	if err := l.beginSession(); err != nil {
		return errors.Join(err, l.readers.Close(), l.writer.Close())
	}
	var err error
	if l.ground, err = l.stand(ctx); err != nil {
		return errors.Join(err, l.endSession(), l.readers.Close(), l.writer.Close())
	}
	l.recallDamage(ctx)
	l.index = l.openIndex(ctx)
	l.reserve.renew(l.now())
	return nil
}

// pageBytes is the size of a new library's pages, twice what SQLite takes by
// itself: a draft of the usual length is one page to write, and less room is left
// over between the revisions.
const pageBytes = 8192

// begin writes the first page of a file that is empty, which settles the size of
// all.
func begin(ctx context.Context, path string) error {
	if size(path) > 0 {
		return nil
	}
	db := connect(path, "mode=rw&_busy_timeout=20", 1)
	defer db.Close()
	return patiently(ctx, func() error {
		_, err := db.ExecContext(ctx, fmt.Sprintf("pragma page_size = %d; pragma journal_mode = wal", pageBytes))
		return err
	})
}

// claim sees that there is a file to open, and whether it may be written to. A
// new one is only the user's to read.
func claim(path string, readOnly bool) (writable bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && readOnly:
		return false, fmt.Errorf("there is no library at %s", path)
	case errors.Is(err, fs.ErrNotExist) && size(path+"-wal") > 0:
		name := filepath.Base(path)
		return false, &fault{editor.ErrReplaced, fmt.Sprintf("%s is gone, but %s-wal with its last words is there: put it back, or move %s-wal to another folder", name, name, name)}
	case errors.Is(err, fs.ErrNotExist):
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return false, err
		}
		return true, f.Close()
	case err != nil:
		return false, err
	case !info.Mode().IsRegular():
		return false, fmt.Errorf("%s is a folder or a device: name a file", path)
	case isOpen(info):
		return true, nil
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false, nil
	}
	return true, f.Close()
}

// inspection is what a file is, found without writing to it.
type inspection struct {
	settings  string // how it can be read
	version   int    // of its schema; 0 for an empty file
	minReader int
	damage    string // what is wrong with it
	unchecked bool   // its pages were not looked at, though nobody closed it
	replaced  error  // it does not go with its -wal
}

// inspect looks at a file through a connection that only reads.
func inspect(ctx context.Context, path string) (inspection, error) {
	if empty, err := checkMagic(path); empty || err != nil {
		return inspection{settings: forReading}, err
	}
	unclean := size(path+"-wal") > 0 // nobody closed it, or somebody has it open
	if why := checkLog(path); why != nil {
		found, err := examine(ctx, path, asItLies, true)
		found.replaced = why
		return found, err
	}
	found, err := examine(ctx, path, forReading, unclean)
	var e sqlite3.Error
	if errors.As(err, &e) {
		switch {
		case e.ExtendedCode == sqlite3.ErrReadonlyRollback:
			// Killed while the file was being made: only a writer can tidy up.
			return examine(ctx, path, "mode=rw&_query_only=1&_busy_timeout=250", unclean)
		case (e.Code == sqlite3.ErrCantOpen || isFull(e)) && !unclean:
			// A folder or a disk that takes no -shm file beside it.
			return examine(ctx, path, asItLies, false)
		}
	}
	return found, err
}

func examine(ctx context.Context, path, settings string, unclean bool) (inspection, error) {
	found := inspection{settings: settings, minReader: 1}
	db := connect(path, settings, 1)
	defer db.Close()
	err := patiently(ctx, func() error { return found.read(ctx, db) })
	if err == nil && unclean && found.version > 0 {
		if found.unchecked = size(path) > checkAtOnce; !found.unchecked {
			found.damage, err = quickCheck(ctx, db)
		}
	}
	if damage := (sqlite3.Error{}); errors.As(err, &damage) && isDamage(damage) {
		found.damage, err = damage.Error(), nil
	}
	return found, err
}

func (found *inspection) read(ctx context.Context, db *sql.DB) error {
	id, err := number(ctx, db, "pragma application_id")
	if err != nil {
		return err
	}
	tables, err := number(ctx, db, "select count(*) from sqlite_schema")
	if err != nil {
		return err
	}
	if id != applicationID {
		if id != 0 || tables > 0 {
			return fmt.Errorf("%w: it is another program's database; name another file", ErrForeign)
		}
		return nil // made, but not yet a library: its maker was killed
	}
	version, err := number(ctx, db, "pragma user_version")
	if err != nil {
		return err
	}
	found.version = int(version)
	reader, err := number(ctx, db, "select value from meta where key = 'min_reader'")
	found.minReader = int(reader)
	return err
}

// quickCheck returns what is wrong with a file's pages, "" where nothing is.
func quickCheck(ctx context.Context, db *sql.DB) (string, error) {
	wrong, err := pages(ctx, db, "pragma quick_check(1)")
	if len(wrong) == 0 {
		return "", err
	}
	return wrong[0], err
}

// FinishCheck looks, after an unclean exit, at the pages of a large library, which
// Open leaves unchecked. Damage stops all writing and is the error; in any other
// library there is nothing to do.
func (l *Library) FinishCheck(ctx context.Context) error {
	if !l.unchecked.Swap(false) {
		return nil
	}
	db := connect(l.path, l.settings, 1)
	defer db.Close()
	wrong, err := quickCheck(ctx, db)
	if err != nil {
		l.unchecked.Store(true)
		return fmt.Errorf("check the library: %w", l.translate(ctx, err))
	}
	if wrong != "" {
		l.distrust(damaged(l.path, wrong))
		return l.ReadOnly()
	}
	return nil
}

// checkMagic reads the sixteen bytes that every SQLite file starts with
// (https://www.sqlite.org/fileformat.html#the_database_header).
func checkMagic(path string) (empty bool, err error) {
	const magic = "SQLite format 3\x00"
	start, n := make([]byte, len(magic)), 0
	err = lookInto(path, func(f io.ReaderAt) (err error) {
		n, err = f.ReadAt(start, 0)
		return err
	})
	switch {
	case n == 0 && err == io.EOF:
		return true, nil
	case err != nil && err != io.EOF:
		return false, err
	case string(start[:n]) != magic:
		return false, &fault{editor.ErrDamaged, filepath.Base(path) +
			" is not a Stet library, or its first page is destroyed: name another file, or restore a backup under a new name"}
	}
	return false, nil
}

// size returns a file's bytes, 0 where there is none.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
