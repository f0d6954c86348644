package diff

import (
	"strconv"
	"strings"
	"testing"

	"stet/editor"
)

// TestFactsTellTheirEdits: an edit that the entry of a fact shows is listed once.
func TestFactsTellTheirEdits(t *testing.T) {
	const bus = "The second bus was hired by parents and by nobody else."
	tests := []struct {
		name, text string // the text after
		fact       string // its words after, "" where it is known no more, "-" where they are gone
		status     editor.FactStatus
		want       string
	}{
		{"within", strings.Replace(ferry, "forty", "fifty", 1), "fifty passengers", editor.Verified, "fact 1"},
		{"nothing but space came", strings.Replace(ferry, "forty", "forty ", 1), "forty  passengers", editor.Verified, "fact 1"},
		{"space beside it", ferry + " ", "forty passengers", editor.Verified, "inserted"},
		{"more than its words", strings.Replace(ferry, "forty passengers", "fifty people", 1), "fifty", editor.Verified, "fact 0; replaced"},
		{"beside it, too", strings.Replace(strings.Replace(ferry, "forty", "fifty", 1), "The last", "The first", 1), "fifty passengers", editor.Verified, "fact 1; replaced"},
		{"unchecked, in its place", strings.Replace(strings.Replace(ferry, "forty", "fifty", 1), "The last", "The first", 1), "fifty passengers", editor.Unchecked, "replaced; fact 1"},
		{"typed over", strings.Replace(ferry, "forty passengers", "fifty people", 1), "-", editor.Verified, "fact 1"},
		{"known no more", strings.Replace(ferry, "forty", "fifty", 1), "", editor.Verified, "fact 1"},
	}
	for _, x := range tests {
		old, now := body(ferry, bus), body(x.text, bus)
		before, after := story(old), story(now)
		before.Facts = []editor.Fact{tag("f", old, 0, "forty passengers", x.status)}
		switch x.fact {
		case "":
		case "-":
			after.Facts = []editor.Fact{{ID: "f", Kind: editor.Figure, Status: x.status, Text: "forty passengers", Gone: true}}
		default:
			after.Facts = []editor.Fact{tag("f", now, 0, x.fact, x.status)}
		}
		c := compare(t, before, after)
		var got []string
		for i, y := range c.Changes {
			line := string(y.Kind)
			if y.Kind == FactChanged {
				line += " " + strconv.Itoa(len(y.Edits))
				s, err := Revert(before, after, c, i)
				if words, _ := s.Article.Text(old[0].ID); err != nil || len(y.Edits) > 0 && !strings.Contains(words, "forty passengers") {
					t.Errorf("%s: put back it reads %q, %v", x.name, words, err)
				}
			}
			got = append(got, line)
		}
		if got := strings.Join(got, "; "); got != x.want {
			t.Errorf("%s: got %s, want %s", x.name, got, x.want)
		}
	}
}

// TestFactsSettledSinceAreCalledOut: that a fact was settled between two versions,
// and changed after that, comes first; put back it is settled.
func TestFactsSettledSinceAreCalledOut(t *testing.T) {
	now := strings.Replace(strings.Replace(ferry, "forty", "fifty", 1), "The last", "The first", 1)
	for name, x := range map[string]struct{ was, want string }{
		"the older version has its words": {"forty passengers", "fact; replaced"},
		"it has others":                   {"sixty passengers", "fact; replaced; replaced"},
	} {
		before, after := story(body(ferry)), story(body(now))
		f := tag("f", after.Article.Body, 0, "fifty passengers", editor.Verified)
		f.Stale, f.Was = true, x.was
		after.Facts = []editor.Fact{f}
		c := compare(t, before, after)
		var kinds []string
		for _, y := range c.Changes {
			kinds = append(kinds, string(y.Kind))
		}
		if got := strings.Join(kinds, "; "); got != x.want || !strings.Contains(c.Changes[0].Label, "verified fact changed") || c.Verified() != 1 {
			t.Errorf("%s: got %s, first %q", name, got, c.Changes[0].Label)
		}
		if x.was != "forty passengers" {
			continue
		}
		s, err := Revert(before, after, c, 0)
		if err != nil || len(s.Facts) != 1 || !s.Facts[0].IsSettled() || !strings.Contains(s.Article.Body[0].Text, "forty passengers") {
			t.Errorf("%s: put back it is %+v of %q, %v", name, s.Facts, s.Article.Body[0].Text, err)
		}
	}
}

// TestFactsThatMovedAreNotListed: the entry of a move stands for the facts in it.
func TestFactsThatMovedAreNotListed(t *testing.T) {
	old, now := body(ferry, school, budget), body(school, budget, ferry)
	for i := range now {
		now[i].ID = old[(i+1)%3].ID
	}
	before, after := story(old), story(now)
	before.Facts = []editor.Fact{tag("f", old, 0, "forty passengers", editor.Verified)}
	after.Facts = []editor.Fact{tag("f", now, 2, "forty passengers", editor.Verified)}
	c := compare(t, before, after)
	if len(c.Changes) != 1 || c.Changes[0].Kind != PassageMoved {
		t.Errorf("listed are %+v", c.Changes)
	}
	if len(c.Facts) != 1 || c.Facts[0].Kind != FactMoved || c.Facts[0].Move != 1 {
		t.Errorf("the facts are %+v", c.Facts)
	}
}
