package diff

import (
	"slices"
	"testing"

	"stet/editor"
)

func TestNatureOfWords(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          Nature
	}{
		{"15", "14", OfFigures},
		{"fifteen", "fourteen", OfFigures},
		{"£41 million", "£41 billion", OfFigures},
		{"million", "billion", OfFigures},
		{"Thursday", "Friday", OfFigures},
		{"2018", "", OfFigures},
		{"a third of", "two", OfFigures},
		{"15", "fifteen", OfWords}, // the same number
		{"over twice", "more than double", OfWords},
		{"", "In 2019 the council said that it would look at the deck again.", OfWords},
		{"repairs to cost", "repair bill climbs to", OfWords},
		{"", "not", OfWords},
		{"now", "not", OfWords},
		{"legal", "illegal", OfWords},
		{"will", "may", OfWords},
		{"can", "can't", OfWords},
		{",", "", OfPunctuation},
		{"\"", "“", OfPunctuation},
		{" -", "—", OfPunctuation},
		{"said;", "said:", OfPunctuation},
		{"word", "word.", OfPunctuation},
		{"", " ", OfSpacing},
		{"a  b", "a b", OfSpacing},
		{"a b", "a\tb", OfBreaks},
		{"", "\t", OfBreaks},
		{"the", "The", OfSpelling},
		{"cafe", "café", OfSpelling},
		{"recieve", "receive", OfSpelling},
		{"organisation", "organization", OfSpelling},
		{"colour", "color", OfSpelling},
		{"accomodating", "accommodating", OfSpelling},
		{"well known", "well-known", OfSpelling},
		{"on-line", "online", OfSpelling},
		{"can not", "cannot", OfSpelling},
		{"its", "it's", OfSpelling},
		{"Muller", "Müller", OfSpelling},
		{"Die Strasse", "die strasse", OfSpelling},
		{"friend", "fiend", OfSpelling}, // the rule cannot know
		{"ship", "shop", OfWords},
		{"programme", "program", OfSpelling},
		{"spokesman", "spokeswoman", OfWords},
		{"Austria", "Australia", OfWords},
		{"今天", "明天", OfWords},
	} {
		if got := natureOfWords(c.before, c.after); got != c.want {
			t.Errorf("%q → %q: %s, want %s", c.before, c.after, got, c.want)
		}
		if got := natureOfWords(c.after, c.before); got != c.want {
			t.Errorf("%q → %q, mirrored: %s, want %s", c.after, c.before, got, c.want)
		}
	}
}

func TestNatureOfChanges(t *testing.T) {
	before := story(body(ferry, school, budget, "# Weather", storm))
	after := before.Clone()
	after.Article.Body[0].Text += " Nobody was hurt."
	after.Article.Body[1].Marks = []editor.Mark{{Start: 4, End: 9, Kind: editor.Strong}}
	after.Article.Body = slices.Delete(after.Article.Body, 2, 3)
	after.Article.Source, after.Article.Section = "Gazette", "City"
	before.Article.Body = append(before.Article.Body, editor.Block{ID: "q", Kind: editor.ImageBlock, Image: &editor.Image{File: "q.jpg", Alt: "A quay", Credit: "A. Ek"}})
	after.Article.Body = append(after.Article.Body, editor.Block{ID: "q", Kind: editor.ImageBlock, Image: &editor.Image{File: "q.jpg", Alt: "A pier", Credit: "B. Ek"}})
	var got []Nature
	for _, x := range compare(t, before, after).Changes {
		got = append(got, x.Nature())
	}
	if want := []Nature{OfWords, OfFormatting, OfParagraphs, OfPictures, OfCredits, OfCredits, OfFields}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for kind, n := range natureOf {
		if !slices.Contains(Natures, n) {
			t.Errorf("changes of kind %s are of nature %q, which is not listed", kind, n)
		}
	}
}
