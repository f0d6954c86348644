package manuscript

import (
	"math/rand"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/editor"
	"stet/editor/doc"
)

// check holds what must always be true of a page.
func (b *bench) check() {
	b.t.Helper()
	p := &b.page
	if len(p.blocks) != b.doc.Len() || p.heights.Len() != b.doc.Len() {
		b.t.Fatalf("%d blocks and %d heights for %d", len(p.blocks), p.heights.Len(), b.doc.Len())
	}
	above := 0
	for i := range p.blocks {
		if p.heights.Above(i) != above {
			b.t.Fatalf("above block %d lie %d pixels, taken to be %d", i, above, p.heights.Above(i))
		}
		above += p.heights.Get(i)
		if p.blocks[i].rows == nil {
			continue
		}
		if p.heights.Get(i) != p.heightOf(i) {
			b.t.Fatalf("block %d is %d high, taken to be %d", i, p.heightOf(i), p.heights.Get(i))
		}
		at, text := 0, b.doc.Block(i).Text
		for _, r := range p.blocks[i].rows {
			if r.kind == textRow && !r.hint {
				if r.line.Start != at || r.shaped.Text != text {
					b.t.Fatalf("block %d: a line of %q begins at %d, not %d of %q", i, r.shaped.Text, r.line.Start, at, text)
				}
				at = r.line.End
			}
		}
	}
	if p.heights.Total() != above {
		b.t.Fatalf("all blocks are %d pixels high, taken to be %d", above, p.heights.Total())
	}
	if err := b.doc.Check(b.sel.Head); err != nil {
		b.t.Fatalf("the caret is nowhere: %v", err)
	}
	for _, name := range b.layers.names {
		for id, marks := range b.layers.marks[name] {
			for _, m := range marks {
				if i := b.doc.Index(id); i < 0 || m.Range.Block != id || m.Range.Check(b.doc.Block(i).Text) != nil {
					b.t.Fatalf("mark %v does not fit its block", m.Range)
				}
			}
		}
	}
}

// TestRandomEditing types, deletes, moves, undoes and resizes at random.
func TestRandomEditing(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	s, marks := long(2_000)
	b := open(t, s, Options{})
	b.SetLayer("facts", marks)
	before := b.doc.Article()
	texts := []string{"a", " ", "é", "the quay ", "👩‍🚀", "\u0301", "“", "שלום", "ffi"}
	arrows := []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyPageUp}
	for range 600 {
		switch r.Intn(12) {
		case 0, 1, 2:
			b.insert(texts[r.Intn(len(texts))])
		case 3:
			b.keys(fyne.KeyBackspace)
		case 4:
			b.keys(fyne.KeyReturn)
		case 5:
			b.shifted(arrows[r.Intn(len(arrows))], arrows[r.Intn(len(arrows))])
		case 6:
			b.Undo()
		case 7:
			i := r.Intn(b.doc.Len())
			text := b.doc.Block(i).Text
			b.caret(b.doc.Block(i).ID, doc.PrevGrapheme(text, r.Intn(len(text)+1)))
		case 8:
			b.Resize(fyne.NewSize(float32(300+r.Intn(900)), float32(200+r.Intn(600))))
		case 9:
			b.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(r.Intn(4000)-2000))})
		case 10:
			b.ctrl([]fyne.KeyName{fyne.KeyB, fyne.KeyLeft, fyne.KeyDelete, fyne.KeyHome, fyne.KeyEnd}[r.Intn(5)])
		default:
			b.keys(arrows[r.Intn(len(arrows))])
		}
		b.check()
	}
	for b.doc.CanUndo() {
		b.Undo()
	}
	b.check()
	after := b.doc.Article()
	if after.Headline != before.Headline || len(after.Body) != len(before.Body) {
		t.Error("undoing all does not bring the beginning back")
	}
}

