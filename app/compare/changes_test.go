package compare

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff"
)

// list shows the changes between two stories in a pane of its own.
func list(t *testing.T, before, after editor.Story) (*Changes, diff.Comparison) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	x, err := diff.Compare(context.Background(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	c := NewChanges()
	w := test.NewTempWindow(t, c)
	w.Resize(fyne.NewSize(352, 800))
	c.Set(x)
	return c, x
}

func press(t *testing.T, buttons []fyne.CanvasObject, label string) {
	t.Helper()
	for _, o := range buttons {
		if b := o.(*control.Button); b.Label == label {
			test.Tap(b)
			return
		}
	}
	t.Errorf("there is no button %q", label)
}

func TestOnlyTheChosenCardHasButtons(t *testing.T) {
	c, x := list(t, first(pair()), second(pair()))
	var put [][]int
	var checked diff.FactChange
	c.OnPutBack = func(changes []int) { put = append(put, changes) }
	c.OnRecheck = func(f diff.FactChange) { checked = f }
	if !strings.Contains(texts(c.list.Object(0)), "Keep") || strings.Contains(texts(c.list.Object(1)), "Keep") {
		t.Errorf("the cards read %q and %q", texts(c.list.Object(0)), texts(c.list.Object(1)))
	}
	press(t, c.buttons(0), "Put back")
	press(t, c.buttons(0), "Re-check")
	if len(put) != 1 || !slices.Equal(put[0], []int{0}) || checked.Before == nil || checked.Before.Text != "15 of its 36 hangers" {
		t.Errorf("put back %v, checked again %+v", put, checked)
	}
	if b := c.buttons(1); len(b) != 2 { // no fact to check
		t.Errorf("the headline has %d buttons", len(b))
	}
	c.list.TypedRune('p')
	c.Step(1)
	c.list.TypedRune('p')
	if len(put) != 3 || put[1][0] != 0 || put[2][0] != 1 {
		t.Errorf("the key puts back %v", put)
	}
	c.Refusal = "Somebody else writes in this story."
	if b := c.buttons(1)[1].(*control.Button); !b.Disabled() {
		t.Error("what cannot be put back has a live button")
	}
	if items := c.deeds(1); len(items) != 2 || !items[1].Disabled || items[0].Disabled {
		t.Errorf("the menu of the card is %+v", items)
	}
	if len(x.Changes) != len(c.shown) {
		t.Errorf("%d of %d changes are shown", len(c.shown), len(x.Changes))
	}
}

func first(a, _ editor.Story) editor.Story  { return a }
func second(_, b editor.Story) editor.Story { return b }

func TestKeptChangesArePassedBy(t *testing.T) {
	before, after := pair()
	c, x := list(t, before, after)
	n := len(x.Changes)
	c.list.TypedRune('k')
	if at, _ := c.At(); at != 2 || !c.isKept(0) {
		t.Fatalf("having kept the first, the choice is at %d", at)
	}
	c.Step(-1)
	if at, _ := c.At(); at != n {
		t.Errorf("before the second comes %d, the first is kept", at)
	}
	c.Step(1)
	if at, _ := c.At(); at != 2 {
		t.Errorf("behind the last comes %d", at)
	}
	if got := texts(c.newCard(0)); !strings.Contains(got, "verified fact changed · ✓ kept") {
		t.Errorf("a fact that changed is kept without a warning: %q", got)
	}
	c.Set(x) // compared anew, as after a change elsewhere
	if at, _ := c.At(); at != 2 || !c.isKept(0) {
		t.Errorf("compared anew the choice is at %d", at)
	}
	c.KeepShown()
	c.Step(1)
	if at, _ := c.At(); at != 3 {
		t.Errorf("with all kept, behind the second comes %d", at)
	}
	c.Keep() // takes it for unseen again
	c.Step(1)
	if at, _ := c.At(); c.isKept(2) || at != 3 {
		t.Errorf("the only one not kept is 3, the choice is at %d", at)
	}
}

func TestFilterHidesNatures(t *testing.T) {
	before := story("Storm", "a: The boat, which sank, was old.", "b: They recieved ten calls that night.", "c: Nobody was ever hurt there at all.")
	after := story("Storm", "a: The boat which sank, was old.", "b: They received ten calls that night.", "c: Nobody was ever harmed there at all.")
	c, _ := list(t, before, after)
	told := 0
	c.OnFilter = func() { told++ }
	c.hide(diff.OfPunctuation, true)
	c.hide(diff.OfSpelling, true)
	if _, of := c.At(); of != 1 || told != 2 || c.filter.hidden.Words() != "2 hidden" || c.filter.show.Hidden {
		t.Errorf("%d changes are left, %d told, %q", of, told, c.filter.hidden.Words())
	}
	if c.Current() < 0 || c.natures[c.Current()] != diff.OfWords {
		t.Errorf("the chosen change is %d", c.Current())
	}
	if got := c.HiddenNatures(); got != "spelling,punctuation" {
		t.Errorf("it remembers %q", got)
	}
	var items []string
	for _, i := range c.filter.choices() {
		items = append(items, fmt.Sprintf("%s %v", i.Label, i.Checked))
	}
	if got, want := strings.Join(items, "; "), "Every kind false;  false; Words  1 true; Spelling  1 false; Punctuation  1 false;  false; Only false; Under headings false"; got != want {
		t.Errorf("the menu is\n%s\nwant\n%s", got, want)
	}
	c.only(diff.OfComments)
	if !c.empty.Visible() || !strings.Contains(c.empty.Words(), "3 changes are hidden") || c.Current() != -1 {
		t.Errorf("with all hidden it says %q", c.empty.Words())
	}
	c.ShowAll()
	if _, of := c.At(); of != 3 || c.empty.Visible() || !c.filter.hidden.Hidden {
		t.Errorf("%d changes are shown again", of)
	}
	other := NewChanges()
	other.SetHidden("spelling,punctuation")
	if got := other.HiddenNatures(); got != "spelling,punctuation" {
		t.Errorf("hidden again: %q", got)
	}
}

func TestHeadingsAreNoCards(t *testing.T) {
	before := story("Storm", "a: The boat, which sank, was old.", "b: They recieved ten calls that night.", "c: Nobody was ever hurt there at all.", "d: Nobody was ever seen there at all.")
	after := story("Storm", "a: The boat which sank, was old.", "b: They received ten calls that night.", "c: Nobody was ever harmed there at all.", "d: Nobody was ever heard there at all.")
	c, _ := list(t, before, after)
	c.SetGrouped(true)
	var got []string
	for i := range c.rows {
		words := strings.Join(strings.Fields(texts(c.object(i))), " ")
		got = append(got, words[:min(10, len(words))])
	}
	if want := "Words 2; Reworded N; Reworded N; Spelling 1; Reworded s; Punctuatio; Cut punctu"; strings.Join(got, "; ") != want {
		t.Errorf("the rows are\n%s\nwant\n%s", strings.Join(got, "; "), want)
	}
	c.choose(0)
	down, up := &fyne.KeyEvent{Name: fyne.KeyDown}, &fyne.KeyEvent{Name: fyne.KeyUp}
	var ats []int
	for _, k := range []*fyne.KeyEvent{down, down, down, up, up, up, up} {
		c.list.TypedKey(k)
		at, _ := c.At()
		ats = append(ats, at)
		if row := c.rows[c.list.Selected()]; row.at != at-1 {
			t.Fatalf("change %d is chosen, and row %+v", at, row)
		}
	}
	if want := []int{2, 3, 4, 3, 2, 1, 1}; !slices.Equal(ats, want) {
		t.Errorf("the arrows lead to %v, want %v", ats, want)
	}
	c.Step(1)
	if at, _ := c.At(); at != 2 || c.natures[c.Current()] != diff.OfWords {
		t.Errorf("F7 leads to %d", at)
	}
	c.SetGrouped(false)
	if at, _ := c.At(); len(c.rows) != 4 || c.natures[c.Current()] != diff.OfWords || at != 4 {
		t.Errorf("in the order of the story the choice is at %d", at)
	}
}

func TestStripLeadsToChanges(t *testing.T) {
	quiet := strings.Repeat("Nothing happened here at all. ", 20)
	before := story("Storm", "a: "+quiet, "b: It was raining when they left.", "c: "+quiet, "d: They all came home at noon that day.")
	after := story("Storm", "a: "+quiet, "b: It was snowing when they left.", "c: "+quiet, "d: They all came home at dusk that day.")
	c, _ := list(t, before, after)
	c.strip.Resize(fyne.NewSize(324, stripHeight))
	for _, press := range []struct {
		x    float32
		want int
	}{{5, 0}, {160, 0}, {323, 1}, {0, 0}} {
		test.TapAt(c.strip, fyne.NewPos(press.x, 5))
		if c.Current() != press.want {
			t.Errorf("a press at %v leads to change %d, want %d", press.x, c.Current(), press.want)
		}
	}
	c.Step(1)
	if b := c.strip.bars[c.strip.current]; !slices.Contains(b.Changes, c.Current()) {
		t.Errorf("the strip points at %+v", b)
	}
}

func TestCardsShowWhereNoWordsChanged(t *testing.T) {
	before := story("Storm", "a: It had rained all night. Nobody slept a wink then.", "b: They left at dawn in two boats.", "c: The third boat stayed in harbour.", "d: Then the wind rose once more.")
	after := story("Storm", "a: It had rained all night.", "e: Nobody slept a wink then.", "b: They left at dawn in two boats. The third boat stayed in harbour.", "d: Then the wind rose once more.")
	after.Article.Body[3].Kind = editor.Quote
	after.Article.Body[3].Marks = []editor.Mark{{Start: 9, End: 13, Kind: editor.Strong}}
	_, x := list(t, before, after)
	var got []string
	for _, one := range x.Changes {
		words := ""
		for _, r := range wordRuns(x, one) {
			words += r.Text
		}
		got = append(got, string(one.Kind)+": "+words)
	}
	want := "split: It had rained all night. ¶ Nobody slept a wink then.; joined: They left at dawn in two boats. ¶ The third boat stayed in harbour.; " +
		"restyled: Then the wind rose once more.; formatting: wind"
	if strings.Join(got, "; ") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "; "), want)
	}
}

