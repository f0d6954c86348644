package store

import (
	"fmt"
	"slices"
	"testing"

	"stet/editor"
)

// BenchmarkTenThousand moves ten thousand stories as one batch, in transactions of
// undoPortion, and takes it back.
func BenchmarkTenThousand(b *testing.B) {
	l := newLibrary(b)
	var filings []editor.Filing
	for n := range 10000 {
		filings = append(filings, editor.Filing{Versions: []editor.Version{{Story: story(fmt.Sprint("Story ", n), "Words.")}}})
	}
	filed, err := l.AddAll(b.Context(), filings)
	if err != nil {
		b.Fatal(err)
	}
	var ids []string
	for _, f := range filed {
		ids = append(ids, f.ID)
	}
	for n := 0; b.Loop(); n++ {
		batch := fmt.Sprint("batch", n)
		for portion := range slices.Chunk(ids, undoPortion) {
			if _, err := l.Act(b.Context(), editor.Action{What: editor.Moved, To: "ready", Who: "Ana", Batch: batch}, portion); err != nil {
				b.Fatal(err)
			}
		}
		if undone, err := l.Undo(b.Context(), batch, "Ana", nil); err != nil || undone.Back != len(ids) {
			b.Fatalf("%+v, %v", undone, err)
		}
	}
}
