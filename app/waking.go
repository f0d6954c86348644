package app

import "time"

// Fyne forgets how its widgets are drawn when a minute passes between two frames,
// as it does while a laptop sleeps: menus would not open, and words would be
// missing. So the window is shown anew once it is awake again.

const (
	sleepTime = 30 * time.Second       // a pause between two ticks that is no pause but sleep
	wakeTime  = 500 * time.Millisecond // by when Fyne has drawn a frame and forgotten

	// forgetTime is how long widgets that are not on the screen are remembered, and
	// a little less.
	forgetTime = 50 * time.Second
	// drawTime is how often a frame is drawn where no caret blinks: a window that
	// draws none for a minute forgets what has the keyboard.
	drawTime = 20 * time.Second
)

// sleeper notices that time has gone by without the window.
type sleeper struct {
	ticked time.Time // the last tick
	wakes  time.Time // when to show the window anew, zero for never
}

// woke reports whether the window is to be shown anew.
func (s *sleeper) woke(now time.Time) bool {
	if !s.ticked.IsZero() && now.Sub(s.ticked) > sleepTime {
		s.wakes = now.Add(wakeTime)
	}
	s.ticked = now
	if s.wakes.IsZero() || now.Before(s.wakes) {
		return false
	}
	s.wakes = time.Time{}
	return true
}

// wake shows the window anew.
func (w *window) wake() {
	if menu := w.win.MainMenu(); menu != nil {
		w.win.SetMainMenu(menu)
	}
	w.win.SetContent(w.win.Content())
	w.app.Settings().SetTheme(w.app.Settings().Theme()) // refreshes all that there is
}
