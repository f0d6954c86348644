package find

import (
	"testing"

	"stet/editor"
	"stet/editor/doc"
)

func TestFound(t *testing.T) {
	d := doc.New(editor.Story{Article: editor.Article{Headline: "a b a", Body: []editor.Block{
		{ID: "x", Kind: editor.Paragraph, Text: "b b"}, {ID: "y", Kind: editor.Paragraph, Text: "ab a"}}}})
	finder := finder(t, Query{Text: "a"})
	var f Found
	if _, ok := f.Next(d, d.Start()); ok || f.Len() != 0 {
		t.Error("found something in nothing")
	}
	if _, ok := f.Previous(d, d.End()); ok {
		t.Error("found something in nothing")
	}
	for i := range d.Len() {
		f.Set(d.Block(i).ID, finder.Hits(d.Block(i)))
	}
	at := func(block string, offset int) doc.Pos { return doc.Pos{Block: block, Offset: offset} }
	for _, c := range []struct {
		from           doc.Pos
		next, previous int // which of the four hits
	}{
		{at(editor.HeadlineID, 0), 1, 4},
		{at(editor.HeadlineID, 1), 2, 1},
		{at(editor.HeadlineID, 5), 3, 2},
		{at("x", 2), 3, 2},
		{at("y", 0), 3, 2},
		{at("y", 2), 4, 3},
		{at("y", 4), 1, 4},
		{at("gone", 4), 3, 4},
	} {
		next, ok := f.Next(d, c.from)
		previous, ok2 := f.Previous(d, c.from)
		if !ok || !ok2 || f.At(d, next) != c.next || f.At(d, previous) != c.previous {
			t.Errorf("from %v: next %v is %d, previous %v is %d", c.from, next, f.At(d, next), previous, f.At(d, previous))
		}
	}
	f.Set(editor.HeadlineID, nil)
	if f.Len() != 2 || f.At(d, editor.Range{Block: "y", Start: 3, End: 4}) != 2 || f.At(d, editor.Range{Block: "y", Start: 1, End: 2}) != 0 {
		t.Errorf("%+v", f)
	}
	if only := f.In("y"); len(only) != 2 || !f.Has(only[1]) || f.Has(editor.Range{Block: "x", End: 1}) {
		t.Errorf("%+v", f)
	}
}
