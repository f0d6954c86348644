package desk

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/theme"
	"stet/editor"
)

// TestStatusBarFits keeps what matters in sight in a narrow window and brings
// the rest back in a wide one.
func TestStatusBarFits(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	s := State{Save: Saved, SavedAt: now, Revision: 14, RevisionName: "Copy edit after legal", Tally: editor.Tally{Words: 1650, Facts: 22, Failures: 3},
		Pasted: 212, Language: "en-GB", Changes: 18, Now: now}
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	b := NewStatusBar()
	test.NewTempWindow(t, b)
	b.Set(s)
	for _, width := range []float32{1440, 1000, 800, 1440} {
		b.Resize(fyne.NewSize(width, StatusHeight))
		wide := width == 1440
		if b.language.Visible() != wide || wide && !b.pasted.Visible() {
			t.Errorf("at %v: language %v, pasted %v, revision %v", width, b.language.Visible(), b.pasted.Visible(), b.revision.Visible())
		}
		end := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.credits).X + b.credits.Size().Width
		if !b.credits.Visible() || !b.save.Visible() || end > width {
			t.Errorf("at %v what matters ends at %v", width, end)
		}
	}
	b.Clear()
	b.Resize(b.Size().AddWidthHeight(1, 0))
	if b.language.Visible() || b.pasted.Visible() || b.save.Visible() {
		t.Error("without a story the bar still speaks of one")
	}
}
