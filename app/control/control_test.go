package control

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stet/app/theme"
)

func light(t *testing.T) fyne.App {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.ByDay))
	return app
}

// set returns the lines that words are broken into.
func set(s Style, width float32, runs ...Run) []string {
	var out []string
	for _, l := range breakLines(s, runs, width) {
		words := ""
		for _, p := range l {
			words += p.text
		}
		out = append(out, words)
	}
	return out
}

func TestBreakLines(t *testing.T) {
	light(t)
	const words = "Harbour bridge repair bill climbs to £41m as cracks spread"
	for _, c := range []struct {
		style Style
		width float32
		words string
		want  string
	}{
		{StoryHead, 0, words, words},
		{StoryHead, 242, words, "Harbour bridge repair bill climbs to|£41m as cracks spread"},
		{StoryHead, 120, words, "Harbour bridge|repair bill…"},
		{Quiet.Wrap(1), 60, "one two three four", "one two…"},
		{Quiet.Wrap(Unlimited), 200, "one\ntwo\n\nthree", "one|two||three"},
		{Quiet.Wrap(Unlimited), 40, "Donaudampfschiff", "Donau|dampf|schiff"},
		{Quiet, 20, "", ""},
	} {
		if got := strings.Join(set(c.style, c.width, Run{Text: c.words}), "|"); got != c.want {
			t.Errorf("%q at %v: got %q, want %q", c.words, c.width, got, c.want)
		}
	}
}

func TestLinesFit(t *testing.T) {
	light(t)
	runs := []Run{{Text: "The repair bill for the harbour bridge "}, {Text: "has risen ", Bold: true}, {Text: "to £41 million, more than double"}}
	for width := float32(60); width < 400; width += 7 {
		for _, l := range breakLines(Words, runs, width) {
			if l.width() > width {
				t.Errorf("a line %v wide is set to %v", l.width(), width)
			}
		}
	}
}

func TestGlyphsAreDrawn(t *testing.T) {
	light(t)
	l := breakLines(Body, []Run{{Text: "✕ Disputed ▾"}}, 0)
	if len(l) != 1 || len(l[0]) != 3 || l[0][0].text != "✕" || l[0][2].text != "▾" {
		t.Errorf("pieces %+v", l)
	}
	for _, g := range []string{"✕", "◌", "▾"} {
		if len(drawGlyph(g, color.Black, 0, 20, 13)) == 0 {
			t.Errorf("%s draws nothing", g)
		}
	}
}

func TestThemeChangeRecolours(t *testing.T) {
	app := light(t)
	text := NewText(Body, "ink")
	w := test.NewTempWindow(t, text)
	ink := func() color.Color {
		return test.WidgetRenderer(text).Objects()[0].(*canvas.Text).Color
	}
	if ink() != theme.Light.Ink {
		t.Errorf("by day the ink is %v", ink())
	}
	app.Settings().SetTheme(theme.New(theme.ByNight))
	test.ApplyTheme(t, theme.New(theme.ByNight))
	text.Refresh()
	if ink() != theme.Dark.Ink {
		t.Errorf("by night the ink is %v", ink())
	}
	_ = w
}

func TestButton(t *testing.T) {
	light(t)
	n := 0
	b := NewSmallButton("Verify", "V", func() { n++ })
	w := test.NewTempWindow(t, b)
	test.Tap(b)
	w.Canvas().Focus(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	b.Disable()
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n != 2 {
		t.Errorf("ran %d times, want 2: not while greyed out", n)
	}
	wide, plain := b.MinSize().Width, NewSmallButton("Verify", "", nil).MinSize().Width
	if wide <= plain {
		t.Error("the key's hint takes no room")
	}
}

func TestUnusedKeysReachTheWindow(t *testing.T) {
	light(t)
	b := NewButton("Import", nil)
	w := test.NewTempWindow(t, b)
	var got fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = e.Name })
	w.Canvas().Focus(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF8})
	if got != fyne.KeyF8 {
		t.Errorf("the window got %q", got)
	}
}

