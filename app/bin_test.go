package app

import (
	"context"
	"testing"
	"time"

	"stet/app/library"
	"stet/app/workflow"
	"stet/editor"
)

// binned is a bench with three stories in the bin, which is shown.
func binned(t *testing.T) (*bench, []string) {
	b, ids := several(t)
	b.binChosen()
	b.run("library.show-bin")
	if b.list.Place() != (library.Place{Bin: true}) || len(b.list.Chosen()) != 0 {
		t.Fatalf("shown is %v, chosen %v", b.list.Place(), b.list.Chosen())
	}
	return b, ids
}

// TestNoExportFromTheBin: nobody is asked how to export what may not go out.
func TestNoExportFromTheBin(t *testing.T) {
	b, ids := binned(t)
	b.list.PickAll()
	b.exportChosen()
	b.told("in the bin: put it back first")
	b.open(ids[1])
	b.run("file.export")
	b.told("This story lies in the bin.")
	if b.win.Canvas().Overlays().Top() != nil {
		t.Errorf("asked %q", says(b.front()))
	}
}

// TestShowTheBin: what is asked for is shown, also where the list was hidden.
func TestShowTheBin(t *testing.T) {
	b, _ := several(t)
	b.binChosen()
	b.panes.ToggleLeft()
	b.run("library.show-bin")
	if left, _ := b.panes.Shown(); !left {
		t.Error("the list is out of sight")
	}
}

func TestPutBackFromTheBin(t *testing.T) {
	b, ids := binned(t)
	b.list.PickAll()
	b.run("library.put-back")
	if b.shelves.Bin != 0 || b.statusOf(ids[0]) != editor.Drafting {
		t.Errorf("%d in the bin", b.shelves.Bin)
	}
	b.undoLast()
	if b.shelves.Bin != 3 {
		t.Errorf("taken back, %d in the bin", b.shelves.Bin)
	}
}

func TestPurgeAsks(t *testing.T) {
	b, ids := binned(t)
	b.open(ids[1])
	if got := b.notice.Words(); got != "This story lies in the bin." {
		t.Errorf("over a story from the bin stands %q", got)
	}
	b.run("library.empty-bin")
	if b.shelves.Bin != 3 || b.win.Canvas().Overlays().Top() == nil {
		t.Fatal("deleted for good without being asked")
	}
	b.purge(func(ctx context.Context) ([]string, error) { return b.desk.Select(ctx, editor.Query{Bin: true}, nil) })
	if b.shelves.Bin != 0 || b.opened(ids[1]) != nil || b.notice.Words() != "3 stories are deleted for good." {
		t.Errorf("%d in the bin, open %v, told %q", b.shelves.Bin, b.opened(ids[1]), b.notice.Words())
	}
}

func TestPutBackOverTheStory(t *testing.T) {
	b, ids := binned(t)
	b.open(ids[1])
	b.notice.Act()
	if b.shelves.Bin != 2 || b.opened(ids[1]) == nil || !b.opened(ids[1]).summary.Deleted.IsZero() {
		t.Errorf("%d in the bin, open %+v", b.shelves.Bin, b.opened(ids[1]))
	}
}

func TestTheBinEmptiesItself(t *testing.T) {
	b, _ := binned(t)
	b.settings.Retention.Set(1)
	b.at = b.at.Add(2 * binRest)
	b.emptyBin()
	if b.shelves.Bin != 3 {
		t.Fatal("emptied without a backup")
	}
	if _, err := b.desk.BackUp(t.Context(), workflow.BackupPlan{}, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	b.typed(editor.HeadlineID, 0, "Typing ")
	b.emptyBin()
	if b.shelves.Bin != 3 {
		t.Fatal("emptied while somebody types")
	}
	b.pass(2 * time.Second)
	b.at = b.at.Add(2 * binRest)
	b.emptyBin()
	if b.shelves.Bin != 0 {
		t.Errorf("%d in the bin", b.shelves.Bin)
	}
}
