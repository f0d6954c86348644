package finder

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/app/theme"
	"stet/assets"
	"stet/editor"
	"stet/editor/find"
)

func TestMain(m *testing.M) {
	if err := lang.AddTranslationsFS(assets.Lang, "lang"); err != nil {
		panic(err)
	}
	test.NewApp().Settings().SetTheme(theme.New(theme.ByDay))
	os.Exit(m.Run())
}

// newBar returns a bar that writes down what it tells, with the modifiers held.
func newBar(t *testing.T, held fyne.KeyModifier) (*Bar, *[]string) {
	t.Helper()
	b, told := NewBar(), &[]string{}
	say := func(words string) { *told = append(*told, words) }
	b.OnQuery = func(q find.Query) { say("query " + q.Text) }
	b.OnWith = func(text string) { say("with " + text) }
	b.OnScope = func(on bool) { say(map[bool]string{true: "scope", false: "no scope"}[on]) }
	b.OnStep = func(by int) { say(map[int]string{1: "next", -1: "previous"}[by]) }
	b.OnReplace, b.OnReplaceAll, b.OnClose = func() { say("replace") }, func() { say("all") }, func() { say("close") }
	b.modifiers = func() fyne.KeyModifier { return held }
	return b, told
}

func TestBarKeys(t *testing.T) {
	for _, c := range []struct {
		with bool // in the field of the replacement
		held fyne.KeyModifier
		key  fyne.KeyName
		want string
	}{
		{false, 0, fyne.KeyReturn, "next"},
		{false, fyne.KeyModifierShift, fyne.KeyEnter, "previous"},
		{false, 0, fyne.KeyDown, "next"},
		{false, 0, fyne.KeyUp, "previous"},
		{false, 0, fyne.KeyEscape, "close"},
		{true, 0, fyne.KeyReturn, "replace"},
		{true, 0, fyne.KeyEscape, "close"},
	} {
		b, told := newBar(t, c.held)
		field := b.field
		if c.with {
			field = b.with
		}
		field.TypedKey(&fyne.KeyEvent{Name: c.key})
		if got := strings.Join(*told, ","); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestBarReplacesAllByItsKey(t *testing.T) {
	b, told := newBar(t, 0)
	b.with.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	b.with.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt})
	if got := strings.Join(*told, ","); got != "all" {
		t.Error(got)
	}
}

func TestBarTellsOfItsQuery(t *testing.T) {
	b, told := newBar(t, 0)
	b.field.TypedRune('x')
	b.Choose(Words)
	b.Choose(Regexp)
	b.Choose(Selection)
	b.with.TypedRune('y')
	b.SetWords("quiet")
	if q := b.Query(); q != (find.Query{Text: "quiet", Words: true, Regexp: true}) || b.With() != "y" {
		t.Errorf("%+v", q)
	}
	if got := strings.Join(*told, ","); got != "query x,query x,query x,scope,with y" {
		t.Error(got)
	}
}

func TestBarSaysHowItStands(t *testing.T) {
	b, _ := newBar(t, 0)
	b.SetWords("x")
	b.SetReplacing(true)
	for want, s := range map[string]State{
		"no hits": {}, "3 of 1,700": {At: 3, Of: 1700}, "1 hit": {Of: 1}, "2 hits": {Of: 2}, "searching…": {Searching: true, Of: 4}, "": {Wrong: "no"},
	} {
		if b.SetState(s); b.count.Words() != want || b.wrong.Visible() != (s.Wrong != "") {
			t.Errorf("%+v: %q", s, b.count.Words())
		}
		if b.replace.Disabled() != (s.At == 0) || b.all.Disabled() != (s.Of == 0) {
			t.Errorf("%+v: replace disabled %v, all %v", s, b.replace.Disabled(), b.all.Disabled())
		}
	}
	b.SetState(State{At: 1, Of: 1, Was: "a\nb", Becomes: ""})
	if got := b.preview.Words(); got != "a↵b  →  nothing" {
		t.Error(got)
	}
	b.SetState(State{At: 1, Of: 1, Was: "a", Becomes: "b"})
	if got := b.preview.Words(); got != "a  →  b" {
		t.Error(got)
	}
}

