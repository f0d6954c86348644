package editor

import (
	"strings"
	"testing"
)

func TestParseTag(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"harbour", "harbour"},
		{"  harbour \t bridge ", "harbour bridge"},
		{"Łódź", "Łódź"},
		{"", ""}, {" \n ", ""}, {"a,b", ""}, {"a\x00b", ""}, {"a\xffb", ""},
		{strings.Repeat("ł", 60), strings.Repeat("ł", 60)},
		{strings.Repeat("ł", 61), ""},
	} {
		got, err := ParseTag(c.in)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%q: %q, %v", c.in, got, err)
		}
	}
}

func FuzzParseTag(f *testing.F) {
	for _, s := range []string{"harbour", " a  b ", "a,b", "\xff", "É"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tag, err := ParseTag(s)
		if err != nil {
			return
		}
		if again, err := ParseTag(tag); again != tag || err != nil {
			t.Errorf("%q is kept as %q, and that as %q, %v", s, tag, again, err)
		}
	})
}

func TestNext(t *testing.T) {
	a := Article{ID: "x", Slug: "bridge", Headline: "Bridge bill climbs", Section: "City", Keywords: []string{"bridge"}, Source: "Gazette",
		Standfirst: "Again", Byline: "By Ana", Status: Exported, Body: []Block{{ID: "b", Text: "Words"}}}
	n := FollowUpTo.Next(a)
	if n.Slug != "bridge-follow-up" || n.Headline != a.Headline || n.Section != "City" || n.Keywords[0] != "bridge" || n.Source != "Gazette" {
		t.Errorf("%+v lacks what it begins with", n)
	}
	if n.ID != "" || n.Status != Drafting || n.Byline != "" || len(n.Body) > 0 || n.Standfirst != "" {
		t.Errorf("%+v has what is the other story's", n)
	}
	if again := FollowUpTo.Next(n); again.Slug != n.Slug {
		t.Errorf("the slug grew to %q", again.Slug)
	}
	n.Keywords[0] = "ferry"
	if a.Keywords[0] != "bridge" {
		t.Error("the keywords are shared")
	}
}

func TestCopy(t *testing.T) {
	s := Story{Article: Article{ID: "x", Headline: "H", Status: Exported, Body: []Block{{ID: "b", Kind: Paragraph, Text: "Words"}}},
		Facts: []Fact{{ID: "f", Range: Range{Block: "b", Start: 0, End: 5}, Text: "Words"}}, Comments: []Comment{{ID: "c"}},
		Waivers: []Waiver{{Rule: "r"}}, Notes: []Note{{Decision: "d"}}, Amendments: []Amendment{{ID: "a"}}}
	c := s.Copy()
	if c.Article.ID != "" || c.Article.Status != Drafting || len(c.Facts) != 1 || len(c.Waivers) != 1 || len(c.Comments)+len(c.Notes)+len(c.Amendments) > 0 {
		t.Errorf("%+v", c)
	}
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
}
