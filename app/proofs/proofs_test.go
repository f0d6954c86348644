package proofs

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/theme"
	"stet/editor"
	"stet/editor/proof"
)

func some() []Item {
	return []Item{
		{Finding: proof.Finding{Kind: proof.Misspelled, Words: "harbuor"}, Key: "a", Count: 2, Before: "the ", After: " is"},
		{Finding: proof.Finding{Kind: proof.Spaces, Words: "  ", Fixes: []string{" "}}, Key: "b", Count: 1},
		{Finding: proof.Finding{Kind: proof.Style, Words: "very", Rule: "House.Very", Message: "Leave it out.", Level: editor.Blocks, Fixes: []string{""}, Link: "https://example.org"}, Key: "c", Count: 3},
	}
}

func open(t *testing.T) (*View, *strings.Builder) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	v, log := New(), &strings.Builder{}
	v.OnFix = func(key, fix string, all bool) { fmt.Fprintf(log, "fix %s %q %v; ", key, fix, all) }
	v.OnIgnore = func(key string) { fmt.Fprintf(log, "ignore %s; ", key) }
	v.OnLearn = func(key string, house bool) { fmt.Fprintf(log, "learn %s %v; ", key, house) }
	v.OnSelect = func(key string) { fmt.Fprintf(log, "show %s; ", key) }
	v.OnOpen = func(key string) { fmt.Fprintf(log, "open %s; ", key) }
	v.OnFixes = func(key string) { v.SetFixes(key, []string{"harbour", "arbour"}) }
	v.Set(some())
	v.Resize(fyne.NewSize(352, 700))
	return v, log
}

func (v *View) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		if len(k) == 1 {
			v.list.TypedRune(rune(strings.ToLower(string(k))[0]))
			continue
		}
		v.list.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestKeys(t *testing.T) {
	v, log := open(t)
	v.press(fyne.KeyDown, fyne.Key2, fyne.Key9, fyne.KeyN, fyne.KeyA, fyne.KeyH, fyne.KeyI, fyne.KeyReturn)
	v.press(fyne.KeyDown, fyne.Key1, fyne.KeyA, fyne.KeyDown, fyne.Key1)
	want := `show a; fix a "arbour" false; show a; learn a false; learn a true; ignore a; open a; show b; fix b " " false; show c; fix c "" false; `
	if got := log.String(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	left := false
	v.OnLeave = func() { left = true }
	if v.press(fyne.KeyEscape); !left {
		t.Error("Escape does not leave")
	}
}

func TestFilters(t *testing.T) {
	v, _ := open(t)
	for f, want := range map[Filter]int{All: 3, Spelling: 2, Style: 1} {
		if v.Only(f); len(v.shown) != want {
			t.Errorf("%q lists %d, want %d", f, len(v.shown), want)
		}
	}
	v.Only(Style)
	if !v.Select("a") || len(v.shown) != 3 {
		t.Error("what a filter hides cannot be chosen")
	}
	if i, ok := v.Selected(); !ok || i.Key != "a" {
		t.Error("another was chosen")
	}
	if v.Select("none") {
		t.Error("what is not there was chosen")
	}
}

func TestChoiceStays(t *testing.T) {
	v, _ := open(t)
	v.Select("b")
	v.Set(some()[1:])
	if i, _ := v.Selected(); i.Key != "b" {
		t.Errorf("chosen %q, want b", i.Key)
	}
	v.Set(some()[2:])
	if i, _ := v.Selected(); i.Key != "c" {
		t.Errorf("chosen %q, want the one behind", i.Key)
	}
	v.Set(nil)
	if _, ok := v.Selected(); ok || v.empty.Hidden {
		t.Error("an empty list has a choice, or does not say that it is empty")
	}
}

func TestCards(t *testing.T) {
	v, _ := open(t)
	first := v.card(0)
	again := some()
	v.Set(again)
	if v.card(0) != first {
		t.Error("a card that looks the same was made anew")
	}
	again[0].Count = 1
	if v.Set(again); v.card(0) == first {
		t.Error("the count has changed and the card has not")
	}
	if len(v.fixButtons(v.shown[2])) != 2 || len(v.buttons(v.shown[2])) != 2 || len(v.buttons(v.shown[0])) != 3 {
		t.Error("buttons are missing")
	}
	v.SetFixes("a", []string{})
	if len(v.fixButtons(v.shown[0])) != 1 {
		t.Error("a word without suggestions does not say so")
	}
	many := make([]Item, most+50)
	for i := range many {
		many[i] = Item{Finding: proof.Finding{Kind: proof.Misspelled, Words: "x"}, Key: fmt.Sprint(i), Count: 1}
	}
	if v.Set(many); len(v.shown) != most {
		t.Errorf("%d items are listed", len(v.shown))
	}
}

func TestNote(t *testing.T) {
	v, _ := open(t)
	v.Note("There is no dictionary.")
	if got := v.counts.Words(); got != "Words are not checked" {
		t.Errorf("says %q", got)
	}
	if v.Note(""); v.counts.Words() != "6 findings" {
		t.Errorf("says %q", v.counts.Words())
	}
}
