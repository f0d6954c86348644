package manuscript

import (
	"image/color"
	"os"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stet/editor"
	"stet/editor/doc"
)

var light = Palette{
	Page: hex(0xFFFEFB), Side: hex(0xECE9E2), Ink: hex(0x1D1C1A), Muted: hex(0x6C6860),
	Hairline: hex(0xDBD6CB), Accent: hex(0x1F4E8C), Selection: hex(0xCBDCF2),
}

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// bench is an editor in a window, with what it told.
type bench struct {
	*Editor
	t       testing.TB
	window  fyne.Window
	changes int
	told    []string
}

func open(t testing.TB, s editor.Story, options Options) *bench {
	t.Helper()
	app := test.NewApp()
	t.Cleanup(app.Quit)
	fonts, err := LoadFonts(os.DirFS("../.."), "assets/fonts")
	if err != nil {
		t.Fatal(err)
	}
	options.Fonts, options.Palette = fonts, light
	b := &bench{t: t}
	b.Editor = New(doc.New(s), options)
	b.doc.OnChange = func(doc.Change) { b.changes++ }
	b.Editor.OnMark = func(m Mark) { b.told = append(b.told, "mark "+m.Layer+" "+m.ID) }
	b.Editor.OnMore = func(marks []Mark, _ fyne.Position) { b.told = append(b.told, "more "+strconv.Itoa(len(marks))) }
	b.Editor.OnField = func(f Field) { b.told = append(b.told, "field "+f.Block+" "+f.Name) }
	b.Editor.OnLink = func(href string) { b.told = append(b.told, "link "+href) }
	b.window = test.NewWindow(b.Editor)
	b.window.SetPadded(false)
	b.window.Resize(fyne.NewSize(820, 700))
	t.Cleanup(b.window.Close)
	b.window.Canvas().Focus(b.Editor)
	return b
}

// story is a short story of three paragraphs, with the IDs a, b and c.
func story() editor.Story {
	return editor.Story{Article: editor.Article{
		Headline:   "Ferry quay to close for repairs",
		Standfirst: "The work will last until spring.",
		Body: []editor.Block{
			{ID: "a", Kind: editor.Paragraph, Text: "The harbour board voted on Monday to close the quay while divers mend its piles, and said that buses would meet the boats at the coal pier instead."},
			{ID: "b", Kind: editor.Paragraph, Text: "It will cost £310,000."},
			{ID: "c", Kind: editor.Paragraph, Text: "Nobody objected."},
		},
	}}
}

func (b *bench) text(id string) string { return b.doc.Block(b.doc.Index(id)).Text }

func (b *bench) caret(id string, at int) { b.SetSelection(doc.Caret(doc.Pos{Block: id, Offset: at})) }

