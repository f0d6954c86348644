package piece

import (
	"fmt"
	"testing"

	"stet/editor"
)

// TestLists: entries are counted by depth; what ends a list, and a bullet in it, begin
// another.
func TestLists(t *testing.T) {
	entry := func(level int, ordered bool) editor.Block {
		return editor.Block{Kind: editor.Item, Level: level, Ordered: ordered}
	}
	var l Lists
	got := ""
	for _, b := range []editor.Block{entry(1, true), entry(2, false), entry(2, true), entry(2, true), entry(1, true), entry(3, true), entry(2, true), {Kind: editor.Paragraph},
		entry(1, true), entry(1, false), entry(1, true), entry(0, true)} {
		depth, number := l.Next(b)
		got += fmt.Sprintf("%d%s ", depth, ItemMark(number))
	}
	if want := "11. 2• 21. 22. 12. 31. 21. 0• 11. 1• 11. 12. "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
