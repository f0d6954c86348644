package editor

import (
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

// full is a story with every field set.
func full() Story {
	at := time.Date(2026, 11, 20, 17, 30, 0, 0, time.FixedZone("", 2*3600))
	return Story{
		Article: Article{
			Slug: "bridge", Headline: "Repairs to cost £41m", Standfirst: "Nobody says who pays.", Byline: "By Marta Ilves",
			Authors: []Author{{"Marta Ilves", "", "https://example.org/ilves"}, {"Rui Okafor", "photographer", ""}}, Dateline: Dateline{"Port Alder", "2026-11-20"},
			Published: at, Source: "Harbour Gazette", Credit: Credit{"News credit : gazete", "Harbour Gazette"},
			Copyright: Copyright{"Harbour Gazette", 2026, "© 2026 Harbour Gazette"}, UsageTerms: "None", Licence: "CC BY 4.0",
			URL: "https://example.org/bridge", Language: "en-GB", Section: "City", Keywords: []string{"bridge", "council"},
			Terms: OwnCopy, Pixel: "https://example.org/count.gif", Embargo: at.Add(time.Hour), Expires: at.AddDate(0, 0, 90), EditorNote: "Check the <sum>", Target: 600, Status: Checking,
			Body: []Block{
				{ID: "b1", Kind: Paragraph, Text: "It costs £41 million.", Marks: []Mark{{Start: 0, End: 2, Kind: Strong}}},
				{ID: "b2", Kind: ImageBlock, Image: &Image{File: "bridge.jpg", Caption: "The bridge", Credit: "Rui Okafor", Rights: "staff", Expires: at.AddDate(0, 0, 14)}},
			},
		},
		Facts: []Fact{{ID: "f1", Kind: Money, Status: Verified, Range: Range{"b1", 9, 21}, Text: "£41 million",
			Sources: []Source{{ID: "s1", Title: "Item 7", Locator: "p. 3"}}}},
		Comments: []Comment{{ID: "c1", Range: Range{HeadlineID, 0, 7}, Text: "Repairs", Body: "Repair bill?"}},
		Waivers:  []Waiver{{Rule: "link-present", By: "R. O.", Reason: "our own"}},
		Notes:    []Note{{ID: "n1", Decision: "breadcrumb dropped", Text: "Home / News", Line: 1, Undo: []Edit{{Field: "section", Value: ""}}}},
	}
}

func TestCanonical(t *testing.T) {
	s := full()
	b, err := s.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile("testdata/story.json")
	if err != nil {
		t.Fatal(err)
	}
	if string(b) != strings.TrimSuffix(string(golden), "\n") {
		t.Errorf("the canonical spelling has changed, and with it every hash in every library:\n%s", b)
	}
	back, err := ParseStory(b)
	if err != nil {
		t.Fatal(err)
	}
	again, err := back.Canonical()
	if err != nil || string(again) != string(b) {
		t.Errorf("read and written again it is\n%s", again)
	}
	if strings.Contains(string(b), `\u003c`) {
		t.Error("HTML signs are escaped")
	}
}

func TestHashSeesEveryPart(t *testing.T) {
	base, err := full().Hash()
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Story){
		"word":    func(s *Story) { s.Article.Body[0].Text = "It costs £42 million." },
		"mark":    func(s *Story) { s.Article.Body[0].Marks[0].End = 3 },
		"field":   func(s *Story) { s.Article.Credit.Raw = "" },
		"fact":    func(s *Story) { s.Facts[0].Status = Disputed },
		"source":  func(s *Story) { s.Facts[0].Sources[0].Locator = "p. 4" },
		"waiver":  func(s *Story) { s.Waivers = nil },
		"picture": func(s *Story) { s.Article.Body[1].Image.Credit = "" },
	} {
		s := full().Clone()
		change(&s)
		if h, err := s.Hash(); err != nil || h == base {
			t.Errorf("%s: the hash does not change (%v)", name, err)
		}
	}
}

func TestCloneSharesNothing(t *testing.T) {
	s, kept := full(), full()
	c := s.Clone()
	c.Article.Body[0].Marks[0].End = 9
	c.Article.Body[1].Image.Credit = "x"
	c.Article.Authors[0].Name, c.Article.Keywords[0] = "x", "x"
	c.Facts[0].Sources[0].Title = "x"
	c.Comments[0].Body, c.Waivers[0].By, c.Notes[0].Text = "x", "x", "x"
	if !reflect.DeepEqual(s, kept) {
		t.Error("a change of the clone shows in the original")
	}
}