// TestBarHangsOver holds that an error does not make the page jump.
func TestBarHangsOver(t *testing.T) {
	b, _ := newBar(t, 0)
	room, height := b.Room(600), b.HeightFor(600)
	b.SetState(State{Wrong: "the expression is wrong"})
	if b.Room(600) != room || b.HeightFor(600) <= height {
		t.Errorf("room %v, was %v; height %v, was %v", b.Room(600), room, b.HeightFor(600), height)
	}
	b.SetReplacing(true)
	if b.Room(600) <= room {
		t.Error("no room for the replacement")
	}
	b.Hide()
	if b.Room(600) != 0 {
		t.Error("a hidden bar keeps room")
	}
}

func TestShown(t *testing.T) {
	long := strings.Repeat("é", 500)
	if got := shown(long); utf8.RuneCountInString(got) != longest+1 || !strings.Contains(got, "…") {
		t.Errorf("%d characters", utf8.RuneCountInString(got))
	}
	if got := shown("a\tb"); got != "a⇥b" {
		t.Error(got)
	}
}

func hits(n int) (out []find.Hit) {
	for i := range n {
		out = append(out, find.Hit{Edit: editor.Edit{Range: &editor.Range{Block: "b", Start: i, End: i + 1}, Text: "y"}, Was: "x"})
	}
	return out
}

func TestSheetChoosesHits(t *testing.T) {
	s := NewSheet()
	s.Add(Story{ID: "one", Hits: hits(2)}, Story{ID: "two", Hits: hits(1)}, Story{ID: "none", Note: "cannot be read"})
	if got := s.Chosen(); len(got) != 2 || len(got[0].Hits) != 2 || !s.CanReplace() || !strings.HasPrefix(s.Said(), "3 of 3 places chosen, in 2 of 3") {
		t.Errorf("%+v, %s", got, s.Said())
	}
	s.toggleRow(1) // the first hit
	s.toggleRow(3) // the second story
	if got := s.Chosen(); len(got) != 1 || len(got[0].Hits) != 1 || got[0].Hits[0].Range.Start != 1 || len(s.Stories()[0].Hits) != 2 {
		t.Errorf("%+v", got)
	}
	s.toggleRow(2)
	if s.CanReplace() || len(s.Chosen()) != 0 {
		t.Error("there is nothing left to replace")
	}
	s.toggleRow(0)
	s.SetBusy("…", 0, 2)
	s.toggleRow(1)
	if got := s.Chosen(); len(got[0].Hits) != 2 || s.CanReplace() || !s.Busy() {
		t.Errorf("changed while it works: %+v", got)
	}
	s.SetOver("done", true)
	if s.Said() != "done" || !s.CanUndo() || s.Busy() {
		t.Errorf("%s, %v", s.Said(), s.CanUndo())
	}
	s.field.TypedRune('z')
	if len(s.Stories()) != 0 || s.CanUndo() {
		t.Error("another question keeps the old answer")
	}
}

func TestSheetNamesAStoryWithoutAHeadline(t *testing.T) {
	s := NewSheet()
	s.Add(Story{ID: "one", Hits: hits(1)})
	row := test.TempWidgetRenderer(t, s.row(0).(fyne.Widget))
	if got := wordsIn(row.Objects()...); !slices.Contains(got, "Untitled") {
		t.Errorf("the row says %q", got)
	}
}

// wordsIn returns what is written on objects.
func wordsIn(objects ...fyne.CanvasObject) (out []string) {
	for _, o := range objects {
		switch o := o.(type) {
		case *control.Text:
			out = append(out, o.Words())
		case *fyne.Container:
			out = append(out, wordsIn(o.Objects...)...)
		}
	}
	return out
}
