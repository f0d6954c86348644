package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"stet/editor"
)

// cure is a content that was lost, as a backup or the library itself has it.
type cure struct {
	editor.Damage
	article, revision int64
	hash              []byte
	content           []byte
}

// Remedies says of each damage what can mend it: the library itself, or the
// newest of some backups, by content hash. Backups are named newest first; one
// that cannot be read has nothing.
func (l *Library) Remedies(ctx context.Context, found []editor.Damage, backups []string, progress func(done, total int)) ([]editor.Remedy, error) {
	all := make([]editor.Remedy, len(found))
	for i, d := range found {
		all[i] = editor.Remedy{Damage: d, Can: d.Kind == editor.DamagedRow}
	}
	for n, path := range backups {
		if progress != nil {
			progress(n, len(backups))
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(all, func(r editor.Remedy) bool { return !r.Can }) {
			break
		}
		from, err := OpenBackup(ctx, path)
		if err != nil {
			continue
		}
		made := madeAt(ctx, from)
		for i := range all {
			if r := &all[i]; !r.Can && !r.Damage.OfFile() {
				if _, err := l.cureFrom(ctx, from, r.Damage); err == nil {
					r.Can, r.Backup, r.Made = true, path, made
				}
			}
		}
		from.Close()
	}
	return all, ctx.Err()
}

// madeAt is when a backup was made.
func madeAt(ctx context.Context, backup *Library) time.Time {
	return readCopy(ctx, backup.path).Made
}

var errNoCure = errors.New("it is not there")

// cureFrom returns what a backup has of something that is damaged in the library.
func (l *Library) cureFrom(ctx context.Context, from *Library, d editor.Damage) (cure, error) {
	c := cure{Damage: d}
	hash, err := hex.DecodeString(d.Hash)
	if err != nil {
		return c, err
	}
	switch d.Kind {
	case editor.DamagedRevision:
		return l.cureRevision(ctx, from, c)
	case editor.DamagedDraft:
		err = from.read(ctx, func(db *sql.DB) error {
			return db.QueryRowContext(ctx, `select d.body from draft d join article a on a.id = d.article
				where a.uid = ? and d.session = ? and d.hash = ?`, d.Story, d.Session, hash).Scan(&c.content)
		})
		if sum := sha256.Sum256(c.content); err == nil && string(sum[:]) != string(hash) {
			err = errNoCure
		}
		return c, err
	case editor.DamagedOriginal, editor.DamagedPicture:
		c.content, err = from.assets.read(hash)
		return c, err
	}
	return c, errNoCure
}

// cureRevision takes a revision for the same where it has the same hash or, since
// that may be what is damaged, was filed at the same moment.
func (l *Library) cureRevision(ctx context.Context, from *Library, c cure) (cure, error) {
	saved, _, err := l.revisionRow(ctx, &c)
	if err != nil {
		return c, err
	}
	own := c.hash
	there, row, err := from.revisionRow(ctx, &cure{Damage: c.Damage})
	if err != nil {
		return c, err
	}
	if saved != there && string(own) != string(row.hash) {
		return c, errNoCure
	}
	if _, err := from.codec.storyOf(c.Story, row); err != nil {
		return c, err
	}
	c.hash = row.hash
	c.content, err = from.codec.content(row)
	return c, err
}

func (l *Library) revisionRow(ctx context.Context, c *cure) (saved int64, row stored, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, `select a.id, r.id, r.saved, r.hash, r.body, k.body
			from article a join revision r on r.article = a.id left join revision k on k.id = r.base
			where a.uid = ? and r.number = ?`, c.Story, c.Damage.Revision).
			Scan(&c.article, &c.revision, &saved, &row.hash, &row.body, &row.keyBody)
	})
	c.hash = row.hash
	return saved, row, err
}

// Repair puts back what the remedies have, the contents in one transaction, and
// looks at each again. Nothing else is touched. It returns what is still damaged.
// Where the library's file itself is damaged nothing is written to it: see
// Libraries.Salvage.
func (l *Library) Repair(ctx context.Context, remedies []editor.Remedy, progress func(done, total int)) (left []editor.Damage, err error) {
	if err := l.ReadOnly(); err != nil {
		return nil, fmt.Errorf("repair the library: %w", err)
	}
	if err := l.repair(ctx, remedies, progress); err != nil {
		return nil, fmt.Errorf("repair the library: %w", l.translate(ctx, err))
	}
	return l.lookAgain(ctx, remedies)
}

