package doc

import (
	"testing"

	"stet/editor"
)

// TestMap is one line a case: a step on the text "0123456789" of block a, and
// where positions lie after it and, by the inverse, again before it. A position
// that was deleted returns to the edge it fell back to.
func TestMap(t *testing.T) {
	at := func(start, end int, text string) Step {
		return Replace{Range: editor.Range{Block: "a", Start: start, End: end}, Text: text}
	}
	split := Split{Block: "a", At: 4, New: editor.Block{ID: "n", Kind: editor.Paragraph}}
	join := Join{Block: "a", Next: "b", At: 10}
	remove := Splice{After: editor.StandfirstID, Remove: []string{"a"}}
	move := Move{Blocks: []string{"a"}, After: "b"}
	for _, c := range []struct {
		step  Step
		from  Pos
		right bool
		to    Pos
		ok    bool
		home  Pos
	}{
		{at(2, 2, "xyz"), Pos{"a", 1}, false, Pos{"a", 1}, true, Pos{"a", 1}},
		{at(2, 2, "xyz"), Pos{"a", 2}, false, Pos{"a", 2}, true, Pos{"a", 2}},
		{at(2, 2, "xyz"), Pos{"a", 2}, true, Pos{"a", 5}, true, Pos{"a", 2}},
		{at(2, 2, "xyz"), Pos{"a", 3}, true, Pos{"a", 6}, true, Pos{"a", 3}},
		{at(2, 2, "xyz"), Pos{"b", 3}, true, Pos{"b", 3}, true, Pos{"b", 3}},
		{at(2, 6, ""), Pos{"a", 1}, true, Pos{"a", 1}, true, Pos{"a", 1}},
		{at(2, 6, ""), Pos{"a", 2}, true, Pos{"a", 2}, true, Pos{"a", 6}},
		{at(2, 6, ""), Pos{"a", 2}, false, Pos{"a", 2}, true, Pos{"a", 2}},
		{at(2, 6, ""), Pos{"a", 4}, false, Pos{"a", 2}, false, Pos{"a", 2}},
		{at(2, 6, ""), Pos{"a", 4}, true, Pos{"a", 2}, false, Pos{"a", 6}},
		{at(2, 6, ""), Pos{"a", 6}, true, Pos{"a", 2}, true, Pos{"a", 6}},
		{at(2, 6, ""), Pos{"a", 7}, false, Pos{"a", 3}, true, Pos{"a", 7}},
		{at(2, 6, "xy"), Pos{"a", 2}, true, Pos{"a", 2}, true, Pos{"a", 2}},
		{at(2, 6, "xy"), Pos{"a", 4}, false, Pos{"a", 2}, false, Pos{"a", 2}},
		{at(2, 6, "xy"), Pos{"a", 4}, true, Pos{"a", 4}, false, Pos{"a", 6}},
		{at(2, 6, "xy"), Pos{"a", 6}, false, Pos{"a", 4}, true, Pos{"a", 6}},
		{split, Pos{"a", 3}, true, Pos{"a", 3}, true, Pos{"a", 3}},
		{split, Pos{"a", 4}, false, Pos{"a", 4}, true, Pos{"a", 4}},
		{split, Pos{"a", 4}, true, Pos{"n", 0}, true, Pos{"a", 4}},
		{split, Pos{"a", 9}, false, Pos{"n", 5}, true, Pos{"a", 9}},
		{join, Pos{"a", 10}, true, Pos{"a", 10}, true, Pos{"b", 0}},
		{join, Pos{"a", 10}, false, Pos{"a", 10}, true, Pos{"a", 10}},
		{join, Pos{"b", 0}, true, Pos{"a", 10}, true, Pos{"b", 0}},
		{join, Pos{"b", 3}, false, Pos{"a", 13}, true, Pos{"b", 3}},
		{remove, Pos{"a", 3}, true, Pos{editor.StandfirstID, 0}, false, Pos{editor.StandfirstID, 0}},
		{remove, Pos{"b", 3}, true, Pos{"b", 3}, true, Pos{"b", 3}},
		{move, Pos{"a", 3}, true, Pos{"a", 3}, true, Pos{"a", 3}},
	} {
		d := ab()
		forth, err := d.Apply(Tx{Steps: []Step{c.step}})
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := forth.Map.Pos(c.from, c.right); got != c.to || ok != c.ok {
			t.Errorf("%v takes %v (right %v) to %v %v, want %v %v", c.step, c.from, c.right, got, ok, c.to, c.ok)
		}
		var back Map
		d.OnChange = func(c Change) { back = c.Map }
		d.Undo()
		if got, _ := back.Pos(c.to, c.right); got != c.home {
			t.Errorf("%v undone takes %v (right %v) to %v, want %v", c.step, c.to, c.right, got, c.home)
		}
	}
}

