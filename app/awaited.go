package app

import (
	"slices"

	"stet/editor"
)

// awaited is a finding that is chosen, and gets the keyboard, once its story was checked.
type awaited struct {
	story string
	is    func(editor.Finding) bool
	none  func() // what is said where there is no such finding, nil for nothing
}

// await checks the story in front for the sake of one finding.
func (w *window) await(a awaited) {
	w.awaited = a
	w.openTab(tabCredits)
	w.check()
}

// arrive chooses the finding that was awaited.
func (w *window) arrive() {
	a := w.awaited
	if a.is == nil || w.story.id != a.story {
		return
	}
	w.awaited = awaited{}
	i := slices.IndexFunc(w.story.checked.Credits, a.is)
	switch {
	case i >= 0:
		f := w.story.checked.Credits[i]
		w.credits.Select(f.Key())
		w.credits.Focus()
		w.revealFinding(f)
	case a.none != nil:
		a.none()
	}
}
