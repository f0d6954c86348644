package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"stet/editor"
)

// Salvage makes a library where there is none yet, out of what can still be read
// of a damaged one and, where that is not what was filed, of what backups of it
// have, newest first. The damaged library is left alone. Nothing goes missing
// without being named.
func (s Libraries) Salvage(ctx context.Context, from, to string, backups []string, progress func(done, total int)) (editor.Salvage, error) {
	from, err1 := filepath.Abs(from)
	to, err2 := filepath.Abs(to)
	if err := errors.Join(err1, err2); err != nil {
		return editor.Salvage{}, err
	}
	if err := checkFree(to); err != nil {
		return editor.Salvage{}, fmt.Errorf("make a repaired copy: %w", err)
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	made, err := s.salvage(ctx, from, to, backups, progress)
	if err != nil {
		return made, fmt.Errorf("make a repaired copy: %w", told(from, err))
	}
	return made, nil
}

func (s Libraries) salvage(ctx context.Context, from, to string, backups []string, progress func(done, total int)) (editor.Salvage, error) {
	made := editor.Salvage{Path: to}
	if err := room(filepath.Dir(to), 2*size(from)); err != nil {
		return made, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(to), ".stet-repair-*")
	if err != nil {
		return made, err
	}
	defer os.RemoveAll(dir)
	w := wreck{made: &made, path: filepath.Join(dir, "library.stet"), backups: backups, progress: progress}
	if err := w.open(ctx, from); err != nil {
		return made, err
	}
	defer w.from.Close()
	if err := w.fill(ctx, s); err != nil {
		return made, err
	}
	if err := w.mend(ctx, s); err != nil {
		return made, err
	}
	return made, putInPlace(w.path, to)
}

// wreck is a damaged library, and the one that is made of it.
type wreck struct {
	made     *editor.Salvage
	from     *Library // the damaged one, or the backup in place of it
	path     string   // of the new one
	backups  []string
	progress func(done, total int)
	uid      string          // of the library, "" where it cannot be read
	broken   map[string]bool // tables that could not be read to their end
}

// open opens the damaged library, or the newest backup where nothing of it can
// be read.
func (w *wreck) open(ctx context.Context, from string) error {
	var err error
	if w.from, err = OpenBackup(ctx, from); err == nil {
		return nil
	}
	if w.from = openWreck(ctx, from); w.from != nil {
		return nil
	}
	for i, path := range w.backups {
		if w.from, _ = OpenBackup(ctx, path); w.from != nil {
			w.made.Base, w.made.Made = path, madeAt(ctx, w.from)
			w.backups = w.backups[i+1:]
			return nil
		}
	}
	return err
}

// openWreck opens a library of which at least the schema can be read; nil where
// that is too much to ask.
func openWreck(ctx context.Context, path string) *Library {
	steps, err := ownMigrations()
	if err != nil {
		return nil
	}
	l, err := unopened(path, Options{})
	if err != nil {
		return nil
	}
	l.readers = connect(path, asItLies, 1)
	id, err := number(ctx, l.readers, "pragma application_id")
	version, err2 := number(ctx, l.readers, "pragma user_version")
	tables, err3 := number(ctx, l.readers, "select count(*) from sqlite_schema where name in ('article', 'revision')")
	if errors.Join(err, err2, err3) != nil || id != applicationID || int(version) != len(steps) || tables != 2 {
		l.readers.Close()
		return nil
	}
	return l
}

// fill makes the new library and carries the rows over, each as it was.
func (w *wreck) fill(ctx context.Context, s Libraries) error {
	if err := s.Make(ctx, w.path); err != nil {
		return err
	}
	// Nobody else has it: it is flushed when it is whole.
	out := connect(w.path, "_journal_mode=OFF&_synchronous=OFF&_foreign_keys=0&_txlock=exclusive", 1)
	defer out.Close()
	w.broken = map[string]bool{}
	err := inTransaction(ctx, out, func(tx *sql.Tx) error {
		for i, t := range tables {
			w.progress(i, len(tables))
			if err := w.carry(ctx, tx, w.from, t); err != nil {
				return err
			}
		}
		if w.uid, _ = w.from.uid(ctx); w.uid != "" {
			if err := setMeta(tx, "uid", w.uid); err != nil {
				return err
			}
		}
		return w.fillUp(ctx, tx)
	})
	return err
}

// finish brings the files over and looks at the whole once more.
func (w *wreck) finish(ctx context.Context, l *Library, own string) error {
	hashes, err := sentences(ctx, l.readers, "select hex(hash) from asset")
	if err != nil {
		return err
	}
	for _, h := range hashes {
		hash, err := hex.DecodeString(h)
		if err != nil {
			return err
		}
		b, err := l.assets.read(hash)
		if err != nil {
			return err
		}
		if _, err := (assets{[]string{own}}).keep(b); err != nil {
			return err
		}
	}
	l.assets.folders = []string{own}
	found, err := l.Verify(ctx, w.progress)
	if err == nil && len(found) > 0 {
		err = &fault{editor.ErrDamaged, "the repaired copy is not sound: " + found[0].String()}
	}
	if err != nil {
		return err
	}
	return l.readers.QueryRowContext(ctx, "select (select count(*) from article), (select count(*) from revision)").Scan(&w.made.Stories, &w.made.Revisions)
}