// TestCardsOfFactsSayWhereTheyStand: a figure by itself says nothing.
func TestCardsOfFactsSayWhereTheyStand(t *testing.T) {
	tag := func(s *editor.Story, block, words string) *editor.Fact {
		text, _ := s.Article.Text(block)
		at := strings.Index(text, words)
		s.Facts = []editor.Fact{{ID: "f", Kind: editor.Figure, Status: editor.Verified, Text: words, Range: editor.Range{Block: block, Start: at, End: at + len(words)}}}
		return &s.Facts[0]
	}
	gone := editor.Fact{ID: "f", Kind: editor.Figure, Status: editor.Verified, Text: "15", Gone: true}
	for _, x := range []struct {
		name, block, was, is string
		change               func(before, after *editor.Story)
		want                 string
	}{
		{"reworded", "a", "15", "14", nil, "Inspectors found cracks in 15 14 of its 36 hangers, and nobody was…"},
		{"typed over", "a", "15", "14", func(_, after *editor.Story) { after.Facts[0] = gone }, "Inspectors found cracks in 15 14 of its 36 hangers, and nobody was…"},
		{"of another status", "a", "15", "15", func(_, after *editor.Story) { after.Facts[0].Status = editor.Disputed }, "Inspectors found cracks in 15 of its 36 hangers, and"},
		{"in the headline", editor.HeadlineID, "£41m", "£43m", nil, "Harbour bridge repairs to cost £41m £43m"},
		{"long", "c", "The council said that it would say more when there was more to say.", "The council said that it would say more when there was no more to say.", nil, "more when there was no more to say."},
	} {
		before, _ := pair()
		before.Article.Body[0].Marks = nil
		after := before.Clone()
		tag(&before, x.block, x.was)
		if x.block == editor.HeadlineID {
			after.Article.Headline = strings.Replace(after.Article.Headline, x.was, x.is, 1)
		}
		for i := range after.Article.Body {
			if b := &after.Article.Body[i]; b.ID == x.block {
				b.Text = strings.Replace(b.Text, x.was, x.is, 1)
			}
		}
		f := tag(&after, x.block, x.is)
		if x.is != x.was {
			f.Was, f.Stale = x.was, true
		}
		if x.change != nil {
			x.change(&before, &after)
		}
		c, d := list(t, before, after)
		if got := texts(c.newCard(0)); d.Changes[0].Kind != diff.FactChanged || !strings.Contains(got, x.want) {
			t.Errorf("%s: the card of a %s reads %q, want %q in it", x.name, d.Changes[0].Kind, got, x.want)
		}
		for _, y := range d.Changes {
			if y.Kind == diff.WordsReplaced {
				t.Errorf("%s: its words are listed by themselves, too", x.name)
			}
		}
	}
}