// scripts are texts of which a place is hard to find again.
var scripts = []string{
	"family 👨‍👩‍👧‍👦 and flags 🇬🇧🇫🇷 waving 👋🏽 off, e\u0301te\u0301 a\u0308\u0323 naïve, office",
	"क्षत्रिय स्त्री ने कहा कि नि॒र्धारित, 각 나라의 한글 자모",
	"東京で二十四日、首相は「はい」と言った。สวัสดีชาวโลก น้ำ",
	"שלום עולם, the quay (12) בְּרֵאשִׁית 3.5 %",
	"The paper الجريدة said 12 مرحبا of it, and more",
	"\ta\tb\u200b\u200dc\ufeffd",
	"one\ntwo\n\nthree",
}

// TestHitRoundTrip clicks where the caret of each place is drawn, before and
// behind the character that a change of direction or of line parts: the click
// leads back. Where the direction changes two places may be drawn as one.
func TestHitRoundTrip(t *testing.T) {
	s := story()
	for i, text := range scripts {
		s.Article.Body = append(s.Article.Body, editor.Block{ID: strconv.Itoa(i), Kind: editor.Paragraph, Text: text})
	}
	s.Article.Body = append(s.Article.Body, fares().Article.Body[1:3]...)
	b := open(t, s, Options{})
	for _, width := range []float32{820, 460, 300} {
		b.Resize(fyne.NewSize(width, 900))
		for i := range b.doc.Len() {
			block := b.doc.Block(i)
			for at := 0; ; at = doc.NextGrapheme(block.Text, at) {
				pos := doc.Pos{Block: block.ID, Offset: at}
				for _, upstream := range []bool{false, true} {
					if upstream && (at == 0 || block.Text[at-1] <= ' ') {
						continue // behind a space there is only the next line
					}
					s := b.page.locate(pos, upstream)
					got, side := b.page.hit(b.page.left+s.x, b.page.rowY(s)+5)
					again := b.page.locate(got, side)
					if got != pos && again != s {
						t.Fatalf("width %v: %v of %q is at %+v, where %v at %+v is hit", width, pos, block.Text, s, got, again)
					}
					if got != pos && !b.page.turns(pos) && !hidden(block.Text, got.Offset, pos.Offset) {
						t.Fatalf("width %v: %v of %q is at %+v, where %v is hit", width, pos, block.Text, s, got)
					}
				}
				if at == len(block.Text) {
					break
				}
			}
		}
	}
}

// hidden reports whether nothing that is seen lies between two places.
func hidden(text string, from, to int) bool {
	for _, r := range text[min(from, to):max(from, to)] {
		if !unicode.In(r, unicode.Cf, unicode.Cc) {
			return false
		}
	}
	return true
}

func TestMoving(t *testing.T) {
	b := open(t, story(), Options{})
	b.caret("a", 0)
	first := b.page.locate(b.sel.Head, false)
	b.keys(fyne.KeyEnd)
	line := b.page.rows(first.block)[first.row].line
	b.at("a", line.End-1) // before the space that hangs over
	b.keys(fyne.KeyDown, fyne.KeyDown)
	if b.sel.Head.Block == "a" && b.page.locate(b.sel.Head, false).row != first.row+2 && b.page.rows(first.block)[first.row+1].last {
		t.Errorf("two lines down is %v", b.sel.Head)
	}
	b.caret("b", 3)
	b.keys(fyne.KeyUp, fyne.KeyDown)
	b.at("b", 3)
	b.ctrl(fyne.KeyRight)
	b.at("b", 7)
	b.ctrl(fyne.KeyHome)
	b.at(editor.HeadlineID, 0)
	b.keys(fyne.KeyUp)
	b.at(editor.HeadlineID, 0)
	b.keys(fyne.KeyTab)
	b.at(editor.StandfirstID, len("The work will last until spring."))
	b.ctrl(fyne.KeyEnd)
	b.at("c", 16)
	b.ctrl(fyne.KeyLeft, fyne.KeyModifierShift)
	b.selected("objected.")
	b.keys(fyne.KeyLeft)
	b.at("c", 7)
}

