package diff

import (
	"testing"

	"stet/editor"
)

// pictured is a story with a picture and a verified fact in its caption.
func pictured(caption, words string) editor.Story {
	s := story([]editor.Block{{ID: "p1", Kind: editor.Paragraph, Text: ferry},
		{ID: "pic", Kind: editor.ImageBlock, Image: &editor.Image{File: "a.jpg", Caption: caption}}})
	f := editor.Fact{ID: "f", Kind: editor.Figure, Status: editor.Verified, Text: words}
	f.Range = rangeOf(caption, words)
	s.Facts = []editor.Fact{f}
	return s
}

func rangeOf(caption, words string) editor.Range {
	for i := range caption {
		if i+len(words) <= len(caption) && caption[i:i+len(words)] == words {
			return editor.Range{Block: "pic", Start: i, End: i + len(words)}
		}
	}
	return editor.Range{}
}

func TestAFactOfACaptionIsCompared(t *testing.T) {
	before, after := pictured("One of 41 hangers", "41 hangers"), pictured("Here is one of 42 hangers", "42 hangers")
	after.Facts[0].Stale, after.Facts[0].Was = true, "41 hangers"
	c := compare(t, before, after)
	if len(c.Facts) != 1 || c.Facts[0].Kind != Reworded {
		t.Fatalf("%+v", c.Facts)
	}
	s := reverted(t, before, after, func(x Change) bool { return true })
	if len(s.Facts) != 1 || !s.Facts[0].Equal(before.Facts[0]) || lines(s) != lines(before) {
		t.Errorf("put back, the fact is %+v in %s", s.Facts, lines(s))
	}
}

func TestAFactOfACaptionIsMerged(t *testing.T) {
	base := pictured("One of 41 hangers", "41 hangers")
	for name, c := range map[string]struct {
		theirs   editor.Story
		words    string
		stale    bool
		conflict int
	}{
		"moved along":       {pictured("Here is one of 41 hangers", "41 hangers"), "41 hangers", false, 0},
		"reworded":          {pictured("One of 42 hangers", "42 hangers"), "42 hangers", true, 0},
		"words around gone": {pictured("41 hangers", "41 hangers"), "41 hangers", false, 0},
	} {
		c.theirs.Facts = nil // whoever sent the copy back knows of no facts
		c.theirs.Facts = append(c.theirs.Facts, base.Facts[0])
		c.theirs.Facts[0].Range = rangeOf(c.theirs.Article.Body[1].Image.Caption, c.words)
		c.theirs.Facts[0] = c.theirs.Facts[0].Reword(c.words)
		ours := base.Clone()
		ours.Facts[0].Sources = []editor.Source{{ID: "s", Title: "Minutes"}}
		m := merge(t, base, ours, c.theirs)
		if err := m.Story.Validate(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		f := m.Story.Facts[0]
		if f.Text != c.words || f.Stale != c.stale || len(f.Sources) != 1 || len(m.Conflicts) != c.conflict {
			t.Errorf("%s: %+v, %d conflicts", name, f, len(m.Conflicts))
		}
	}
}
