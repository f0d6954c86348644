package store

import (
	"errors"
	"maps"
	"reflect"
	"testing"

	"stet/editor"
)

func TestAddRoundTrip(t *testing.T) {
	l := newLibrary(t)
	original := &editor.Original{Name: "tide.txt", Bytes: []byte("News credit : Daily Tide\r\n\x00\xff")}
	s := fullStory()
	id, err := l.Add(t.Context(), s, editor.Revision{Name: "Imported", Author: "Kim", Cause: editor.Imported, Words: 12, Added: 12},
		editor.Tally{Words: 12, Facts: 1, Settled: 1, Failures: 2, Warnings: 3}, original, false)
	if err != nil {
		t.Fatal(err)
	}
	got, r, err := l.Story(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	s.Article.ID = id
	if hashOf(t, got) != hashOf(t, s) || r.Hash != hashOf(t, s) {
		t.Errorf("the story came back changed:\n%+v\nwant\n%+v", got, s)
	}
	want := editor.Revision{Number: 1, Name: "Imported", Author: "Kim", Cause: editor.Imported,
		Saved: r.Saved, Words: 12, Added: 12, Hash: r.Hash}
	if r != want || r.Saved.IsZero() {
		t.Errorf("revision %+v, want %+v", r, want)
	}
	sum, err := l.Summary(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if want := (editor.Summary{ID: id, Number: 1, Slug: "slug-of-it", Headline: s.Article.Headline, Status: editor.Inbox,
		Updated: r.Saved, Revision: 1, Tally: editor.Tally{Words: 12, Facts: 1, Settled: 1, Failures: 2, Warnings: 3}}); sum != want {
		t.Errorf("summary %+v, want %+v", sum, want)
	}
	if o, err := l.Original(t.Context(), id); err != nil || !reflect.DeepEqual(o, *original) {
		t.Errorf("original %+v, %v", o, err)
	}
	if name, err := l.OriginalName(t.Context(), id); err != nil || name != original.Name {
		t.Errorf("the original is called %q, %v", name, err)
	}
	if found, err := l.FindOriginal(t.Context(), original.Bytes); err != nil || found != sum {
		t.Errorf("found %+v, %v", found, err)
	}
}

func TestAddAlready(t *testing.T) {
	l := newLibrary(t)
	original := &editor.Original{Name: "a.txt", Bytes: []byte("same bytes")}
	first, err := l.Add(t.Context(), story("First"), editor.Revision{}, editor.Tally{}, original, false)
	if err != nil {
		t.Fatal(err)
	}
	_, err = l.Add(t.Context(), story("Second"), editor.Revision{}, editor.Tally{}, original, false)
	var dup *editor.AlreadyError
	if !errors.As(err, &dup) || dup.ID != first || dup.Headline != "First" {
		t.Errorf("%v, want already as %s", err, first)
	}
	if page, _ := l.List(t.Context(), editor.Query{}); len(page) != 1 {
		t.Errorf("%d stories after a refused one", len(page))
	}
	if _, err := l.Add(t.Context(), story("Third"), editor.Revision{}, editor.Tally{}, original, true); err != nil {
		t.Errorf("again: %v", err)
	}
	if s, err := l.FindOriginal(t.Context(), original.Bytes); err != nil || s.ID != first {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestRefusesWhatItCannotKeep(t *testing.T) {
	l := newLibrary(t)
	s := story("Bad")
	s.Article.Byline = "By \xff"
	if _, err := l.Add(t.Context(), s, editor.Revision{}, editor.Tally{}, nil, false); err == nil {
		t.Error("a text that is not UTF-8 was filed changed")
	}
}

func TestNotFound(t *testing.T) {
	l := newLibrary(t)
	ctx, id := t.Context(), "nosuchone1"
	known := add(t, l, story("Known"))
	_, _, story := l.Story(ctx, id, 0)
	_, _, revision := l.Story(ctx, known, 2)
	_, summary := l.Summary(ctx, id)
	_, revisions := l.Revisions(ctx, id)
	_, filed := l.File(ctx, id, 1, editor.Story{}, editor.Revision{}, editor.Tally{})
	_, original := l.Original(ctx, known)
	_, found := l.FindOriginal(ctx, []byte("unknown"))
	_, draft := l.Draft(ctx, known)
	for name, err := range map[string]error{
		"story": story, "revision": revision, "summary": summary, "revisions": revisions, "file": filed,
		"original": original, "found": found, "draft": draft,
		"status": l.SetStatus(ctx, id, editor.Ready, "Ana"), "tally": l.SetTally(ctx, id, editor.Tally{}),
		"findings": l.SetFindings(ctx, known, 2, nil), "journal": l.Journal(ctx, editor.Draft{Article: id}),
		"discard": l.Discard(ctx, id, "s"),
	} {
		if !errors.Is(err, editor.ErrNotFound) {
			t.Errorf("%s: %v, want not found", name, err)
		}
	}
}

func TestStatusTallyCounts(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("One"))
	add(t, l, story("Two"))
	if err := l.SetStatus(t.Context(), id, editor.Ready, "Ana"); err != nil {
		t.Fatal(err)
	}
	tally := editor.Tally{Words: 1, Facts: 2, Settled: 3, Failures: 4, Warnings: 5}
	if err := l.SetTally(t.Context(), id, tally); err != nil {
		t.Fatal(err)
	}
	if s, err := l.Summary(t.Context(), id); err != nil || s.Status != editor.Ready || s.Tally != tally {
		t.Errorf("%+v, %v", s, err)
	}
	counts, err := l.Counts(t.Context())
	if want := map[editor.Status]int{editor.Inbox: 1, editor.Ready: 1}; err != nil || !maps.Equal(counts, want) {
		t.Errorf("%v, %v", counts, err)
	}
	if revisions, _ := l.Revisions(t.Context(), id); len(revisions) != 1 {
		t.Errorf("moving an article filed a revision")
	}
}

func TestFindings(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("One", "words"))
	want := []editor.Finding{
		{Rule: "credit-form", Severity: editor.Blocks, Field: "credit.raw", Text: "News credit : Tide", Message: "m",
			Fixes: []editor.Fix{{Label: "Make it “The Tide”"}}},
		{Rule: "byline-present", Severity: editor.Warns, Range: editor.Range{Block: "b1", Start: 1, End: 3}, Message: "n",
			Waived: &editor.Waiver{By: "Kim", Reason: "agency copy"}},
	}
	for range 2 { // the second time in place of the first
		if err := l.SetFindings(t.Context(), id, 1, want); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := l.Findings(t.Context(), id, 1); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestFactProjection(t *testing.T) {
	l := newLibrary(t)
	s := fullStory()
	id := add(t, l, s)
	count := func(query string) int64 {
		n, err := number(t.Context(), l.readers, query)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := count("select count(*) from source where url = 'https://council.example/minutes'"); n != 1 {
		t.Errorf("%d sources by address", n)
	}
	s.Facts = nil
	file(t, l, id, 1, s)
	if f, n := count("select count(*) from fact"), count("select count(*) from source"); f != 0 || n != 0 {
		t.Errorf("%d facts and %d sources of an older revision are left", f, n)
	}
}
