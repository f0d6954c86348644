package app

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"stet/app/compare"
	"stet/app/golden"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff"
)

// copyEdit is a story before and after a copy edit of every kind.
func copyEdit() (before, after editor.Story) {
	for i, text := range []string{
		"The repair bill for the harbour bridge has risen to £41 million, over twice the figure the council published in March, after inspectors found cracks in 15 of its 36 hangers.",
		"Critics were quick to respond.",
		"“Nobody who has seen these pictures would drive a lorry over that deck,” said Ilse Brandt, the bridge’s chief engineer until 2019.",
		"The council’s own audit warned of corrosion as early as 2018, according to minutes seen by this newspaper.",
		"Traffic will be sent over the old swing bridge at Fenner’s Lock. Hauliers say that adds 40 minutes to each round trip.",
		"The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close for nine weeks from Thursday, the council said in a statement.",
		"Shopkeepers on Quay Street fear for the summer.",
		"The ferry company offered to run an hourly service for foot passengers. It asked for nothing but a landing stage.",
		"Councillors vote on the money on Tuesday.",
	} {
		before.Article.Body = append(before.Article.Body, editor.Block{ID: fmt.Sprint("p", i), Kind: editor.Paragraph, Text: text})
	}
	before.Article.Headline = "Harbour bridge repairs to cost £41m"
	after = before.Clone()
	after.Article.Headline = "Harbour bridge repair bill climbs to £41m as cracks spread"
	body := after.Article.Body
	for i, words := range map[int][]string{
		0: {"over twice", "more than double", "15 of", "14 of"},
		3: {"2018", "2017"},
		5: {" in a statement", ""},
		7: {" It asked for nothing but a landing stage.", ""},
		6: {"Shopkeepers", "It asked for nothing but a landing stage. Shopkeepers"},
	} {
		body[i].Text = strings.NewReplacer(words...).Replace(body[i].Text)
	}
	body[8].Marks = []editor.Mark{{Start: 0, End: len("Councillors"), Kind: editor.Strong}}
	moved := body[5]
	body = slices.Delete(body, 5, 6)
	body[1] = moved
	after.Article.Body = body
	return before, after
}

// TestComparedPages holds how a comparison looks, inline by day and side by side
// at night in a small window.
func TestComparedPages(t *testing.T) {
	for _, c := range []struct {
		name  string
		mode  theme.Mode
		size  fyne.Size
		split bool
	}{
		{"compare-inline-day", theme.ByDay, fyne.NewSize(1440, 900), false},
		{"compare-sides-night", theme.ByNight, fyne.NewSize(1000, 640), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t)
			b.setTheme(c.mode)
			b.recolour()
			b.win.Canvas().(software.WindowlessCanvas).SetScale(1)
			b.win.Resize(c.size)
			b.settings.Abreast.Set(c.split)
			before, after := copyEdit()
			x, err := diff.Compare(t.Context(), before, after)
			if err != nil {
				t.Fatal(err)
			}
			b.showComparison(compare.Compared{From: compare.Revision(1), To: compare.Revision(2), Before: before, After: after, Comparison: x})
			b.win.Canvas().Unfocus()
			golden.Compare(t, c.name, b.pictureOf(b.comparing.page.object, 1))
		})
	}
}

// pictureOf is what the window shows of an object.
func (b *bench) pictureOf(o fyne.CanvasObject, scale float32) image.Image {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	size := o.Size()
	px := func(v float32) int { return int(v*scale + 0.5) }
	shown := b.win.Canvas().Capture().(interface {
		SubImage(image.Rectangle) image.Image
	})
	return shown.SubImage(image.Rect(px(at.X), px(at.Y), px(at.X+size.Width), px(at.Y+size.Height)))
}
