package credits

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// someKnown knows those organisations whose names begin with what was typed.
type someKnown []editor.Outlet

func (k someKnown) Find(words string, most int) []editor.Outlet {
	var out []editor.Outlet
	for _, o := range k {
		if len(out) < most && strings.HasPrefix(strings.ToLower(o.Name), strings.ToLower(words)) {
			out = append(out, o)
		}
	}
	return out
}

func (k someKnown) Nearest(string) string { return "" }

func newOutletForm(t *testing.T, own ...editor.Outlet) *OutletForm {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	w := test.NewTempWindow(t, control.NewText(control.Body, ""))
	w.Resize(fyne.NewSize(1000, 640))
	return ShowOutletForm(w, own, someKnown{{Name: "Coast News", Kind: editor.Agency, Aliases: []string{"CNA"}}}, "", func([]editor.Outlet) error { return nil })
}

// TestOutletFormShowsWhatCame: a row that comes to a long list is marked and in sight; one
// that is changed keeps its place.
func TestOutletFormShowsWhatCame(t *testing.T) {
	var own []editor.Outlet
	for i := range 30 {
		own = append(own, editor.Outlet{Name: fmt.Sprint("Gazette ", i), Kind: editor.OutletKinds[1]})
	}
	f := newOutletForm(t, own...)
	marked := func() *control.Row {
		for _, o := range f.list.Objects {
			if row, ok := o.(*control.Row); ok && row.State() == control.Marked {
				return row
			}
		}
		return nil
	}
	inSight := func(row *control.Row) bool {
		driver := fyne.CurrentApp().Driver()
		top, whole := driver.AbsolutePositionForObject(row).Y, driver.AbsolutePositionForObject(f.inside.Object).Y
		return top >= whole && top+row.Size().Height <= whole+f.inside.Object.Size().Height
	}
	f.Name.SetText("Harbour Gazette")
	f.add()
	row := marked()
	if row == nil || !strings.Contains(wordsOf(row), "Harbour Gazette") || !inSight(row) {
		t.Fatalf("the new row is %v", row)
	}
	f.Name.SetText("gazette 3")
	f.add()
	if got := f.Outlets(); len(got) != 31 || got[3].Name != "gazette 3" {
		t.Errorf("one that was changed moved: %v", got)
	}
	if row := marked(); row == nil || !strings.Contains(wordsOf(row), "gazette 3") || !inSight(row) {
		t.Errorf("the changed row is %v", row)
	}
}

// TestOutletFormEnterInSearch: Enter takes the likeliest that is known, or the words.
func TestOutletFormEnterInSearch(t *testing.T) {
	f := newOutletForm(t)
	enter := func(words string) {
		f.search.SetWords(words)
		f.search.OnSubmit(words)
	}
	if enter("coast"); f.Name.Text != "Coast News" || f.Aliases.Text != "CNA" {
		t.Errorf("it took %q, %q", f.Name.Text, f.Aliases.Text)
	}
	if enter("Harbour Gazette"); f.Name.Text != "Harbour Gazette" {
		t.Errorf("it took %q", f.Name.Text)
	}
	if enter(" "); f.Name.Text != "Harbour Gazette" {
		t.Errorf("nothing took %q", f.Name.Text)
	}
}
