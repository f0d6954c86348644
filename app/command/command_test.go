package command

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"stet/app/theme"
)

func table(log *[]string, exportOn *bool) *Table {
	did := func(what string) func() { return func() { *log = append(*log, what) } }
	return New(
		Command{ID: "import", Label: "Import…", Short: "Import", Menu: "File", Keys: Keys(fyne.KeyO), Run: did("import")},
		Command{ID: "save", Label: "Save revision", Menu: "File", Keys: Keys(fyne.KeyS), Run: did("save")},
		Command{ID: "export", Label: "Export…", Menu: "File", Before: true, Keys: Keys(fyne.KeyE), Run: did("export"),
			Enabled: func() bool { return *exportOn }},
		Command{ID: "copy", Label: "Copy", Menu: "Edit", Keys: Keys(fyne.KeyC), Passive: true, Run: did("copy")},
		Command{ID: "next", Label: "Next fact", Menu: "Facts", Keys: Plain(fyne.KeyF8), Run: did("next")},
		Command{ID: "previous", Label: "Previous fact", Menu: "Facts", Keys: Plain(fyne.KeyF8, fyne.KeyModifierShift), Run: did("previous")},
	)
}

func window(t *testing.T) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.ByDay))
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1000, 640))
	return w
}

func TestDisabledDoesNothing(t *testing.T) {
	var log []string
	on := false
	tab := table(&log, &on)
	menu := tab.Menu()
	item := menu.Items[0].Items[3]
	if item.Label != "Export…" || !item.Disabled || !menu.Items[0].Items[2].IsSeparator {
		t.Fatalf("the file menu is not as the table has it: %+v", item)
	}
	item.Action() // as Fyne does when the shortcut of a disabled item is pressed
	if tab.TypedShortcut(Keys(fyne.KeyE)) || tab.Run("export") || len(log) > 0 {
		t.Fatalf("a disabled command ran: %q", log)
	}
	on = true
	tab.Refresh()
	if item.Disabled {
		t.Error("the item stays grey")
	}
	item.Action()
	if len(log) != 1 {
		t.Errorf("an enabled command did not run: %q", log)
	}
}

func TestKeys(t *testing.T) {
	var log []string
	on := true
	tab := table(&log, &on)
	c := window(t).Canvas()
	tab.Bind(c)
	held := fyne.KeyModifier(0)
	tab.modifiers = func() fyne.KeyModifier { return held }
	key := &fyne.KeyEvent{Name: fyne.KeyF8}
	c.OnTypedKey()(key)
	held = fyne.KeyModifierShift
	c.OnTypedKey()(key)
	tab.TypedShortcut(Keys(fyne.KeyS))
	if tab.TypedShortcut(Keys(fyne.KeyC)) {
		t.Error("copy belongs to the focused widget")
	}
	want := []string{"next", "previous", "save"}
	for i, w := range want {
		if i >= len(log) || log[i] != w {
			t.Fatalf("ran %q, want %q", log, want)
		}
	}
}

func TestKeyName(t *testing.T) {
	first := "Ctrl"
	if fyne.KeyModifierShortcutDefault == fyne.KeyModifierSuper {
		first = "⌘"
	}
	for _, c := range []struct {
		keys fyne.KeyboardShortcut
		want string
	}{
		{nil, ""},
		{Keys(fyne.KeyK), first + " K"},
		{Keys(fyne.KeyS, fyne.KeyModifierShift), first + " Shift S"},
		{Plain(fyne.KeyF8, fyne.KeyModifierShift), "Shift F8"},
		{Keys(fyne.KeyMinus), first + " −"},
	} {
		if got := KeyName(c.keys); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		typed, name string
		want        bool
	}{
		{"", "Import…", true},
		{"imp", "Import…", true},
		{"sr", "Save revision", true},
		{"save rev", "Save revision", true},
		{"xq", "Save revision", false},
		{"nf", "Next fact", true},
	} {
		if _, got := match(c.typed, c.name); got != c.want {
			t.Errorf("%q in %q: %v", c.typed, c.name, got)
		}
	}
	initials, _ := match("sr", "Save revision")
	inside, _ := match("sr", "Close results")
	if initials <= inside {
		t.Errorf("initials rate %d, letters inside words %d", initials, inside)
	}
}

