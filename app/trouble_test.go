package app

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"stet/app/job"
	"stet/app/settings"
	"stet/app/theme"
	"stet/editor"
)

// shelved are libraries that are a table: what trying to open each meets.
type shelved struct {
	own    string
	recent []string
	tried  map[string]error
	chosen string   // the last one
	before []string // that
	copied map[string]string
	made   []string
	lost   int
	kept   []editor.Backup
	saved  editor.Salvage
}

func (s *shelved) Own() string      { return s.own }
func (s *shelved) Recent() []string { return s.recent }
func (s *shelved) Choose(path string) error {
	s.before, s.chosen = append(s.before, s.chosen), path
	return nil
}
func (s *shelved) Make(_ context.Context, path string) error {
	s.made = append(s.made, path)
	return nil
}
func (s *shelved) Try(_ context.Context, path string) error { return s.tried[path] }
func (s *shelved) Copy(_ context.Context, from, to string, progress func(done, total int)) (int, error) {
	progress(1, 2)
	s.copied[to] = from
	return s.lost, s.tried[to]
}

func (s *shelved) Backups(context.Context, string) ([]editor.Backup, error) { return s.kept, nil }
func (s *shelved) Restore(_ context.Context, backup, to string, _ func(done, total int)) error {
	s.copied[to] = backup
	return s.tried[to]
}
func (s *shelved) Salvage(_ context.Context, from, to string, backups []string, _ func(done, total int)) (editor.Salvage, error) {
	s.copied[to] = from + " with " + strings.Join(backups, " ")
	s.saved.Path = to
	return s.saved, s.tried[to]
}

func newShelved(t *testing.T) *shelved {
	return &shelved{own: filepath.Join(t.TempDir(), "library.stet"), tried: map[string]error{}, copied: map[string]string{}}
}

func newTrouble(t *testing.T, s *shelved, path string, why error) *troubled {
	t.Helper()
	a := test.NewApp()
	a.Settings().SetTheme(theme.New(theme.ByDay))
	w := newTroubled(a, Trouble{Path: path, Why: why, Libraries: s}, settings.New(a.Preferences()), job.Inline())
	w.win.Show()
	return w
}

// take runs the choice with that title.
func (w *troubled) take(t *testing.T, title string) {
	t.Helper()
	for _, c := range w.view.Choices() {
		if c.Title == title {
			c.Run()
			return
		}
	}
	t.Fatalf("%q is not among %v", title, titles(w))
}

func titles(w *troubled) (all []string) {
	for _, c := range w.view.Choices() {
		all = append(all, c.Title)
	}
	return all
}

