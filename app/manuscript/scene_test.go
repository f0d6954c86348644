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
