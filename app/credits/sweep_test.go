package credits

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// newSwept returns a sheet in a window with three stories, of which one passes, and
// what it has called back.
func newSwept(t *testing.T) (*Sweep, *[]string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	told := &[]string{}
	say := func(words string) { *told = append(*told, words) }
	s := NewSweep(func() time.Time { return noon })
	s.OnRun, s.OnStop, s.OnSave, s.OnDone = func() { say("run") }, func() { say("stop") }, func() { say("save") }, func() { say("done") }
	s.OnOpen = func(story string, f *editor.Finding) {
		if f != nil {
			story += " " + f.Rule
		}
		say(story)
	}
	test.NewTempWindow(t, s).Resize(fyne.NewSize(900, 700))
	s.Add(
		Swept{ID: "bridge", Headline: "Bridge", Exported: noon, Findings: []editor.Finding{
			{Rule: "byline", Severity: editor.Blocks, Message: "No by-line"}, {Rule: "link", Severity: editor.Informs, Message: "No link"}}},
		Swept{ID: "ferry", Headline: "Ferry", Exported: noon},
		Swept{ID: "spaniel", Headline: "Spaniel", Exported: noon, Findings: []editor.Finding{{Rule: "link", Severity: editor.Informs, Message: "No link"}}},
		Swept{ID: "barrage", Headline: "Barrage", Trouble: "it is damaged"},
	)
	s.SetDone("")
	return s, told
}

// listed are the rows by story and rule.
func (s *Sweep) listed() string {
	var out []string
	for _, at := range s.rows {
		words := s.stories[at.story].ID
		if at.finding >= 0 {
			words += " " + s.stories[at.story].Findings[at.finding].Rule
		}
		out = append(out, words)
	}
	return strings.Join(out, ", ")
}

// TestSweepTellsWhatWasWaived: who let something stand or go out, and why, stands in the
// list, and does not count as trouble.
func TestSweepTellsWhatWasWaived(t *testing.T) {
	s, _ := newSwept(t)
	s.Add(Swept{ID: "mill", Headline: "Mill", Override: &editor.Override{By: "Nora Vale", Reason: "On deadline"}, Findings: []editor.Finding{
		{Rule: "byline", Severity: editor.Blocks, Message: "No by-line", Waived: &editor.Waiver{By: "Anna Ray", Reason: "A notice"}}}})
	s.SetDone("")
	if got, want := s.listed(), "bridge, bridge byline, bridge link, spaniel, spaniel link, barrage, mill, mill byline"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if s.Said() != "1 of 5 stories have failures or warnings · 1 could not be read" || s.waived.Label != "1 waived" {
		t.Errorf("%s; %s", s.Said(), s.waived.Label)
	}
	if s.Only(editor.Blocks); s.listed() != "bridge, bridge byline" {
		t.Errorf("failures: %s", s.listed())
	}
	if s.OnlyWaived(); s.listed() != "mill, mill byline" {
		t.Errorf("waived: %s", s.listed())
	}
	var said []string
	for i := range s.rows {
		said = append(said, wordsOf(s.row(i)))
	}
	for _, want := range []string{"Went out on the word of Nora Vale: On deadline", "Waived by Anna Ray: A notice"} {
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("%q does not say %q", said, want)
		}
	}
	if s.OnlyWaived(); !strings.HasPrefix(s.listed(), "bridge, bridge byline, bridge link") {
		t.Errorf("all again: %s", s.listed())
	}
}

func TestSweepFilters(t *testing.T) {
	s, _ := newSwept(t)
	const all = "bridge, bridge byline, bridge link, spaniel, spaniel link, barrage"
	if s.listed() != all || s.Said() != "1 of 4 stories have failures or warnings · 1 could not be read" {
		t.Fatalf("%s: %s", s.listed(), s.Said())
	}
	for _, c := range []struct {
		do   func()
		want string
	}{
		{func() { s.Only(editor.Informs) }, "bridge, bridge link, spaniel, spaniel link"},
		{func() { s.Only(editor.Blocks) }, "bridge, bridge byline"},
		{func() { s.OnlyRule("link") }, ""},
		{func() { s.Only(editor.Blocks) }, "bridge, bridge link, spaniel, spaniel link"},
		{s.ShowAll, all},
	} {
		if c.do(); s.listed() != c.want || s.empty.Hidden != (c.want != "") {
			t.Errorf("%q, want %q; empty hidden %v", s.listed(), c.want, s.empty.Hidden)
		}
	}
	if got := strings.Join(s.rule.Options, ", "); got != "All rules: 3, link: 2, byline: 1" {
		t.Error(got)
	}
}

// TestSweepKeepsItsChoice: what is found meanwhile changes the counts, not the rule that
// was chosen.
func TestSweepKeepsItsChoice(t *testing.T) {
	s, _ := newSwept(t)
	s.OnlyRule("byline")
	s.Add(Swept{ID: "tug", Findings: []editor.Finding{{Rule: "byline", Severity: editor.Blocks}, {Rule: "date", Severity: editor.Warns}}})
	s.SetBusy("going on", 5, 9)
	if s.listed() != "bridge, bridge byline, tug, tug byline" || s.Said() != "going on" || s.CanSave() || s.stop.Hidden {
		t.Errorf("%s: %s", s.listed(), s.Said())
	}
}

func TestSweepKeys(t *testing.T) {
	s, told := newSwept(t)
	s.Focus()
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyEscape} {
		s.list.TypedKey(&fyne.KeyEvent{Name: k})
	}
	s.list.TypedRune('e')
	s.list.TypedRune('r')
	s.SetBusy("", 0, 0)
	s.list.TypedRune('r') // not while it runs
	if got := strings.Join(*told, ", "); got != "bridge, bridge byline, barrage, done, save, run" {
		t.Error(got)
	}
}

func TestSweepSaysWhyItIsEmpty(t *testing.T) {
	s, told := newSwept(t)
	for _, c := range []struct {
		do   func()
		want string
	}{
		{func() { s.Clear(); s.SetDone("") }, "Nothing has been exported from this library"},
		{func() { s.Clear(); s.SetDone("stopped") }, "Not all stories were looked at stopped"},
		{func() { s.Clear(); s.Add(Swept{ID: "a"}, Swept{ID: "b"}); s.SetDone("") }, "Nothing stands against 2 stories"},
		{func() { s.SetScope(editor.Ready); s.Clear(); s.SetDone("") }, "No story stands there"},
	} {
		if c.do(); !strings.HasPrefix(s.empty.Words(), c.want) || s.empty.Hidden || s.CanSave() {
			t.Errorf("%q, want %q", s.empty.Words(), c.want)
		}
	}
	if s.Scope() != editor.Ready || strings.Join(*told, "") != "run" {
		t.Errorf("scope %q, told %v", s.Scope(), *told)
	}
}

// wordsOf are the words that an object shows.
func wordsOf(o fyne.CanvasObject) string {
	var out []string
	for _, c := range test.LaidOutObjects(o) {
		if text, ok := c.(*control.Text); ok {
			out = append(out, text.Words())
		}
	}
	return strings.Join(out, "\n")
}
