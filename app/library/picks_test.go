package library

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/app/control"
	"stet/editor"
)

// held has modifiers be pressed from now on.
func (v *View) held(m fyne.KeyModifier) { v.modifiers = func() fyne.KeyModifier { return m } }

func (v *View) tapRow(i int) { v.used[v.stories.Object(i)].OnTapped() }

func TestPicking(t *testing.T) {
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	for _, c := range []struct {
		name string
		do   func(v *View)
		want string // the places that are picked
	}{
		{"one is not picked", func(v *View) { v.tapRow(3) }, "[]"},
		{"with Ctrl, besides the chosen", func(v *View) { v.tapRow(3); v.held(ctrl); v.tapRow(5); v.tapRow(1) }, "[1 3 5]"},
		{"with Ctrl, let go", func(v *View) { v.held(ctrl); v.tapRow(2); v.tapRow(4); v.tapRow(2) }, "[4]"},
		{"the chosen let go", func(v *View) { v.tapRow(3); v.held(ctrl); v.tapRow(5); v.tapRow(3) }, "[5]"},
		{"a stretch", func(v *View) { v.tapRow(2); v.held(shift); v.tapRow(5) }, "[2 3 4 5]"},
		{"a stretch upwards", func(v *View) { v.tapRow(4); v.held(shift); v.tapRow(5); v.tapRow(2) }, "[2 3 4]"},
		{"with Shift and arrows", func(v *View) { v.tapRow(2); v.held(shift); v.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp) }, "[2 3]"},
		{"to the end", func(v *View) { v.tapRow(7); v.held(shift); v.keys(fyne.KeyEnd) }, "[7 8 9]"},
		{"an arrow lets go", func(v *View) { v.PickAll(); v.keys(fyne.KeyDown) }, "[]"},
		{"Escape lets go", func(v *View) { v.PickAll(); v.keys(fyne.KeyEscape) }, "[]"},
		{"all", func(v *View) { v.PickAll() }, "[0 1 2 3 4 5 6 7 8 9]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, _, _ := shown(t)
			v.held(0)
			v.show(0, 10)
			c.do(v)
			places := []int{}
			for _, n := range v.Picked() {
				places = append(places, v.rows.index(n))
			}
			if got := fmt.Sprint(places); got != c.want {
				t.Errorf("picked %s, want %s", got, c.want)
			}
			if v.bar.Visible() != (len(places) > 0) {
				t.Errorf("%d picked, bar shown %v", len(places), v.bar.Visible())
			}
		})
	}
}

func (v *View) keys(names ...fyne.KeyName) {
	for _, n := range names {
		v.stories.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestPicksOutlastTheList(t *testing.T) {
	v, _, _ := shown(t)
	v.held(0)
	v.SetStories(In(editor.Checking), numbers(0, 5000), stories(0, page)) // most rows are not at hand
	v.PickAll()
	if got := v.barWords.Words(); len(v.Picked()) != 5000 || got != "5,000 selected" {
		t.Fatalf("%d picked, the bar says %q", len(v.Picked()), got)
	}
	v.SetStories(In(editor.Checking), numbers(3, 100), stories(3, 100))
	if n := len(v.Picked()); n != 100 {
		t.Errorf("%d picked of those that are left", n)
	}
	v.SetStories(In(editor.Ready), numbers(3, 100), stories(3, 100))
	if n := len(v.Picked()); n != 0 {
		t.Errorf("%d picked in another view", n)
	}
}

func TestBulkIsTold(t *testing.T) {
	v, _, log := shown(t)
	v.held(0)
	say := func(what string) func() {
		return func() { *log = append(*log, fmt.Sprint(what, " ", len(v.Chosen()))) }
	}
	v.Bulk = Bulk{Move: func(s editor.Status) { say("move to " + string(s))() }, Tag: say("tag"), Section: say("section"), Bin: say("bin"), PutBack: say("back"), Purge: say("purge")}
	v.show(0, 6)
	v.PickAll()
	for _, item := range v.rowMenu(2, stories(2, 1)[0]) {
		if item.Label == "Move to Ready" || item.Label == "Tag…" || item.Label == "Delete" {
			item.Action()
		}
	}
	v.ClearPicks()
	v.stories.Choose(1)
	v.keys(fyne.KeyDelete)
	v.SetStories(Place{Bin: true}, numbers(0, 2), stories(0, 2))
	v.keys(fyne.KeyDelete) // what lies there already
	for _, item := range v.rowMenu(1, stories(1, 1)[0]) {
		item.Action()
	}
	if got := strings.Join(*log, ", "); got != "move to ready 6, tag 6, bin 6, bin 1, back 1, purge 1" {
		t.Errorf("told %s", got)
	}
}

func TestTheOpenRowAndThePicked(t *testing.T) {
	v, _, _ := shown(t)
	v.held(0)
	v.show(0, 4)
	v.SetOpen(2)
	v.PickAll()
	for o, r := range v.used {
		if r.State() != control.Marked {
			t.Errorf("%v is %v", o, r.State())
		}
	}
	v.ClearPicks()
	marked := 0
	for _, r := range v.used {
		if r.State() == control.Marked {
			marked++
		}
	}
	if marked > 1 {
		t.Errorf("%d rows stay marked", marked)
	}
}
