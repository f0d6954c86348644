package app

import (
	"errors"
	"testing"
	"time"
)

func TestAutosave(t *testing.T) {
	start := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	at := func(ms int) time.Time { return start.Add(time.Duration(ms) * time.Millisecond) }
	var a autosave
	if a.due(at(0)) || !a.clean() {
		t.Fatal("an untouched story has nothing to save")
	}
	a.changed(1, at(0))
	for _, c := range []struct {
		ms   int
		want bool
	}{{100, false}, {189, false}, {190, true}} {
		if got := a.due(at(c.ms)); got != c.want {
			t.Errorf("%d ms after a key: due %v, want %v", c.ms, got, c.want)
		}
	}
	if a.clean() {
		t.Error("clean before the save")
	}
	a.begin()
	if a.due(at(400)) || a.clean() {
		t.Error("while a save is under way nothing is due, and nothing clean")
	}
	a.ended(nil, at(410))
	if !a.clean() || !a.at.Equal(at(410)) {
		t.Error("not clean after the save")
	}
}

func TestAutosaveWhileTyping(t *testing.T) {
	start := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	var a autosave
	saves := 0
	for ms := 0; ms < 5000; ms += 100 { // a key every 100 ms, never a pause
		now := start.Add(time.Duration(ms) * time.Millisecond)
		a.changed(uint64(ms+1), now)
		if a.due(now) {
			a.begin()
			a.ended(nil, now)
			saves++
		}
	}
	if saves < 5 {
		t.Errorf("%d saves in five seconds of typing, want one a second", saves)
	}
}

func TestAutosaveKeepsLaterKeys(t *testing.T) {
	start := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	var a autosave
	a.changed(1, start)
	a.begin()
	a.changed(2, start.Add(time.Millisecond))
	a.ended(nil, start.Add(2*time.Millisecond))
	if a.clean() {
		t.Error("the key typed during the save counts as saved")
	}
	if !a.due(start.Add(time.Second)) {
		t.Error("the key typed during the save is never saved")
	}
}

func TestAutosaveTriesAgain(t *testing.T) {
	start := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	var a autosave
	a.changed(1, start)
	a.begin()
	full := errors.New("full")
	a.ended(full, start)
	if a.clean() || !errors.Is(a.err, full) {
		t.Error("a failed save counts as saved")
	}
	if a.due(start.Add(savePause / 2)) {
		t.Error("the next try comes at once")
	}
	if !a.due(start.Add(savePause)) {
		t.Error("there is no next try")
	}
	a.begin()
	a.ended(nil, start.Add(savePause))
	if !a.clean() || a.err != nil {
		t.Error("not clean after the second try")
	}
}

// TestAutosaveWaitsLonger: the pauses between tries that fail grow, up to a limit,
// and start small again once one has worked.
func TestAutosaveWaitsLonger(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	var a autosave
	a.changed(1, now)
	a.begin()
	a.ended(errors.New("full"), now)
	for _, want := range []time.Duration{savePause, 2 * savePause, 4 * savePause, 8 * savePause, 16 * savePause, saveAgain, saveAgain} {
		if a.due(now.Add(want - 1)) {
			t.Errorf("due before %v", want)
		}
		now = now.Add(want)
		a.changed(a.version+1, now) // typing goes on and hastens nothing
		if !a.due(now) {
			t.Errorf("not due after %v", want)
		}
		a.begin()
		a.ended(errors.New("full"), now)
	}
	a.begin()
	a.ended(nil, now)
	a.changed(a.version+1, now)
	a.begin()
	a.ended(errors.New("full"), now)
	if !a.due(now.Add(savePause)) {
		t.Error("the pause is still long though a save has worked meanwhile")
	}
}
