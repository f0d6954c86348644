package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"stet/editor"
)

// Backup writes a consistent copy of the library to path, and its files to the
// folder path-files; whole or not at all: it is made under another name in the
// same folder, its pages and a sample of its hashes are checked, it is flushed
// to the disk and then put in place. An earlier backup at path is replaced; any
// other file, and a library that somebody has open, is left alone. Writers are
// not kept waiting.
func (l *Library) Backup(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if err := l.mayReplace(path); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	_, err = l.backUp(ctx, copying{to: path, files: path + "-files", reason: editor.ByHand})
	return err
}

// copying is a backup to be made.
type copying struct {
	to, files string // the file, and the folder of what lies beside it
	reason    editor.Reason
	progress  func(done, total int) // of the files; may be nil
}

// backUp makes a backup of a library whose file is sound. Where something in it is
// known to be damaged the copy has all the rest, and takes no other's place.
func (l *Library) backUp(ctx context.Context, c copying) (editor.Backup, error) {
	if err := l.ReadOnly(); errors.Is(err, editor.ErrDamaged) {
		return editor.Backup{}, fmt.Errorf("back up: %w", err)
	}
	if known := l.Damage(); len(known) > 0 && size(c.to) > 0 {
		return editor.Backup{}, fmt.Errorf("back up: %w", &editor.DamageError{Library: filepath.Base(l.path), Damage: known[0]})
	}
	b, err := l.copyTo(ctx, c)
	switch {
	case errors.Is(err, errUnsound):
		err = l.blame(ctx, err)
	case err != nil:
		err = l.translate(ctx, err)
	}
	if err != nil {
		return b, fmt.Errorf("back up: %w", err)
	}
	return b, nil
}

// soundCopy checks a copy; what is known to be damaged in the library may be so
// in the copy.
func (l *Library) soundCopy(ctx context.Context, path string) error {
	err := l.codec.sound(ctx, path)
	if !errors.Is(err, errUnsound) || len(l.Damage()) == 0 {
		return err
	}
	own, err1 := l.codec.checkSample(ctx, l.readers)
	db := connect(path, asItLies, 1)
	defer db.Close()
	broken, err2 := pages(ctx, db, "pragma quick_check")
	wrong, err3 := l.codec.checkSample(ctx, db)
	if errors.Join(err1, err2, err3) != nil || len(broken) > 0 || slices.ContainsFunc(wrong, func(w string) bool { return !slices.Contains(own, w) }) {
		return err
	}
	return nil
}

// blame finds out whether the library is damaged where a copy is, or else the
// disk that the copy was on.
func (l *Library) blame(ctx context.Context, unsound error) error {
	wrong, err := l.codec.checkSample(ctx, l.readers)
	if err != nil {
		return l.translate(ctx, err)
	}
	if len(wrong) > 0 {
		return &fault{editor.ErrDamaged, fmt.Sprintf("%s is damaged (%s): check it to repair it", filepath.Base(l.path), wrong[0])}
	}
	return fmt.Errorf("%w: its disk may be failing", unsound)
}

// mayReplace refuses a target that is no backup of a library.
func (l *Library) mayReplace(path string) error {
	there, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case l.isOwn(path):
		return fmt.Errorf("%s is the open library itself: name another file", path)
	case size(path+"-wal") > 0:
		return fmt.Errorf("%s is a library that somebody has open: name another file", path)
	case there.Mode().IsRegular() && there.Size() == 0, isLibrary(path):
		return nil
	}
	return fmt.Errorf("%s is not a backup of a library: name a new file", path)
}

// isLibrary reads the application ID from the file's header, at byte 68
// (https://www.sqlite.org/fileformat.html#application_id).
func isLibrary(path string) bool {
	id := make([]byte, 4)
	err := lookInto(path, func(f io.ReaderAt) error {
		_, err := f.ReadAt(id, 68)
		return err
	})
	return err == nil && string(id) == "Stet"
}

// unfinished is what a copy is called while it is made.
const unfinished = ".stet-backup-*"

// copyTo makes a checked copy of the library: its files first, so that there is
// never a copy without them.
func (l *Library) copyTo(ctx context.Context, c copying) (editor.Backup, error) {
	b := editor.Backup{Path: c.to, Reason: c.reason, Made: l.now().UTC().Truncate(time.Millisecond), Verified: len(l.Damage()) == 0}
	if err := room(filepath.Dir(c.to), size(l.path)); err != nil {
		return b, err
	}
	f, err := os.CreateTemp(filepath.Dir(c.to), unfinished)
	if err != nil {
		return b, err
	}
	err = vacuumInto(ctx, l.path, f.Name())
	if err == nil {
		b.Missing, err = l.copyFiles(ctx, f.Name(), c)
	}
	if err == nil {
		err = describe(ctx, f.Name(), &b)
	}
	if err == nil {
		err = l.settle(ctx, f)
	}
	b.Bytes = size(f.Name())
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), c.to)
	}
	if err != nil {
		os.Remove(f.Name())
		return b, err
	}
	syncFolder(filepath.Dir(c.to))
	return b, nil
}

// settle checks a copy while it is flushed to the disk.
func (l *Library) settle(ctx context.Context, f *os.File) error {
	flushed := make(chan error, 1)
	go func() { flushed <- f.Sync() }()
	err := l.soundCopy(ctx, f.Name())
	return errors.Join(err, <-flushed)
}

