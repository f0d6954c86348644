package compare

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff"
)

// TestLabels: what a card says of a change is the window's words, not the engine's.
func TestLabels(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	const (
		a = "a: The last ferry of the evening left the harbour late, carrying forty passengers."
		b = "b: Teachers at the village school had asked the council for a second bus."
		c = "c: A spokesman said the budget for winter roads would be settled in October."
		d = "d: The storm took the roof of the church in the night. Nobody was hurt by it at all."
	)
	quay := func(id string) editor.Block {
		return editor.Block{ID: id, Kind: editor.ImageBlock, Image: &editor.Image{File: "quay.jpg"}}
	}
	tests := []struct {
		name          string
		before, after editor.Story
		edit          func(before, after *editor.Story)
		want          string
	}{
		{"moved", story("", a, b, c), story("", b, c, a), nil, "Moved paragraph 1 → 3"},
		{"several", story("", a, b, c, d), story("", c, d, a, b), nil, "Moved paragraphs 1–2 → 3–4"},
		{"with its facts", story("", a, b, c), story("", b, c, a), func(x, y *editor.Story) {
			x.Facts = []editor.Fact{{ID: "f", Kind: editor.Figure, Text: "forty", Range: editor.Range{Block: "a", Start: 68, End: 73}}}
			y.Facts = x.Facts
		}, "Moved paragraph 1 → 3, with 1 facts"},
		{"new", story("", a), story("", a, b), nil, "New paragraph 2"},
		{"cut", story("", a, b), story("", a), nil, "Cut "},
		{"empty", story("", a, "e: "), story("", "f: ", a), nil, "New paragraph 1, empty; Cut empty"},
		{"a rule", story("", a), story("", a), func(_, y *editor.Story) {
			y.Article.Body = append(y.Article.Body, editor.Block{ID: "r", Kind: editor.Rule})
		}, "New paragraph 2, rule"},
		{"split", story("", a, d), story("", a, "d: The storm took the roof of the church in the night.", "e: Nobody was hurt by it at all."), nil, "Split paragraph 2 → 2, 3"},
		{"joined", story("", a, "d: The storm took the roof of the church in the night.", "e: Nobody was hurt by it at all."), story("", a, d), nil, "Joined paragraphs 2, 3 → 2"},
		{"styled", story("", a), story("", a), func(_, y *editor.Story) { y.Article.Body[0].Kind, y.Article.Body[0].Level = editor.Heading, 3 }, "Style paragraph → heading 2"},
		{"set", story("", a), story("", a), func(x, y *editor.Story) {
			x.Article.Body[0].Marks = []editor.Mark{{Start: 4, End: 8, Kind: editor.Strong}}
			y.Article.Body[0].Marks = []editor.Mark{{Start: 4, End: 8, Kind: editor.Link, Href: "https://a.example"}}
		}, "Formatting now linked to https://a.example; Formatting no longer bold"},
		{"picture", story("", a), story("", a), func(_, y *editor.Story) { y.Article.Body = append(y.Article.Body, quay("q")) }, "New picture quay.jpg, paragraph 2"},
	}
	for _, x := range tests {
		if x.edit != nil {
			x.edit(&x.before, &x.after)
		}
		compared, err := diff.Compare(context.Background(), x.before, x.after)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, one := range compared.Changes {
			kind, label, _ := look(compared, one)
			got = append(got, kind+" "+label)
		}
		if got := strings.Join(got, "; "); got != x.want {
			t.Errorf("%s: got %s, want %s", x.name, got, x.want)
		}
	}
}
