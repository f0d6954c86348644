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
