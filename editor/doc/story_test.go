package doc

import (
	"errors"
	"strings"
	"testing"

	"stet/editor"
)

func TestEmptyStory(t *testing.T) {
	d := New(editor.Story{})
	if d.Len() != 3 || d.Block(0).Kind != editor.Headline || d.Block(1).ID != editor.StandfirstID || d.Block(2).Kind != editor.Paragraph {
		t.Fatalf("an empty story opens as %v", snapshot(d))
	}
	if len(d.Story().Article.Body) != 0 {
		t.Error("the paragraph to type into is saved")
	}
	sel, _ := d.Insert(Caret(d.End()), "x")
	if len(d.Story().Article.Body) != 1 || d.Words() != 1 || d.BlockWords(2) != 1 {
		t.Error("what is typed into it is not saved")
	}
	d.Backspace(sel, Grapheme)
	if len(d.Story().Article.Body) != 0 {
		t.Error("once emptied it is saved")
	}
	if _, err := d.ApplyEdits([]editor.Edit{{Insert: &editor.Block{ID: "in", Kind: editor.Quote, Text: "q"}}}); err != nil || d.Len() != 3 || d.Block(2).ID != "in" {
		t.Errorf("a block put in stands beside it: %v %v", snapshot(d), err)
	}
	d = New(editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "own", Kind: editor.Paragraph}}}})
	if len(d.Story().Article.Body) != 1 {
		t.Error("a story's own empty paragraph is left out")
	}
}

func TestRepair(t *testing.T) {
	s := editor.Story{
		Article: editor.Article{Headline: "a\xffb", Standfirst: "\x00", Body: []editor.Block{
			{ID: "a", Kind: editor.Paragraph, Text: "x\x00y", Marks: []editor.Mark{{Start: 1, End: 9, Kind: editor.Strong}, {Start: 0, End: 1, Kind: editor.Strong}}},
			{ID: "a", Kind: editor.ImageBlock}, {Kind: "poem", Text: "p"}, {ID: editor.HeadlineID, Kind: editor.Headline},
			{ID: "i", Kind: editor.Paragraph, Image: &editor.Image{}},
		}},
		Facts: []editor.Fact{
			{ID: "f", Range: at("a", 0, 1), Text: "x"}, {ID: "f", Range: at("a", 0, 1), Text: "x"},
			{ID: "g", Range: at("a", 0, 1), Text: "other"}, {ID: "h", Range: at("none", 0, 1), Text: "x"}, {Range: at("a", 0, 99)},
		},
		Comments: []editor.Comment{{Range: at("a", 2, 1), Text: "x"}},
	}
	d := New(s)
	if err := d.Story().Validate(); err != nil {
		t.Fatal(err)
	}
	check(t, d)
	if d.Block(0).Text != "a\ufffdb" || d.Block(2).Text != "x\ufffdy" || len(d.Block(2).Marks) != 1 {
		t.Errorf("repaired to %v", snapshot(d))
	}
	facts := d.Facts()
	if len(facts) != 5 || facts[0].Gone || facts[1].Gone || !facts[2].Gone || !facts[4].Gone || !d.Comments()[0].Gone {
		t.Errorf("facts %+v", facts)
	}
	if got := s.Article.Headline; got != "a\xffb" {
		t.Error("the story given was written to")
	}
}

func TestSnapshotsStay(t *testing.T) {
	s := sample()
	want, _ := s.Hash()
	d := New(s)
	s.Article.Body[0].Marks[0].End = 99
	s.Facts[0].Text = "changed"
	snap := d.Story()
	m := start(t, editor.Story{}, nil)
	m.d = d
	for i := range 3000 {
		m.code = []byte{byte(i), byte(i * 7), byte(i * 13), byte(i >> 3), byte(i * 31), byte(i * 3), byte(i * 11)}
		m.step()
	}
	if got, _ := snap.Hash(); got != want {
		t.Error("an edit reached into a snapshot")
	}
}

