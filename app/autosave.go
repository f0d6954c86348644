package app

import "time"

// The rhythm of saving: what was typed is on the disk 300 ms after a pause
// began, and at the latest a second after its first key. The window looks every
// 100 ms, and the disk needs a moment too.
const (
	savePause = 190 * time.Millisecond
	saveLimit = 850 * time.Millisecond
	saveAgain = 5 * time.Second // the longest pause between two tries that fail
)

// autosave decides when the open story is journalled. It knows versions and
// the clock, not the store: the window asks due on every tick, begins a save
// with begin and reports its end with ended. All calls are on the UI thread.
type autosave struct {
	version uint64    // the newest change
	saved   uint64    // the newest version that is on the disk
	begun   uint64    // the version of the save under way
	saving  bool      // a save is under way
	first   time.Time // of the changes that are not saved
	last    time.Time
	at      time.Time     // when the disk last had everything there was
	err     error         // why the last save failed
	failed  time.Time     // when it did
	pause   time.Duration // before it is tried again
}

// changed notes a change of the story.
func (a *autosave) changed(version uint64, now time.Time) {
	if a.version == a.saved || a.saving && a.version == a.begun {
		a.first = now
	}
	a.version, a.last = version, now
}

// due reports whether a save should begin now.
func (a *autosave) due(now time.Time) bool {
	if a.saving || a.version == a.saved {
		return false
	}
	if a.err != nil {
		return now.Sub(a.failed) >= a.pause
	}
	return now.Sub(a.last) >= savePause || now.Sub(a.first) >= saveLimit
}

// begin marks the save of the newest version as under way.
func (a *autosave) begin() {
	a.saving, a.begun = true, a.version
}

// ended notes how the save under way came out. A failed one is due again by
// itself, after a pause that grows.
func (a *autosave) ended(err error, now time.Time) {
	a.saving, a.err = false, err
	if err != nil {
		a.failed, a.pause = now, min(max(savePause, 2*a.pause), saveAgain)
		return
	}
	a.saved, a.at, a.pause = a.begun, now, 0
}

// filed notes that everything up to now is in a revision.
func (a *autosave) filed(version uint64, now time.Time) {
	a.saved, a.at, a.err, a.pause = version, now, nil, 0
}

// clean reports whether every word is on the disk.
func (a *autosave) clean() bool { return a.version == a.saved && !a.saving }
