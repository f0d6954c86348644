package diff

import (
	"stet/editor"
)

// FieldChange is a field with its value before and after; one is "" where the
// field was set or cleared. Runs compare the two word by word.
type FieldChange struct {
	Name   string `json:"name"` // as in editor.Fields, or of an image as in editor.ImageFields
	Before string `json:"before"`
	After  string `json:"after"`
	Runs   []Run  `json:"runs"`
}

// OfCredit reports the fields that say whose a story is and on what terms: a change
// in one is a change of credit.
func (f FieldChange) OfCredit() bool { return ofCredit(f.Name) }

func ofCredit(field string) bool {
	switch field {
	case "byline", "authors", "source", "credit.raw", "credit.canonical", "copyright.holder", "copyright.year", "copyright.notice", "usageTerms", "licence", "terms", "pixel", "expires":
		return true
	}
	return false
}

// ofPictureCredit reports the same of what is filed with a picture.
func ofPictureCredit(name string) bool { return name != "file" && name != "alt" }

// onPage reports the fields that are read as part of the story.
func (f FieldChange) onPage() bool {
	return f.Name == editor.HeadlineID || f.Name == editor.StandfirstID
}

func compareFields(before, after *editor.Article) []FieldChange {
	var out []FieldChange
	for _, name := range editor.Fields() {
		x, _ := before.Field(name)
		y, _ := after.Field(name)
		out = addField(out, name, x, y)
	}
	return out
}

func addField(out []FieldChange, name, before, after string) []FieldChange {
	if before == after {
		return out
	}
	return append(out, FieldChange{name, before, after, Words(before, after)})
}

// compareImages compares what goes with a picture but its caption, whose words
// are the block's.
func compareImages(before, after *editor.Image) []FieldChange {
	if before == nil || after == nil {
		return nil
	}
	var out []FieldChange
	for _, name := range pictureFields {
		out = addField(out, name, before.Field(name), after.Field(name))
	}
	return out
}

// restyled reports whether the same block is set as something else.
func restyled(before, after *editor.Block) bool {
	return before.Kind != after.Kind || before.Level != after.Level || before.Ordered != after.Ordered
}

// head returns the runs of the headline and the standfirst, unchanged ones as
// they stand in the newer version.
func (c *Comparison) head(after editor.Article) [][]Run {
	out := [][]Run{plainRuns(after.Headline), plainRuns(after.Standfirst)}
	for _, f := range c.Fields {
		switch f.Name {
		case editor.HeadlineID:
			out[0] = f.Runs
		case editor.StandfirstID:
			out[1] = f.Runs
		}
	}
	return out
}

func plainRuns(text string) []Run {
	if text == "" {
		return nil
	}
	return []Run{{Text: text, Before: Span{0, len(text)}, After: Span{0, len(text)}}}
}
