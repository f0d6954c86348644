package settings

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
)

func TestFileRemembersAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stet", "settings.json")
	s := New(Open(path))
	s.Width.Set(1200.5)
	s.Tab.Set(2)
	s.Focus.Set(true)
	s.User.Set("M. Ilves")
	again := New(Open(path))
	if again.Width.Get() != 1200.5 || again.Tab.Get() != 2 || !again.Focus.Get() || again.User.Get() != "M. Ilves" || again.Height.Get() != 900 {
		t.Error("a start right after the last change does not know it")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".settings-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestTwoWindowsKeepEachOthersSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	one, two := New(Open(path)), New(Open(path))
	one.User.Set("M. Ilves")
	two.Theme.Set("dark")
	both := New(Open(path))
	if both.User.Get() != "M. Ilves" || both.Theme.Get() != "dark" {
		t.Errorf("user %q, theme %q", both.User.Get(), both.Theme.Get())
	}
}

func TestDamagedFileIsReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	for _, damaged := range []string{"", "null", "[1]", `{"tab":"two","theme":`, `{"tab":"two","theme":3}`} {
		if err := os.WriteFile(path, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		s := New(Open(path))
		if s.Tab.Get() != 0 || s.Theme.Get() != "system" {
			t.Errorf("%q gives tab %d, theme %q", damaged, s.Tab.Get(), s.Theme.Get())
		}
		s.Theme.Set("dark")
		if New(Open(path)).Theme.Get() != "dark" {
			t.Errorf("nothing can be remembered over %q", damaged)
		}
	}
}

func TestUnwritableFileLastsAsLongAsTheWindow(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := New(Open(filepath.Join(blocked, "settings.json")))
	s.Theme.Set("dark")
	if s.Theme.Get() != "dark" {
		t.Error("the theme is not kept")
	}
}

func TestEachLibraryHasItsStory(t *testing.T) {
	s := New(Open(filepath.Join(t.TempDir(), "settings.json")))
	s.For("/one.stet")
	s.Story.Set("a")
	s.For("/two.stet")
	if s.Story.Get() != "" {
		t.Error("a library opens the story of another one")
	}
	s.For("/one.stet")
	if s.Story.Get() != "a" {
		t.Error("the story is forgotten")
	}
}

func TestWorkInTheBackgroundReadsWhatTheWindowSets(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file") // nothing is written, so that settings change fast
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := New(Open(filepath.Join(blocked, "settings.json")))
	var readers sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					s.HouseFolder.Get()
				}
			}
		})
	}
	for i := range 20_000 { // a map that is read meanwhile would end the whole program
		s.Tab.Set(i % 8)
	}
	close(done)
	readers.Wait()
	if s.Tab.Get() != 19_999%8 {
		t.Errorf("tab %d", s.Tab.Get())
	}
}
