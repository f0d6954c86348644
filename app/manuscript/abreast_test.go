package manuscript

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stet/editor"
	"stet/editor/doc"
)

// columnsOf are two documents of as many blocks, whose blocks are of all heights
// and whose styles leave some of them bare.
func columnsOf(r *rand.Rand, n int) (stories [2]editor.Story, styles [2]map[string]BlockStyle) {
	for c := range stories {
		stories[c].Article.Headline = strings.Repeat("Harbour ", 1+r.IntN(9))
		styles[c] = map[string]BlockStyle{}
		for i := range n {
			id := fmt.Sprint("b", i)
			b := editor.Block{ID: id, Kind: editor.Paragraph, Text: strings.Repeat("bridge and council ", 1+r.IntN(40))}
			switch r.IntN(6) {
			case 0:
				b.Text, styles[c][id] = "", BlockStyle{Bare: true}
			case 1:
				b.Text, styles[c][id] = "", BlockStyle{Bare: true, Label: "⋯"}
			case 2:
				styles[c][id] = BlockStyle{Label: "Moved"}
			}
			stories[c].Article.Body = append(stories[c].Article.Body, b)
		}
	}
	return stories, styles
}

func TestAbreastStandInRows(t *testing.T) {
	a := open(t, columnsStory(1), Options{ReadOnly: true})
	b := New(doc.New(columnsStory(1)), Options{ReadOnly: true, Fonts: a.options.Fonts, Palette: light})
	Abreast(a.Editor, b)
	a.window.SetContent(container.NewGridWithColumns(2, a.Editor, b))
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		stories, styles := columnsOf(r, 3+r.IntN(60))
		a.Together(func() {
			b.Together(func() {
				for c, e := range []*Editor{a.Editor, b} {
					e.SetDoc(doc.New(stories[c]))
					e.SetBlockStyles(styles[c])
				}
			})
		})
		for range 12 {
			e := []*Editor{a.Editor, b}[r.IntN(2)]
			switch r.IntN(5) {
			case 0:
				e.Zoom(r.IntN(3) - 1)
			case 1:
				e.Reveal(editor.Range{Block: e.doc.Block(r.IntN(e.doc.Len())).ID})
			case 2:
				a.window.Resize(fyne.NewSize(float32(600+r.IntN(500)), 500))
			default:
				e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(r.IntN(3000)-1800))})
			}
			inRows(t, seed, a.Editor, b)
		}
	}
}

// inRows demands that what is in sight of two editors begins at the same heights,
// and has room.
func inRows(t *testing.T, seed uint64, a, b *Editor) {
	t.Helper()
	p, q := &a.page, &b.page
	if p.unit != q.unit || p.top != q.top || p.into != q.into || p.measure != q.measure {
		t.Fatalf("seed %d: scrolled to %d, %d and %d, %d", seed, p.top, p.into, q.top, q.into)
	}
	y := -p.into
	for i := p.top; i < a.doc.Len() && y < p.height; i++ {
		if y != p.yOf(i) || y != q.yOf(i) {
			t.Fatalf("seed %d: row %d begins at %d and %d, not %d", seed, i, p.yOf(i), q.yOf(i), y)
		}
		want := max(p.ownHeight(i), q.ownHeight(i))
		if p.blocks[i].rows == nil || q.blocks[i].rows == nil || p.heights.Get(i) != want {
			t.Fatalf("seed %d: row %d is %d high, not %d", seed, i, p.heights.Get(i), want)
		}
		y += want
	}
}

func columnsStory(n int) editor.Story {
	s, _ := columnsOf(rand.New(rand.NewPCG(1, 1)), n)
	return s[0]
}

func TestLabelIsPressed(t *testing.T) {
	b := open(t, columnsStory(3), Options{ReadOnly: true})
	b.SetBlockStyles(map[string]BlockStyle{"b1": {Bare: true, Label: "⋯ 6 paragraphs unchanged"}})
	told := ""
	b.OnLabel = func(block string) { told = block }
	i := b.doc.Index("b1")
	y := b.page.yOf(i) + b.page.rows(i)[1].y + 8
	at := fyne.NewPos(float32(b.page.left+20)/b.view.scale, float32(y)/b.view.scale)
	b.click(at, 0)
	if told != "b1" {
		t.Errorf("pressed is %q", told)
	}
}