func TestPalette(t *testing.T) {
	var log []string
	on := false
	tab := table(&log, &on)
	w := window(t)
	p := tab.Palette(w.Canvas())
	if len(p.Items()) != 5 {
		t.Errorf("%d commands on offer, want all but the disabled one", len(p.Items()))
	}
	typed := w.Canvas().Focused()
	test.Type(typed, "fact")
	if len(p.Items()) != 2 || p.Items()[0].Label != "Next fact" {
		t.Fatalf("filtered to %+v", p.Items())
	}
	typed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	typed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(log) != 1 || log[0] != "previous" {
		t.Errorf("ran %q", log)
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the palette stays open")
	}
	p = tab.Palette(w.Canvas())
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Canvas().Overlays().Top() != nil || len(log) != 1 {
		t.Error("Escape does not just leave")
	}
	_ = p
}

// TestPaletteKeepsTheKeyboard: Tab goes down the list, and Escape closes after it.
func TestPaletteKeepsTheKeyboard(t *testing.T) {
	var log []string
	on := true
	tab, w := table(&log, &on), window(t)
	p := tab.Palette(w.Canvas())
	field := w.Canvas().Focused()
	tabbable, ok := field.(fyne.Tabbable)
	if !ok || !tabbable.AcceptsTab() {
		t.Fatal("Tab takes the keyboard out of the palette")
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if got := p.list.Selected(); got != 1 {
		t.Errorf("Tab chooses item %d", got)
	}
	if w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}); !p.popup.Hidden {
		t.Error("Escape after Tab leaves it open")
	}
}

// TestPaletteRanks puts a label that has the words before other words; scattered
// letters count where there are no such. What cannot be run now stands last and
// stays open.
func TestPaletteRanks(t *testing.T) {
	ran := 0
	run := func() { ran++ }
	tab := New(
		Command{ID: "d", Label: "Fade", Words: "dark", Menu: "View", Run: run, Enabled: func() bool { return false }},
		Command{ID: "c", Label: "Details of a mark", Menu: "View", Run: run},
		Command{ID: "b", Label: "Night", Words: "mode dark", Menu: "View", Run: run},
		Command{ID: "h", Label: "Leaf and edge", Menu: "View", Run: run},
		Command{ID: "g", Label: "Facts", Group: "Darkened marks", Menu: "View", Run: run},
		Command{ID: "a", Label: "As dark as can be", Menu: "View", Run: run})
	w := window(t)
	p := tab.Palette(w.Canvas())
	for typed, want := range map[string][]string{
		"dark":      {"As dark as can be", "Night", "Facts", "Fade"},
		"drk":       {"Details of a mark", "As dark as can be"},
		"fade":      {"Fade"},
		"Dark Mode": {"Night"},
		"by-line":   nil,
	} {
		p.Type(typed)
		var have []string
		for _, i := range p.Items() {
			have = append(have, i.Label)
		}
		if !slices.Equal(have, want) {
			t.Errorf("%q finds %q, want %q", typed, have, want)
		}
	}
	p.Type("fade")
	p.Choose(0)
	if ran > 0 || w.Canvas().Overlays().Top() == nil {
		t.Error("a command that is off was run, or closed the palette")
	}
	p.Type("night")
	p.Choose(0)
	if ran != 1 {
		t.Error("a command that is on was not run")
	}
}

// TestGroup puts the commands of a group into a menu within the menu.
func TestGroup(t *testing.T) {
	table := New(
		Command{ID: "a", Menu: "View", Label: "Larger"},
		Command{ID: "b", Menu: "View", Group: "Marks", Label: "Facts", Run: func() {}},
		Command{ID: "c", Menu: "View", Label: "Smaller"},
		Command{ID: "d", Menu: "View", Group: "Marks", Label: "Hits", Run: func() {}})
	items := table.Menu().Items[0].Items
	if len(items) != 3 || items[1].Label != "Marks" || items[1].ChildMenu == nil {
		t.Fatalf("the menu is %v", items)
	}
	inner := items[1].ChildMenu.Items
	if len(inner) != 2 || inner[0].Label != "Facts" || inner[1].Label != "Hits" {
		t.Errorf("the group holds %v", inner)
	}
}

// TestKeysBehindADialog: nothing changes behind a dialog or a menu.
func TestKeysBehindADialog(t *testing.T) {
	var log []string
	on := true
	tab := table(&log, &on)
	w := window(t)
	tab.Bind(w.Canvas())
	menu := tab.Menu()
	pop := widget.NewModalPopUp(widget.NewLabel("Export?"), w.Canvas())
	pop.Show()
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF8})
	menu.Items[0].Items[3].Action()
	if tab.TypedShortcut(Keys(fyne.KeyE)) || len(log) > 0 {
		t.Errorf("ran %q behind a dialog", log)
	}
	pop.Hide()
	if !tab.TypedShortcut(Keys(fyne.KeyE)) || len(log) != 1 {
		t.Errorf("ran %q once the dialog was gone", log)
	}
}
