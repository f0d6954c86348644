package doc

import (
	"slices"
	"testing"
	"time"

	"stet/editor"
)

// TestPastesAreToldApart pastes twice, types into the first paste and clears
// what came with it, and only that.
func TestPastesAreToldApart(t *testing.T) {
	d, _ := read(t, "h/s/one/two")
	now := time.Unix(100, 0)
	d.Now = func() time.Time { return now }
	paste := func(at Pos, text string) {
		t.Helper()
		if _, err := d.PasteText(Caret(at), text); err != nil {
			t.Fatal(err)
		}
		now = now.Add(time.Minute)
	}
	paste(Pos{"b2", 3}, "AAA\nBBB")
	paste(Pos{"b3", 3}, "CCC")
	if got := len(d.Pasted()); got != 3 {
		t.Fatalf("%d pasted stretches: %v", got, d.Pasted())
	}
	first := d.Pasted()[0]
	if _, err := d.Insert(Caret(Pos{first.Block, first.Start + 1}), "x"); err != nil {
		t.Fatal(err)
	}
	before, all := d.Story(), d.Pasted()
	if got := d.PastedAt(Pos{first.Block, first.End + 1}); !slices.Equal(got, all[:3]) {
		t.Errorf("with the first came %v of %v", got, all)
	}
	if got := d.PastedAt(Pos{"b2", 0}); got != nil {
		t.Errorf("words of the story's own came with %v", got)
	}
	if err := d.ClearPastedAt(Pos{first.Block, first.Start}); err != nil || !slices.Equal(d.Pasted(), all[3:]) {
		t.Errorf("%v left, %v", d.Pasted(), err)
	}
	version := d.Version()
	if err := d.ClearPastedAt(Pos{"b2", 0}); err != nil || d.Version() != version {
		t.Errorf("clearing nothing makes version %d of %d, %v", d.Version(), version, err)
	}
	d.Undo()
	a, b := before.Article, d.Article()
	if !slices.EqualFunc(a.Body, b.Body, func(x, y editor.Block) bool { return slices.Equal(x.Marks, y.Marks) && x.Text == y.Text }) {
		t.Errorf("one undo gives %v", d.Pasted())
	}

	edits := []editor.Edit{{Range: &all[0], Unpasted: true}, {Field: "source", Value: "Coast News"}}
	if _, err := d.ApplyEdits(edits); err != nil || !slices.Equal(d.Pasted(), all[1:]) || d.Article().Source != "Coast News" {
		t.Errorf("as edits: %v left, %v", d.Pasted(), err)
	}
	d.Undo()
	if !slices.Equal(d.Pasted(), all) || d.Article().Source != "" {
		t.Errorf("one undo of the edits gives %v", d.Pasted())
	}
	for _, e := range []editor.Edit{{Unpasted: true}, {Unpasted: true, Range: &editor.Range{Block: "b2", Start: 0, End: 9999}}} {
		if _, err := d.ApplyEdits([]editor.Edit{e}); err == nil {
			t.Errorf("%+v was done", e)
		}
	}
}