func TestAnchorHolds(t *testing.T) {
	s, _ := long(20_000)
	b := open(t, s, Options{})
	b.ScrollToFraction(0.5)
	top := b.doc.Block(b.page.top).ID
	into := b.page.into
	if err := b.doc.SetField("standfirst", strings.Repeat("A longer standfirst. ", 20)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.doc.Break(doc.Caret(doc.Pos{Block: "p3", Offset: 10})); err != nil {
		t.Fatal(err)
	}
	if got := b.doc.Block(b.page.top).ID; got != top || b.page.into != into {
		t.Errorf("an edit above moved the page from %s %d to %s %d", top, into, got, b.page.into)
	}
	b.Reveal(editor.Range{Block: "p0", Start: 0, End: 3})
	if y := b.page.yOf(2); y < 0 || y > b.page.height {
		t.Errorf("revealed at %d", y)
	}
}

func TestMarksMove(t *testing.T) {
	b := open(t, story(), Options{})
	b.SetLayer("facts", []Mark{{ID: "x", Range: editor.Range{Block: "b", Start: 3, End: 7}}})
	b.caret("b", 0)
	b.insert("So ")
	b.caret("b", 5)
	b.keys(fyne.KeyReturn)
	b.Undo()
	if got := b.MarksAt(doc.Pos{Block: "b", Offset: 8}); len(got) != 1 || got[0].Layer != "facts" {
		t.Errorf("over “will” lie %v", got)
	}
	b.Select(editor.Range{Block: "b", Start: 0, End: 12})
	b.keys(fyne.KeyDelete)
	if got := b.layers.in(b.doc.Block(b.doc.Index("b"))); len(got) != 0 {
		t.Errorf("deleted words keep %v", got)
	}
}

func TestReadOnly(t *testing.T) {
	b := open(t, story(), Options{ReadOnly: true})
	b.insert("x")
	b.keys(fyne.KeyBackspace, fyne.KeyReturn, fyne.KeyTab)
	b.Undo()
	b.Paste(false)
	b.Strong()
	if b.changes != 0 {
		t.Errorf("%d changes to what may only be read", b.changes)
	}
	b.SelectAll()
	b.Copy()
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, "Ferry quay") {
		t.Errorf("copied %q", got)
	}
}

// TestUnknownShortcutsGoOn tells apart what the editor keeps and what the canvas
// gets; the canvas of the test driver takes no shortcuts.
func TestUnknownShortcutsGoOn(t *testing.T) {
	b := open(t, story(), Options{})
	for _, c := range []struct {
		key  fyne.KeyName
		mod  fyne.KeyModifier
		kept bool
	}{
		{fyne.KeyS, fyne.KeyModifierShortcutDefault, false},
		{fyne.KeyT, fyne.KeyModifierShortcutDefault, false},
		{fyne.KeyB, fyne.KeyModifierShortcutDefault | fyne.KeyModifierAlt, false},
		{fyne.KeyB, fyne.KeyModifierShortcutDefault, true},
		{fyne.KeyV, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, true},
	} {
		if got := b.chord(&desktop.CustomShortcut{KeyName: c.key, Modifier: c.mod}); got != c.kept {
			t.Errorf("%v with %v: kept %v", c.key, c.mod, got)
		}
	}
}