// vacuumInto writes one moment of the library while others write to it; SQLite's
// backup API starts over each time somebody does.
func vacuumInto(ctx context.Context, library, to string) error {
	db := connect(library, forCopying, 1)
	defer db.Close()
	return patiently(ctx, func() error {
		_, err := db.ExecContext(ctx, "vacuum into ?", to)
		return err
	})
}

// copyFiles brings the files that a copy refers to into its folder, and counts
// those that are not to be had: that is no reason to do without the words.
func (l *Library) copyFiles(ctx context.Context, copied string, c copying) (missing int, err error) {
	hashes, err := filesOf(ctx, copied)
	if err != nil {
		return 0, err
	}
	to := assets{[]string{c.files}}
	for n, f := range hashes {
		if err := ctx.Err(); err != nil {
			return missing, err
		}
		if c.progress != nil {
			c.progress(n, len(hashes))
		}
		err := to.take(f, l.assets)
		if errors.Is(err, errMissing) || errors.Is(err, errHash) {
			missing++
		} else if err != nil {
			return missing, err
		}
	}
	return missing, nil
}

// asset is a file beside a library.
type asset struct {
	hash []byte
	size int64
}

// filesOf lists the files that a library refers to.
func filesOf(ctx context.Context, path string) ([]asset, error) {
	db := connect(path, asItLies, 1)
	defer db.Close()
	if has, err := number(ctx, db, "select count(*) from sqlite_schema where name = 'asset'"); err != nil || has == 0 {
		return nil, err // before format 3 they were rows
	}
	rows, err := db.QueryContext(ctx, "select hash, size from asset")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []asset
	for rows.Next() {
		var f asset
		if err := rows.Scan(&f.hash, &f.size); err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, rows.Err()
}

// take keeps a file that another library has. One that lies there already in its
// length was checked when it came; touching it says that it is wanted.
func (a assets) take(f asset, from assets) error {
	name := assetName(a.folders[0], f.hash)
	if info, err := os.Stat(name); err == nil && info.Size() == f.size {
		now := time.Now()
		os.Chtimes(name, now, now)
		return nil
	}
	b, err := from.read(f.hash)
	if err != nil {
		return err
	}
	_, err = a.keep(b)
	return err
}

// label is the row of meta that a copy bears: what a list of backups shows of
// it. Mark says which state of the library it holds.
type label struct {
	Made      int64         `json:"made"` // ms
	Reason    editor.Reason `json:"reason"`
	Stories   int           `json:"stories"`
	Revisions int           `json:"revisions"`
	Newest    int64         `json:"newest"` // ms, 0 for none
	Missing   int           `json:"missing"`
	Mark      string        `json:"mark"`
}

// ofNobody is for a copy that is made: it is flushed when it is whole.
const ofNobody = "mode=rw&_journal_mode=OFF&_synchronous=OFF"

// letGo makes a copy one that nobody has open: it would say of the sessions that
// had the library open when it was made that they never came to their end.
func letGo(ctx context.Context, db *sql.DB) error {
	has, err := number(ctx, db, "select count(*) from sqlite_schema where name = 'hold'")
	if err != nil || has == 0 {
		return err // before format 3 there was none
	}
	_, err = db.ExecContext(ctx, "delete from hold")
	return err
}

// describe counts what a copy holds, labels it and makes it one that cannot be
// taken for the library.
func describe(ctx context.Context, path string, b *editor.Backup) error {
	db := connect(path, ofNobody, 1)
	defer db.Close()
	held, err := count(ctx, db)
	if err != nil {
		return err
	}
	held.Made, held.Reason, held.Missing = milliseconds(b.Made), b.Reason, b.Missing
	held.tell(b)
	if b.Format, err = formatOf(ctx, db); err != nil {
		return err
	}
	text, err := json.Marshal(held)
	if err != nil {
		return err
	}
	if err = letGo(ctx, db); err != nil {
		return err
	}
	if _, err = db.ExecContext(ctx, fmt.Sprintf(brand, rand.Int32())); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "insert into meta values ('backup', ?) on conflict do update set value = excluded.value", string(text))
	return err
}

func formatOf(ctx context.Context, db *sql.DB) (int, error) {
	n, err := number(ctx, db, "pragma user_version")
	return int(n), err
}

// count makes the label of a library as it is.
func count(ctx context.Context, db *sql.DB) (label, error) {
	var held label
	err := db.QueryRowContext(ctx, `select (select count(*) from article), (select count(*) from revision),
		(select coalesce(max(updated), 0) from article)`).Scan(&held.Stories, &held.Revisions, &held.Newest)
	if err != nil {
		return held, err
	}
	held.Mark, err = markOf(ctx, db)
	return held, err
}

// tell copies what the label says.
func (held label) tell(b *editor.Backup) {
	b.Made, b.Reason, b.Missing = moment(held.Made), held.Reason, held.Missing
	b.Stories, b.Revisions = held.Stories, held.Revisions
	if held.Newest > 0 {
		b.Newest = moment(held.Newest)
	}
}

// markOf tells one state of a library from another without reading it: the
// numbers given so far, and what is kept besides.
func markOf(ctx context.Context, db *sql.DB) (mark string, err error) {
	err = db.QueryRowContext(ctx, `select json_array((select json_group_array(name || seq) from sqlite_sequence),
		(select count(*) from article), (select count(*) from draft), (select sum(saved) from draft))`).Scan(&mark)
	return mark, err
}

// syncFolder flushes a rename to the disk where the system has a way to.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		f.Sync()
		f.Close()
	}
}
