package manuscript

import (
	"strings"
	"testing"

	"stet/editor"
)

// TestSelectionFromTheLineStart: words selected from where a line begins leave
// the end of the line before alone.
func TestSelectionFromTheLineStart(t *testing.T) {
	s := story()
	s.Article.Body[0].Text = strings.Repeat("nine words to a line are enough for this ", 12)
	b := open(t, s, Options{})
	at := b.doc.Index("a")
	rows := b.page.rows(at)
	for rows[0].kind != textRow { // the small lines above the story
		rows = rows[1:]
	}
	second := rows[1].line.Start
	for _, c := range []struct {
		from, to int
		beyond   bool
	}{{second, second + 4, false}, {second - 1, second + 4, true}, {second - 5, second, false}} {
		b.Select(editor.Range{Block: "a", Start: c.from, End: c.to})
		stage := b.stage(at)
		if got := stage.scene(&rows[0]).beyond; got != c.beyond {
			t.Errorf("%d-%d of a line that ends at %d goes on behind it: %v", c.from, c.to, rows[0].line.End, got)
		}
	}
}

// TestMarksOfACaption: they lie on its lines, with their markers, and are brought into
// sight there.
func TestMarksOfACaption(t *testing.T) {
	s := story()
	caption := strings.Repeat("One of the forty-one hangers. ", 8) + "Seen in 1961."
	s.Article.Body = append(s.Article.Body, editor.Block{ID: "pic", Kind: editor.ImageBlock, Image: &editor.Image{File: "a.jpg", Caption: caption}})
	b := open(t, s, Options{})
	year := editor.Range{Block: "pic", Start: strings.Index(caption, "1961"), End: strings.Index(caption, "1961") + 4}
	b.SetLayer("facts", []Mark{{ID: "f", Range: year, Style: Style{Underline: Solid, Marker: Filled}, Label: "1"}})
	at := b.doc.Index("pic")
	stage := b.stage(at)
	found := 0
	for n := range b.page.rows(at) {
		r := &b.page.rows(at)[n]
		scene := stage.scene(r)
		if found += len(scene.markers); len(scene.marks) > 0 && (r.field != CaptionField || caption[r.line.Start:][scene.marks[0].Range.Start:scene.marks[0].Range.End] != "1961") {
			t.Errorf("row %d has %+v", n, scene.marks)
		}
		if len(scene.markers) > 0 && b.page.locateWords(year).row != n {
			t.Errorf("the words are looked for in row %d, they are in %d", b.page.locateWords(year).row, n)
		}
	}
	if found != 1 {
		t.Errorf("%d markers", found)
	}
}