func TestTabs(t *testing.T) {
	light(t)
	var chosen []int
	tabs := NewTabs(func(i int) { chosen = append(chosen, i) }, Tab{Label: "Facts", Count: "10"}, Tab{Label: "Credits"}, Tab{Label: "Details"})
	test.NewTempWindow(t, tabs)
	test.Tap(tabs.tabs[2])
	tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if fmt.Sprint(chosen) != "[2 1 0]" || tabs.Selected() != 0 {
		t.Errorf("chose %v", chosen)
	}
}

// TestTabsThatFindNoRoom go into a menu, but for the chosen one.
func TestTabsThatFindNoRoom(t *testing.T) {
	light(t)
	tabs := NewTabs(nil, Tab{Label: "Facts", Count: "10"}, Tab{Label: "Credits"}, Tab{Label: "Comments"}, Tab{Label: "Revisions"}, Tab{Label: "Details"})
	w := test.NewTempWindow(t, tabs)
	w.SetPadded(false)
	for _, width := range []float32{900, 330, 240, 120} {
		w.Resize(fyne.NewSize(width, TabsHeight))
		for i := range tabs.tabs {
			tabs.Select(i)
			edge := float32(0)
			for _, one := range tabs.tabs {
				if one.Visible() && one.Position().X < edge {
					t.Errorf("at %v, %s begins at %v, before %v", width, one.data.Label, one.Position().X, edge)
				}
				if one.Visible() {
					edge = one.Position().X + one.Size().Width
				}
			}
			if !tabs.tabs[i].Visible() || edge > width || tabs.more.Visible() == (len(tabs.hidden()) == 0) {
				t.Errorf("at %v with tab %d chosen, the tabs end at %v, %d are in the menu", width, i, edge, len(tabs.hidden()))
			}
		}
	}
	last := tabs.hidden()[0]
	if last.Action(); !strings.HasPrefix(last.Label, tabs.tabs[tabs.Selected()].data.Label) {
		t.Errorf("the menu's %q chose tab %d", last.Label, tabs.Selected())
	}
}

func numbered(n int) (*List, map[int]bool) {
	l, live := NewList(), map[int]bool{}
	l.Count = func() int { return n }
	l.Height = func(i int, _ float32) float32 { return float32(20 + i%3*10) }
	l.Object = func(i int) fyne.CanvasObject {
		live[i] = true
		return canvas.NewRectangle(color.Black)
	}
	l.Release = func(i int, _ fyne.CanvasObject) { delete(live, i) }
	return l, live
}

func TestListShowsWhatIsInSight(t *testing.T) {
	light(t)
	l, live := numbered(10000)
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 300))
	if n := len(live); n < 8 || n > 16 {
		t.Errorf("%d items on the canvas", n)
	}
	l.Select(9000)
	if !live[9000] || live[0] || len(live) > 16 {
		t.Errorf("after a jump %d items are on the canvas, 9000 among them: %v", len(live), live[9000])
	}
	for i, o := range l.shown {
		if o.Position().Y != l.top(i) || o.Size().Height != l.Height(i, 200) {
			t.Errorf("item %d stands at %v with %v", i, o.Position(), o.Size())
		}
	}
}

func TestListKeys(t *testing.T) {
	light(t)
	l, _ := numbered(30)
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(200, 300))
	var log []string
	l.OnSelect = func(i int) { log = append(log, fmt.Sprint(i)) }
	l.OnOpen = func(i int) { log = append(log, fmt.Sprint("open ", i)) }
	l.OnKey = func(e *fyne.KeyEvent) bool { log = append(log, string(e.Name)); return true }
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyV, fyne.KeyEnd, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyUp} {
		l.TypedKey(&fyne.KeyEvent{Name: k})
		if k == fyne.KeyV {
			l.TypedRune('v') // taken as it is typed, once
		}
	}
	if got := strings.Join(log, " "); got != "0 1 open 1 V 29 29 21 0 0" {
		t.Errorf("told %s", got)
	}
	if w.Canvas().Focused() != l {
		t.Error("the list does not have the keyboard")
	}
}

func TestListEndIsToldOnce(t *testing.T) {
	light(t)
	n := 5
	l, _ := numbered(0)
	l.Count = func() int { return n }
	ends := 0
	l.OnEnd = func() { ends++ }
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(200, 600))
	l.Refresh()
	l.Refresh()
	n = 9
	l.Refresh()
	if ends != 2 {
		t.Errorf("told %d times, want once for each length", ends)
	}
}

