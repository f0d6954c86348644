package app

import "fyne.io/fyne/v2/lang"

// warnFull warns while words go into the last room that the library keeps on a
// full disk.
func (w *window) warnFull() {
	full := w.desk.Library().Full()
	if full == w.full {
		return
	}
	w.full = full
	words := lang.X("save.full", "The disk is full. Your words are still saved, into the last room that Stet keeps for them: free some space.")
	if full {
		w.alarm(words, "", nil)
	} else if w.notice.Words() == words {
		w.notice.Close()
	}
}
