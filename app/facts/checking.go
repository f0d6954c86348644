package facts

import (
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
)

// Check shows the facts one at a time, or as a list again. Checking begins at what
// is chosen, or at the first that nobody has decided about.
func (v *View) Check(on bool) {
	if v.checking == on {
		return
	}
	v.checking, v.span = on, nil
	v.list.Hidden, v.one.Hidden = on, !on
	v.check.SetSelected(on)
	if on && (v.list.Selected() < 0 || !v.open(v.list.Selected())) {
		if at := v.nextOpen(v.list.Selected()); at >= 0 {
			v.list.Select(at)
		}
	}
	v.rebuild()
	if on {
		v.Focus()
	}
}

// Checking reports whether the facts are shown one at a time.
func (v *View) Checking() bool { return v.checking }

// Step goes on to the next item shown, or back, and round at the ends.
func (v *View) Step(by int) {
	n := len(v.shown)
	if n == 0 {
		return
	}
	at := v.list.Selected()
	if at < 0 && v.checking {
		v.choose(max(0, v.nextOpen(at)))
		return
	}
	if at < 0 && by < 0 {
		at = 0
	}
	v.choose((at + by + n) % n)
}

// Done is told that somebody decided about a fact: while checking the next one
// that is open comes, else the fact stays chosen.
func (v *View) Done(id string) {
	if !v.checking {
		v.Select(id)
		return
	}
	at := v.index(id)
	if at < 0 {
		at = v.list.Selected() - 1 // it left the list, and the next one has its place
	}
	if next := v.nextOpen(at); next >= 0 {
		v.choose(next)
		return
	}
	v.one.show()
	if v.OnDone != nil {
		v.OnDone(v.remaining())
	}
}

// open reports whether nobody has decided about an item yet: a fact that needs a
// source, or is disputed, waits for somebody else.
func (v *View) open(i int) bool {
	it := v.shown[i]
	f := it.fact
	return f.ID == "" || f.IsFact() && (f.Stale || f.Gone && !f.IsSettled() || !f.Status.Decides() && f.Status.Base() != editor.NeedsSource)
}

// nextOpen returns the first open item behind i, from the top again where there is
// none; -1 where nothing is open.
func (v *View) nextOpen(i int) int {
	n := len(v.shown)
	for k := range n {
		if at := (i + 1 + k + n) % n; v.open(at) {
			return at
		}
	}
	return -1
}

// remaining counts the facts that are not settled.
func (v *View) remaining() int {
	n := 0
	for _, f := range v.facts {
		if f.IsFact() && !f.IsSettled() {
			n++
		}
	}
	return n
}

// current is the chosen item.
func (v *View) current() (item, bool) {
	if i := v.list.Selected(); i >= 0 && i < len(v.shown) {
		return v.shown[i], true
	}
	return item{}, false
}

// Current returns the chosen fact or suggestion; a suggestion has no ID.
func (v *View) Current() (editor.Fact, bool) {
	it, ok := v.current()
	return it.fact, ok
}

// choose chooses an item on the user's behalf.
func (v *View) choose(i int) {
	if !v.checking {
		v.list.Choose(i)
		return
	}
	if i < 0 || i >= len(v.shown) {
		return
	}
	v.span = nil
	v.list.Select(i)
	control.Focus(v.one)
	v.selected(i)
}

// place says how far the checking has come: which of how many is shown.
func (v *View) place() string {
	return lang.X("check.place", "{{.N}} of {{.All}}", map[string]any{"N": control.Number(v.list.Selected() + 1), "All": control.Number(len(v.shown))})
}