func BenchmarkAThousandChanges(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(theme.New(theme.ByDay))
	var before, after []string
	for i := range 1000 {
		before = append(before, fmt.Sprintf("b%d: Of the many people who came to see ship %d nobody was ever hurt there at all.", i, i))
		after = append(after, fmt.Sprintf("b%d: Of the many people who came to see ship %d nobody was ever harmed there at all.", i, i))
	}
	x, err := diff.Compare(context.Background(), story("Storm", before...), story("Storm", after...))
	if err != nil || len(x.Changes) != 1000 {
		b.Fatal(len(x.Changes), err)
	}
	c := NewChanges()
	w := test.NewTempWindow(b, c)
	w.Resize(fyne.NewSize(352, 800))
	b.Run("set", func(b *testing.B) {
		for b.Loop() {
			c.Set(x)
		}
	})
	b.Run("step", func(b *testing.B) {
		for b.Loop() {
			c.Step(1)
		}
	})
	b.Run("scroll", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			c.list.Scroll(float32(-120))
			if n%300 == 299 {
				c.list.ScrollToTop()
			}
		}
	})
}

// TestCardsOfMovesAreShort: a passage that moved is not read again on its card.
func TestCardsOfMovesAreShort(t *testing.T) {
	long := "d: " + strings.Repeat("The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close. ", 6)
	rest := []string{"a: " + council, "b: " + strings.Repeat("Critics were quick to respond to what the council had said on Friday. ", 12)}
	c, x := list(t, story("Bridge", rest[0], rest[1], long), story("Bridge", long, rest[0], rest[1]))
	i := slices.IndexFunc(x.Changes, func(y diff.Change) bool { return y.Kind == diff.PassageMoved })
	if i < 0 {
		t.Fatalf("nothing moved: %+v", x.Changes)
	}
	c.current = -1 // without buttons
	card := c.newCard(i)
	lines := control.HeightOf(card, 320) / control.Words.Line
	if most := float32(4.5); lines > most { // with its head and the room around
		t.Errorf("the card is %v lines high, more than %v", lines, most)
	}
}