func (b *bench) keys(names ...fyne.KeyName) {
	for _, k := range names {
		b.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (b *bench) shifted(names ...fyne.KeyName) {
	b.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.keys(names...)
	b.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func (b *bench) ctrl(k fyne.KeyName, more ...fyne.KeyModifier) {
	mod := fyne.KeyModifierControl
	for _, m := range more {
		mod |= m
	}
	b.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod})
}

func (b *bench) at(want string, offset int) {
	b.t.Helper()
	if got := b.sel.Head; got != (doc.Pos{Block: want, Offset: offset}) {
		b.t.Errorf("the caret is at %v, want %s %d", got, want, offset)
	}
}

func TestTyping(t *testing.T) {
	b := open(t, story(), Options{})
	b.caret("b", 0)
	test.Type(b.Editor, "Then: ")
	if got := b.text("b"); got != "Then: It will cost £310,000." {
		t.Errorf("got %q", got)
	}
	b.at("b", 6)
	if b.changes != 6 {
		t.Errorf("told of %d changes, want 6", b.changes)
	}
	b.keys(fyne.KeyBackspace, fyne.KeyBackspace)
	b.ctrl(fyne.KeyBackspace)
	b.keys(fyne.KeyDelete)
	if got := b.text("b"); got != "t will cost £310,000." {
		t.Errorf("got %q", got)
	}
	b.keys(fyne.KeyEnd, fyne.KeyReturn)
	test.Type(b.Editor, "So.")
	if b.doc.Len() != 6 || b.doc.Block(4).Text != "So." {
		t.Errorf("Enter made %d blocks, the fifth %q", b.doc.Len(), b.doc.Block(4).Text)
	}
	if len(b.page.blocks) != b.doc.Len() || b.page.heights.Len() != b.doc.Len() {
		t.Error("the page has lost count of the blocks")
	}
}

func TestUndoByKeys(t *testing.T) {
	b := open(t, story(), Options{})
	b.caret("c", 16)
	test.Type(b.Editor, " At all.")
	for b.doc.CanUndo() {
		b.TypedShortcut(&fyne.ShortcutUndo{})
	}
	if got := b.text("c"); got != "Nobody objected." {
		t.Errorf("after undo %q", got)
	}
	b.TypedShortcut(&fyne.ShortcutRedo{})
	b.ctrl(fyne.KeyZ, fyne.KeyModifierShift)
	if got := b.text("c"); !strings.HasPrefix(got, "Nobody objected. At") {
		t.Errorf("after redo %q", got)
	}
}

func TestCopyPaste(t *testing.T) {
	b := open(t, story(), Options{})
	b.Select(editor.Range{Block: "b", Start: 3, End: 7})
	b.Strong()
	b.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "will" {
		t.Errorf("copied %q", got)
	}
	b.caret("c", 0)
	b.TypedShortcut(&fyne.ShortcutPaste{})
	if got := b.doc.Block(4); got.Text != "willNobody objected." || len(got.Marks) != 1 {
		t.Errorf("pasted %q with %v", got.Text, got.Marks)
	}
	b.caret("c", 0)
	b.ctrl(fyne.KeyV, fyne.KeyModifierShift)
	if got := b.doc.Block(4); got.Text != "willwillNobody objected." || len(got.Marks) != 1 {
		t.Errorf("pasted plain %q with %v", got.Text, got.Marks)
	}
	fyne.CurrentApp().Clipboard().SetContent("x\ny")
	b.SelectAll()
	b.TypedShortcut(&fyne.ShortcutCut{})
	if got := b.doc.Article(); got.Headline != "" || len(got.Body) != 1 {
		t.Errorf("cutting all leaves %q and %d blocks", got.Headline, len(got.Body))
	}
}

// What is pasted within the story stays its own; what comes from another story
// or another program is marked, with where it came from if that is known.
func TestPasteFromElsewhere(t *testing.T) {
	from := func(marks []editor.Mark) string {
		for _, m := range marks {
			if m.Kind == editor.Pasted {
				return "from " + m.Href
			}
		}
		return "own"
	}
	one, two := story(), story()
	one.Article.ID, two.Article.ID = "one", "two"
	clip := &Clip{}
	b := open(t, one, Options{Clip: clip})
	b.Select(editor.Range{Block: "b", Start: 3, End: 7})
	b.Copy()
	paste := func(plain bool) string {
		b.caret("c", 0)
		b.Paste(plain)
		got := from(b.doc.Block(b.doc.Index("c")).Marks)
		b.Undo()
		return got
	}
	if got := []string{paste(false), paste(true)}; got[0] != "own" || got[1] != "own" {
		t.Errorf("its own words are %q", got)
	}
	b.SetDoc(doc.New(two))
	b.doc = b.Doc()
	if got := []string{paste(false), paste(true)}; got[0] != "from one" || got[1] != "from one" {
		t.Errorf("the words of another story are %q", got)
	}
	fyne.CurrentApp().Clipboard().SetContent("from a browser")
	if got := paste(false); got != "from " {
		t.Errorf("the words of another program are %q", got)
	}
}