// TestOnlyChangedRowsArePainted holds how much a key, a step and a mark cost.
func TestOnlyChangedRowsArePainted(t *testing.T) {
	b := open(t, story(), Options{})
	b.painted()
	for _, c := range []struct {
		name string
		do   func()
		most int
	}{
		{"a key on the last line", func() { b.caret("c", 16); b.insert("x") }, 1},
		{"a key in the first of three lines", func() { b.caret("a", 3); b.insert("i") }, 3},
		{"moving the caret", func() { b.keys(fyne.KeyRight, fyne.KeyDown) }, 0},
		{"selecting a word", func() { b.shifted(fyne.KeyRight) }, 1},
		{"an equal layer", func() { b.SetLayer("facts", nil) }, 0},
		{"a mark", func() {
			b.SetLayer("facts", []Mark{{ID: "x", Range: editor.Range{Block: "b", Start: 3, End: 7}, Style: Style{Strike: true}}})
		}, 2},
		{"a new palette", func() { p := light; p.Ink = p.Accent; b.SetPalette(p) }, 20},
	} {
		c.do()
		if n := b.painted(); n > c.most {
			t.Errorf("%s: %d rows painted, want %d at most", c.name, n, c.most)
		}
	}
}

func TestZoom(t *testing.T) {
	for _, width := range []float32{1200, 300} { // the measure grows, or cannot
		b := open(t, story(), Options{})
		b.Resize(fyne.NewSize(width, 600))
		before := b.page.heights.Get(2)
		told := float32(0)
		b.OnZoom = func(level float32) { told = level }
		b.Zoom(2)
		if after := b.page.heights.Get(2); after <= before || told != 1.25 {
			t.Errorf("at %v a paragraph is %d high and was %d; told %v", width, after, before, told)
		}
		b.Zoom(0)
		if after := b.page.heights.Get(2); after != before {
			t.Errorf("back at 1 a paragraph is %d high, not %d", after, before)
		}
	}
}

func TestSelectBeforeShown(t *testing.T) {
	s, _ := long(5_000)
	b := open(t, s, Options{})
	b.Resize(fyne.NewSize(0, 0))
	b.SetDoc(doc.New(s))
	b.Select(editor.Range{Block: "p40", Start: 4, End: 11})
	b.Resize(fyne.NewSize(800, 600))
	b.update()
	b.selected("harbour")
	if at, _ := b.CaretPosition(); at.Y < 0 || at.Y > 600 {
		t.Errorf("what was selected lies at %v", at)
	}
}

// TestBlockMarks sets the marks of one block at a time.
func TestBlockMarks(t *testing.T) {
	b := open(t, story(), Options{})
	under := func(block string, start, end int) Mark {
		return Mark{ID: "1", Range: editor.Range{Block: block, Start: start, End: end}, Style: Style{Underline: Solid}}
	}
	b.SetLayer("facts", []Mark{under("a", 4, 11), under("b", 3, 7)})
	b.SetBlockMarks("facts", "b", []Mark{under("b", 8, 12), under("c", 0, 6), under("b", 5, 5)})
	if at := b.MarksAt(doc.Pos{Block: "b", Offset: 4}); len(at) != 0 {
		t.Errorf("the marks before are still there: %v", at)
	}
	if at := b.MarksAt(doc.Pos{Block: "b", Offset: 8}); len(at) != 1 || at[0].Layer != "facts" {
		t.Errorf("over the new place lie %v", at)
	}
	if at := b.MarksAt(doc.Pos{Block: "c", Offset: 1}); len(at) != 0 {
		t.Errorf("a mark of another block was taken: %v", at)
	}
	b.caret("a", 0)
	b.insert("So ")
	b.caret("b", 5)
	b.keys(fyne.KeyReturn)
	if at := b.MarksAt(doc.Pos{Block: "a", Offset: 7}); len(at) != 1 {
		t.Errorf("the mark did not move with its words: %v", at)
	}
	moved := b.doc.Block(4).ID
	if at := b.MarksAt(doc.Pos{Block: moved, Offset: 3}); len(at) != 1 || at[0].Range.Block != moved {
		t.Errorf("the mark did not follow into the new block: %v", at)
	}
	b.check()
	b.SetBlockMarks("facts", "a", nil)
	if len(b.layers.marks["facts"]) != 1 {
		t.Errorf("the layer holds %v", b.layers.marks["facts"])
	}
}
