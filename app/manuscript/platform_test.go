package manuscript

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stet/editor"
	"stet/editor/doc"
)

// press is a chord.
func (b *bench) press(mods fyne.KeyModifier, key fyne.KeyName) {
	b.TypedShortcut(&desktop.CustomShortcut{Modifier: mods, KeyName: key})
}

// TestMovementByPlatform presses a chord at a place of the block b, "It will cost
// £310,000.", and looks where the caret is.
func TestMovementByPlatform(t *testing.T) {
	const end = 23
	for _, c := range []struct {
		name     string
		platform Platform
		mods     fyne.KeyModifier
		key      fyne.KeyName
		from     int
		block    string
		to       int
	}{
		{"a word on", Linux, ctrl, fyne.KeyRight, 3, "b", 7},
		{"a word on", Windows, ctrl, fyne.KeyRight, 3, "b", 8},
		{"a word on", Mac, alt, fyne.KeyRight, 3, "b", 7},
		{"Ctrl and an arrow belong to the system", Mac, ctrl, fyne.KeyRight, 3, "b", 3},
		{"a word back", Linux, ctrl, fyne.KeyLeft, 8, "b", 3},
		{"a word back", Windows, ctrl, fyne.KeyLeft, 8, "b", 3},
		{"a word back", Mac, alt, fyne.KeyLeft, 8, "b", 3},
		{"the last word on", Windows, ctrl, fyne.KeyRight, 15, "b", end},
		{"over the end", Linux, ctrl, fyne.KeyRight, end, "c", 0},
		{"over the end", Windows, ctrl, fyne.KeyRight, end, "c", 0},
		{"paragraph up", Linux, ctrl, fyne.KeyUp, 8, "b", 0},
		{"paragraph down", Linux, ctrl, fyne.KeyDown, 8, "c", 0},
		{"paragraph down", Mac, alt, fyne.KeyDown, 8, "b", end},
		{"two paragraphs down", Mac, alt, fyne.KeyDown, end, "c", 16},
		{"document", Windows, ctrl, fyne.KeyHome, 8, editor.HeadlineID, 0},
		{"document", Windows, ctrl, fyne.KeyEnd, 8, "c", 16},
		{"document", Mac, super, fyne.KeyUp, 8, editor.HeadlineID, 0},
		{"line", Mac, super, fyne.KeyLeft, 8, "b", 0},
		{"line", Mac, super, fyne.KeyRight, 8, "b", end},
		{"as in a terminal", Mac, ctrl, fyne.KeyA, 8, "b", 0},
		{"as in a terminal", Mac, ctrl, fyne.KeyE, 8, "b", end},
		{"as in a terminal", Mac, ctrl, fyne.KeyF, 8, "b", 9},
		{"as in a terminal", Mac, ctrl, fyne.KeyB, 8, "b", 7},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, story(), Options{Platform: c.platform})
			b.caret("b", c.from)
			b.press(c.mods, c.key)
			if b.at(c.block, c.to); !b.sel.Empty() {
				t.Error("something is selected")
			}
			b.caret("b", c.from)
			b.press(c.mods|shift, c.key)
			b.at(c.block, c.to)
			if b.sel.Anchor != (doc.Pos{Block: "b", Offset: c.from}) {
				t.Errorf("with Shift the selection begins at %v", b.sel.Anchor)
			}
		})
	}
}

