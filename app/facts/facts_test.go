package facts

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

func sample() []editor.Fact {
	return []editor.Fact{
		{ID: "a", Kind: editor.Money, Status: editor.Verified, Text: "£41 million", Sources: []editor.Source{{Title: "Committee", Locator: "p. 3", When: "21 Nov"}}},
		{ID: "b", Kind: editor.Quotation, Status: editor.Disputed, Text: "“Nobody would”", Speaker: "Ilse Brandt", Cue: "said"},
		{ID: "c", Kind: editor.Figure, Status: editor.Verified, Stale: true, Was: "15 hangers", Text: "14 hangers"},
		{ID: "d", Kind: editor.Date, Status: editor.Unchecked, Text: "2017"},
	}
}

type told []string

func (l *told) add(parts ...string) { *l = append(*l, strings.Join(parts, " ")) }
func (l told) String() string       { return strings.Join(l, ", ") }

func shown(t *testing.T) (*View, fyne.Window, *told) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	v, log := New(), &told{}
	v.OnSettle = func(id string, s editor.FactStatus) { log.add(string(s), id) }
	v.OnSource = func(id string) { log.add("source", id) }
	v.OnEdit = func(id string) { log.add("edit", id) }
	v.OnRemove = func(id string) { log.add("remove", id) }
	v.OnSelect = func(id string) { log.add("select", id) }
	v.OnOpen = func(id string) { log.add("open", id) }
	v.OnSuggest = func() { log.add("suggest") }
	v.OnConfirm = func(f editor.Fact) { log.add("confirm", f.Text) }
	v.OnReject = func(f editor.Fact) { log.add("reject", f.Text) }
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(352, 700))
	v.Set(sample())
	return v, w, log
}

func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		if f := w.Canvas().Focused(); len(k) == 1 && f != nil {
			f.TypedRune(unicode.ToLower(rune(k[0]))) // as a keyboard does
		}
	}
}

func TestProgress(t *testing.T) {
	v, _, _ := shown(t)
	if got := v.settled.Words(); got != "1 of 4 settled" { // the stale one has to be checked again
		t.Errorf("says %q", got)
	}
}

func TestKeys(t *testing.T) {
	v, w, log := shown(t)
	v.Focus()
	press(w, fyne.KeyV, fyne.KeyN, fyne.KeyD, fyne.KeyS, fyne.KeyE, fyne.KeyDown, fyne.KeyDelete, fyne.KeyReturn, fyne.KeyUp, fyne.KeyX)
	want := "select a, verified a, needs-source a, disputed a, source a, edit a, select b, remove b, open b, select a"
	if log.String() != want {
		t.Errorf("told %s\nwant %s", log, want)
	}
}

func TestButtonsOfTheChosenCard(t *testing.T) {
	v, _, log := shown(t)
	v.Select("b")
	if len(*log) > 0 {
		t.Errorf("a choice made by the program was told: %s", log)
	}
	for i := range v.shown {
		if c := v.card(i); c.keys.Visible() != (i == 1) || c.Selected() != (i == 1) {
			t.Errorf("card %d: chosen %v, buttons shown %v", i, c.Selected(), c.keys.Visible())
		}
	}
	test.Tap(v.card(3).Card)
	if v.Selected() != "d" || log.String() != "select d" {
		t.Errorf("a press chose %q and told %s", v.Selected(), log)
	}
}

func TestCardsAreKept(t *testing.T) {
	v, _, _ := shown(t)
	before := v.card(0)
	facts := sample()
	facts[0].Range = editor.Range{Block: "p", Start: 7, End: 18} // typing before it moved it
	facts[1].Status = editor.Verified
	other := v.card(1)
	v.Set(facts)
	if v.card(0) != before {
		t.Error("the card of a fact that did not change was made anew")
	}
	if v.card(1) == other {
		t.Error("the card of a fact that changed shows the old one")
	}
}

func TestSuggestions(t *testing.T) {
	v, w, log := shown(t)
	v.SetSuggestions([]editor.Fact{
		{Kind: editor.Money, Text: "£19 million", Range: editor.Range{Block: "p", Start: 3, End: 15}},
		{Kind: editor.Date, Text: "Thursday", Range: editor.Range{Block: "p", Start: 20, End: 28}},
	})
	if len(v.shown) != 6 || v.shown[2].number != 1 {
		t.Fatalf("%d entries, the first fact has number %d", len(v.shown), v.shown[2].number)
	}
	v.Focus()
	press(w, fyne.KeyV)
	v.list.Choose(0)
	press(w, fyne.KeyDelete)
	if log.String() != "confirm £19 million, reject Thursday" || len(v.Suggestions()) != 0 {
		t.Errorf("told %s, %d left", log, len(v.Suggestions()))
	}
}

