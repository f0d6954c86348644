package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/app/job"
	"stet/assets"
	"stet/store/storetest"
)

// TestZoomIsKept changes the size of the text by a command, by either plus key and
// by the wheel, and finds it in the next window.
func TestZoomIsKept(t *testing.T) {
	b := newBench(t)
	b.run("view.larger")
	press := func(key fyne.KeyName, also fyne.KeyModifier) {
		b.table.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | also})
	}
	press(fyne.KeyPlus, 0)
	press(fyne.KeyEqual, fyne.KeyModifierShift)
	if got := b.settings.Zoom.Get(); got != 1.5 {
		t.Fatalf("three levels larger is %v", got)
	}
	press(fyne.KeyMinus, 0)
	w, err := newWindow(b.app, Config{Library: storetest.New(t), Outlets: assets.Outlets, Settings: b.settings}, job.Inline())
	if err != nil {
		t.Fatal(err)
	}
	if got := w.page.ZoomLevel(); got != 1.25 {
		t.Errorf("the next window opens at %v", got)
	}
	press(fyne.Key0, 0)
	if b.page.ZoomLevel() != 1 || b.settings.Zoom.Get() != 1 {
		t.Errorf("back at %v, kept %v", b.page.ZoomLevel(), b.settings.Zoom.Get())
	}
}