func TestBanner(t *testing.T) {
	light(t)
	b, ran := NewBanner(), 0
	test.NewTempWindow(t, b)
	b.Tell("Moved to Spiked", "Undo", func() { ran++ })
	if !b.Visible() || b.Words() != "Moved to Spiked" {
		t.Fatal("nothing is told")
	}
	b.Act()
	if ran != 1 || b.Visible() {
		t.Errorf("ran %d times, still shown: %v", ran, b.Visible())
	}
}

// TestBannerAtTheFootHasItsWidth: what was laid out anew while the banner was hidden has it
// as wide as it is now, with its foot at the foot.
func TestBannerAtTheFootHasItsWidth(t *testing.T) {
	light(t)
	b := NewBanner()
	foot := NewFoot(b)
	w := test.NewTempWindow(t, foot)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 300))
	b.Tell("Moved to Spiked", "Undo", func() {})
	b.Close()
	w.Resize(fyne.NewSize(700, 500))
	b.Tell("Moved to Ready", "Undo", func() {})
	if b.Size().Width != 700 || b.Position().Y+b.Size().Height != 500 || b.Size().Height > 60 {
		t.Errorf("it is %v at %v", b.Size(), b.Position())
	}
}

func TestDialogGivesTheKeyboardBack(t *testing.T) {
	light(t)
	before := NewButton("Import", nil)
	w := test.NewTempWindow(t, before)
	w.Canvas().Focus(before)
	field := NewEntry("", "")
	cancelled := false
	d := ShowDialog(w.Canvas(), "Name this revision", NewField("Name", field), 300, "Save", func() bool { return field.Text != "" })
	d.OnCancel = func() { cancelled = true }
	d.Serve(field)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("it closed although the answer was no")
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Canvas().Overlays().Top() != nil || !cancelled || w.Canvas().Focused() != before {
		t.Errorf("cancelled %v, keyboard with %v", cancelled, w.Canvas().Focused())
	}
}

// TestSignsStayWithTheirWord, also where the two are set differently.
func TestSignsStayWithTheirWord(t *testing.T) {
	light(t)
	runs := []Run{{Text: "put off twice to pay for "}, {Text: "dykes", Strike: true}, {Text: " "}, {Text: "dikes", Underline: true}, {Text: ", and sea walls."}}
	whole, _ := Words.Face.measure("dikes,", Words.Size)
	for width := whole.Width; width < 400; width++ {
		for _, l := range breakLines(Words.Wrap(Unlimited), runs, width) {
			if strings.HasPrefix(l[0].text, ",") {
				t.Fatalf("at %g a line begins with %q", width, l[0].text)
			}
		}
	}
}

// TestEscapeLeavesADialog whatever in it has the keyboard, and only that on top.
func TestEscapeLeavesADialog(t *testing.T) {
	light(t)
	escape := &fyne.KeyEvent{Name: fyne.KeyEscape}
	field, choice, combo, check, button := NewEntry("", ""), NewChoice([]string{"a"}, nil), NewCombo([]string{"a"}, "a"), NewCheck("c"), NewButton("b", nil)
	for _, focus := range []fyne.Focusable{field, choice, combo, check, button, nil} {
		w := test.NewTempWindow(t, NewButton("Import", nil))
		behind, cancelled := 0, 0
		w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { behind++ })
		ShowReading(w.Canvas(), "Below", NewText(Body, "read"), 200)
		top := ShowDialog(w.Canvas(), "On top", NewColumn(4, field, choice, combo, check, button), 300, "Save", nil)
		top.OnCancel = func() { cancelled++ }
		if focus != nil {
			w.Canvas().Focus(focus)
			focus.TypedKey(escape)
		} else {
			w.Canvas().OnTypedKey()(escape)
		}
		if n := len(w.Canvas().Overlays().List()); n != 1 || cancelled != 1 {
			t.Errorf("%T: %d dialogs are open, cancelled %d times", focus, n, cancelled)
		}
		w.Canvas().OnTypedKey()(escape)
		if w.Canvas().Overlays().Top() != nil || behind != 0 {
			t.Errorf("%T: the lower dialog is open, or the window had the key: %d", focus, behind)
		}
		w.Canvas().OnTypedKey()(escape)
		if behind != 1 {
			t.Errorf("%T: the window does not get its keys back", focus)
		}
	}
}

