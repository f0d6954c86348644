package desk

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stet/app/command"
	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

var noon = time.Date(2026, 11, 23, 12, 4, 31, 0, time.UTC)

func show(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

func TestTopBarFollowsTheTable(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	exports, ready := 0, false
	table := command.New(
		command.Command{ID: "palette", Label: "Commands…", Keys: command.Keys(fyne.KeyK)},
		command.Command{ID: "import", Label: "Import…", Short: "Import", Run: func() {}},
		command.Command{ID: "export", Label: "Export…", Short: "Export", Run: func() { exports++ }, Enabled: func() bool { return ready }},
	)
	b := NewTopBar(table, "palette", "import", "export")
	show(t, b, 1000, BarHeight)
	export := b.buttons[1]
	if !export.Primary || export.Label != "Export" || !export.Disabled() {
		t.Errorf("the last button is %+v", export)
	}
	test.Tap(export)
	ready = true
	table.Refresh()
	test.Tap(export)
	if exports != 1 {
		t.Errorf("exported %d times, want once, when it was enabled", exports)
	}
	var words string
	b.OnSearch = func(w string) { words = w }
	b.SetWords("bridge")
	if words != "bridge" {
		t.Errorf("told %q", words)
	}
	b.SetStatus(editor.Ready)
	var chosen editor.Status
	b.OnStatus = func(s editor.Status) { chosen = s }
	items := b.statuses()
	if !items[3].Checked || items[2].Checked {
		t.Error("the menu does not tick the status of the story")
	}
	items[5].Action()
	if chosen != editor.Spiked {
		t.Errorf("told %q", chosen)
	}
}

func TestState(t *testing.T) {
	s := State{Save: Saved, SavedAt: noon, Revision: 14, RevisionName: "Copy edit", Now: noon,
		Tally: editor.Tally{Words: 612, Facts: 10, Settled: 6, Failures: 2}, Embargo: noon.Add(48 * time.Hour)}
	saved, _ := s.saving()
	credits, _ := s.credits()
	for got, want := range map[string]string{
		saved:            "● Saved 12:04:31",
		s.revision():     "Revision 14 · Copy edit",
		plain(s.words()): "612 words · 3 min read",
		s.embargo():      "Embargo until 12:04 Wed 25 Nov",
		credits:          "Credits 2 failures",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	s.Embargo = noon.Add(-time.Minute)
	if s.embargo() != "" {
		t.Error("an embargo that has passed is still shown")
	}
	s.Save, s.Problem = NotSaved, "the disk is full"
	if words, _ := s.saving(); !strings.Contains(words, "the disk is full") {
		t.Errorf("says %q", words)
	}
}

// TestCreditsPassWhereAllIsKnown: what could not be judged did not pass.
func TestCreditsPassWhereAllIsKnown(t *testing.T) {
	for _, c := range []struct {
		state State
		want  string
	}{
		{State{Judged: true}, "Credits pass"},
		{State{Judged: true, Unknown: 10}, "No credit failures · 10 not known"},
		{State{}, "No credit failures"},
		{State{Judged: true, Unknown: 10, Tally: editor.Tally{Warnings: 2}}, "Credits 2 warnings"},
	} {
		if got, _ := c.state.credits(); got != c.want {
			t.Errorf("%+v says %q, want %q", c.state, got, c.want)
		}
	}
}

func plain(runs []control.Run) string { return control.NewRuns(control.Quiet, runs...).Words() }

func TestLengthInTheStatusBar(t *testing.T) {
	for _, c := range []struct {
		words, target int
		selected      editor.Length
		want          string
	}{
		{0, 0, editor.Length{}, "0 words"},
		{2, 0, editor.Length{}, "2 words · 1 min read"},
		{742, 600, editor.Length{}, "742 words · 142 over 600 · 3 min read"},
		{542, 600, editor.Length{}, "542 words · 58 to go to 600 · 2 min read"},
		{600, 600, editor.Length{}, "600 words · ✓ 600 as wanted · 3 min read"},
		{2742, 600, editor.Length{Words: 500, Characters: 2900, Letters: 1}, "500 of 2,742 words · 2,900 characters · 2,142 over 600 · 2 min read"},
		{742, 0, editor.Length{Characters: 3}, "0 of 742 words · 3 characters"},
	} {
		if got := plain(State{Tally: editor.Tally{Words: c.words}, Target: c.target, Selected: c.selected}.words()); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
	headline := State{Tally: editor.Tally{Words: 742}, Selected: editor.Length{Words: 9, Characters: 53}, Aside: true}
	if got := plain(headline.words()); got != "9 words · 53 characters · 1 min read" {
		t.Errorf("with the headline selected: %q", got)
	}
}

func TestLengthForm(t *testing.T) {
	w := show(t, canvas.NewRectangle(nil), 1000, 640)
	var saved []string
	f := ShowLength(w.Canvas(), editor.Length{Words: 742, Characters: 4300, Letters: 3600}, editor.Length{Words: 12, Characters: 60, Letters: 49}, "600",
		func(words string) error {
			saved = append(saved, words)
			return new(editor.Article).SetField("targetWords", words)
		})
	if f.Target.Text != "600" || w.Canvas().Focused() != fyne.Focusable(f.Target) {
		t.Errorf("the field holds %q; the keyboard is with %T", f.Target.Text, w.Canvas().Focused())
	}
	f.Target.SetText("short")
	f.Confirm()
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("a length that is no number closes the form")
	}
	f.Target.SetText(" 550 ")
	f.Confirm()
	if w.Canvas().Overlays().Top() != nil || !slices.Equal(saved, []string{"short", "550"}) {
		t.Errorf("saved %q", saved)
	}
}

func TestPanes(t *testing.T) {
	part := func() fyne.CanvasObject { return canvas.NewRectangle(nil) }
	left, centre, right := part(), part(), part()
	p := NewPanes(part(), left, centre, right, part(), 272, 352)
	w := show(t, p, 1440, 900)
	if centre.Position().X != 272 || centre.Size().Width != 1440-272-352 || centre.Size().Height != 900-BarHeight-StatusHeight {
		t.Errorf("the manuscript stands at %v with %v", centre.Position(), centre.Size())
	}
	p.SetRightWidth(520)
	if l, r := p.Shown(); l || !r || right.Size().Width != 519 {
		t.Errorf("beside a wide inspector left %v, right %v, %v wide", l, r, right.Size().Width)
	}
	p.SetRightWidth(400)
	var widths [2]float32
	p.OnDragged = func(l, r float32) { widths = [2]float32{l, r} }
	p.gripLeft.dragged(28)
	if widths != [2]float32{300, 400} {
		t.Errorf("dragged to %v", widths)
	}
	w.Resize(fyne.NewSize(1000, 640))
	if l, r := p.Shown(); l || !r {
		t.Errorf("in a narrow window left %v and right %v are shown", l, r)
	}
	p.ToggleLeft()
	if l, r := p.Shown(); !l || r {
		t.Errorf("after asking for the left pane left %v and right %v are shown", l, r)
	}
	for range 2 {
		p.ShowRight()
		if l, r := p.Shown(); l || !r {
			t.Errorf("after asking for the right pane left %v and right %v are shown", l, r)
		}
	}
	p.SetIdle(true)
	if l, r := p.Shown(); !l || r {
		t.Errorf("where the right pane has nothing to show left %v and right %v are shown", l, r)
	}
	p.SetIdle(false)
	for range 2 {
		p.ShowLeft()
		if l, r := p.Shown(); !l || r {
			t.Errorf("after asking for the left pane left %v and right %v are shown", l, r)
		}
	}
	p.SetFocus(true)
	if l, r := p.Shown(); l || r || centre.Size() != fyne.NewSize(1000, 640) {
		t.Errorf("in focus mode the manuscript has %v", centre.Size())
	}
	p.SetFocus(false)
	w.Resize(fyne.NewSize(1440, 900))
	p.ToggleRight()
	if l, r := p.Shown(); !l || r {
		t.Errorf("left %v, right %v after hiding the right pane", l, r)
	}
}

func TestDetails(t *testing.T) {
	d := newDetails(t)
	w := show(t, d, 352, 800)
	d.Set(editor.Article{Headline: "Bridge", Status: editor.Checking}, nil, "")
	var log []string
	d.OnField = func(name, value string) error {
		log = append(log, name+"="+value)
		if value == "refuse" {
			return errors.New("no")
		}
		return nil
	}
	d.Focus("slug")
	field := w.Canvas().Focused()
	test.Type(field, "bridge")
	if len(log) > 0 {
		t.Fatalf("told while typing: %v", log)
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.Canvas().Unfocus()
	d.Focus("published")
	test.Type(w.Canvas().Focused(), "4/5/2026")
	d.Commit()
	if got := d.Problem("published"); !strings.Contains(got, "with the month in letters") {
		t.Errorf("a wrong time: the form says %q", got)
	}
	d.Focus("section")
	test.Type(w.Canvas().Focused(), "refuse")
	d.Commit()
	if got := d.Problem("section"); got != "No" {
		t.Errorf("a refused value: the form says %q", got)
	}
	if got := strings.Join(log, ", "); got != "slug=bridge, section=refuse" {
		t.Errorf("told %s", got)
	}
}

// TestDetailsReadMoments: a moment is typed as people write one, told as the story keeps
// it, and said in words.
func TestDetailsReadMoments(t *testing.T) {
	d := newDetails(t)
	w := show(t, d, 352, 800)
	d.Now = func() time.Time { return time.Date(2026, 11, 12, 9, 0, 0, 0, time.FixedZone("JST", 9*3600)) }
	d.Set(editor.Article{}, nil, "")
	var log []string
	d.OnField = func(name, value string) error { log = append(log, name+"="+value); return nil }
	for _, typed := range [][2]string{{"published", "12 Nov 2026 14:30"}, {"embargo", "tomorrow 6:00 GMT"}, {"expires", "2026-12-31"}} {
		d.Focus(typed[0])
		test.Type(w.Canvas().Focused(), typed[1])
		d.Commit()
		d.Commit() // which has nothing more to tell
	}
	if got := strings.Join(log, ", "); got != "published=2026-11-12T14:30:00+09:00, embargo=2026-11-13T06:00:00Z, expires=2026-12-31T00:00:00+09:00" {
		t.Errorf("told %s", got)
	}
	for _, f := range d.fields {
		if f.name == "published" && (f.entry.Text != "2026-11-12T14:30:00+09:00" || !f.read.Visible() || !strings.Contains(f.read.Words(), "12 November 2026, 14:30 UTC+09:00")) {
			t.Errorf("the field shows %q and says %q", f.entry.Text, f.read.Words())
		}
	}
}

func TestDetailsKeepWhatIsTyped(t *testing.T) {
	d := newDetails(t)
	w := show(t, d, 352, 800)
	d.Set(editor.Article{Slug: "old", Section: "City"}, nil, "")
	d.Focus("slug")
	test.Type(w.Canvas().Focused(), "x")
	d.Set(editor.Article{Slug: "other", Section: "World"}, nil, "")
	for _, f := range d.fields {
		switch {
		case f.name == "slug" && !strings.Contains(f.entry.Text, "x"):
			t.Errorf("what was typed is lost: %q", f.entry.Text)
		case f.name == "section" && f.entry.Text != "World":
			t.Errorf("a field nobody types into shows %q", f.entry.Text)
		}
	}
}

// newDetails returns the form, which measures its words when it is made.
func newDetails(t *testing.T) *Details {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	return NewDetails()
}

func TestEveryFieldIsInTheForm(t *testing.T) {
	d := newDetails(t)
	seen := map[string]bool{}
	for _, f := range d.fields {
		seen[f.name] = true
		if FieldName(f.name) == f.name {
			t.Errorf("%s has no name on screen", f.name)
		}
	}
	for _, name := range editor.Fields() {
		if !seen[name] {
			t.Errorf("%s is not in the form", name)
		}
	}
}

// TestTermsAreChosen: terms that nobody set are shown as such, and showing them changes nothing.
func TestTermsAreChosen(t *testing.T) {
	d := newDetails(t)
	show(t, d, 352, 800)
	var told []string
	d.OnField = func(name, value string) error { told = append(told, name+"="+value); return nil }
	d.Set(editor.Article{UsageTerms: "JAPAN OUT. Ask Jane."}, nil, "")
	for _, f := range d.fields {
		switch f.name {
		case "terms":
			if f.choice.Selected != "Not said: as its source and credit have it" || len(told) > 0 {
				t.Errorf("shows %q, told %v", f.choice.Selected, told)
			}
			f.choice.SetSelected("Republished from another publication")
		case "usageTerms":
			if got := f.read.Words(); !f.read.Visible() || got != "Stet reads: not in JP" {
				t.Errorf("of the terms it says %q", got)
			}
		}
	}
	if !slices.Equal(told, []string{"terms=republished"}) {
		t.Errorf("told %v", told)
	}
}

func TestNotesAndOriginal(t *testing.T) {
	d := newDetails(t)
	show(t, d, 352, 800)
	d.Set(editor.Article{}, []editor.Note{
		{Decision: "Credit line lifted out of the body", Text: "News credit : gazete", Line: 14, Undo: []editor.Edit{{Field: "credit.raw"}}},
		{Decision: "Breadcrumb dropped", Undone: true},
	}, "bridge.txt")
	if len(d.notes.Objects) != 3 || !d.original.Visible() || d.name.Words() != "bridge.txt" {
		t.Errorf("%d rows of notes, original %v %q", len(d.notes.Objects), d.original.Visible(), d.name.Words())
	}
}