func (l *Library) repair(ctx context.Context, remedies []editor.Remedy, progress func(done, total int)) error {
	cures, err := l.cures(ctx, remedies, progress)
	if err != nil {
		return err
	}
	for _, c := range cures { // the files first: a row may name only what is there
		if c.Kind == editor.DamagedOriginal || c.Kind == editor.DamagedPicture {
			if _, err := l.assets.keep(c.content); err != nil {
				return err
			}
		}
	}
	err = l.write(ctx, func(tx *sql.Tx) error {
		for _, c := range cures {
			if err := c.put(tx, l.codec); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, r := range remedies { // what the lists show of a story is known by its newest revision, which may have been damaged
		if r.Can && (r.Damage.Kind == editor.DamagedRow || r.Damage.Kind == editor.DamagedRevision) {
			if err := l.relist(ctx, r.Damage.Story); err != nil {
				return err
			}
		}
	}
	return nil
}

// cures reads what the remedies name, each backup once; the revisions that
// others are compressed against come first.
func (l *Library) cures(ctx context.Context, remedies []editor.Remedy, progress func(done, total int)) ([]cure, error) {
	byBackup := map[string][]editor.Damage{}
	for _, r := range remedies {
		if r.Can && r.Backup != "" {
			byBackup[r.Backup] = append(byBackup[r.Backup], r.Damage)
		}
	}
	var all []cure
	for path, damages := range byBackup {
		from, err := OpenBackup(ctx, path)
		if err != nil {
			return nil, err
		}
		for _, d := range damages {
			c, err := l.cureFrom(ctx, from, d)
			if err != nil {
				from.Close()
				return nil, fmt.Errorf("%s does not have %s any more: %w", filepath.Base(path), d.What(), err)
			}
			all = append(all, c)
			if progress != nil {
				progress(len(all), len(remedies))
			}
		}
		from.Close()
	}
	slices.SortStableFunc(all, func(a, b cure) int { return a.Damage.Revision - b.Damage.Revision })
	return all, nil
}

// put writes a content back to where it was. A revision that has come right
// already, with the one that it is compressed against, is left as it is; else it
// stands alone from now on.
func (c cure) put(tx *sql.Tx, codec *codec) error {
	switch c.Kind {
	case editor.DamagedDraft:
		_, err := tx.Exec(`update draft set body = ? where session = ? and hash = ?
			and article = (select id from article where uid = ?)`, c.content, c.Session, sum(c.content), c.Story)
		return err
	case editor.DamagedRevision:
		var row stored
		err := tx.QueryRow("select r.hash, r.body, k.body from revision r left join revision k on k.id = r.base where r.id = ?", c.revision).
			Scan(&row.hash, &row.body, &row.keyBody)
		if err != nil {
			return err
		}
		if _, err := codec.content(row); err == nil {
			return nil
		}
		body, err := codec.pack(c.content, nil)
		if err != nil {
			return err
		}
		return one(tx.Exec("update revision set hash = ?, base = null, body = ? where id = ?", c.hash, body, c.revision))
	}
	return nil
}

func sum(b []byte) []byte {
	s := sha256.Sum256(b)
	return s[:]
}

// relist makes the lists show what a story's newest revision says.
func (l *Library) relist(ctx context.Context, id string) error {
	s, _, err := l.Story(ctx, id, 0)
	if errors.Is(err, editor.ErrDamaged) {
		return nil // found again by looking
	}
	if err != nil {
		return err
	}
	return l.write(ctx, func(tx *sql.Tx) error {
		article, err := articleOf(tx, id)
		if err != nil {
			return err
		}
		a := s.Article
		if _, err := tx.Exec("update article set headline = ?, slug = ?, section = ? where id = ?", a.Title(), a.Slug, a.Section, article); err != nil {
			return err
		}
		return replaceFacts(tx, article, s.Facts)
	})
}

// lookAgain checks what was repaired, and the others that are known to be
// damaged: what depends on a revision that is whole again is so as well.
func (l *Library) lookAgain(ctx context.Context, remedies []editor.Remedy) ([]editor.Damage, error) {
	l.note(damagesOf(remedies)...)
	var left []editor.Damage
	for _, d := range l.Damage() {
		still, err := l.still(ctx, d)
		if err != nil {
			return nil, err
		}
		if still {
			left = append(left, d)
		}
	}
	l.setDamage(ctx, left)
	return left, nil
}

func damagesOf(remedies []editor.Remedy) []editor.Damage {
	all := make([]editor.Damage, len(remedies))
	for i, r := range remedies {
		all[i] = r.Damage
	}
	return all
}

// still reports whether something is damaged as it was.
func (l *Library) still(ctx context.Context, d editor.Damage) (bool, error) {
	c := l.newCheck()
	defer c.close()
	hash, _ := hex.DecodeString(d.Hash)
	var err error
	switch d.Kind {
	case editor.DamagedRevision:
		_, _, err = c.revisionsWhere(ctx, "a.uid = ? and r.number = ?", d.Story, d.Revision)
	case editor.DamagedRow:
		_, _, err = c.revisionsWhere(ctx, "a.uid = ? and r.id = a.head", d.Story)
	case editor.DamagedDraft:
		err = c.drafts(ctx)
	case editor.DamagedOriginal, editor.DamagedPicture:
		_, err := l.assets.read(hash)
		return err != nil, nil
	default:
		return true, nil
	}
	if err != nil {
		return true, l.translate(ctx, err)
	}
	return slices.ContainsFunc(c.found, func(f editor.Damage) bool { return sameDamage(f, d) }), nil
}