func ab() *Doc {
	return New(editor.Story{Article: editor.Article{Body: []editor.Block{
		{ID: "a", Kind: editor.Paragraph, Text: "0123456789"},
		{ID: "b", Kind: editor.Paragraph, Text: "bbbbbb"},
	}}})
}

func TestMapRange(t *testing.T) {
	at := func(start, end int, text string) Step {
		return Replace{Range: editor.Range{Block: "a", Start: start, End: end}, Text: text}
	}
	for _, c := range []struct {
		step       Step
		start, end int
		block      string
		from, to   int
	}{
		{at(4, 4, "xx"), 4, 6, "a", 6, 8},
		{at(6, 6, "xx"), 4, 6, "a", 4, 6},
		{at(5, 5, "xx"), 4, 6, "", 0, 0},
		{at(1, 4, "x"), 4, 6, "a", 2, 4},
		{at(6, 9, "x"), 4, 6, "a", 4, 6},
		{at(3, 5, ""), 4, 6, "", 0, 0},
		{at(4, 6, "46"), 4, 6, "", 0, 0},
		{at(4, 4, "x"), 4, 4, "a", 4, 4},
		{Split{Block: "a", At: 4, New: editor.Block{ID: "n", Kind: editor.Quote}}, 4, 6, "n", 0, 2},
		{Split{Block: "a", At: 6, New: editor.Block{ID: "n", Kind: editor.Quote}}, 4, 6, "a", 4, 6},
		{Split{Block: "a", At: 5, New: editor.Block{ID: "n", Kind: editor.Quote}}, 4, 6, "", 0, 0},
		{Splice{After: editor.StandfirstID, Remove: []string{"a"}}, 4, 6, "", 0, 0},
		{SetMark{Range: editor.Range{Block: "a", Start: 3, End: 5}, Kind: editor.Strong, On: true}, 4, 6, "a", 4, 6},
	} {
		d := ab()
		version := d.Version()
		if _, err := d.Apply(Tx{Steps: []Step{c.step}}); err != nil {
			t.Fatal(err)
		}
		want := editor.Range{Block: c.block, Start: c.from, End: c.to}
		got, ok := d.MapSince(version, editor.Range{Block: "a", Start: c.start, End: c.end})
		if got != want || ok != (c.block != "") {
			t.Errorf("%v takes %d-%d to %v %v, want %v", c.step, c.start, c.end, got, ok, want)
		}
	}
}

func TestMapSinceReachesBack(t *testing.T) {
	d := ab()
	r := editor.Range{Block: "a", Start: 4, End: 6}
	for i := range 3 * logged {
		if _, err := d.Insert(Caret(Pos{"a", 0}), "x"); err != nil {
			t.Fatal(err)
		}
		if got, ok := d.MapSince(d.Version()-min(uint64(i+1), logged), r); !ok || got.Start != 4+min(i+1, logged) {
			t.Fatalf("after %d changes %v %v", i+1, got, ok)
		}
	}
	if _, ok := d.MapSince(0, r); ok {
		t.Error("a version long gone is mapped")
	}
	if _, ok := d.MapSince(d.Version()+1, r); ok {
		t.Error("a version to come is mapped")
	}
	if got, ok := d.MapSince(d.Version(), r); !ok || got != r {
		t.Error("this version is not mapped to itself")
	}
	if p, ok := d.MapPosSince(d.Version()-2, Pos{"a", 0}, true); !ok || p.Offset != 2 {
		t.Errorf("caret at %v %v", p, ok)
	}
	if _, ok := d.MapPosSince(0, Pos{"a", 0}, true); ok {
		t.Error("a version long gone is mapped")
	}
}
