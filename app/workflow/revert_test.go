package workflow

import (
	"errors"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/diff"
)

// ofParagraphs is a story of paragraphs a, b, c ...
func ofParagraphs(paragraphs ...string) editor.Story {
	s := editor.Story{Article: editor.Article{ID: "s", Headline: "Ferries", Status: editor.Drafting}}
	for i, p := range paragraphs {
		s.Article.Body = append(s.Article.Body, editor.Block{ID: string(rune('a' + i)), Kind: editor.Paragraph, Text: p})
	}
	return s
}

func reads(s editor.Story) string {
	var out []string
	for _, b := range s.Article.Body {
		out = append(out, b.ID+" "+b.Text)
	}
	return strings.Join(out, " / ")
}

const (
	boat = "The night boat sails at ten from the old quay."
	fare = "A single fare is four pounds, as it was last year."
	dogs = "Dogs and bicycles travel for nothing on every crossing."
)

func TestRevertInAStoryThatWentOn(t *testing.T) {
	d, _ := welcomed(t)
	before := ofParagraphs(boat, fare, dogs)
	later := strings.Replace(boat, "ten", "nine", 1)
	after := ofParagraphs(later, dogs)
	after.Article.Body[1].ID = "c"
	tag := editor.Fact{ID: "f", Kind: editor.Money, Status: editor.Verified, Text: "four pounds", Range: editor.Range{Block: "b", Start: 17, End: 28}}
	before.Facts = []editor.Fact{tag}
	c, err := diff.Compare(t.Context(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	was := func(kind diff.ChangeKind) Was {
		for i, x := range c.Changes {
			if x.Kind == kind {
				return Was{before, after, c, []int{i}}
			}
		}
		t.Fatalf("no %s in %+v", kind, c.Changes)
		return Was{}
	}
	open := after.Clone()
	open.Article.Body[1].Text = strings.Replace(dogs, "every", "any", 1)
	open.Article.Body[1].Marks = []editor.Mark{{Start: 0, End: 4, Kind: editor.Inserted, Author: "Ana"}}
	open.Article.Headline, open.Article.Status = "Night ferries", editor.Checking
	open.Notes = []editor.Note{{ID: "n", Decision: "kept"}}

	got, err := d.Revert(t.Context(), open, was(diff.BlockDeleted))
	if err != nil {
		t.Fatal(err)
	}
	if want := "a " + later + " / b " + fare + " / c " + open.Article.Body[1].Text; reads(got) != want {
		t.Errorf("got  %s\\nwant %s", reads(got), want)
	}
	if a := got.Article; a.Headline != "Night ferries" || a.Status != editor.Checking || a.ID != "s" || len(got.Notes) != 1 || len(a.Body[2].Marks) != 1 {
		t.Errorf("what was done since is %+v", got)
	}
	if len(got.Facts) != 1 || !got.Facts[0].Equal(tag) || got.Validate() != nil {
		t.Errorf("facts %+v, %v", got.Facts, got.Validate())
	}

	open.Article.Body[0].Text = strings.Replace(boat, "ten", "half past eight", 1)
	_, err = d.Revert(t.Context(), open, was(diff.WordsReplaced))
	if !errors.Is(err, ErrWrittenOver) || !strings.Contains(err.Error(), "half past eight") {
		t.Errorf("the same words, written anew since: %v", err)
	}
	if got, err = d.Revert(t.Context(), after, was(diff.WordsReplaced)); err != nil || got.Article.Body[0].Text != boat || got.Article.Status != editor.Drafting {
		t.Errorf("in the version itself: %s, %v", reads(got), err)
	}
}
