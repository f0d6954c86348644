package doc

import (
	"testing"

	"stet/editor"
)

func TestFactsFollow(t *testing.T) {
	cases{
		// text put in
		{"//so ^[two] it", insert("X"), "//so X^[two] it"},
		{"//so [two]^ it", insert("X"), "//so [two]X^ it"},
		{"//so [two]^ it", typing("XY"), "//so [two]XY^ it"},
		{"//so [t^wo] it", insert("X"), "//so [tX^wo] it"},
		{"//s^o [two] it", insert("X"), "//sX^o [two] it"},
		{"//so [two] i^t", insert("X"), "//so [two] iX^t"},
		{"//so [a]^[b] it", insert("X"), "//so [a]X^[b] it"},
		// text deleted
		{"//^so ^[two] it", del, "//^[two] it"},
		{"//^so [t^wo] it", del, "//^[wo] it"},
		{"//so ^[t^wo] it", del, "//so ^[wo] it"},
		{"//so [t^w^o] it", del, "//so [t^o] it"},
		{"//so [t^wo]^ it", del, "//so [t]^ it"},
		{"//so [t^wo] ^it", del, "//so [t]^it"},
		{"//so [two]^ ^it", del, "//so [two]^it"},
		{"//so ^[two]^ it", del, "//so ^ it gone:two"},
		{"//s^o [two] i^t", del, "//s^t gone:two"},
		{"//so [t]^", backspace(Grapheme), "//so ^ gone:t"},
		// text replaced
		{"//so ^[t^wo] it", insert("X"), "//so [X^wo] it"},
		{"//so [t^w^o] it", insert("X"), "//so [tX^o] it"},
		{"//so [t^wo]^ it", insert("X"), "//so [tX]^ it"},
		{"//so ^[two]^ it", insert("X"), "//so [X]^ it"},
		{"//s^o [t^wo] it", insert("X"), "//sX^[wo] it"},
		{"//so [t^wo] i^t", insert("X"), "//so [t]X^t"},
		{"//s^o [two] i^t", insert("X"), "//sX^t gone:two"},
		// typing over goes on rewording, until the caret moves
		{"//so ^[two]^ it", typing("four"), "//so [four]^ it"},
		{"//so ^[two]^ it", both(typing("fo"), backspace(Grapheme), typing("ive")), "//so [five]^ it"},
		{"//so [t^wo]^ it", typing("en"), "//so [ten]^ it"},
		{"//so ^[two]^ it", both(typing("f"), func(d *Doc, sel Selection) (Selection, error) { d.Settle(); return sel, nil }, typing("our")), "//so [f]our^ it"},
		// split and join
		{"//so^ [two] it", enter, "//so/^ [two] it"},
		{"//so ^[two] it", enter, "//so /^[two] it"},
		{"//so [two]^ it", enter, "//so [two]/^ it"},
		{"//so [two of^ three] it", enter, "//so [two of]/^ three it"},
		{"//so [two ^of three] it", enter, "//so two /^[of three] it"},
		{"//a [b]/^c [d]", backspace(Grapheme), "//a [b]^c [d]"},
		{"//a [b]/^[c] d", backspace(Grapheme), "//a [b]^[c] d"},
		{"//a^ [b]/[c] ^d", del, "//a^d gone:b gone:c"},
		{"//a [b^]/mid [m]/c^ [d]", del, "//a [b]^ [d] gone:m"},
		// headline and standfirst
		{"[He^ad]/[St]^and/x", del, "[He]^/and/x gone:St"},
		{"a [b]^ c//", insert("\n"), "a [b] ^ c//"},
	}.run(t)
}

func TestFactsKeepWholeClusters(t *testing.T) {
	cases{
		{"//so [cafe]^ it", insert("\u0301"), "//so [cafe\u0301]^ it"},
		{"//so/^[\u0301x] it", backspace(Grapheme), "//so\u0301^[x] it"},
		{"//so/^[\u0301] it", backspace(Grapheme), "//so\u0301^ it gone:\u0301"},
		{"//🇬🇧[🇫🇷]^", insert("🇩"), "//🇬🇧[🇫🇷]🇩^"},
		{"//^[🇬🇧🇫🇷]", insert("🇩"), "//🇩🇬^[🇧🇫🇷]"},
	}.run(t)
}

