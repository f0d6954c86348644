package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stet/editor"
)

// TestMain lets the test binary also be the other process of a test.
func TestMain(m *testing.M) {
	if path := os.Getenv(childLibrary); path != "" {
		os.Exit(child(path))
	}
	os.Exit(m.Run())
}

// clock goes on by a second each time it is read.
func clock() func() time.Time {
	at := time.Date(2024, time.May, 1, 12, 0, 0, 0, time.UTC)
	return func() time.Time {
		at = at.Add(time.Second)
		return at
	}
}

func newLibrary(t testing.TB) *Library {
	t.Helper()
	return openLibrary(t, filepath.Join(t.TempDir(), "library.stet"))
}

func openLibrary(t testing.TB, path string) *Library {
	t.Helper()
	l, err := Open(context.Background(), path, Options{Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// story is a story of a headline and paragraphs.
func story(headline string, paragraphs ...string) editor.Story {
	s := editor.Story{Article: editor.Article{Headline: headline, Slug: "slug-of-it", Status: editor.Inbox}}
	for i, p := range paragraphs {
		s.Article.Body = append(s.Article.Body, editor.Block{ID: fmt.Sprintf("b%d", i+1), Kind: editor.Paragraph, Text: p})
	}
	return s
}

// fullStory uses every type a story can hold, with awkward characters and
// times in several zones.
func fullStory() editor.Story {
	s := story("Harbour “ferry” <b>&</b> \u2028 Łódź", "The council paid £41 million in April.", "“It is late,” said Ana Duarte.")
	a := &s.Article
	a.Standfirst, a.Byline = "A stand\tfirst", "By Ana Duarte in Porto"
	a.Authors = []editor.Author{{Name: "Ana Duarte"}, {Name: "Bo Ek", Role: "photographer"}}
	a.Dateline = editor.Dateline{Place: "PORTO", Date: "2024-04-24"}
	a.Published = time.Date(2024, 4, 24, 18, 30, 0, 123456789, time.FixedZone("", 9*3600+1800))
	a.Credit = editor.Credit{Raw: "News credit : Daily Tide", Canonical: "The Daily Tide"}
	a.Copyright = editor.Copyright{Holder: "Tide Ltd", Year: 2024, Notice: "© 2024 Tide Ltd"}
	a.Keywords, a.Language = []string{"ferries", "harbours"}, "en-GB"
	a.Body[0].Marks = []editor.Mark{{Start: 0, End: 3, Kind: editor.Strong}, {Start: 4, End: 11, Kind: editor.Link, Href: "https://tide.example/?a=1&b=2"}}
	a.Body = append(a.Body, editor.Block{ID: "b3", Kind: editor.ImageBlock, Image: &editor.Image{File: "pier.jpg", Caption: "The pier at dusk"}})
	s.Facts = []editor.Fact{{
		ID: "f1", Kind: editor.Money, Status: editor.Verified, Range: editor.Range{Block: "b1", Start: 17, End: 29},
		Text: "£41 million", Value: "GBP 41000000", Checker: "Kim", Settled: time.Date(2024, 5, 1, 9, 0, 0, 0, time.UTC),
		Sources: []editor.Source{{Title: "Minutes", URL: "https://council.example/minutes", Locator: "p. 4"}, {Title: "Call", Who: "Press office"}},
	}}
	s.Comments = []editor.Comment{{ID: "c1", Range: editor.Range{Block: "b2", Start: 0, End: 3}, Text: "“", Body: "Whose watch?"}}
	s.Waivers = []editor.Waiver{{Rule: "byline-present", By: "Kim", Reason: "agency copy"}}
	s.Notes = []editor.Note{{Decision: "credit line lifted", Text: "News credit : Daily Tide", Line: 9, Undo: []editor.Edit{{Field: "credit.raw"}}}}
	return s
}

func add(t testing.TB, l *Library, s editor.Story) string {
	t.Helper()
	id, err := l.Add(context.Background(), s, editor.Revision{Name: "Imported", Cause: editor.Imported}, editor.Tally{Words: 7}, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func file(t testing.TB, l *Library, id string, base int, s editor.Story) editor.Revision {
	t.Helper()
	r, err := l.File(context.Background(), id, base, s, editor.Revision{Cause: editor.Saved}, editor.Tally{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func hashOf(t testing.TB, s editor.Story) string {
	t.Helper()
	hash, err := s.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

func TestPagesOfANewLibrary(t *testing.T) {
	l := newLibrary(t)
	if n, err := number(t.Context(), l.readers, "pragma page_size"); err != nil || n != pageBytes {
		t.Errorf("pages of %d bytes, %v", n, err)
	}
}

func must(t testing.TB, err error) {
	if err != nil {
		t.Helper()
		t.Fatal(err)
	}
}
