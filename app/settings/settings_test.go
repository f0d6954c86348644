package settings

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestDefaultsAndMemory(t *testing.T) {
	p := test.NewApp().Preferences()
	s := New(p)
	if s.Width.Get() != 1440 || s.Left.Get() != 272 || s.Theme.Get() != "system" || s.Focus.Get() || s.Tab.Get() != 0 {
		t.Error("a first start does not show the design's window")
	}
	s.Width.Set(1200)
	s.Theme.Set("dark")
	s.Focus.Set(true)
	s.Tab.Set(2)
	s.User.Set("M. Ilves")
	again := New(p)
	if again.Width.Get() != 1200 || again.Theme.Get() != "dark" || !again.Focus.Get() || again.Tab.Get() != 2 || again.User.Get() != "M. Ilves" {
		t.Error("a second start does not remember the first")
	}
}

func TestNonsenseIsReplaced(t *testing.T) {
	p := test.NewApp().Preferences()
	p.SetFloat("pane.left", -40)
	p.SetFloat("zoom", 900)
	p.SetString("theme", "mauve")
	p.SetInt("tab", 17)
	s := New(p)
	if s.Left.Get() != 180 || s.Zoom.Get() != 3 || s.Theme.Get() != "system" || s.Tab.Get() != 9 {
		t.Errorf("left %v, zoom %v, theme %q, tab %d", s.Left.Get(), s.Zoom.Get(), s.Theme.Get(), s.Tab.Get())
	}
}
