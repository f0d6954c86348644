package storetest_test

import (
	"testing"

	"stet/editor"
	"stet/store/storetest"
)

func TestNew(t *testing.T) {
	l := storetest.New(t)
	s := editor.Story{Article: editor.Article{Headline: "A ferry for the harbour"}}
	id, err := l.Add(t.Context(), s, editor.Revision{Cause: editor.Created}, editor.Tally{}, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	got, r, err := l.Story(t.Context(), id, 0)
	if err != nil || got.Article.Headline != s.Article.Headline || r.Saved.Format("2006-01-02 15:04") != "2024-05-01 12:00" {
		t.Errorf("%+v, %+v, %v", got, r, err)
	}
}
