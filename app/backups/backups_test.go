package backups

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"stet/app/theme"
	"stet/assets"
	"stet/editor"
)

func TestMain(m *testing.M) {
	if err := lang.AddTranslationsFS(assets.Lang, "lang"); err != nil {
		panic(err)
	}
	test.NewApp().Settings().SetTheme(theme.New(theme.ByDay))
	os.Exit(m.Run())
}

var now = time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)

// newSheet returns a sheet that writes down what it asks for.
func newSheet(t *testing.T) (s *Sheet, asked *[]string) {
	t.Helper()
	s, asked = New(func() time.Time { return now }), &[]string{}
	say := func(words ...string) { *asked = append(*asked, strings.Join(words, " ")) }
	s.OnSelect = func(b editor.Backup) { say("compare", b.Path) }
	s.OnStory = func(b editor.Backup, d editor.Difference) { say("read", b.Path, d.ID) }
	s.OnRestoreStory = func(b editor.Backup, d editor.Difference) { say("restore", b.Path, d.ID) }
	s.OnRestore = func(b editor.Backup) { say("restore", b.Path) }
	s.OnCheck = func(b editor.Backup) { say("check", b.Path) }
	s.OnKeep = func(b editor.Backup, keep bool) { say("keep", b.Path, map[bool]string{true: "yes", false: "no"}[keep]) }
	s.OnRemove = func(b editor.Backup) { say("remove", b.Path) }
	s.OnDone = func() { say("done") }
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(820, 700))
	return s, asked
}

func wantAsked(t *testing.T, asked *[]string, want ...string) {
	t.Helper()
	if got, want := strings.Join(*asked, ", "), strings.Join(want, ", "); got != want {
		t.Errorf("it asked for %q, want %q", got, want)
	}
	*asked = nil
}

func some() []editor.Backup {
	return []editor.Backup{
		{Path: "a", Made: now.Add(-time.Hour), Reason: editor.Automatic, Verified: true, Stories: 3, Revisions: 9, Newest: now.Add(-2 * time.Hour), Bytes: 4e6},
		{Path: "b", Made: now.Add(-30 * time.Hour), Reason: editor.ByHand, Kept: true, Verified: true, Missing: 1, Bytes: 2e9},
		{Path: "c", Made: now.Add(-60 * time.Hour), Trouble: "it is damaged (page 4)"},
		{Path: "d", Made: now.Add(-90 * time.Hour), Stories: 1},
	}
}

func differences() editor.Differences {
	return editor.Differences{Same: 5, Added: 1, Stories: []editor.Difference{
		{ID: "lost", Headline: "Ferry", Standing: editor.Lost, There: 2, Updated: now},
		{ID: "bin", Headline: "Tram", Standing: editor.InBin, There: 1, Here: 1, Updated: now},
		{ID: "e1", Headline: "Quay", Standing: editor.Earlier, There: 1, Here: 4, Updated: now},
		{ID: "e2", Headline: "", Standing: editor.Earlier, There: 1, Here: 2, Updated: now},
	}}
}

func TestSheetTellsOfABackup(t *testing.T) {
	s, asked := newSheet(t)
	s.SetBackups(nil)
	if s.empty.Hidden || s.CanRestore() || !s.details.box.Hidden {
		t.Error("nothing is not said to be nothing")
	}
	s.SetBackups(some())
	wantAsked(t, asked, "compare a")
	if got := s.details.facts.Words(); got != "by itself · 3 stories · 9 revisions · 4.0 MB · last filed Today 10:00" {
		t.Error(got)
	}
	for path, want := range map[string]string{"a": "Verified when", "b": "1 picture or imported file was missing", "c": "It is damaged (page 4).", "d": "has not been verified"} {
		s.Select(path)
		if got := s.details.trust.Words(); !strings.Contains(got, want) {
			t.Errorf("%s: %q", path, got)
		}
		if s.CanRestore() != (path != "c") || s.details.keep.Hidden != (path != "a") {
			t.Errorf("%s: the buttons do not say what can be done", path)
		}
	}
	s.Select("d")
	*asked = nil
	s.SetBackups(some()[1:]) // the choice stays
	if b, _ := s.Selected(); b.Path != "d" {
		t.Errorf("%q is chosen", b.Path)
	}
	wantAsked(t, asked, "compare d")
	s.SetTrouble("d", "it is newer")
	if !strings.Contains(s.details.trust.Words(), "It is newer.") || s.CanRestore() {
		t.Error("the trouble is not told")
	}
}

func TestSheetReadsAStory(t *testing.T) {
	s, asked := newSheet(t)
	s.SetBackups(some())
	s.SetDifferences("b", differences()) // of one that was chosen before
	if s.details.compared {
		t.Error("a late answer was shown")
	}
	s.SetDifferences("a", differences())
	if got := s.details.counts.Words(); got != "5 stories are the same · 1 came since" || len(s.details.rows) != 4+3 {
		t.Errorf("%q, %d rows", got, len(s.details.rows))
	}
	*asked = nil
	s.details.focus()
	wantAsked(t, asked, "read a lost")
	s.SetStory("bin", editor.Story{Article: editor.Article{Headline: "Tram"}}, editor.Revision{})
	if s.details.story != nil {
		t.Error("a late text was shown")
	}
	body := []editor.Block{{Text: "One."}, {}, {Image: &editor.Image{Caption: "Two."}}}
	s.SetStory("lost", editor.Story{Article: editor.Article{Headline: "Ferry", Standfirst: "Late", Body: body}}, editor.Revision{Number: 2, Author: "Kim", Saved: now})
	if got := strings.Join(s.details.passages(), "|"); got != "Ferry|Late|One.|Two." {
		t.Error(got)
	}
	if got := s.details.readHead.Words(); got != "Revision 2, filed Today 12:00 by Kim" {
		t.Error(got)
	}
	s.details.stories.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.ChooseStory("e2")
	test.Tap(s.details.back)
	s.SetBusy("Bringing it back", 1, 2)
	test.Tap(s.details.back)
	test.Tap(s.details.restore)
	s.SetIdle("Back.", "", nil)
	test.Tap(s.details.restore)
	test.Tap(s.details.check)
	test.Tap(s.details.keep)
	test.Tap(s.details.remove)
	s.details.stories.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	wantAsked(t, asked, "restore a lost", "read a e2", "restore a e2", "restore a", "check a", "keep a yes", "remove a", "done")
}

func TestBytes(t *testing.T) {
	for n, want := range map[int64]string{0: "0 KB", 1: "1 KB", 999_000: "999 KB", 1_234_567: "1.2 MB", 123_456_789: "123 MB", 2_340_000_000: "2.3 GB"} {
		if got := bytes(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
