package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"stet/editor"
)

// A session is an open library. Its mark is a file in LIBRARY-open that it keeps
// locked: the system takes the lock away however the process ends, so that a
// session that has crashed is known to be gone, and no clock has to be trusted.

// openFolder is where the marks of a library's sessions lie.
func openFolder(path string) string { return path + "-open" }

// beginSession marks this session as alive, and removes the marks of those that
// are not.
func (l *Library) beginSession() error {
	folder := openFolder(l.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	marks, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, m := range marks {
		sweepMark(filepath.Join(folder, m.Name()))
	}
	for range 10 {
		l.session = editor.NewID()
		l.mark = flock.New(filepath.Join(folder, l.session), flock.SetPermissions(0o600))
		locked, err := l.mark.TryLock()
		if err != nil {
			return err
		}
		if _, err := os.Stat(l.mark.Path()); locked && err == nil {
			return nil
		}
		l.mark.Close() // somebody swept it before it was locked
	}
	return fmt.Errorf("mark the library as open in %s", folder)
}

// sweepMark removes the mark of a session that is gone.
func sweepMark(path string) {
	mark := flock.New(path)
	defer mark.Close()
	if locked, err := mark.TryLock(); locked && err == nil {
		os.Remove(path)
	}
}

// alive reports whether a session still has the library open.
func (l *Library) alive(session string) bool {
	if session == l.session && session != "" {
		return true
	}
	path := filepath.Join(openFolder(l.path), filepath.Base(session))
	if _, err := os.Stat(path); session == "" || err != nil {
		return false
	}
	mark := flock.New(path)
	defer mark.Close()
	free, err := mark.TryRLock()
	return err == nil && !free
}

// endSession gives back what the session holds.
func (l *Library) endSession() error {
	if l.mark == nil {
		return nil
	}
	var err error
	if l.ReadOnly() == nil && l.ground.check() == nil {
		_, err = execute(context.Background(), l.writer, "delete from hold where session = ?", l.session)
	}
	os.Remove(l.mark.Path())
	return errors.Join(err, l.mark.Close())
}

// Stamp is another one whenever a revision was filed or something else has
// happened to a story, in whatever session.
func (l *Library) Stamp(ctx context.Context) (stamp string, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select coalesce((select max(id) from revision), 0) || ' ' || coalesce((select max(id) from event), 0)").Scan(&stamp)
	})
	return stamp, err
}

// heldBy reads who holds an article: session "" for nobody.
func heldBy(ctx context.Context, db interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}, id string) (session string, h editor.Holder, err error) {
	var since int64
	err = db.QueryRowContext(ctx, "select session, who, since from hold where article = (select id from article where uid = ?)", id).
		Scan(&session, &h.Who, &since)
	if errors.Is(err, sql.ErrNoRows) {
		return "", editor.Holder{}, nil
	}
	h.Since = moment(since)
	return session, h, err
}

// Holder returns who else may write to a story; nil where that is this session,
// or nobody.
func (l *Library) Holder(ctx context.Context, id string) (*editor.Holder, error) {
	var session string
	var h editor.Holder
	err := l.read(ctx, func(db *sql.DB) (err error) {
		session, h, err = heldBy(ctx, db, id)
		return err
	})
	if err != nil || session == "" || session == l.session || !l.alive(session) {
		return nil, about(id, err)
	}
	return &h, nil
}

// Holds reports whether this session may write to a story.
func (l *Library) Holds(ctx context.Context, id string) (bool, error) {
	var session string
	err := l.read(ctx, func(db *sql.DB) (err error) {
		session, _, err = heldBy(ctx, db, id)
		return err
	})
	return session == l.session, about(id, err)
}

// Held lists the stories that this session may write to.
func (l *Library) Held(ctx context.Context) ([]string, error) {
	var held []string
	err := l.read(ctx, func(db *sql.DB) (err error) {
		held, err = sentences(ctx, db, "select a.uid from hold h join article a on a.id = h.article where h.session = ?", l.session)
		return err
	})
	return held, err
}

// Take lets this session write to a story, for the person named, and hands it
// the draft that was left there. Where another session that is alive may write
// to it the answer is an *editor.HeldError.
func (l *Library) Take(ctx context.Context, id, who string) error {
	return about(id, l.write(ctx, func(tx *sql.Tx) error {
		session, h, err := heldBy(ctx, tx, id)
		switch {
		case err != nil:
			return err
		case session == l.session:
			return nil
		case session != "" && l.alive(session):
			return &editor.HeldError{Holder: h}
		}
		article, newest, err := newestOf(tx, id)
		if err != nil {
			return err
		}
		if err := l.setAside(tx, article); err != nil {
			return err
		}
		// Only words that go on from the newest revision are the story's: others
		// are kept apart and offered.
		_, err = tx.Exec(`update draft set session = ?1 where article = ?2 and session = (
			select session from draft where article = ?2 and base = ?3 order by saved desc limit 1)`, l.session, article, newest)
		if err != nil {
			return err
		}
		return l.hold(tx, article, who)
	}))
}

// TakeOver lets this session write to a story that another one has open, going
// on from the words that this has saved. They stay there as the other's, too.
func (l *Library) TakeOver(ctx context.Context, id, who string) error {
	return about(id, l.write(ctx, func(tx *sql.Tx) error {
		session, h, err := heldBy(ctx, tx, id)
		if err != nil || session == l.session {
			return err
		}
		article, err := articleOf(tx, id)
		if err != nil {
			return err
		}
		if err := l.setAside(tx, article); err != nil {
			return err
		}
		_, err = tx.Exec(`insert into draft (article, session, who, base, saved, headline, hash, body)
			select article, ?, ?, base, saved, headline, hash, body from draft where article = ? and session = ?`,
			l.session, who, article, session)
		if err != nil {
			return err
		}
		if err := l.insertEvent(tx, article, editor.Event{Who: who, What: editor.TakenOver, Was: h.Who, Became: who}); err != nil {
			return err
		}
		return l.hold(tx, article, who)
	}))
}

// setAside gives words that this session has left in a story, when that was taken
// over, a name of their own: what it writes next does not overwrite them.
func (l *Library) setAside(tx *sql.Tx, article int64) error {
	_, err := tx.Exec("update draft set session = session || '.' || lower(hex(randomblob(4))) where article = ? and session = ?", article, l.session)
	return err
}

// hold notes that this session may write to an article. Another's draft that
// says the same as its own is dropped.
func (l *Library) hold(tx *sql.Tx, article int64, who string) error {
	_, err := tx.Exec("insert or replace into hold (article, session, who, since) values (?, ?, ?, ?)",
		article, l.session, who, milliseconds(l.now()))
	if err != nil {
		return err
	}
	_, err = tx.Exec(`delete from draft where article = ?1 and session <> ?2
		and hash = (select hash from draft where article = ?1 and session = ?2)`, article, l.session)
	return err
}

// Release lets others write to a story.
func (l *Library) Release(ctx context.Context, id string) error {
	return about(id, l.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("delete from hold where article = (select id from article where uid = ?) and session = ?", id, l.session)
		return err
	}))
}
