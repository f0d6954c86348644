package doc

import (
	"math/rand"
	"testing"

	"stet/editor"
)

func TestMeasure(t *testing.T) {
	d := New(editor.Story{Article: editor.Article{Headline: "Quay shut", Body: []editor.Block{
		{ID: "a", Kind: editor.Paragraph, Text: "The quay is shut."},
		{ID: "b", Kind: editor.Paragraph, Text: "A well-kept café 👩‍🚒 e\u0301", Marks: []editor.Mark{{Start: 2, End: 12, Kind: editor.Deleted}}},
		{ID: "c", Kind: editor.Rule},
	}}})
	m, _ := NewMeasure(d)
	selected := func(s Selection) editor.Length {
		l, body := m.Selection(s)
		if inHead := reserved(s.Anchor.Block) && reserved(s.Head.Block); body && inHead || !body && !inHead && l != (editor.Length{}) {
			t.Errorf("%v: in the body: %t", s, body)
		}
		return l
	}
	for _, c := range []struct {
		name string
		got  editor.Length
		want editor.Length
	}{
		{"a paragraph", m.Block(2), editor.Length{Words: 4, Characters: 17, Letters: 14}},
		{"suggested to go", m.Block(3), editor.Length{Words: 3, Characters: 10, Letters: 7}},
		{"the story", m.Story(), editor.Length{Words: 7, Characters: 27, Letters: 21}},
		{"nothing", selected(Caret(Pos{"a", 3})), editor.Length{}},
		{"nowhere", selected(Selection{}), editor.Length{}},
		{"a word", selected(Select(editor.Range{Block: "a", Start: 4, End: 8})), editor.Length{Words: 1, Characters: 4, Letters: 4}},
		{"into what is to go", selected(Select(editor.Range{Block: "b", Start: 0, End: 6})), editor.Length{Words: 1, Characters: 2, Letters: 1}},
		{"within what is to go", selected(Select(editor.Range{Block: "b", Start: 4, End: 6})), editor.Length{}},
		{"backward, from the story to the headline", selected(Selection{Pos{"a", 3}, Pos{editor.HeadlineID, 5}}), editor.Length{Words: 1, Characters: 3, Letters: 3}},
		{"in the headline", selected(Select(editor.Range{Block: editor.HeadlineID, Start: 0, End: 4})), editor.Length{Words: 1, Characters: 4, Letters: 4}},
		{"the head", selected(Selection{Pos{editor.StandfirstID, 0}, Pos{editor.HeadlineID, 0}}), editor.Length{Words: 2, Characters: 9, Letters: 8}},
		{"everything", selected(d.All()), m.Story()},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, c.got, c.want)
		}
	}
}

// TestMeasureFollows: what is remembered is what a fresh count gives, whatever
// is typed, parted, joined and undone.
func TestMeasureFollows(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	d := New(long(900, true))
	m, stop := NewMeasure(d)
	pieces := []string{"a", " ", "é", "two words", "👩‍🚀", "-", "\u0301", "\n\n"}
	at := Caret(d.End())
	for i := range 2000 {
		switch r.Intn(8) {
		case 0:
			b := d.Block(r.Intn(d.Len()))
			at = Caret(Pos{b.ID, floor(b.Text, r.Intn(len(b.Text)+1))})
		case 1:
			at, _ = d.Break(at)
		case 2:
			at, _ = d.Backspace(at, Word)
		case 3:
			d.Undo()
			at = Caret(d.Start())
		default:
			at, _ = d.PasteText(at, pieces[r.Intn(len(pieces))])
		}
		if i%10 > 0 {
			continue
		}
		fresh, done := NewMeasure(d)
		if got, want := m.Story(), fresh.Story(); got != want {
			t.Fatalf("after %d edits %+v, counted anew %+v", i, got, want)
		}
		if got := m.Story().Words; got != d.Words() {
			t.Fatalf("after %d edits %d words, the document has %d", i, got, d.Words())
		}
		done()
	}
	stop()
}
