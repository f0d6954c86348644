package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// TestFiveThousandFacts opens a story with that many, types inside one and
// settles another: the tab, the page and the status bar agree all the while, and
// undoing gives the story back.
func TestFiveThousandFacts(t *testing.T) {
	b := newBench(t)
	s := b.story.doc.Story().Clone()
	s.Facts, s.Comments, s.Article.Body = nil, nil, nil
	for p := range 100 {
		block := editor.Block{ID: fmt.Sprint("p", p), Kind: editor.Paragraph}
		for n := range 50 {
			word := fmt.Sprintf("fact%dn%d", p, n)
			s.Facts = append(s.Facts, editor.Fact{ID: word, Kind: editor.Figure, Status: editor.Verified, Text: word,
				Range: editor.Range{Block: block.ID, Start: len(block.Text), End: len(block.Text) + len(word)}})
			block.Text += word + " "
		}
		s.Article.Body = append(s.Article.Body, block)
	}
	if err := b.story.doc.ReplaceStory(s); err != nil {
		t.Fatal(err)
	}
	b.pass(time.Second)
	before := b.content()
	b.typed("p50", len("fa"), "x")
	if f := b.fact("fact50n0"); !f.Stale || f.Text != "faxct50n0" || f.Was != "fact50n0" {
		t.Errorf("typed into: %+v", f)
	}
	b.undoes(before)
	b.run("edit.undo")
	b.run("facts.next")
	chosen := b.facts.Selected()
	b.run("facts.dispute")
	b.fill(0, "nobody has counted them")
	b.press("Save")
	if b.fact(chosen).Status != editor.Disputed {
		t.Errorf("%+v", b.fact(chosen))
	}
	b.pass(time.Second)
	for what, got := range map[string]string{"tab": says(b.facts), "status bar": says(b.status)} {
		if !strings.Contains(got, "4999") || !strings.Contains(got, "5000") {
			t.Errorf("the %s says %.300q", what, got)
		}
	}
}
