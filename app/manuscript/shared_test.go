package manuscript

import (
	"fmt"
	"math/rand"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/editor"
	"stet/editor/doc"
)

// beside opens a second editor on the document of the first.
func (b *bench) beside() *bench {
	other := &bench{t: b.t, Editor: New(b.doc, Options{Fonts: b.options.Fonts, Palette: light})}
	other.window = test.NewWindow(other.Editor)
	other.window.SetPadded(false)
	other.window.Resize(fyne.NewSize(600, 400))
	b.t.Cleanup(other.window.Close)
	return other
}

func TestTwoEditorsOfOneDocument(t *testing.T) {
	a := open(t, story(), Options{})
	b := a.beside()
	b.Select(editor.Range{Block: "c", Start: 0, End: 6})
	b.SetLayer("facts", []Mark{{ID: "f", Range: editor.Range{Block: "c", Start: 7, End: 15}}})
	a.caret("c", 0)
	test.Type(a.Editor, "Then ")
	a.keys(fyne.KeyReturn)
	if got := b.SelectedText(); got != "Nobody" {
		t.Errorf("the other editor has %q selected", got)
	}
	if m := b.MarksAt(doc.Pos{Block: b.sel.Head.Block, Offset: 8}); len(m) != 1 || m[0].ID != "f" {
		t.Errorf("the other editor's mark is now %v", m)
	}
	b.keys(fyne.KeyDelete)
	a.Undo()
	if got := b.SelectedText(); got != "" && got != "Nobody" {
		t.Errorf("after undo elsewhere %q is selected", got)
	}
	if a.text(b.sel.Head.Block) != b.text(b.sel.Head.Block) {
		t.Error("the editors show different words")
	}
	b.SetDoc(doc.New(story()))
	a.caret("b", 0)
	test.Type(a.Editor, "x")
	if got := b.text("b"); got != "It will cost £310,000." {
		t.Errorf("the editor still follows the document it has left: %q", got)
	}
	b.check()
}

// TestTheOtherEditorStaysInPlace: what is read in one pane stands still while
// the paragraphs above it and at its top are written in the other.
func TestTheOtherEditorStaysInPlace(t *testing.T) {
	s, _ := long(2_000)
	a := open(t, s, Options{})
	b := a.beside()
	for i := range s.Article.Body {
		if i%3 == 0 {
			continue
		}
		id := s.Article.Body[i].ID
		b.page.scrollTo(b.page.heights.Above(b.doc.Index(id)) + b.page.px(40)) // into its second line
		b.update()
		top := b.page.kept
		if top.pos.Block != id || top.pos.Offset == 0 {
			t.Fatalf("at the top of the page is %v", top)
		}
		word := b.text(id)[top.pos.Offset:]
		for _, edit := range []func(){
			func() { a.caret(s.Article.Body[i-1].ID, 3); test.Type(a.Editor, "several words more, and a line") },
			func() { a.caret(s.Article.Body[i-1].ID, 3); a.keys(fyne.KeyReturn) },
			func() { a.caret(id, 0); a.keys(fyne.KeyReturn) },
			func() { a.caret(b.page.kept.pos.Block, 0); a.keys(fyne.KeyBackspace, fyne.KeyBackspace) },
		} {
			edit()
			got := b.page.kept
			if b.text(got.pos.Block)[got.pos.Offset:] != word && got.pos.Offset > 0 || got.into != top.into {
				// The words may stand elsewhere in their line now, never out of sight.
				y, h := b.PositionOf(doc.Pos{Block: got.pos.Block, Offset: len(b.text(got.pos.Block)) - len(word)})
				if y.Y < -h || y.Y > h {
					t.Fatalf("%s: the line at the top has gone to %v (%v high)", id, y, h)
				}
			}
			b.check()
		}
	}
}

// TestRandomSharing edits one document in two editors at random.
func TestRandomSharing(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	s, marks := long(600)
	a := open(t, s, Options{})
	b := a.beside()
	a.SetLayer("facts", marks)
	b.SetLayer("facts", marks)
	before := a.doc.Article()
	for i := range 400 {
		e, other := a, b
		if r.Intn(2) == 0 {
			e, other = b, a
		}
		place := e.doc.Block(r.Intn(e.doc.Len()))
		switch r.Intn(6) {
		case 0:
			e.caret(place.ID, 0)
		case 1:
			e.keys(fyne.KeyReturn)
		case 2:
			e.keys(fyne.KeyBackspace)
		case 3:
			e.Undo()
		case 4:
			e.shifted(fyne.KeyDown, fyne.KeyRight)
		default:
			test.Type(e.Editor, fmt.Sprint("word ", i))
		}
		e.check()
		other.check()
	}
	for a.doc.CanUndo() {
		b.Undo()
	}
	after := a.doc.Article()
	if fmt.Sprint(after.Body) != fmt.Sprint(before.Body) || after.Headline != before.Headline {
		t.Error("undoing everything gives another story")
	}
}
