package app

import (
	"slices"
	"testing"

	"stet/app/command"
)

// TestPaletteKnowsOtherWords types what editors call things into the palette.
func TestPaletteKnowsOtherWords(t *testing.T) {
	b := newBench(t)
	for typed, want := range map[string]string{
		"bullet":           "format.list",
		"block quote":      "format.quotation",
		"track changes":    "suggest.mode",
		"image":            "picture.insert",
		"photo":            "picture.insert",
		"dark mode":        "view.dark",
		"dictionary":       "proof.language",
		"sub-heading":      "format.heading1",
		"headline":         "story.headline",
		"standfirst":       "story.standfirst",
		"hide facts":       "layer.facts",
		"marks page":       "layer.pasted",
		"strong":           "format.strong",
		"italics":          "format.emphasis",
		"distraction free": "view.focus",
		"word count":       "story.length",
		"byline":           "story.byline",
		"embargo":          "story.embargo",
		"hold until":       "story.embargo",
		"usage terms":      "story.details",
		"undo":             "edit.undo",
		"bold":             "format.strong",
	} {
		p := b.table.Palette(b.win.Canvas())
		p.Type(typed)
		label := b.table.Command(want).Label
		at := slices.IndexFunc(p.Items(), func(i command.Item) bool { return i.Label == label })
		if at < 0 || at > 2 {
			t.Errorf("%q finds %v, want %q among the first", typed, p.Items(), label)
		}
		p.Close()
	}
}

// TestOtherWordsAreOfCommands has every command of the list in the table.
func TestOtherWordsAreOfCommands(t *testing.T) {
	b := newBench(t)
	for id := range otherWords() {
		if b.table.Command(id) == nil {
			t.Errorf("there are other words for %q, which is no command", id)
		}
	}
}
