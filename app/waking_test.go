package app

import (
	"testing"
	"time"
)

// TestSleepIsNoticed shows the window anew once after a long pause, when Fyne has
// drawn a frame, and never while the ticks come as they should.
func TestSleepIsNoticed(t *testing.T) {
	var s sleeper
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	ticks := func(n int) (woke int) {
		for range n {
			now = now.Add(100 * time.Millisecond)
			if s.woke(now) {
				woke++
			}
		}
		return woke
	}
	if n := ticks(100); n != 0 {
		t.Errorf("woke %d times from no sleep", n)
	}
	now = now.Add(8 * time.Hour)
	if n := ticks(3); n != 0 {
		t.Error("woke before Fyne has drawn a frame")
	}
	if n := ticks(100); n != 1 {
		t.Errorf("woke %d times from one sleep", n)
	}
}

// TestWakingKeepsEverything goes on where it was left.
func TestWakingKeepsEverything(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "Still ")
	before, shown, menu := b.content(), says(b.win.Content()), b.win.MainMenu()
	b.at = b.at.Add(time.Hour)
	b.pass(time.Second)
	if b.content() != before || b.win.MainMenu() != menu || menu == nil {
		t.Error("after a sleep the window holds something else")
	}
	if got := len(says(b.win.Content())); got < len(shown)/2 {
		t.Errorf("after a sleep the window says %d letters of %d", got, len(shown))
	}
	b.typed("bridge-p6", 0, "more ")
}
