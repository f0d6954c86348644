package store

import (
	"fmt"
	"slices"
	"testing"

	"stet/editor"
)

// TestOrderIsThatOfThePages: by position the list is what it is page by page.
func TestOrderIsThatOfThePages(t *testing.T) {
	l := newLibrary(t)
	for i := range 25 {
		s := story(fmt.Sprint("Story ", i), "Text.")
		if i%3 == 0 {
			s.Article.Status = editor.Ready
		}
		if _, err := l.Add(t.Context(), s, editor.Revision{}, editor.Tally{}, nil, true); err != nil {
			t.Fatal(err)
		}
	}
	for _, status := range []editor.Status{"", editor.Inbox, editor.Ready, editor.Spiked} {
		order, err := l.Order(t.Context(), editor.Query{Status: status})
		if err != nil {
			t.Fatal(err)
		}
		var paged []editor.Summary
		for q := (editor.Query{Status: status, Limit: 4}); ; q.After = &paged[len(paged)-1] {
			page, err := l.List(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if paged = append(paged, page...); len(page) < q.Limit {
				break
			}
		}
		rows, err := l.Rows(t.Context(), order)
		if err != nil || !slices.Equal(rows, paged) {
			t.Errorf("%q: by position %v, page by page %v, %v", status, rows, paged, err)
		}
	}
}

func TestRowsThatAreGone(t *testing.T) {
	l := newLibrary(t)
	if rows, err := l.Rows(t.Context(), []int64{7, 8}); len(rows) > 0 || err != nil {
		t.Errorf("%v, %v", rows, err)
	}
	if _, err := l.Order(t.Context(), editor.Query{Words: "ferry"}); err == nil {
		t.Error("a search is given an order")
	}
}