// TestTroubleHasWaysOut sees that no trouble is the end.
func TestTroubleHasWaysOut(t *testing.T) {
	for name, c := range map[string]struct {
		why   error
		first string
	}{
		"place":   {&editor.PlaceError{Library: "/far/desk.stet", Synced: "Dropbox", Folder: "/far"}, "Make a local copy and open it"},
		"damaged": {editor.ErrDamaged, "Make a repaired copy"},
		"newer":   {editor.ErrNewer, "Open the library sport"},
		"gone":    {fs.ErrNotExist, "Try again"},
		"refused": {fs.ErrPermission, "Try again"},
		"other":   {errors.New("another program keeps it busy"), "Try again"},
	} {
		s := newShelved(t)
		s.recent = []string{"/desk/sport.stet", "/far/desk.stet"}
		got := titles(newTrouble(t, s, "/far/desk.stet", c.why))
		if got[0] != c.first || got[len(got)-1] != "Quit" || !slices.Contains(got, "Open another library…") || slices.Contains(got, "Open the library desk") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestTroubleCopiesHere(t *testing.T) {
	s := newShelved(t)
	w := newTrouble(t, s, "/far/desk.stet", &editor.PlaceError{Library: "/far/desk.stet", Synced: "Dropbox", Folder: "/far"})
	if !strings.Contains(says(w.view), "Dropbox") {
		t.Errorf("it says %q", says(w.view))
	}
	w.take(t, "Make a local copy and open it")
	to := filepath.Join(filepath.Dir(s.own), "desk.stet")
	if s.copied[to] != "/far/desk.stet" || s.chosen != to || w.next != (Next{Library: to}) {
		t.Errorf("copied %v, chose %q, goes to %+v", s.copied, s.chosen, w.next)
	}
}

// TestTroubleRescues offers the backups of a library that cannot be read, and
// says what a repaired copy lacks before it is opened.
func TestTroubleRescues(t *testing.T) {
	s := newShelved(t)
	s.kept = []editor.Backup{{Path: "/desk/b.stet", Stories: 7, Made: time.Date(2026, 11, 26, 10, 30, 0, 0, time.UTC)}, {Path: "/desk/a.stet"}}
	s.saved = editor.Salvage{Stories: 9, Revisions: 20, Taken: 3, Lost: []editor.Damage{{Kind: editor.DamagedRevision, Story: "x", Headline: "Ferry", Revision: 4}}}
	w := newTrouble(t, s, "/desk/desk.stet", editor.ErrDamaged)
	w.take(t, "Make a repaired copy")
	top := w.win.Canvas().Overlays().Top()
	if s.copied["/desk/desk repaired.stet"] != "/desk/desk.stet with /desk/b.stet /desk/a.stet" || top == nil || !strings.Contains(says(top), "Ferry: revision 4") || s.chosen != "" {
		t.Fatalf("copied %v, chose %q", s.copied, s.chosen)
	}
	s.saved = editor.Salvage{Base: "/desk/b.stet"}
	w = newTrouble(t, s, "/desk/desk.stet", editor.ErrDamaged)
	w.take(t, "Make a repaired copy")
	if got := says(w.win.Canvas().Overlays().Top()); !strings.Contains(got, "written after that is lost") || strings.Contains(got, "Nothing is lost") {
		t.Errorf("it says %q", got)
	}
	w = newTrouble(t, s, "/desk/desk.stet", editor.ErrDamaged)
	w.take(t, "Restore the newest backup, under a new name")
	if to := "/desk/desk restored.stet"; s.copied[to] != "/desk/b.stet" || w.next.Library != to {
		t.Errorf("restored %v, goes to %+v", s.copied, w.next)
	}
}

func TestTroubleSaysWhatFailed(t *testing.T) {
	s := newShelved(t)
	to := filepath.Join(filepath.Dir(s.own), "desk.stet")
	s.tried[to] = editor.ErrFull
	w := newTrouble(t, s, "/far/desk.stet", &editor.PlaceError{Library: "/far/desk.stet", Network: "nfs4", Folder: "/far"})
	w.take(t, "Make a local copy and open it")
	if top := w.win.Canvas().Overlays().Top(); top == nil || !strings.Contains(says(top), "disk is full") {
		t.Error("it is not said that the disk is full")
	}
	if s.chosen != "" || w.next != (Next{}) {
		t.Errorf("goes on to %+v", w.next)
	}
	w.take(t, "Open it for reading only")
	if w.next != (Next{Library: "/far/desk.stet", ReadOnly: true}) {
		t.Errorf("goes on to %+v", w.next)
	}
}

// TestSwitchLibrary leaves the window for another library with everything saved.
func TestSwitchLibrary(t *testing.T) {
	b := newBench(t)
	s := newShelved(t)
	s.recent = []string{"/desk/sport.stet", "/far/desk.stet"}
	s.tried["/far/desk.stet"] = &editor.PlaceError{Library: "/far/desk.stet", Synced: "Dropbox", Folder: "/far"}
	s.tried["/desk/newer.stet"] = editor.ErrNewer
	b.config.Libraries, b.config.Path = s, "/desk/features.stet"
	b.switcher().open("/desk/newer.stet")
	if !strings.Contains(says(b.front()), "newer Stet") {
		t.Errorf("it says %q", says(b.front()))
	}
	b.press("Close")
	b.switcher().open("/far/desk.stet")
	b.press("Cancel")
	if s.chosen != "" || b.next != (Next{}) {
		t.Fatalf("chose %q, goes to %+v", s.chosen, b.next)
	}
	b.typed("b1", 0, "Typed ")
	b.switcher().open("/desk/sport.stet")
	if !slices.Contains(s.before, b.config.Path) {
		t.Errorf("the library that is left is not remembered: %q", s.before)
	}
	if s.chosen != "/desk/sport.stet" || b.next != (Next{Library: "/desk/sport.stet"}) {
		t.Errorf("chose %q, goes to %+v", s.chosen, b.next)
	}
	if d, err := b.lib.Library.(interface {
		Draft(context.Context, string) (editor.Draft, error)
	}).Draft(t.Context(), b.story.id); err != nil || !strings.HasPrefix(d.Story.Article.Body[0].Text, "Typed ") {
		t.Errorf("the draft: %v", err)
	}
}

// TestNewLibrary asks for a name and a folder.
func TestNewLibrary(t *testing.T) {
	b := newBench(t)
	s := newShelved(t)
	b.config.Libraries = s
	b.run("library.new")
	b.fill(0, "Sport", "desk")
	b.press("Make it")
	b.told("root of the disk")
	b.run("library.new")
	b.fill(0, "Sport", "/desk")
	b.press("Make it")
	if !slices.Equal(s.made, []string{"/desk/Sport.stet"}) || b.next.Library != "/desk/Sport.stet" {
		t.Errorf("made %q, goes to %+v", s.made, b.next)
	}
}
