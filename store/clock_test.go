package store

import (
	"testing"
	"time"

	"stet/editor"
)

// TestClockSetBack sets the clock back by ten days in the midst of the work:
// nothing is lost, nothing comes out of order, and no page of the list leaves
// anything out.
func TestClockSetBack(t *testing.T) {
	l := newLibrary(t)
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	l.now = func() time.Time { now = now.Add(time.Second); return now }
	one, two := add(t, l, story("One")), add(t, l, story("Two"))
	file(t, l, one, 1, story("One, again"))
	if err := l.Journal(t.Context(), editor.Draft{Article: one, Base: 2, Story: story("One, before")}); err != nil {
		t.Fatal(err)
	}
	before, err := l.Summary(t.Context(), one)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()

	l = openLibrary(t, l.path) // another session
	now = now.Add(-10 * 24 * time.Hour)
	l.now = func() time.Time { now = now.Add(time.Second); return now }
	if err := l.Journal(t.Context(), editor.Draft{Article: one, Base: 2, Story: story("One, after")}); err != nil {
		t.Fatal(err)
	}
	if rows, err := l.Recovered(t.Context(), one); err != nil || len(rows) != 2 || rows[0].Headline != "One, after" {
		t.Errorf("the drafts are %+v, %v", rows, err)
	}
	file(t, l, one, 2, story("One, at last"))
	three := add(t, l, story("Three"))
	after, err := l.Summary(t.Context(), one)
	if err != nil || after.Updated.Before(before.Updated) {
		t.Errorf("a story that was filed last is dated %v, before it was %v, %v", after.Updated, before.Updated, err)
	}
	seen := map[string]int{}
	for q := (editor.Query{Limit: 1}); ; {
		page, err := l.List(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		seen[page[0].ID]++
		q.After = &page[0]
	}
	for _, id := range []string{one, two, three} {
		if seen[id] != 1 {
			t.Errorf("a story is listed %d times", seen[id])
		}
	}
	all, err := l.Revisions(t.Context(), one)
	if err != nil || len(all) != 3 || all[0].Number != 3 {
		t.Errorf("the revisions are %+v, %v", all, err)
	}
	if found, err := l.Verify(t.Context(), nil); err != nil || len(found) > 0 {
		t.Errorf("verify says %v, %v", found, err)
	}
}

// TestOtherZone reads in Auckland what was filed in Lima: the same moments.
func TestOtherZone(t *testing.T) {
	defer func(zone *time.Location) { time.Local = zone }(time.Local)
	time.Local = time.FixedZone("Lima", -5*3600)
	l := newLibrary(t)
	at := time.Date(2026, 11, 20, 23, 30, 0, 0, time.Local)
	l.now = func() time.Time { return at }
	id := add(t, l, story("One"))
	l.Close()
	time.Local = time.FixedZone("Auckland", 13*3600)
	l = openLibrary(t, l.path)
	_, r, err := l.Story(t.Context(), id, 0)
	if err != nil || !r.Saved.Equal(at) || r.Saved.Location() != time.UTC {
		t.Errorf("filed %v, now %v, %v", at, r.Saved, err)
	}
	if row, err := l.Summary(t.Context(), id); err != nil || !row.Updated.Equal(at) {
		t.Errorf("filed %v, listed %v, %v", at, row.Updated, err)
	}
}
