package credits

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

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
