package manuscript

import (
	"math/rand"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
	"stet/editor/doc"
)

// TestLayersCoverOnlyWhatTheyDid edits a story in which no two characters are
// alike: the marks of a layer never come to cover one that they did not cover at
// first.
func TestLayersCoverOnlyWhatTheyDid(t *testing.T) {
	var s editor.Story
	next := '\u4e00'
	for i := range 8 {
		text := make([]rune, 50)
		for n := range text {
			text[n], next = next, next+1
		}
		s.Article.Body = append(s.Article.Body, editor.Block{ID: strconv.Itoa(i), Kind: editor.Paragraph, Text: string(text)})
	}
	const wide = len("\u4e00")
	for seed := range int64(20) {
		r := rand.New(rand.NewSource(seed))
		b := open(t, s, Options{})
		first := map[string]map[rune]bool{}
		var marks []Mark
		for i, block := range s.Article.Body {
			for n := range 4 {
				m := Mark{ID: block.ID + strconv.Itoa(n), Range: editor.Range{Block: block.ID, Start: (12*n + i) * wide, End: (12*n + i + 8) * wide}}
				m.Range.End = min(m.Range.End, len(block.Text))
				first[m.ID] = map[rune]bool{}
				for _, c := range block.Text[m.Range.Start:m.Range.End] {
					first[m.ID][c] = true
				}
				marks = append(marks, m)
			}
		}
		b.SetLayer("facts", marks)
		for range 80 {
			block := b.doc.Block(r.Intn(b.doc.Len()))
			b.caret(block.ID, doc.PrevGrapheme(block.Text, r.Intn(len(block.Text)+1)))
			switch r.Intn(7) {
			case 0, 1:
				b.insert("so")
			case 2:
				b.keys(fyne.KeyBackspace)
			case 3:
				b.keys(fyne.KeyReturn)
			case 4:
				b.shifted(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
				b.keys(fyne.KeyDelete)
			case 5:
				b.MoveBlocks(1 - 2*r.Intn(2))
			case 6:
				b.Undo()
			}
			b.check()
			for i := range b.doc.Len() {
				block := b.doc.Block(i)
				for _, m := range b.layers.in(block) {
					for _, c := range block.Text[m.Range.Start:m.Range.End] {
						if c >= '\u4e00' && !first[m.ID][c] {
							t.Fatalf("seed %d: mark %s covers %q, which it did not", seed, m.ID, c)
						}
					}
				}
			}
		}
	}
}
