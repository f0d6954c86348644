package doc

import (
	"slices"
	"testing"

	"stet/editor"
)

func commented(t *testing.T) *Doc {
	d, _ := read(t, "//one two three/four five")
	if err := d.PutComment(editor.Comment{ID: "c", Range: editor.Range{Block: "b2", Start: 4, End: 7}, Author: "Ann", Body: "sure?"}); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestThreads replies, settles and rewords, each as one undo step.
func TestThreads(t *testing.T) {
	d := commented(t)
	now := func() editor.Comment { c, _ := d.Comment("c"); return c }
	for _, step := range []struct {
		do   func() error
		want func(editor.Comment) bool
	}{
		{func() error { return d.ReplyTo("c", editor.Reply{Author: "Bo", Body: "yes"}) },
			func(c editor.Comment) bool { return len(c.Replies) == 1 && c.Replies[0].Author == "Bo" }},
		{func() error { return d.ResolveComment("c", true) }, func(c editor.Comment) bool { return c.Resolved }},
		{func() error { return d.ReplyTo("c", editor.Reply{Body: "no"}) },
			func(c editor.Comment) bool { return len(c.Replies) == 2 && !c.Resolved }},
		{func() error { return d.RewordComment("c", 0, "Sure?") }, func(c editor.Comment) bool { return c.Body == "Sure?" }},
		{func() error { return d.RewordComment("c", 2, "No.") },
			func(c editor.Comment) bool { return c.Replies[1].Body == "No." && c.Replies[0].Body == "yes" }},
	} {
		before := now()
		if err := step.do(); err != nil || !step.want(now()) {
			t.Fatalf("%v leads to %+v", err, now())
		}
		after := now()
		d.Undo()
		if c := now(); c.Body != before.Body || c.Resolved != before.Resolved || !slices.Equal(c.Replies, before.Replies) {
			t.Fatalf("undo leads from %+v to %+v", after, c)
		}
		d.Redo()
		if c := now(); c.Body != after.Body || !slices.Equal(c.Replies, after.Replies) {
			t.Fatalf("redo leads to %+v", c)
		}
	}
	for _, err := range []error{d.ReplyTo("x", editor.Reply{}), d.ResolveComment("x", true), d.RewordComment("c", 3, ""), d.RewordComment("x", 0, "")} {
		if err == nil {
			t.Error("a remark that does not exist was changed")
		}
	}
	check(t, d)
}

// TestCommentsStayWithTheirWords moves, parts and joins paragraphs.
func TestCommentsStayWithTheirWords(t *testing.T) {
	d := commented(t)
	at := func(what, block string, start int) {
		t.Helper()
		if c, _ := d.Comment("c"); c.Gone || c.Text != "two" || c.Range != (editor.Range{Block: block, Start: start, End: start + 3}) {
			t.Errorf("%s: %+v", what, c)
		}
		check(t, d)
	}
	if err := d.MoveBlocks(Caret(Pos{"b2", 0}), 1); err != nil {
		t.Fatal(err)
	}
	at("moved", "b2", 4)
	d.Undo()
	sel, err := d.Break(Caret(Pos{"b2", 4}))
	if err != nil {
		t.Fatal(err)
	}
	at("parted before the words", sel.Head.Block, 0)
	if _, err = d.Backspace(sel, Grapheme); err != nil {
		t.Fatal(err)
	}
	at("joined again", "b2", 4)
	if _, err = d.Break(Caret(Pos{"b2", 3})); err != nil {
		t.Fatal(err)
	}
	d.Undo()
	at("taken back", "b2", 4)
}
