package app

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"stet/app/shelf"
	"stet/editor"
)

// longCopy is n paragraphs of fifty words, few of them alike and some of them
// wrong.
func longCopy(n int) []editor.Block {
	words := strings.Fields(`the council said on Tuesday that repairs to its bridge will cost more than twice
		what engineers named in March after divers climbers found cracks hangers which carry deck over harbour
		closing road for nine weeks from January while ferries run every twenty minutes harbuor recieve`)
	var blocks []editor.Block
	for i := range n {
		var text []string
		for k := range 50 {
			w := words[(i*7+k*11)%len(words)]
			if (i+k)%5 == 0 {
				w += "s"
			}
			text = append(text, w)
		}
		blocks = append(blocks, editor.Block{ID: fmt.Sprint(i), Kind: editor.Paragraph, Text: strings.Join(text, " ") + "."})
	}
	return blocks
}

func TestReaderEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	found, _, err := reader{lang: "en-GB"}.read(ctx, longCopy(3))
	if err != nil || len(found) != 0 {
		t.Errorf("read %d blocks after the end: %v", len(found), err)
	}
}

// BenchmarkProof reads 10,000 words beside the window: with the dictionary read
// already and no word known yet, and again with all words known.
func BenchmarkProof(b *testing.B) {
	blocks := longCopy(200)
	read := func(s *shelf.Shelf, blocks []editor.Block) {
		if _, _, err := (reader{s, "en-GB"}).read(b.Context(), blocks); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s := shelf.New(b.TempDir())
			read(s, nil)
			b.StartTimer()
			read(s, blocks)
		}
	})
	b.Run("again", func(b *testing.B) {
		s := shelf.New(b.TempDir())
		read(s, blocks)
		for b.Loop() {
			read(s, blocks)
		}
	})
	b.Run("a paragraph", func(b *testing.B) {
		s := shelf.New(b.TempDir())
		read(s, blocks)
		for b.Loop() {
			read(s, blocks[:1])
		}
	})
}