func TestFactGrowsStaleAndBack(t *testing.T) {
	d, sel := read(t, "//cost [41 mil^lion] pounds")
	sel, _ = d.Insert(sel, "X")
	f, _ := d.Fact("f0")
	if !f.Stale || f.Was != "41 million" || f.Text != "41 milXlion" {
		t.Fatalf("after typing inside: %+v", f)
	}
	sel, _ = d.Backspace(sel, Grapheme)
	if f, _ = d.Fact("f0"); f.Stale || f.Was != "" || f.Text != "41 million" {
		t.Fatalf("after taking it back by hand: %+v", f)
	}
	if _, err := d.Delete(d.All()); err != nil {
		t.Fatal(err)
	}
	if f, _ = d.Fact("f0"); !f.Gone || f.Text != "41 million" || !f.Range.IsZero() {
		t.Fatalf("after deleting all: %+v", f)
	}
	d.Undo()
	if f, _ = d.Fact("f0"); f.Gone || f.Start != 5 || f.Status != editor.Verified {
		t.Fatalf("after undo: %+v", f)
	}
	_ = sel
}

func TestPutFact(t *testing.T) {
	d, _ := read(t, "Head//one two")
	r := editor.Range{Block: "b2", Start: 4, End: 7}
	good := []editor.Fact{{Range: r}, {ID: "a", Range: r, Text: "two"}, {ID: "g", Gone: true, Text: "lost"},
		{Range: editor.Range{Block: editor.HeadlineID, Start: 0, End: 4}}}
	if err := d.PutFact(good...); err != nil {
		t.Fatal(err)
	}
	if facts := d.Facts(); len(facts) != 4 || facts[0].Text != "Head" || facts[3].ID != "g" || d.UndoKind() != Checking {
		t.Fatalf("facts %+v", facts)
	}
	for _, bad := range []editor.Fact{
		{Range: editor.Range{Block: "none", End: 1}},
		{Range: editor.Range{Block: "b2", Start: 4, End: 8}},
		{Range: editor.Range{Block: "b2", Start: 4, End: 4}},
		{Range: r, Text: "three"},
	} {
		if err := d.PutFact(editor.Fact{ID: "ok", Range: r}, bad); err == nil {
			t.Errorf("took %+v", bad)
		}
	}
	if len(d.Facts()) != 4 {
		t.Error("a refused fact left others behind")
	}
	if err := d.RemoveFact("a"); err != nil || len(d.FactsIn("b2")) != 1 {
		t.Error(err, d.FactsIn("b2"))
	}
	if err := d.RemoveFact("a"); err == nil {
		t.Error("removed a fact twice")
	}
	sel, _ := d.Undo()
	if _, ok := d.Fact("a"); !ok || sel != Select(r) {
		t.Errorf("undo selects %v", sel)
	}
	check(t, d)
}

func TestCommentsFollow(t *testing.T) {
	d, _ := read(t, "//one two")
	r := editor.Range{Block: "b2", Start: 4, End: 7}
	if err := d.PutComment(editor.Comment{ID: "c", Range: r, Body: "really?"}); err != nil {
		t.Fatal(err)
	}
	d.Insert(Caret(Pos{"b2", 5}), "X")
	if c, _ := d.Comment("c"); c.Text != "tXwo" || d.CommentsIn("b2")[0].End != 8 {
		t.Errorf("%+v", c)
	}
	d.Delete(d.BlockAt(Pos{"b2", 0}))
	if c := d.Comments()[0]; !c.Gone || c.Text != "tXwo" {
		t.Errorf("%+v", c)
	}
	if d.RemoveComment("c") != nil || d.RemoveComment("c") == nil {
		t.Error("a comment goes once")
	}
}
