package store

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"sync"
	"time"

	"stet/editor"
)

// reserveSize is how much of the disk is set aside, in bytes: some two thousand
// drafts, or the emptying of a -wal file.
const reserveSize = 8 << 20

// renewEvery is how often room for a reserve that was given up is looked for.
const renewEvery = time.Minute

// reserve is room on the disk, kept in a file beside the library, that is given
// up when the disk is full so that the last words find a place. Imports do not
// get it.
type reserve struct {
	path string

	mu    sync.Mutex
	spent bool      // there is none
	tried time.Time // when room for it was last looked for
}

// renew sets the room aside, where it is not and the disk has it. Nobody waits
// for a disk that has not.
func (r *reserve) renew(now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.spent || now.Sub(r.tried).Abs() < renewEvery {
		return
	}
	r.tried = now
	r.spent = size(r.path) < reserveSize && setAside(r.path) != nil
}

// setAside makes the file, whole or not at all.
func setAside(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = errors.Join(allocate(f, reserveSize), f.Close())
	if err != nil {
		os.Remove(path)
	}
	return err
}

// fill writes bytes that no file system can press together or leave out.
func fill(f *os.File, n int) error {
	noise := rand.NewChaCha8([32]byte{})
	b := make([]byte, 64<<10)
	for ; n > 0; n -= len(b) {
		noise.Read(b)
		if _, err := f.Write(b[:min(n, len(b))]); err != nil {
			return err
		}
	}
	return nil
}

// release gives the room up and reports whether there was any.
func (r *reserve) release() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.spent = true
	return os.Remove(r.path) == nil
}

func (r *reserve) gone() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.spent
}

// Full reports whether the disk was found full and has had no room since for
// the reserve: words are still saved, but not for long.
func (l *Library) Full() bool { return l.writer != nil && l.reserve.gone() }

// keep attempts to write. Where the disk is full it gives up the reserve, empties
// the -wal file, whose room the words may have, and attempts it again.
func (l *Library) keep(ctx context.Context, do func() error) error {
	err := l.attempt(ctx, do)
	if err == nil {
		l.reserve.renew(l.now())
	}
	if !errors.Is(err, editor.ErrFull) || l.writer == nil {
		return err
	}
	room := l.reserve.release()
	if _, err := execute(ctx, l.writer, "pragma wal_checkpoint(TRUNCATE)"); err == nil {
		room = true
	}
	if room {
		return l.attempt(ctx, do)
	}
	return err
}
