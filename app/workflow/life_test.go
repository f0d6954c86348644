package workflow

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/assets"
	"stet/editor"
	"stet/store/storetest"
)

func quiet(int, int) {}

func statusOf(t *testing.T, d *Desk, id string) editor.Status {
	t.Helper()
	return opened(t, d, id).Summary.Status
}

func TestSpikeAndUnspike(t *testing.T) {
	d := newDesk(t)
	id := filed(t, d, "One", "Words.")
	for _, step := range []struct {
		do   func() error
		want editor.Status
	}{
		{func() error { return d.Move(t.Context(), id, editor.Checking) }, editor.Checking},
		{func() error { return d.Spike(t.Context(), id, "legal") }, editor.Spiked},
		{func() error { return d.Spike(t.Context(), id, "again") }, editor.Spiked},
		{func() error { return d.Unspike(t.Context(), id) }, editor.Checking},
		{func() error { return d.Unspike(t.Context(), id) }, editor.Checking},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if s := statusOf(t, d, id); s != step.want {
			t.Errorf("it is in %s, want %s", s, step.want)
		}
	}
	if err := d.Spike(t.Context(), "nosuchone1", ""); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("spiked no story: %v", err)
	}
}

func TestDuplicate(t *testing.T) {
	d := newDesk(t)
	id := filed(t, d, "One", "Words.")
	if err := d.Tag(t.Context(), id, "bridge"); err != nil {
		t.Fatal(err)
	}
	typed := opened(t, d, id).Story
	typed.Article.Body[0].Text = "Words that were typed."
	if err := d.Journal(t.Context(), id, 1, typed); err != nil {
		t.Fatal(err)
	}
	twin, err := d.Duplicate(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if got := text(t, d, twin); got != "One|Words that were typed." {
		t.Errorf("the copy reads %q", got)
	}
	related, err := d.Library().Related(t.Context(), id)
	if err != nil || len(related) != 1 || related[0].ID != twin || related[0].Relation != editor.CopyOf || !related[0].Back {
		t.Errorf("%+v, %v", related, err)
	}
	if tags, err := d.Library().Tags(t.Context(), twin); err != nil || !slices.Equal(tags, []string{"bridge"}) {
		t.Errorf("%v, %v", tags, err)
	}
}

func TestContinue(t *testing.T) {
	d := newDesk(t)
	id := filed(t, d, "One", "Words.")
	next, err := d.Continue(t.Context(), id, editor.CorrectionOf)
	if err != nil {
		t.Fatal(err)
	}
	o := opened(t, d, next)
	if o.Story.Article.Headline != "One" || len(o.Story.Article.Body) != 0 || o.Summary.Status != editor.Drafting {
		t.Errorf("%+v", o.Story.Article)
	}
}

func TestBulkMoveAndUndo(t *testing.T) {
	d := newDesk(t)
	var ids []string
	for n := range 700 {
		ids = append(ids, filed(t, d, fmt.Sprint("Story ", n), "Words."))
	}
	if err := d.Move(t.Context(), ids[3], editor.Checking); err != nil {
		t.Fatal(err)
	}
	picked, err := d.Select(t.Context(), editor.Query{Status: editor.Inbox}, map[string]bool{ids[0]: true})
	if err != nil || len(picked) != 698 || slices.Contains(picked, ids[0]) || slices.Contains(picked, ids[3]) {
		t.Fatalf("picked %d, %v", len(picked), err)
	}
	var told []int
	acted, err := d.Act(t.Context(), editor.Moved, string(editor.Ready), ids, func(done, total int) { told = append(told, done, total) })
	if err != nil || len(acted.Changed) != 700 || !slices.Equal(told, []int{500, 700, 700, 700}) {
		t.Fatalf("%d changed, told %v, %v", len(acted.Changed), told, err)
	}
	if err := d.Move(t.Context(), ids[5], editor.Exported); err != nil {
		t.Fatal(err)
	}
	undone, err := d.Undo(t.Context(), acted.Batch, quiet)
	if err != nil || undone.Back != 699 || undone.Left != 1 {
		t.Errorf("%+v, %v", undone, err)
	}
	for i, want := range map[int]editor.Status{0: editor.Inbox, 3: editor.Checking, 5: editor.Exported} {
		if s := statusOf(t, d, ids[i]); s != want {
			t.Errorf("story %d is in %s, want %s", i, s, want)
		}
	}
}

func TestBulkSectionAndUndo(t *testing.T) {
	d := newDesk(t)
	ids := []string{filed(t, d, "One", "Words."), filed(t, d, "Two", "Words."), filed(t, d, "Three", "Words.")}
	typed := opened(t, d, ids[1]).Story
	typed.Article.Headline = "Two, typed"
	if err := d.Journal(t.Context(), ids[1], 1, typed); err != nil {
		t.Fatal(err)
	}
	acted, err := d.SetSection(t.Context(), "City", ids, quiet)
	if err != nil || len(acted.Changed) != 3 {
		t.Fatalf("%+v, %v", acted, err)
	}
	if again, err := d.SetSection(t.Context(), "City", ids, quiet); err != nil || again.Left != 3 {
		t.Errorf("moved to where it was: %+v, %v", again, err)
	}
	if o := opened(t, d, ids[1]); o.Revision.Number != 3 || o.Draft != nil || o.Story.Article.Headline != "Two, typed" || o.Story.Article.Section != "City" {
		t.Errorf("r%d, %+v", o.Revision.Number, o.Story.Article)
	}
	gone := opened(t, d, ids[2])
	if _, err := d.Save(t.Context(), ids[2], 2, reworded(gone.Story, "Three, gone on with"), ""); err != nil {
		t.Fatal(err)
	}
	undone, err := d.Undo(t.Context(), acted.Batch, quiet)
	if err != nil || undone.Back != 2 || undone.Left != 1 {
		t.Errorf("%+v, %v", undone, err)
	}
	for i, want := range []string{"", "", "City"} {
		if got := opened(t, d, ids[i]).Story.Article.Section; got != want {
			t.Errorf("story %d is in section %q, want %q", i, got, want)
		}
	}
}

func TestTagIsChecked(t *testing.T) {
	d := newDesk(t)
	id := filed(t, d, "One", "Words.")
	var wrong *editor.FieldError
	if err := d.Tag(t.Context(), id, "a, b"); !errors.As(err, &wrong) {
		t.Errorf("%v", err)
	}
	if _, err := d.Act(t.Context(), editor.Tagged, strings.Repeat("x", 80), []string{id}, quiet); !errors.As(err, &wrong) {
		t.Errorf("%v", err)
	}
}

func TestEmptyBinWaitsForABackup(t *testing.T) {
	d := newDesk(t)
	id, kept := filed(t, d, "One", "Words."), filed(t, d, "Two", "Words.")
	if err := d.Bin(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	empty := func(keep time.Duration) int {
		t.Helper()
		done, err := d.EmptyBin(t.Context(), keep, BackupPlan{})
		if err != nil {
			t.Fatal(err)
		}
		return done.Gone
	}
	if n := empty(0); n != 0 {
		t.Error("what no backup has was deleted for good")
	}
	if _, err := d.BackUp(t.Context(), BackupPlan{}, quiet); err != nil {
		t.Fatal(err)
	}
	if n := empty(10 * 365 * 24 * time.Hour); n != 0 {
		t.Error("what was deleted just now was deleted for good")
	}
	if n := empty(0); n != 1 {
		t.Errorf("%d deleted for good", n)
	}
	if _, err := d.Library().Summary(t.Context(), id); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("it is still there: %v", err)
	}
	if done, err := d.Purge(t.Context(), []string{kept, id}, quiet); err != nil || done.Gone+done.Back != 0 {
		t.Errorf("what was not in the bin: %+v, %v", done, err)
	}
}

func TestOthersKeepWhatTheyHaveOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.stet")
	ours, theirs := deskOn(t, path), deskOn(t, path)
	open, other := filed(t, ours, "Open", "Words."), filed(t, ours, "Other", "Words.")
	if _, err := theirs.Take(t.Context(), open); err != nil {
		t.Fatal(err)
	}
	acted, err := ours.Act(t.Context(), editor.Binned, "", []string{open, other}, quiet)
	if err != nil || !slices.Equal(acted.Changed, []string{other}) || acted.Left != 1 || len(acted.Errs) != 1 || !errors.Is(acted.Errs[0], editor.ErrHeld) {
		t.Errorf("%+v, %v", acted, err)
	}
	if err := ours.Bin(t.Context(), open); !errors.Is(err, editor.ErrHeld) {
		t.Errorf("deleted under somebody's hands: %v", err)
	}
	acted, err = ours.SetSection(t.Context(), "City", []string{open}, quiet)
	if err != nil || len(acted.Changed) != 0 || len(acted.Errs) != 1 || !errors.Is(acted.Errs[0], editor.ErrHeld) {
		t.Errorf("%+v, %v", acted, err)
	}
	if err := theirs.Release(t.Context(), open); err != nil {
		t.Fatal(err)
	}
	if err := ours.Bin(t.Context(), open); err != nil {
		t.Error(err)
	}
}

// deskOn is a desk on a library that others may have open as well.
func deskOn(t *testing.T, path string) *Desk {
	t.Helper()
	d, err := New(storetest.Open(t, path), Config{Now: storetest.Clock(), Who: func() string { return "Ana" }, Outlets: bytes.NewReader(assets.Outlets)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}