func TestPutBack(t *testing.T) {
	d := New(sample())
	first := hash(t, d)
	next := sample()
	next.Article.Body = next.Article.Body[1:]
	next.Facts, next.Comments = nil, nil
	if err := d.PutBack(next); err != nil {
		t.Fatal(err)
	}
	if want, _ := next.Hash(); hash(t, d) != want || d.UndoKind() != Reverting {
		t.Errorf("undo is about %q", d.UndoKind())
	}
	check(t, d)
	d.Undo()
	if hash(t, d) != first {
		t.Error("one undo does not bring the story back")
	}
	d.Lock(errors.New("held"))
	if err := d.PutBack(next); err == nil || hash(t, d) != first {
		t.Error("a locked story was changed")
	}
}

func TestReplaceStory(t *testing.T) {
	d := New(sample())
	first := hash(t, d)
	r := at("b0", 33, 41) // the words "24 April" stand behind it in the new text
	next := sample()
	next.Article.Headline = "Bridge costs £42 million"
	next.Facts = next.Facts[:1]
	next.Article.Body = next.Article.Body[:2]
	next.Article.Body[1].Text = "new"
	var change Change
	d.OnChange = func(c Change) { change = c }
	if err := d.ReplaceStory(next); err != nil {
		t.Fatal(err)
	}
	if want, _ := next.Hash(); hash(t, d) != want || !change.Structure || !change.Facts || !change.Fields || d.UndoKind() != Restoring {
		t.Errorf("replaced by %+v", change)
	}
	if got, ok := d.MapSince(0, r); !ok || got != r {
		t.Errorf("words that are the same lie at %v %v", got, ok)
	}
	if p, ok := d.MapPosSince(0, Pos{"b5", 3}, true); ok || p != (Pos{"b1", 3}) {
		t.Errorf("a caret in a block that is no more lies at %v", p)
	}
	check(t, d)
	if sel, ok := d.Undo(); !ok || !sel.IsZero() || hash(t, d) != first {
		t.Error("undo does not bring the story back")
	}
	d.ReplaceStory(editor.Story{})
	if d.Len() != 3 || len(d.Story().Article.Body) != 0 {
		t.Errorf("an empty story leaves %v", snapshot(d))
	}
	d.Insert(Caret(d.End()), "x")
	d.Undo()
	if d.Undo(); hash(t, d) != first {
		t.Error("undo does not bring the story back from an empty one")
	}
}

func TestDiffer(t *testing.T) {
	for _, c := range []struct {
		a, b     string
		from, to int
		n        int
	}{
		{"one two", "one two", 7, 7, 0},
		{"one two", "one 2", 4, 7, 1},
		{"one", "one two", 3, 3, 4},
		{"aaa", "aa", 2, 3, 0},
		{"e\u0301", "e\u0300", 0, 3, 3},
		{"🇬🇧", "🇫🇷", 0, 8, 8},
		{"", "x", 0, 0, 1},
	} {
		from, to, n := differ(c.a, c.b)
		if from != c.from || to != c.to || n != c.n {
			t.Errorf("%q to %q: %d-%d, %d bytes; want %+v", c.a, c.b, from, to, n, c)
		}
		if made := c.a[:from] + c.b[from:from+n] + c.a[to:]; made != c.b {
			t.Errorf("%q to %q makes %q", c.a, c.b, made)
		}
	}
}

func TestSelections(t *testing.T) {
	d, sel := read(t, "h//one/t^wo^")
	back := Selection{sel.Head, sel.Anchor}
	if from, to, err := d.Range(back); err != nil || from != sel.Anchor || to != sel.Head {
		t.Errorf("%v %v %v", from, to, err)
	}
	if !d.Less(d.Start(), d.End()) || d.Less(Pos{"b3", 1}, Pos{"b2", 2}) || d.Index("none") != -1 {
		t.Error("positions are out of order")
	}
	if Select(at("b2", 1, 2)) != (Selection{Pos{"b2", 1}, Pos{"b2", 2}}) || !Caret(Pos{"b2", 1}).Empty() {
		t.Error("selections made wrong")
	}
	if got := (Map{{kind: shiftText, block: "b3", n: 2}}).Selection(back); got != (Selection{Pos{"b3", 5}, Pos{"b3", 3}}) {
		t.Errorf("mapped to %v", got)
	}
	if s := (Map{{kind: shiftText, block: "a", n: 2}, {kind: shiftTail, block: "a", to: "b"}, {kind: shiftGone, block: "b", to: "c"}}).String(); strings.Count(s, ";") != 2 {
		t.Errorf("a map prints %q", s)
	}
}