func TestFilter(t *testing.T) {
	v, _, _ := shown(t)
	v.Filter(Sieve{Status: editor.Verified})
	if len(v.shown) != 2 || v.shown[1].number != 3 {
		t.Errorf("%d facts, the second with number %d; numbers are those of the margin", len(v.shown), v.shown[1].number)
	}
	v.Select("d") // chosen in the manuscript: the filter gives way
	if v.Selected() != "d" || len(v.shown) != 4 {
		t.Errorf("chosen %q of %d", v.Selected(), len(v.shown))
	}
	v.Set(nil)
	if !v.empty.Visible() {
		t.Error("an empty list does not say what to do")
	}
}

func TestSourceWords(t *testing.T) {
	for _, c := range []struct {
		source editor.Source
		want   string
	}{
		{editor.Source{Title: "Committee", Locator: "p. 3", Who: "M.I.", When: "21 Nov"}, "Committee, p. 3 — M.I., 21 Nov"},
		{editor.Source{Title: "Committee"}, "Committee"},
		{editor.Source{URL: "https://a.example"}, "https://a.example"},
	} {
		if got := sourceWords(c.source); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestFactForm(t *testing.T) {
	_, w, _ := shown(t)
	var got editor.Fact
	form := ShowFactForm(w, editor.Fact{ID: "a", Kind: editor.Date, Status: editor.Unchecked, Text: "2017"}, Aids{Who: "Rae"},
		func(f editor.Fact) error { got = f; return nil })
	form.kind.SetSelected("Figure")
	form.status.SetSelected("Verified")
	form.note.SetText("seen in the minutes")
	form.sources.fields.title.Field.SetText("Minutes of 4 May")
	form.Confirm()
	if got.Kind != editor.Figure || got.Status != editor.Verified || got.Note != "seen in the minutes" ||
		len(got.Sources) != 1 || got.Sources[0].Title != "Minutes of 4 May" || got.Sources[0].Kind != "document" {
		t.Errorf("got %+v", got)
	}
}

func TestSourceFormNeedsSomething(t *testing.T) {
	_, w, _ := shown(t)
	var got *editor.Source
	form := ShowSourceForm(w, editor.Source{}, Aids{}, func(s editor.Source) { got = &s })
	form.Confirm()
	if got != nil || w.Canvas().Overlays().Top() == nil {
		t.Fatal("an empty source was taken")
	}
	test.Type(form.fields.url, "https://a.example")
	form.Confirm()
	if got == nil || got.URL != "https://a.example" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("got %+v", got)
	}
}

// TestButtonsLeaveTheKeyboardInTheList: after a press on a card's button the
// next one is settled by key.
func TestButtonsLeaveTheKeyboardInTheList(t *testing.T) {
	v, w, log := shown(t)
	v.OnShow = func(f editor.Fact) { log.add("show", f.Text) }
	v.OnLeave = func() { log.add("leave") }
	v.SetSuggestions([]editor.Fact{
		{Kind: editor.Money, Text: "£19 million", Range: editor.Range{Block: "p", Start: 3, End: 15}},
		{Kind: editor.Date, Text: "Thursday", Range: editor.Range{Block: "p", Start: 20, End: 28}},
	})
	w.Canvas().Unfocus()
	test.Tap(v.buttons(v.shown[0], false)[0].(fyne.Tappable))
	press(w, fyne.KeyDelete, fyne.KeyEscape)
	if want := "show £19 million, confirm £19 million, reject Thursday, leave"; log.String() != want {
		t.Errorf("told %s\nwant %s", log, want)
	}
}

// TestTheLastConfirmationSettlesNothing: somebody who presses the key once too often
// confirms what is suggested, and verifies no fact behind it.
func TestTheLastConfirmationSettlesNothing(t *testing.T) {
	for _, checking := range []bool{false, true} {
		lastConfirmation(t, checking)
	}
}

func lastConfirmation(t *testing.T, checking bool) {
	v, w, log := shown(t)
	v.Check(checking)
	left := []editor.Fact{{Kind: editor.Figure, Text: "22,000", Range: editor.Range{Block: "b", Start: 1, End: 7}},
		{Kind: editor.Figure, Text: "9,000", Range: editor.Range{Block: "b", Start: 9, End: 14}}}
	v.OnConfirm = func(f editor.Fact) {
		log.add("confirm", f.Text)
		left = left[1:]
		v.SetSuggestions(left)
	}
	v.SetSuggestions(left)
	v.FocusSuggestions()
	press(w, fyne.KeyV, fyne.KeyV, fyne.KeyV, fyne.KeyV)
	if got := log.String(); strings.Count(got, "confirm") != 2 || strings.Contains(got, string(editor.Verified)) {
		t.Errorf("four times V did: %s", got)
	}
	if !checking {
		return
	}
	if said := v.one.pause().(*control.Empty).Words(); !strings.HasPrefix(said, "3 facts are to be checked") {
		t.Errorf("it says %q", said)
	}
	press(w, fyne.KeyDown)
	if v.Selected() != "c" { // a is settled, b disputed
		t.Errorf("↓ goes to %q", v.Selected())
	}
}

// TestAKeyHeldDownActsOnce: a held V must not verify what nobody has seen.
func TestAKeyHeldDownActsOnce(t *testing.T) {
	for _, checking := range []bool{false, true} {
		v, w, log := shown(t)
		v.Check(checking)
		v.Select("d")
		v.Focus()
		down := &fyne.KeyEvent{Name: fyne.KeyV}
		for range 2 {
			w.Canvas().Focused().(desktop.Keyable).KeyDown(down)
			press(w, fyne.KeyV, fyne.KeyV, fyne.KeyV)
			w.Canvas().Focused().(desktop.Keyable).KeyUp(down)
		}
		if got := strings.Count(log.String(), string(editor.Verified)); got != 2 {
			t.Errorf("checking %v: a key held down twice did: %s", checking, log)
		}
	}
}

// TestEveryKeyIsInTheHelp, and has one meaning: no letter is two deeds.
func TestEveryKeyIsInTheHelp(t *testing.T) {
	v, _, _ := shown(t)
	v.OnReuse = func(string, editor.FoundFact) {}
	v.SetElsewhere("d", []editor.FoundFact{{Fact: editor.Fact{Sources: []editor.Source{{Title: "x"}}}}})
	suggestion := editor.Fact{Kind: editor.Money, Text: "£19 million", Range: editor.Range{Block: "p", Start: 3, End: 15}}
	v.SetSuggestions([]editor.Fact{suggestion, suggestion})
	help := map[fyne.KeyName]bool{}
	for _, l := range Letters() {
		if help[l.Key] {
			t.Errorf("%s stands twice", l.Key)
		}
		help[l.Key] = true
	}
	used := map[fyne.KeyName][]string{}
	v.OnOpenSource = func(editor.Source) {}
	contradiction := &editor.Finding{Fixes: []editor.Fix{{Label: "Write 41"}}}
	items := append([]item{{fact: suggestion, gap: true}, {finding: contradiction}}, v.shown...)
	for _, it := range items {
		for _, d := range v.deeds(it) {
			if !help[d.key] {
				t.Errorf("%s, %s, is not in the help", d.key, d.label)
			}
			if !slices.Contains(used[d.key], d.label) {
				used[d.key] = append(used[d.key], d.label)
			}
		}
	}
	for key, labels := range used {
		same := map[fyne.KeyName]bool{fyne.KeyV: true, fyne.KeyDelete: true, fyne.KeyW: true}[key] // it is right, it is none, which words
		if len(labels) > 1 && !same {
			t.Errorf("%s means %q", key, labels)
		}
	}
}

func TestADoubtSaysWhy(t *testing.T) {
	_, w, _ := shown(t)
	got := ""
	d := ShowDoubt(w, editor.FactDesk{}, sample()[3], editor.Disputed, func(note string) error { got = note; return nil })
	d.Confirm()
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("a doubt without a reason was taken")
	}
	test.Type(w.Canvas().Focused(), "the minutes say 2016")
	d.Confirm()
	if got != "the minutes say 2016" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("got %q", got)
	}
	if _, err := Decide(sample()[3], editor.Unverifiable, Decision{By: "Rae"}); err == nil {
		t.Error("a form takes a doubt without a note")
	}
}
