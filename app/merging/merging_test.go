package merging

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/app/theme"
	"stet/assets"
	"stet/editor"
	"stet/editor/diff"
)

func TestMain(m *testing.M) {
	if err := lang.AddTranslationsFS(assets.Lang, "lang"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

const (
	ferry  = "The last ferry of the evening left the harbour eleven minutes late, carrying forty passengers."
	school = "Teachers at the village school had asked the council for a second bus since the spring."
)

func story(headline string, texts ...string) editor.Story {
	var s editor.Story
	s.Article.Headline = headline
	for i, text := range texts {
		s.Article.Body = append(s.Article.Body, editor.Block{ID: string(rune('a' + i)), Kind: editor.Paragraph, Text: text})
	}
	return s
}

// shown is a sheet of three conflicts in a window: of the headline, of a word, and
// of a paragraph that one edited and the other cut.
func shown(t *testing.T) (*Sheet, fyne.Window) {
	t.Helper()
	app := test.NewApp()
	app.Settings().SetTheme(theme.New(theme.ByDay))
	m, err := diff.Merge(context.Background(),
		story("Ferry sails late", ferry, school),
		story("Ferry sails early", strings.Replace(ferry, "forty", "fifty", 1), strings.Replace(school, "spring", "autumn", 1)),
		story("Ferry sails soon", strings.Replace(ferry, "forty", "sixty", 1)))
	if err != nil || len(m.Conflicts) != 3 {
		t.Fatalf("%+v, %v", m.Conflicts, err)
	}
	s := New(m, "Nora", "Ana")
	w := test.NewWindow(s)
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(700, 700))
	w.Canvas().Focus(s.Keyboard())
	return s, w
}

// says returns the words of card i.
func says(s *Sheet, i int) string {
	var words []string
	for _, o := range test.LaidOutObjects(s.cards[i].Card) {
		if text, ok := o.(*control.Text); ok {
			words = append(words, text.Words())
		}
	}
	return strings.Join(words, " | ")
}

func TestSheetShowsBothAndTheBase(t *testing.T) {
	s, _ := shown(t)
	for i, want := range [][]string{
		{"in the headline", "not settled", "Before", "Ferry sails late", "Nora", "late early", "Ana", "late soon"},
		{"in paragraph 1", "forty", "fifty", "sixty", "eleven minutes late, carrying", "Both", "As before"},
		{"in paragraph 2", "since the spring.", "autumn"},
	} {
		for _, words := range want {
			if got := says(s, i); !strings.Contains(got, words) {
				t.Errorf("card %d does not say %q: %s", i, words, got)
			}
		}
	}
	if strings.Contains(says(s, 2), "Both") {
		t.Error("offers both where one is a cut")
	}
}

// TestSheetOfACut: a paragraph that one cut is shown by itself.
func TestSheetOfACut(t *testing.T) {
	m, err := diff.Merge(context.Background(), story("", ferry, school), story("", ferry), story("", ferry, strings.Replace(school, "spring", "autumn", 1)))
	if err != nil || len(m.Conflicts) != 1 {
		t.Fatalf("%+v, %v", m.Conflicts, err)
	}
	s := New(m, "Nora", "Ana")
	if got := says(s, 0); !strings.Contains(got, "behind paragraph 1") || strings.Contains(got, "passengers") {
		t.Errorf("says %s", got)
	}
}

func TestSheetOfAFact(t *testing.T) {
	tagged := func(status editor.FactStatus, checker, note string) editor.Story {
		s := story("", ferry)
		s.Facts = []editor.Fact{{ID: "f", Kind: editor.Figure, Status: status, Checker: checker, Note: note, Text: "The", Range: editor.Range{Block: "a", End: 3}}}
		return s
	}
	m, err := diff.Merge(context.Background(), tagged(editor.Unchecked, "", ""), tagged(editor.Verified, "Nora", ""), tagged(editor.NeedsSource, "Ana", "ask the port"))
	if err != nil || len(m.Conflicts) != 1 {
		t.Fatalf("%+v, %v", m.Conflicts, err)
	}
	s := New(m, "Nora", "Ana")
	for _, words := range []string{"Unchecked", "Verified by Nora", "Needs source by Ana · ask the port"} {
		if got := says(s, 0); !strings.Contains(got, words) {
			t.Errorf("does not say %q: %s", words, got)
		}
	}
}

func TestSheetByKeyboard(t *testing.T) {
	s, w := shown(t)
	settled, done := 0, false
	s.OnSettle, s.OnDone = func() { settled++ }, func() { done = true }
	focus := w.Canvas().Focused()
	focus.TypedRune('2')
	if s.Left() != 2 || s.list.Selected() != 1 || !strings.Contains(says(s, 0), "✓ Ana") {
		t.Errorf("%d left, card %d: %s", s.Left(), s.list.Selected(), says(s, 0))
	}
	focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // on to the next
	if done || s.list.Selected() != 2 {
		t.Errorf("done %v, card %d", done, s.list.Selected())
	}
	focus.TypedRune('3') // not offered
	if s.Left() != 2 {
		t.Error("took both of a cut and an edit")
	}
	focus.TypedRune('4')
	focus.TypedRune('3')
	if s.Left() != 0 || settled != 3 || !slices.Equal(s.Choices(), []diff.Choice{diff.TakeTheirs, diff.TakeBoth, diff.TakeBase}) {
		t.Errorf("%d left, told %d times, %v", s.Left(), settled, s.Choices())
	}
	focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !done {
		t.Error("Enter does not end it")
	}
}

func TestSheetByPointer(t *testing.T) {
	s, _ := shown(t)
	test.Tap(s.cards[2].buttons[diff.TakeOurs])
	if s.list.Selected() != 2 || s.Left() != 2 || !s.cards[2].buttons[diff.TakeOurs].Selected {
		t.Errorf("card %d, %d left", s.list.Selected(), s.Left())
	}
	test.Tap(s.cards[2].buttons[diff.TakeTheirs]) // thought better of it
	if s.Left() != 2 || s.cards[2].buttons[diff.TakeOurs].Selected || s.Choices()[2] != diff.TakeTheirs {
		t.Errorf("%d left, %v", s.Left(), s.Choices())
	}
}

func TestSheetSettlesTheRestAlike(t *testing.T) {
	s, w := shown(t)
	w.Canvas().Focused().TypedRune('1')
	s.settleRest(diff.TakeTheirs)
	if s.Left() != 0 || !slices.Equal(s.Choices(), []diff.Choice{diff.TakeOurs, diff.TakeTheirs, diff.TakeTheirs}) {
		t.Errorf("%d left, %v", s.Left(), s.Choices())
	}
}
