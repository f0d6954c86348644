package suggestions

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/theme"
	"stet/editor"
)

func some() []editor.Suggestion {
	at := time.Date(2026, 4, 24, 12, 0, 0, 0, time.UTC)
	one := func(block, author, out, in string) editor.Suggestion {
		return editor.Suggestion{Author: author, At: at, Deleted: out, Inserted: in,
			Parts: []editor.Part{{Range: editor.Range{Block: block, Start: 3, End: 9}, Kind: editor.Inserted}}}
	}
	return []editor.Suggestion{one("a", "Ann", "", "new"), one("b", "Bob", "old", ""), one("c", "Ann", "fifteen", "14"), one("d", "", "x", "")}
}

func open(t *testing.T) (*View, *strings.Builder) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	v, log := New(func() time.Time { return time.Date(2026, 4, 24, 12, 5, 0, 0, time.UTC) }), &strings.Builder{}
	say := func(what string) func(...editor.Suggestion) {
		return func(all ...editor.Suggestion) {
			fmt.Fprintf(log, "%s", what)
			for _, s := range all {
				fmt.Fprintf(log, " %s", s.Parts[0].Block)
			}
			log.WriteString("; ")
		}
	}
	v.OnAccept, v.OnReject = say("accept"), say("reject")
	v.OnSelect = func(s editor.Suggestion) { fmt.Fprintf(log, "show %s; ", s.Parts[0].Block) }
	v.Set(some())
	v.Resize(fyne.NewSize(352, 700))
	return v, log
}

func TestKeysSettleTheChosen(t *testing.T) {
	v, log := open(t)
	for _, letter := range "ar" {
		v.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		v.list.TypedRune(letter)
	}
	if got := log.String(); got != "show a; accept a; show b; reject b; " {
		t.Error(got)
	}
}

func TestByAuthor(t *testing.T) {
	v, log := open(t)
	v.By("Ann")
	v.accept.Tapped(nil)
	v.Everybody()
	v.reject.Tapped(nil)
	if got := log.String(); got != "accept a c; reject a b c d; " {
		t.Error(got)
	}
	v.By("Bob")
	v.Set(some()[:1])
	if len(v.Listed()) != 1 {
		t.Error("where the author has nothing left, the others are not listed")
	}
}

// TestTheNextIsChosen: settling goes down the list without touching the mouse.
func TestTheNextIsChosen(t *testing.T) {
	v, _ := open(t)
	v.Select("b", 4)
	rest := some()
	v.Set(append(rest[:1:1], rest[2:]...))
	if s, _ := v.Selected(); s.Parts[0].Block != "c" {
		t.Errorf("chosen is %v", s.Parts)
	}
	if v.Select("b", 4) || !v.Select("d", 9) {
		t.Error("a place without a suggestion was found, or one with was not")
	}
}

func TestCardsSayWhatChanges(t *testing.T) {
	v, _ := open(t)
	for i, want := range []string{"Insert new", "Delete old", "Replace fifteen 14", "Delete x"} {
		got := Kind(v.shown[i])
		for _, r := range Runs(v.shown[i]) {
			got += " " + strings.TrimSpace(r.Text)
		}
		if got = strings.Join(strings.Fields(got), " "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := visible(" "); got != "·" {
		t.Errorf("a space is shown as %q", got)
	}
}
