package store

import (
	"errors"
	"fmt"
	"testing"

	"stet/editor"
)

// versions edits a story n-1 times.
func versions(s editor.Story, n int) []editor.Version {
	all := []editor.Version{{Story: s, Revision: editor.Revision{Cause: editor.Imported}}}
	for i := 1; i < n; i++ {
		s = s.Clone()
		s.Article.Body[0].Text += fmt.Sprintf(" Edited %d times.", i)
		all = append(all, editor.Version{Story: s, Revision: editor.Revision{Cause: editor.Saved}, Tally: editor.Tally{Words: i}})
	}
	return all
}

func TestAddAllKeepsEveryVersion(t *testing.T) {
	l := newLibrary(t)
	filings := []editor.Filing{{Versions: versions(fullStory(), 35)}, {Versions: versions(story("Two", "Words."), 1)}}
	filed, err := l.AddAll(t.Context(), filings)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range filed {
		for n, want := range filings[i].Versions {
			got, r, err := l.Story(t.Context(), f.ID, n+1)
			want.Story.Article.ID = f.ID
			if err != nil || hashOf(t, got) != hashOf(t, want.Story) || r.Cause != want.Revision.Cause {
				t.Fatalf("story %d, version %d: %+v, %v", i, n+1, got, err)
			}
		}
		s, err := l.Summary(t.Context(), f.ID)
		last := filings[i].Versions[len(filings[i].Versions)-1]
		if err != nil || s.Revision != len(filings[i].Versions) || s.Tally != last.Tally {
			t.Errorf("story %d: %+v, %v", i, s, err)
		}
	}
	next := filings[0].Versions[34].Story.Clone()
	next.Article.Body[0].Text = "Filed by hand."
	if r := file(t, l, filed[0].ID, 35, next); r.Number != 36 {
		t.Errorf("filed as %+v", r)
	}
	if wrong, err := l.Verify(t.Context(), nil); err != nil || len(wrong) > 0 {
		t.Errorf("%q, %v", wrong, err)
	}
	if page, err := l.List(t.Context(), editor.Query{Words: "edited times"}); err != nil || len(page) != 0 {
		t.Errorf("%d hits for words of an older version, %v", len(page), err)
	}
}

// TestAddAllLeavesOut files those that can be, in their order.
func TestAddAllLeavesOut(t *testing.T) {
	l := newLibrary(t)
	original := &editor.Original{Name: "a.txt", Bytes: []byte("same bytes")}
	bad := story("Bad")
	bad.Article.Byline = "By \xff"
	filed, err := l.AddAll(t.Context(), []editor.Filing{
		{Versions: versions(story("First", ""), 1), Original: original},
		{Versions: versions(bad, 1)},
		{Versions: versions(story("The same", ""), 1), Original: original},
		{},
		{Versions: versions(story("Again", ""), 1), Original: original, Again: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	if dup := (*editor.AlreadyError)(nil); !errors.As(filed[2].Err, &dup) || dup.ID != filed[0].ID {
		t.Errorf("%v, want already as %s", filed[2].Err, filed[0].ID)
	}
	for i, want := range []bool{true, false, false, false, true} {
		if got := filed[i].Err == nil && filed[i].ID != ""; got != want {
			t.Errorf("story %d: %+v", i, filed[i])
		}
	}
	page, err := l.List(t.Context(), editor.Query{})
	if err != nil || len(page) != 2 || page[0].Headline != "Again" || page[1].Headline != "First" {
		t.Errorf("%+v, %v", page, err)
	}
}
