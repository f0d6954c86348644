package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stet/app/outline"
	"stet/editor"
	"stet/editor/doc"
)

func TestOutlineOf(t *testing.T) {
	d := doc.New(editor.Story{Article: editor.Article{Headline: "Not in it", Body: []editor.Block{
		{ID: "a", Kind: editor.Paragraph, Text: "One two three"},
		{ID: "h", Kind: editor.Heading, Level: 2, Text: "The quay"},
		{ID: "b", Kind: editor.Quote, Text: "Four words\nof it"},
		{ID: "e", Kind: editor.Paragraph, Text: "  "},
		{ID: "r", Kind: editor.Rule},
		{ID: "i", Kind: editor.Heading, Level: 3, Text: "Piles"},
		{ID: "c", Kind: editor.Item, Level: 1, Text: "Two words"},
		{ID: "j", Kind: editor.Heading, Level: 2, Text: "Buses"},
		{ID: "d", Kind: editor.Paragraph, Text: strings.Repeat("é", 200)},
	}}})
	want := []outline.Line{
		{Block: "a", Begins: "One two three", Number: 1, Words: 3},
		{Block: "h", Begins: "The quay", Level: 2, Words: 9},
		{Block: "b", Begins: "Four words of it", Number: 2, Words: 4},
		{Block: "i", Begins: "Piles", Level: 3, Words: 3},
		{Block: "c", Begins: "Two words", Number: 3, Words: 2},
		{Block: "j", Begins: "Buses", Level: 2, Words: 2},
		{Block: "d", Begins: strings.Repeat("é", 80), Number: 4, Words: 1},
	}
	if got := outlineOf(d); !slices.Equal(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
}

func TestOutlineFollows(t *testing.T) {
	b := newBench(t)
	b.run("story.outline")
	if n := len(b.outline.Lines()); n != 5 {
		t.Fatalf("%d lines", n)
	}
	b.typed("bridge-p6", 0, "Meanwhile, ")
	b.pass(time.Second)
	if got := b.outline.Lines()[4]; !strings.HasPrefix(got.Begins, "Meanwhile, Ferries") {
		t.Errorf("after typing %+v", got)
	}
	b.outline.OnOpen("bridge-p1")
	if got := b.page.Selection().Head; got != (doc.Pos{Block: "bridge-p1"}) || b.win.Canvas().Focused() != fyne.Focusable(b.page.Editor) {
		t.Errorf("the caret is at %v, the keyboard with %T", got, b.win.Canvas().Focused())
	}
}

func TestGoToParagraph(t *testing.T) {
	b := newBench(t)
	d := b.story.doc
	lines := outlineOf(d)
	for _, c := range []struct {
		typed string
		first string // where the first item leads
		items int
	}{
		{"", "bridge-p1", 5}, {"3", "bridge-p3", 1}, {" ¶ 3 ", "bridge-p3", 1}, {"¶3", "bridge-p3", 1}, {"OPERATOR expects", "bridge-p6", 1},
		{"2017", "bridge-p4", 1}, {"20 min", "bridge-p6", 1}, {"9", "bridge-p5", 3}, {"42", "", 0}, {"0", "bridge-p5", 4}, {"(", "", 0}, {"-1", "", 0},
	} {
		items := b.paragraphItems(d, lines, c.typed)
		if len(items) != c.items {
			t.Errorf("%q: %d items %v, want %d", c.typed, len(items), items, c.items)
		}
		if len(items) > 0 {
			items[0].Run()
			if got := b.page.Selection().Head.Block; got != c.first {
				t.Errorf("%q leads to %s, want %s", c.typed, got, c.first)
			}
		}
	}
	b.paragraphItems(d, lines, "operator expects")[0].Run()
	if got := b.page.SelectedText(); got != "operator expects" {
		t.Errorf("selected %q", got)
	}
	for typed, want := range map[string]string{"99": "There are 5 paragraphs", "nonsense": "No paragraph"} {
		if got := noParagraph(lines, typed); !strings.Contains(got, want) {
			t.Errorf("%q: %q", typed, got)
		}
	}
	if got := noParagraph(nil, ""); !strings.Contains(got, "no paragraphs yet") {
		t.Errorf("in an empty story: %q", got)
	}
}

func TestFocusMode(t *testing.T) {
	b := newBench(t)
	b.run("view.focus")
	if b.win.MainMenu() != nil || !b.settings.Focus.Get() {
		t.Error("the menu is still there")
	}
	b.told("Esc brings everything back")
	b.typed("bridge-p6", 0, "Still writing. ")
	b.key(fyne.KeyEscape)
	if b.panes.Focus() || b.win.MainMenu() == nil || b.notice.Visible() {
		t.Error("Escape does not bring everything back")
	}
	b.run("view.focus")
	b.page.Select(b.find("Still"))
	b.key(fyne.KeyEscape)
	if !b.panes.Focus() {
		t.Error("Escape in a selection leaves focus mode")
	}
	b.run("view.focus")
	if left, right := b.panes.Shown(); b.panes.Focus() || !left || !right {
		t.Error("F11 does not bring everything back")
	}
}
