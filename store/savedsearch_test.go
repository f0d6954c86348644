package store

import (
	"fmt"
	"strings"
	"testing"

	"stet/editor"
)

func TestSavedSearches(t *testing.T) {
	l := newLibrary(t)
	keep := func(s editor.SavedSearch) editor.SavedSearch {
		t.Helper()
		kept, err := l.KeepSearch(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	views := func() string {
		t.Helper()
		all, err := l.SavedSearches(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, s := range all {
			names = append(names, fmt.Sprintf("%s (%s)", s.Name, s.Query))
		}
		return strings.Join(names, ", ")
	}
	a := keep(editor.SavedSearch{Name: " Disputed ", Query: "fact:disputed"})
	b := keep(editor.SavedSearch{Name: "Last week", Query: "after:7d"})
	c := keep(editor.SavedSearch{Name: "Ferry", Query: "ferry"})
	if got, want := views(), "Disputed (fact:disputed), Last week (after:7d), Ferry (ferry)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if err := l.OrderSearches(t.Context(), []int64{c.ID, a.ID}); err != nil {
		t.Fatal(err)
	}
	b.Name = "This week"
	keep(b)
	if got, want := views(), "Ferry (ferry), Disputed (fact:disputed), This week (after:7d)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for range 2 {
		if err := l.DropSearch(t.Context(), a.ID); err != nil {
			t.Fatal(err)
		}
	}
	keep(editor.SavedSearch{Name: "Last", Query: "is:draft"})
	if got, want := views(), "Ferry (ferry), This week (after:7d), Last (is:draft)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, wrong := range []editor.SavedSearch{{Name: " ", Query: "x"}, {ID: a.ID, Name: "Gone", Query: "x"}} {
		if _, err := l.KeepSearch(t.Context(), wrong); err == nil {
			t.Errorf("kept %+v", wrong)
		}
	}
}
