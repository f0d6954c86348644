package doc

import (
	"fmt"
	"strings"
	"testing"

	"stet/editor"
)

// TestReplacingInALongBlock replaces all over a block that is so long that its
// edits are woven into few, and holds that this is the same as one by one.
func TestReplacingInALongBlock(t *testing.T) {
	text := strings.Repeat("abcdéfghij ", longBlock/10)
	b := editor.Block{ID: "b", Kind: editor.Paragraph, Text: text, Marks: []editor.Mark{{Start: 1200, End: 1300, Kind: editor.Strong}}}
	fact := editor.Fact{ID: "f", Kind: editor.Figure, Status: editor.Verified, Range: editor.Range{Block: "b", Start: 6000, End: 6012}, Text: text[6000:6012]}
	other := editor.Fact{ID: "g", Kind: editor.Figure, Status: editor.Verified, Range: editor.Range{Block: "b", Start: 12003, End: 12004}, Text: text[12003:12004]}
	s := editor.Story{Article: editor.Article{Body: []editor.Block{b}}, Facts: []editor.Fact{fact, other}}
	var edits []editor.Edit
	for at := 0; ; {
		i := strings.Index(text[at:], "cd")
		if i < 0 {
			break
		}
		at += i
		edits = append(edits, editor.Edit{Range: &editor.Range{Block: "b", Start: at, End: at + 2}, Text: []string{"", "x", "cde"}[len(edits)%3]})
		at += 2
	}
	edits = edits[:1500]
	woven, single := New(s), New(s)
	first := hash(t, woven)
	if n := len(woven.weave(edits)); n < 4 || n > 40 {
		t.Errorf("%d edits are woven into %d", len(edits), n)
	}
	if _, err := woven.ReplaceWords(edits); err != nil {
		t.Fatal(err)
	}
	if _, err := single.ApplyEdits(edits); err != nil {
		t.Fatal(err)
	}
	if hash(t, woven) != hash(t, single) {
		t.Errorf("%v, want %v", fmt.Sprint(woven.Facts(), woven.Block(2).Marks), fmt.Sprint(single.Facts(), single.Block(2).Marks))
	}
	check(t, woven)
	woven.Undo()
	if hash(t, woven) != first {
		t.Error("undo does not bring the story back")
	}
	bad := []editor.Edit{edits[0], edits[1], {Range: &editor.Range{Block: "b", Start: edits[1].Range.Start + 1, End: edits[1].Range.End + 4}}}
	if _, err := woven.ReplaceWords(bad); err == nil || hash(t, woven) != first {
		t.Errorf("edits that overlap: %v", err)
	}
}

func TestReplacingInCaptions(t *testing.T) {
	d := New(editor.Story{Article: editor.Article{Body: []editor.Block{
		{ID: "a", Kind: editor.Paragraph, Text: "the bridge"},
		{ID: "p", Kind: editor.ImageBlock, Image: &editor.Image{File: "a.jpg", Caption: "The bridge and the bridge", Credit: "Lee"}}}}})
	edit := func(block string, start, end int, text string) editor.Edit {
		return editor.Edit{Range: &editor.Range{Block: block, Start: start, End: end}, Text: text}
	}
	first := hash(t, d)
	if _, err := d.ReplaceWords([]editor.Edit{edit("a", 4, 10, "viaduct"), edit("p", 19, 25, "pier\r\n"), edit("p", 4, 10, "viaduct")}); err != nil {
		t.Fatal(err)
	}
	if got := d.Block(2).Text + "|" + d.Block(3).Image.Caption + "|" + d.Block(3).Image.Credit; got != "the viaduct|The viaduct and the pier |Lee" {
		t.Error(got)
	}
	check(t, d)
	d.Undo()
	if hash(t, d) != first || d.CanUndo() {
		t.Error("one undo does not bring the story back")
	}
	sel, err := d.ReplaceWords([]editor.Edit{edit("p", 0, 3, "A")})
	if err != nil || sel != Caret(Pos{"p", 0}) || d.Block(3).Image.Caption != "A bridge and the bridge" {
		t.Errorf("%v, %v", sel, err)
	}
	now := hash(t, d)
	for _, bad := range [][]editor.Edit{
		{edit("p", 20, 99, "")}, {edit("p", 0, 5, ""), edit("p", 4, 6, "")}, {edit("p", 0, 1, "\xff")}, {edit("p", 0, 1, "b"), edit("gone", 0, 0, "")},
	} {
		if _, err := d.ReplaceWords(bad); err == nil || hash(t, d) != now {
			t.Errorf("%v: %v", bad, err)
		}
	}
}
