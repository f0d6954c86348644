package doc

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"stet/editor"
)

// captioned opens a story with a picture whose caption has a verified fact, "41
// hangers", and returns how to give it another caption.
func captioned(t *testing.T) (*Doc, func(caption string)) {
	t.Helper()
	d := New(editor.Story{Article: editor.Article{Headline: "Head", Body: []editor.Block{
		{ID: "a", Kind: editor.Paragraph, Text: "Above"},
		{ID: "pic", Kind: editor.ImageBlock, Image: &editor.Image{File: "p.jpg", Caption: "One of 41 hangers, seen in 2017"}},
		{ID: "z", Kind: editor.Paragraph, Text: "Below"}}}})
	if err := d.PutFact(editor.Fact{ID: "f", Status: editor.Verified, Range: editor.Range{Block: "pic", Start: 7, End: 17}}); err != nil {
		t.Fatal(err)
	}
	d.history = history{} // the fact stays
	return d, func(caption string) {
		t.Helper()
		if err := d.SetImage("pic", editor.Image{File: "p.jpg", Caption: caption}); err != nil {
			t.Fatal(err)
		}
		check(t, d)
	}
}

func TestAFactInACaptionFollowsItsWords(t *testing.T) {
	for _, c := range []struct {
		caption, words, was string
		gone                bool
	}{
		{"One of the 41 hangers, seen in 2017", "41 hangers", "", false},
		{"One of 41 hangers", "41 hangers", "", false},
		{"One of 42 hangers, seen in 2017", "42 hangers", "41 hangers", false},
		{"One of many, seen in 2017", "many", "41 hangers", false},
		{"One of hangers, seen in 2017", "hangers", "41 hangers", false},
		{"", "41 hangers", "", true},
	} {
		d, set := captioned(t)
		before := d.Story()
		set(c.caption)
		f, _ := d.Fact("f")
		if f.Text != c.words || f.Was != c.was || f.Stale != (c.was != "") || f.Gone != c.gone {
			t.Errorf("%q: %+v", c.caption, f)
		}
		if sel, ok := d.Undo(); !ok || d.Check(sel.Head) != nil {
			t.Errorf("%q: undo selects %v", c.caption, sel)
		}
		if !reflect.DeepEqual(d.Story(), before) {
			t.Errorf("%q: undone, it is %+v", c.caption, d.Story())
		}
		set(c.caption)
		set("One of 41 hangers, seen in 2017") // by hand
		if f, _ = d.Fact("f"); !c.gone && (f.Stale || f.Text != "41 hangers") {
			t.Errorf("%q and back: %+v", c.caption, f)
		}
	}
}

func TestAFactInACaptionGoesWithItsPicture(t *testing.T) {
	d, _ := captioned(t)
	at := Selection{Pos{"a", 5}, Pos{"pic", 0}}
	blocks, caret, err := d.Cut(at)
	if f, _ := d.Fact("f"); err != nil || !f.Gone {
		t.Fatalf("%v, cut: %+v", err, f)
	}
	if _, err := d.Paste(caret, blocks); err != nil {
		t.Fatal(err)
	}
	check(t, d)
	if f, _ := d.Fact("f"); f.Gone || f.Text != "41 hangers" {
		t.Errorf("pasted: %+v", f)
	}
}

func TestMapSinceInACaption(t *testing.T) {
	d, set := captioned(t)
	version := d.Version()
	set("It is one of 41 hangers, seen in 2017")
	if r, ok := d.MapSince(version, editor.Range{Block: "pic", Start: 27, End: 31}); !ok || d.Block(d.Index("pic")).Words()[r.Start:r.End] != "2017" {
		t.Errorf("%v, %v", r, ok)
	}
	if _, ok := d.MapSince(version, editor.Range{Block: "pic", Start: 0, End: 3}); ok {
		t.Error("words that were changed are found")
	}
	if p, ok := d.MapPosSince(version, Pos{"pic", 0}, true); !ok || p != (Pos{"pic", 0}) {
		t.Errorf("the caret at the picture goes to %v", p)
	}
}

func TestRandomCaptions(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	d, set := captioned(t)
	first := d.Story()
	for range 2000 {
		text := d.Block(d.Index("pic")).Words()
		switch from, to := random.IntN(len(text)+1), random.IntN(len(text)+1); random.IntN(4) {
		case 0:
			d.Undo()
		case 1:
			d.Redo()
		default:
			from, to = floor(text, min(from, to)), floor(text, max(from, to, from))
			if to-from > 6 {
				to = floor(text, from+6)
			}
			set(text[:from] + string(rune('a'+random.IntN(26))) + "é"[:2*random.IntN(2)] + text[max(from, to):])
		}
		check(t, d)
		if err := d.Story().Validate(); err != nil {
			t.Fatal(err)
		}
		if f, _ := d.Fact("f"); !f.Gone && f.Stale != (f.Text != "41 hangers") {
			t.Fatalf("%+v", f)
		}
	}
	for d.CanUndo() {
		d.Undo()
	}
	if !reflect.DeepEqual(d.Story(), first) {
		t.Errorf("all undone, it is %+v", d.Story())
	}
}