// TestEnterAnswersADialog that has nothing to type in, once, and ends no work.
func TestEnterAnswersADialog(t *testing.T) {
	light(t)
	enter := &fyne.KeyEvent{Name: fyne.KeyEnter}
	w := test.NewTempWindow(t, NewButton("Import", nil))
	press := func() { w.Canvas().OnTypedKey()(enter) }
	behind, deleted, stopped := 0, 0, 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { behind++ })
	d := ShowDialog(w.Canvas(), "Delete it?", NewText(Body, "It cannot be undone."), 300, "Delete", func() bool { deleted++; return deleted > 1 })
	d.SetEnabled(false)
	press()
	if deleted != 0 {
		t.Error("a button that is greyed out is pressed")
	}
	d.SetEnabled(true)
	press()
	press()
	if deleted != 2 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("it is answered %d times", deleted)
	}
	choice, merged := NewChoice([]string{"r1", "r2"}, nil), 0
	d = ShowDialog(w.Canvas(), "Made from", choice, 300, "Merge", func() bool { merged++; return true })
	d.Focus(choice)
	choice.TypedKey(enter)
	if merged != 1 {
		t.Error("Enter on a choice does not answer its dialog")
	}
	ShowReading(w.Canvas(), "Read this", NewText(Body, "Read."), 300)
	press()
	work := ShowWorking(w.Canvas(), "At work", NewText(Body, "Working"), 300, func() { stopped++ })
	press()
	if len(w.Canvas().Overlays().List()) != 1 || stopped != 0 {
		t.Errorf("Enter ends work %d times, or leaves what was read", stopped)
	}
	work.Close()
	behind = 0
	if press(); behind != 1 {
		t.Error("the window does not get its keys back")
	}
}

func TestWhen(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 6, 0, 0, time.UTC)
	for _, c := range []struct {
		ago         time.Duration
		age, moment string
	}{
		{20 * time.Second, "just now", "Today 12:05"},
		{2 * time.Minute, "2 min ago", "Today 12:04"},
		{5 * time.Hour, "5 h ago", "Today 07:06"},
		{18 * time.Hour, "Yesterday", "Yesterday 18:06"},
		{100 * time.Hour, "Thursday", "Thu 08:06"},
		{1000 * time.Hour, "12 Oct", "12 Oct 20:06"},
		{10000 * time.Hour, "2 Oct 2025", "2 Oct 2025 20:06"},
	} {
		then := now.Add(-c.ago)
		if got := Age(now, then); got != c.age {
			t.Errorf("%v ago: age %q, want %q", c.ago, got, c.age)
		}
		if got := Moment(now, then); got != c.moment {
			t.Errorf("%v ago: moment %q, want %q", c.ago, got, c.moment)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 12418: "12,418", 1234567: "1,234,567", -31: "−31"} {
		if got := Number(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

// TestCardIsPainted asks the pixels: the chosen card has the accent's border,
// the page's ground and dark words on it.
func TestCardIsPainted(t *testing.T) {
	light(t)
	card := NewCard(NewColumn(4, NewText(Words, "22,000 vehicles a day")), nil)
	w := test.NewTempWindow(t, card)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(240, 60))
	card.SetSelected(true)
	picture := w.Canvas().Capture()
	if got := at(picture, 120, 0); got != theme.Light.Accent {
		t.Errorf("the border is %v", got)
	}
	if got := at(picture, 120, 5); got != theme.Light.Page {
		t.Errorf("the ground is %v", got)
	}
	dark := 0
	for x := range 240 {
		for y := 6; y < 50; y++ {
			if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x6000 {
				dark++
			}
		}
	}
	if dark < 200 {
		t.Errorf("only %d dark points of words", dark)
	}
}

func at(p image.Image, x, y int) color.NRGBA {
	return color.NRGBAModel.Convert(p.At(x, y)).(color.NRGBA)
}
