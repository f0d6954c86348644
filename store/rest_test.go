package store

import (
	"testing"

	"stet/editor"
)

// TestRest leaves nothing in the -wal file that is not in the library too.
func TestRest(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("One", "Words."))
	must(t, l.Journal(t.Context(), editor.Draft{Article: id, Base: 1, Story: story("One", "Words that are typed.")}))
	must(t, l.Rest(t.Context()))
	beside := connect(l.path, asItLies, 1) // sees the file without its -wal
	defer beside.Close()
	if n, err := number(t.Context(), beside, "select count(*) from draft"); err != nil || n != 1 {
		t.Errorf("%d drafts in the file itself, %v", n, err)
	}
}
