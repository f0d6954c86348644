package app

import (
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"stet/app/golden"
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/doc"
)

// everyLayer puts a mark into each layer of the sample story.
func (b *bench) everyLayer() {
	b.t.Helper()
	d := b.story.doc
	b.paste("bridge-p6", " The harbour master said so in a letter.")
	b.inText()
	b.remark("every 20 minutes", "by whom?")
	settled := b.remark("A survey", "which one?")
	b.resolveComment(settled.ID, true)
	b.run("layer." + resolvedLayer)
	b.run("facts.suggest")
	d.Author = "Nora Vale"
	d.Suggest(true)
	if _, err := d.Delete(doc.Select(b.find(" four years"))); err != nil {
		b.t.Fatal(err)
	}
	if _, err := d.Insert(doc.Caret(doc.Pos{Block: b.find("three times").Block, Offset: b.find("three times").Start}), "nearly "); err != nil {
		b.t.Fatal(err)
	}
	d.Suggest(false)
	b.pass(2 * time.Second) // what the proof-reader finds by itself would replace these
	p := theme.Now()
	b.page.SetLayer(spellingLayer, []manuscript.Mark{{ID: "a", Range: b.find("Ilse"), Style: spellingLook(p)}, {ID: "b", Range: b.find("nearly"), Style: spellingLook(p)}})
	b.page.SetLayer(styleLayer, []manuscript.Mark{{ID: "c", Range: b.find("put off"), Style: styleLook(p, editor.Warns)}, {ID: "d", Range: b.find("twice"), Style: styleLook(p, editor.Informs)}})
	b.page.SetLayer(hitLayer, []manuscript.Mark{{ID: "e", Range: b.find("money"), Style: hitLook(p, true)}, {ID: "f", Range: b.find("flood"), Style: hitLook(p, false)}})
}

// TestPagesWithEveryLayer holds how the page looks by day and by night, at both
// scales, with all layers on and a card beside the pointer.
func TestPagesWithEveryLayer(t *testing.T) {
	for _, c := range []struct {
		name  string
		mode  theme.Mode
		size  fyne.Size
		scale float32
	}{
		{"page-day", theme.ByDay, fyne.NewSize(1440, 900), 1},
		{"page-night", theme.ByNight, fyne.NewSize(1000, 640), 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t)
			b.setTheme(c.mode)
			b.recolour()
			b.win.Canvas().(software.WindowlessCanvas).SetScale(c.scale)
			b.win.Resize(c.size)
			b.everyLayer()
			b.page.ScrollToTop()
			b.win.Canvas().Unfocus()
			b.notice.Close()
			if b.restOn(b.find("£41 million")) == "" {
				t.Error("there is no card to be seen")
			}
			golden.Compare(t, c.name, b.pagePicture(c.scale))
		})
	}
}

// pagePicture is what the window shows where the page is.
func (b *bench) pagePicture(scale float32) image.Image { return b.pictureOf(b.page.object, scale) }
