package outline

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/theme"
)

func open(t *testing.T, lines []Line) (*View, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	v := New()
	w := test.NewTempWindow(t, v)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(352, 600))
	v.Set(lines, 900)
	return v, w
}

func TestLinesLeadToTheirBlocks(t *testing.T) {
	v, _ := open(t, []Line{{Block: "h", Begins: "The quay", Level: 2, Words: 30}, {Block: "a", Begins: "It is shut", Number: 1, Words: 30}})
	var opened []string
	v.OnOpen = func(block string) { opened = append(opened, block) }
	left := false
	v.OnLeave = func() { left = true }
	v.used[v.list.Object(1)].OnTapped()
	v.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	v.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(opened, []string{"a", "h"}) {
		t.Errorf("opened %q", opened)
	}
	v.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !left {
		t.Error("Escape does not lead back")
	}
}

func TestTheCaretsLineIsInSight(t *testing.T) {
	var lines []Line
	for i := range 2000 {
		lines = append(lines, Line{Block: fmt.Sprint("p", i), Begins: "A paragraph", Number: i + 1, Words: 90})
	}
	v, _ := open(t, lines)
	v.SetCurrent("p1500")
	if len(v.used) > 60 {
		t.Errorf("%d rows are made for what fits into 600 units", len(v.used))
	}
	found := false
	for o, r := range v.used {
		if r.number.Words() == "1,501" {
			found = true
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			if at.Y < 0 || at.Y > 600-rowHeight {
				t.Errorf("its line stands at %v", at)
			}
		}
	}
	if !found {
		t.Error("the caret's paragraph is not shown")
	}
	v.Set(nil, 0)
	if v.empty.Hidden || len(v.used) > 0 {
		t.Error("an empty story does not say so")
	}
}
