package doc

import (
	"reflect"
	"testing"

	"stet/editor"
)

func TestFactsRegain(t *testing.T) {
	cases{
		{"//so [two of^ three] it", both(enter, backspace(Grapheme)), "//so [two of^ three] it"},
		{"//so [two ^of three] it", both(enter, backspace(Grapheme)), "//so [two ^of three] it"},
		{"//so [two ^of three] it", both(enter, enter, backspace(Grapheme), backspace(Grapheme)), "//so [two ^of three] it"},
		{"//so [two ^of three] it", both(enter, typing("X"), backspace(Grapheme), backspace(Grapheme)), "//so [two ^of three] it"},
		{"//so [41 ^million]^ it", both(del, typing("million")), "//so [41 million]^ it"},
		{"//so ^[41 ^million] it", both(del, typing("41 ")), "//so [41 ^million] it"},
		{"//so [41 ^million]^ it", both(del, typing("milliard")), "//so [41 ]milliard^ it"},
		{"//so [aa^a]^ it", both(del, typing("b"), backspace(Grapheme), typing("a")), "//so [aaa]^ it"},
		// other words are not its own
		{"//so [41 ^million]^ it", both(del, typing("41 million")), "//so [41 ]41 million^ it"},
		{"//so [two^ of] three/four of^", del, "//so [two]^"},
	}.run(t)
}

// once opens a paragraph with a fact of each sort and a comment.
func once(t *testing.T, status editor.FactStatus) *Doc {
	d, _ := read(t, "Head//The 41 million, more than double, fell; é🇬🇧e\u0301 it did./Next")
	text := d.Block(head).Text
	put := func(from, to int) {
		f := editor.Fact{Kind: editor.Figure, Status: status, Range: editor.Range{Block: "b2", Start: from, End: to}}
		if err := d.PutFact(f); err != nil {
			t.Fatal(err)
		}
	}
	put(4, 32)
	put(7, 14)
	put(0, len(text))
	if err := d.PutComment(editor.Comment{ID: "c", Range: editor.Range{Block: "b2", Start: 2, End: 20}, Body: "?"}); err != nil {
		t.Fatal(err)
	}
	d.history = history{}
	return d
}

// same holds that facts and comments are as they were in want.
func same(t *testing.T, d *Doc, want editor.Story, said string, at ...int) {
	t.Helper()
	check(t, d)
	got := d.Story()
	if !reflect.DeepEqual(got.Facts, want.Facts) || !reflect.DeepEqual(got.Comments, want.Comments) {
		t.Fatalf("%s at %v:\n%+v\n%+v\nwant\n%+v\n%+v", said, at, got.Facts, got.Comments, want.Facts, want.Comments)
	}
}

func TestPartedAndJoinedFactsAreWhole(t *testing.T) {
	for _, status := range []editor.FactStatus{editor.Verified, editor.Unchecked, editor.Disputed} {
		for at := range len(once(t, status).Block(head).Text) + 1 {
			d := once(t, status)
			if floor(d.Block(head).Text, at) != at {
				continue
			}
			want := d.Story()
			for _, join := range []func(at Pos) error{
				func(at Pos) error { _, err := d.Backspace(Caret(at), Grapheme); return err },
				func(at Pos) error { _, err := d.DeleteForward(Caret(d.Prev(at, Grapheme)), Grapheme); return err },
			} {
				parted, err := d.Break(Caret(Pos{"b2", at}))
				if err != nil {
					t.Fatal(err)
				}
				halves := d.Story()
				if err := join(parted.Head); err != nil {
					t.Fatal(err)
				}
				same(t, d, want, "joined", at)
				d.Undo()
				same(t, d, halves, "join undone", at)
				if at > 0 && at < len(want.Article.Body[0].Text) {
					if err := join(parted.Head); err != nil {
						t.Fatal(err)
					}
					same(t, d, want, "joined after undo", at)
					d.Undo()
				}
				d.Undo()
				same(t, d, want, "break undone", at)
				d.Redo()
				same(t, d, halves, "break redone", at)
				d.Redo()
				same(t, d, want, "join redone", at)
			}
		}
	}
}

func TestCutAndPastedFactsAreWhole(t *testing.T) {
	for _, status := range []editor.FactStatus{editor.Verified, editor.Unchecked} {
		d := once(t, status)
		want := d.Story()
		text := d.Block(head).Text
		for from := range len(text) {
			for to := from + 1; to <= len(text); to++ {
				if floor(text, from) != from || floor(text, to) != to {
					continue
				}
				blocks, caret, err := d.Cut(Selection{Pos{"b2", from}, Pos{"b2", to}})
				if err != nil {
					t.Fatal(err)
				}
				cut := d.Story()
				if _, err := d.Paste(caret, blocks); err != nil {
					t.Fatal(err)
				}
				if d.Block(head).Text == text { // else the words found another place
					same(t, d, want, "pasted", from, to)
				}
				d.Undo()
				same(t, d, cut, "paste undone", from, to)
				d.Undo()
				same(t, d, want, "cut undone", from, to)
			}
		}
	}
}
