package doc

import (
	"testing"

	"stet/editor"
)

func TestTypeset(t *testing.T) {
	d := New(editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "a", Kind: editor.Paragraph, Text: "the bill", Marks: []editor.Mark{{Start: 4, End: 8, Kind: editor.Strong}}}}}})
	caret, err := d.Insert(Caret(Pos{"a", 8}), "--")
	if err != nil {
		t.Fatal(err)
	}
	after, err := d.Typeset(caret, 2, "–")
	if err != nil || after != Caret(Pos{"a", 8 + len("–")}) {
		t.Fatalf("caret %v, %v", after, err)
	}
	b := d.Block(d.Index("a"))
	if b.Text != "the bill–" || len(b.Marks) != 1 || b.Marks[0].End != len(b.Text) {
		t.Errorf("set as %q with %v", b.Text, b.Marks)
	}
	back, ok := d.Undo()
	if got := d.Block(d.Index("a")).Text; !ok || got != "the bill--" || back != caret {
		t.Errorf("Undo gives %q with the caret at %v, want it at %v", got, back, caret)
	}
	for _, bad := range []struct {
		cut  int
		text string
	}{{100, "–"}, {1, "\xff"}, {-1, "–"}} {
		if _, err := d.Typeset(caret, bad.cut, bad.text); err == nil {
			t.Errorf("cut %d for %q passes", bad.cut, bad.text)
		}
	}
	if got := d.Block(d.Index("a")).Text; got != "the bill--" {
		t.Errorf("a refused call has changed the text to %q", got)
	}
}
