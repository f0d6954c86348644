package store

import (
	"testing"
	"time"
)

// TestScrub goes through a library in small steps over several sessions, finds
// what is damaged, and rests for a week.
func TestScrub(t *testing.T) {
	path, id, _, _ := hurtLibrary(t)
	spoil(t, path, "update revision set body = x'00' where number = 21 and article = 1")
	at := time.Date(2026, 11, 27, 3, 0, 0, 0, time.UTC)
	open := func() *Library {
		l, err := Open(t.Context(), path, Options{Now: func() time.Time { return at }})
		noError(t, err)
		t.Cleanup(func() { l.Close() })
		return l
	}
	round := func() (steps int) {
		for {
			l := open()
			more, err := l.Scrub(t.Context(), 40)
			noError(t, err)
			noError(t, l.Close())
			if !more {
				return steps
			}
			steps++
		}
	}
	if steps := round(); steps < 4 {
		t.Errorf("a round took %d steps", steps)
	}
	l := open()
	if known := l.Damage(); len(known) != 1 || known[0].Story != id || known[0].Revision != 21 || l.ReadOnly() != nil {
		t.Errorf("it knows of %v, and is %v", known, l.ReadOnly())
	}
	for _, c := range []struct {
		after time.Duration
		due   bool
	}{{6 * 24 * time.Hour, false}, {7 * 24 * time.Hour, true}, {time.Hour, false}, {-2 * time.Hour, true}} {
		at = at.Add(c.after)
		if steps := round(); steps > 0 != c.due {
			t.Errorf("after %v: %d steps", c.after, steps)
		}
	}
	readOnly, err := Open(t.Context(), path, Options{ReadOnly: true})
	noError(t, err)
	defer readOnly.Close()
	if more, err := readOnly.Scrub(t.Context(), 40); more || err != nil {
		t.Errorf("a library that is only read: %v, %v", more, err)
	}
}