func TestValidate(t *testing.T) {
	if err := full().Validate(); err != nil {
		t.Fatalf("a good story is refused: %v", err)
	}
	for _, c := range []struct {
		name  string
		spoil func(*Story)
		want  error
	}{
		{"status", func(s *Story) { s.Article.Status = "lost" }, &FieldError{}},
		{"block id", func(s *Story) { s.Article.Body[1].ID = "b1" }, &FieldError{}},
		{"reserved id", func(s *Story) { s.Article.Body[1].ID = HeadlineID }, &FieldError{}},
		{"kind", func(s *Story) { s.Article.Body[0].Kind = Headline }, &FieldError{}},
		{"UTF-8", func(s *Story) { s.Article.Body[0].Text = "\xff" }, &FieldError{}},
		{"NUL", func(s *Story) { s.Article.Body[0].Text = "a\x00b" }, &FieldError{}},
		{"image", func(s *Story) { s.Article.Body[1].Image = nil }, &FieldError{}},
		{"mark", func(s *Story) { s.Article.Body[0].Marks[0].End = 99 }, &RangeError{}},
		{"inside a rune", func(s *Story) { s.Facts[0].Start = 10 }, &RangeError{}},
		{"fact elsewhere", func(s *Story) { s.Facts[0].Block = "b9" }, &RangeError{}},
		{"other words", func(s *Story) { s.Facts[0].Text = "£42 million" }, &FieldError{}},
		{"comment", func(s *Story) { s.Comments[0].End = 99 }, &RangeError{}},
	} {
		s := full().Clone()
		c.spoil(&s)
		err := s.Validate()
		switch c.want.(type) {
		case *FieldError:
			if e := (*FieldError)(nil); !errors.As(err, &e) {
				t.Errorf("%s: %v", c.name, err)
			}
		case *RangeError:
			if e := (*RangeError)(nil); !errors.As(err, &e) {
				t.Errorf("%s: %v", c.name, err)
			}
		}
	}
	gone := full().Clone()
	gone.Facts[0].Gone, gone.Facts[0].Range = true, Range{}
	if err := gone.Validate(); err != nil {
		t.Errorf("a fact whose words are gone is refused: %v", err)
	}
}

func TestRangeCheck(t *testing.T) {
	const text = "£41 – ok"
	for _, c := range []struct {
		start, end int
		ok         bool
	}{{0, 0, true}, {0, 2, true}, {0, 4, true}, {len(text), len(text), true}, {1, 4, false}, {0, 1, false},
		{-1, 2, false}, {3, 2, false}, {0, len(text) + 1, false}, {6, 7, false}} {
		err := Range{"b", c.start, c.end}.Check(text)
		if (err == nil) != c.ok {
			t.Errorf("%d-%d: %v", c.start, c.end, err)
		}
	}
	if words, err := (Range{"b", 0, 4}).Of(text); err != nil || words != "£41" {
		t.Errorf("got %q, %v", words, err)
	}
}

func TestRangeOverlaps(t *testing.T) {
	for _, c := range []struct {
		a, b Range
		want bool
	}{
		{Range{"b", 0, 4}, Range{"b", 3, 6}, true},
		{Range{"b", 0, 4}, Range{"b", 4, 6}, false},
		{Range{"b", 0, 4}, Range{"c", 0, 4}, false},
		{Range{"b", 2, 2}, Range{"b", 0, 4}, true},
	} {
		if got := c.a.Overlaps(c.b); got != c.want {
			t.Errorf("%v and %v: %v", c.a, c.b, got)
		}
	}
}

func TestReword(t *testing.T) {
	for _, c := range []struct {
		name       string
		status     FactStatus
		words      []string
		stale      bool
		was, ended string
	}{
		{"settled and reworded", Verified, []string{"14"}, true, "15", "14"},
		{"reworded twice keeps what was settled", Verified, []string{"14", "13"}, true, "15", "13"},
		{"put back", Verified, []string{"14", "15"}, false, "", "15"},
		{"a disputed one too", Disputed, []string{"14"}, true, "15", "14"},
		{"not settled yet", Unchecked, []string{"14"}, false, "", "14"},
		{"the same words", Verified, []string{"15"}, false, "", "15"},
	} {
		f := Fact{Status: c.status, Text: "15"}
		for _, w := range c.words {
			f = f.Reword(w)
		}
		if f.Stale != c.stale || f.Was != c.was || f.Text != c.ended {
			t.Errorf("%s: stale %v, was %q, reads %q", c.name, f.Stale, f.Was, f.Text)
		}
	}
}

func TestFindingJSON(t *testing.T) {
	b, err := json.Marshal(Finding{Rule: "credit-form", Severity: Warns, Field: "credit.raw", Message: "m",
		Fixes: []Fix{{Label: "Use “AP”", Edits: []Edit{{Field: "credit.raw", Value: "AP"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"rule":"credit-form","severity":"warn","field":"credit.raw","start":0,"end":0,"message":"m","fixes":["Use “AP”"]}`
	if string(b) != want {
		t.Errorf("got  %s\nwant %s", b, want)
	}
}

func TestErrorsAre(t *testing.T) {
	if !errors.Is(&AlreadyError{ID: "x", Headline: "y"}, ErrAlready) || errors.Is(&AlreadyError{ID: "x"}, ErrNotFound) {
		t.Error("AlreadyError is not ErrAlready, or too much")
	}
}

func FuzzParseStory(f *testing.F) {
	b, _ := full().Canonical()
	f.Add(b)
	f.Add([]byte(`{"article":{"body":[{"id":"b","kind":"image"}]}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := ParseStory(b)
		if err != nil {
			return
		}
		once, err := s.Canonical()
		if err != nil {
			return // a year that RFC 3339 cannot write
		}
		back, err := ParseStory(once)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if twice, err := back.Canonical(); err != nil || string(twice) != string(once) {
			t.Errorf("not one spelling:\n%s\n%s", once, twice)
		}
		_ = s.Validate()
	})
}