// TestDeletionByPlatform does the same with what is deleted, then undoes it.
func TestDeletionByPlatform(t *testing.T) {
	for _, c := range []struct {
		name     string
		platform Platform
		mods     fyne.KeyModifier
		key      fyne.KeyName
		from     int
		want     string
	}{
		{"word before", Linux, ctrl, fyne.KeyBackspace, 8, "It cost £310,000."},
		{"word before", Mac, alt, fyne.KeyBackspace, 8, "It cost £310,000."},
		{"word behind", Linux, ctrl, fyne.KeyDelete, 3, "It  cost £310,000."},
		{"word behind", Windows, ctrl, fyne.KeyDelete, 3, "It cost £310,000."},
		{"word behind", Mac, alt, fyne.KeyDelete, 3, "It  cost £310,000."},
		{"to the line's beginning", Linux, ctrl | shift, fyne.KeyBackspace, 8, "cost £310,000."},
		{"to the line's beginning", Mac, super, fyne.KeyBackspace, 8, "cost £310,000."},
		{"to the line's end", Windows, ctrl | shift, fyne.KeyDelete, 7, "It will"},
		{"to the line's end", Mac, super, fyne.KeyDelete, 7, "It will"},
		{"to the paragraph's end", Mac, ctrl, fyne.KeyK, 7, "It will"},
		{"the end itself", Mac, ctrl, fyne.KeyK, 23, "It will cost £310,000.Nobody objected."},
		{"forward", Mac, ctrl, fyne.KeyD, 0, "t will cost £310,000."},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, story(), Options{Platform: c.platform})
			b.caret("b", c.from)
			b.press(c.mods, c.key)
			if got := b.text("b"); got != c.want {
				t.Errorf("left %q, want %q", got, c.want)
			}
			b.Undo()
			if b.at("b", c.from); b.text("b") != "It will cost £310,000." {
				t.Errorf("undo leaves %q", b.text("b"))
			}
		})
	}
}

// TestHomeAndEndOfAMac scroll and leave the caret.
func TestHomeAndEndOfAMac(t *testing.T) {
	s, _ := long(5_000)
	b := open(t, s, Options{Platform: Mac})
	b.caret("p0", 4)
	b.keys(fyne.KeyEnd)
	if b.at("p0", 4); b.page.scrolled() == 0 {
		t.Error("End does not scroll")
	}
	b.keys(fyne.KeyHome)
	if b.page.scrolled() != 0 {
		t.Error("Home does not scroll back")
	}
	b.shifted(fyne.KeyEnd)
	if b.sel.Head != b.doc.End() || b.sel.Empty() {
		t.Errorf("Shift+End selects to %v", b.sel.Head)
	}
}

// TestRightToLeft holds what a paragraph that runs from right to left does: it is
// set to the right, and its left is forward.
func TestRightToLeft(t *testing.T) {
	s := story()
	s.Article.Headline = "הנמל ייסגר"
	s.Article.Body[1].Text = "הנמל ייסגר עד 2027 לצורך Stet שיפוץ"
	b := open(t, s, Options{Platform: Linux})
	row := func(block string) *row {
		at := b.page.locate(doc.Pos{Block: block}, false)
		return &b.page.rows(at.block)[at.row]
	}
	for _, block := range []string{editor.HeadlineID, "b"} {
		if r := row(block); r.indent+int(r.line.Width+0.5) != b.page.measure {
			t.Errorf("%s ends %d before the right edge", block, b.page.measure-r.indent-int(r.line.Width+0.5))
		}
	}
	end := len(b.text("b"))
	b.caret("b", 0)
	b.keys(fyne.KeyLeft)
	b.at("b", 2)
	b.keys(fyne.KeyRight)
	b.at("b", 0)
	b.press(ctrl, fyne.KeyLeft)
	b.at("b", 8)
	b.keys(fyne.KeyEnd)
	b.at("b", end)
	left := b.page.locate(b.sel.Head, false).x
	b.keys(fyne.KeyHome)
	b.at("b", 0)
	if right := b.page.locate(b.sel.Head, false).x; right != b.page.measure || left != row("b").indent {
		t.Errorf("the line reaches from %d to %d of %d", left, right, b.page.measure)
	}
}

// TestCaretStaysBesideWhatIsTyped keeps the caret at the end of a word that runs
// against its paragraph.
func TestCaretStaysBesideWhatIsTyped(t *testing.T) {
	s := story()
	s.Article.Body[1].Text = "הנמל  שיפוץ"
	b := open(t, s, Options{})
	b.caret("b", 9)
	for i, r := range "Stet" {
		b.TypedRune(r)
		s := b.page.locate(b.sel.Head, b.upstream)
		row := &b.page.rows(s.block)[s.row]
		word := row.shaped.Spans(row.line, 9, 10+i)
		if right := row.indent + int(word[0].To+0.5); s.x != right {
			t.Errorf("behind letter %d the caret stands at %d, not at %d", i, s.x, right)
		}
	}
}
