package library

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func stories(from, n int) []editor.Summary {
	var out []editor.Summary
	for i := from; i < from+n; i++ {
		out = append(out, editor.Summary{ID: fmt.Sprint(i), Number: int64(i + 1), Slug: "bridge", Headline: fmt.Sprintf("Harbour bridge repair bill climbs again, part %d", i),
			Updated: noon.Add(-time.Duration(i) * time.Minute), Status: editor.Checking, Tally: editor.Tally{Facts: 10, Settled: 6}})
	}
	return out
}

// numbers are the running numbers of such stories.
func numbers(from, n int) []int64 {
	var out []int64
	for i := range n {
		out = append(out, int64(from+i+1))
	}
	return out
}

// show lists stories that are all at hand.
func (v *View) show(from, n int) {
	v.SetStories(In(editor.Checking), numbers(from, n), stories(from, n))
}

func shown(t *testing.T) (*View, fyne.Window, *[]string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	v, log := New(func() time.Time { return noon }), &[]string{}
	v.OnView = func(p Place) { *log = append(*log, "view "+p.String()) }
	v.OnOpen = func(s editor.Summary) { *log = append(*log, "open "+s.ID) }
	v.OnKeep = func(s editor.Summary) { *log = append(*log, "keep "+s.ID) }
	v.OnBehind = func(s editor.Summary) { *log = append(*log, "behind "+s.ID) }
	v.OnMore = func(s editor.Summary) { *log = append(*log, "more after "+s.ID) }
	v.OnStatus = func(id string, s editor.Status) { *log = append(*log, id+" to "+string(s)) }
	v.OnLeave = func() { *log = append(*log, "leave") }
	v.OnImport = func() { *log = append(*log, "import") }
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(272, 830))
	return v, w, log
}

func TestKeyboard(t *testing.T) {
	v, w, log := shown(t)
	v.show(0, 5)
	v.Focus()
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		if f := w.Canvas().Focused(); len(k) == 1 && f != nil {
			f.TypedRune(unicode.ToLower(rune(k[0]))) // as a keyboard does
		}
	}
	if got := strings.Join(*log, ", "); got != "keep 2, keep 1, keep 4" {
		t.Errorf("told %s", got)
	}
}

func TestPressing(t *testing.T) {
	v, _, log := shown(t)
	v.show(0, 5)
	row := v.used[v.stories.Object(3)]
	row.OnTapped()
	v.SetOpen(4)
	row.OnTapped()
	row.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonTertiary})
	row.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if got := strings.Join(*log, ", "); got != "open 3, keep 3, behind 3" {
		t.Errorf("told %s", got)
	}
}

func TestViews(t *testing.T) {
	v, _, log := shown(t)
	v.SetCounts(map[editor.Status]int{editor.Exported: 12391})
	v.views.Choose(2)
	if got := strings.Join(*log, ", "); got != "view checking" || v.Place() != In(editor.Checking) {
		t.Errorf("told %s", got)
	}
	row := v.views.Object(4).(*viewRow)
	if row.item.name != "Exported" || row.item.count != 12391 {
		t.Errorf("the row reads %s %d", row.item.name, row.item.count)
	}
}

func TestOnlyRowsInSightAreMade(t *testing.T) {
	v, _, log := shown(t)
	v.SetResults(Results{Words: "bridge", Rows: stories(0, 1000), More: true})
	if n := len(v.used); n == 0 || n > 12 {
		t.Errorf("%d rows made for a window that shows six or seven", n)
	}
	if len(*log) > 0 {
		t.Errorf("the end was told before it was in sight: %v", *log)
	}
	v.stories.Select(999)
	if got := strings.Join(*log, ", "); got != "more after 999" {
		t.Errorf("told %q", got)
	}
	v.Append(stories(1000, 100), false)
	if v.stories.Count() != 1100 {
		t.Errorf("%d stories after the next page", v.stories.Count())
	}
}

func TestSearch(t *testing.T) {
	v, w, log := shown(t)
	rows := stories(0, 2)
	rows[0].Snippet = "the harbour «bridge» will «close»"
	v.SetResults(Results{Words: "bridge clo", Order: editor.Typing, Rows: rows})
	if got := v.heading.Words(); got != "Results for “bridge clo”" || v.Searching() == "" {
		t.Errorf("the heading reads %q", got)
	}
	v.Focus()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := strings.Join(*log, ", "); got != "leave" {
		t.Errorf("told %q", got)
	}
	v.SetResults(Results{Words: "zzz"})
	if !v.empty.Visible() || !strings.Contains(v.empty.Words(), "Nothing found") {
		t.Error("no results: nothing says so")
	}
}

func TestMarked(t *testing.T) {
	for _, c := range []struct{ snippet, want string }{
		{"", ""},
		{"no hit", "no hit"},
		{"the «bridge» will", "the |[bridge]| will"},
		{"«bridge", "[bridge]"},
	} {
		var got []string
		for _, r := range marked(c.snippet) {
			if r.Bold {
				r.Text = "[" + r.Text + "]"
			}
			got = append(got, r.Text)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: got %q, want %q", c.snippet, s, c.want)
		}
	}
}

func TestMenuMoves(t *testing.T) {
	v, _, log := shown(t)
	items := v.menu(stories(7, 1)[0])
	for _, item := range items {
		if item.Label == "Move to Ready" {
			item.Action()
		}
		if item.Label == "Move to Checking" && !item.Disabled {
			t.Error("a story can be moved to where it is")
		}
	}
	if got := strings.Join(*log, ", "); got != "7 to ready" {
		t.Errorf("told %q", got)
	}
}

func TestOpenStoryStaysMarked(t *testing.T) {
	v, _, _ := shown(t)
	v.show(0, 4)
	v.SetOpen(3)
	v.show(1, 4)
	for _, r := range v.used {
		chosen := strings.HasSuffix(r.headline.Words(), "part 2")
		if (r.State() == control.Chosen) != chosen {
			t.Errorf("%q is shown as %v", r.headline.Words(), r.State())
		}
	}
	changed := stories(2, 1)[0]
	changed.Failures = 2
	v.Update(changed)
	if words, _ := Credits(v.rows.atHand[3].Tally); words != "2 credit failures" {
		t.Errorf("the row says %q", words)
	}
}
