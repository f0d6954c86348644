package app

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"stet/app/manuscript"
	"stet/editor"
	"stet/editor/doc"
)

// pictureFile is a red picture on the disk.
func pictureFile(t *testing.T, name string, w, h int) string {
	t.Helper()
	i := image.NewRGBA(image.Rect(0, 0, w, h))
	for at := range i.Pix {
		i.Pix[at] = map[bool]uint8{true: 255}[at%4 == 0 || at%4 == 3]
	}
	var b bytes.Buffer
	if err := png.Encode(&b, i); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// imageBlocks are the pictures of the open story.
func (b *bench) imageBlocks() []editor.Block {
	var all []editor.Block
	for i := range b.story.doc.Len() {
		if block := b.story.doc.Block(i); block.Kind == editor.ImageBlock {
			all = append(all, block)
		}
	}
	return all
}

func TestInsertPicture(t *testing.T) {
	b := newBench(t)
	before := b.content()
	b.insertPictures([]string{pictureFile(t, "Quay.png", 300, 100)}, doc.Caret(doc.Pos{Block: "bridge-p1", Offset: 3}))
	all := b.imageBlocks()
	if len(all) != 1 || b.story.doc.Index(all[0].ID) != b.story.doc.Index("bridge-p1")+1 {
		t.Fatalf("pictures %+v", all)
	}
	if b.placing == nil || b.placing.field != (manuscript.Field{Block: all[0].ID, Name: manuscript.CaptionField}) {
		t.Error("nobody asks for the caption")
	}
	b.undoes(before)
	b.write("The quay")
	b.pressKey(fyne.KeyReturn)
	if got := b.imageBlocks()[0].Image.Caption; got != "The quay" {
		t.Errorf("the caption is %q", got)
	}
	at, _, ok := b.page.FieldBox(manuscript.Field{Block: all[0].ID, Name: manuscript.CaptionField})
	if !ok {
		t.Fatal("the picture is not on the page")
	}
	own := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.page.Editor)
	red := b.win.Canvas().Capture().At(int(own.X+at.X+330), int(own.Y+at.Y-40))
	if r, g, _, _ := red.RGBA(); r < 0xf000 || g > 0x0fff {
		t.Errorf("where the picture should be shown there is %v", color.RGBAModel.Convert(red))
	}
}

func TestDroppedPictures(t *testing.T) {
	b := newBench(t)
	paths := []string{pictureFile(t, "one.png", 30, 30), pictureFile(t, "two.png", 40, 30)}
	var uris []fyne.URI
	for _, p := range paths {
		uris = append(uris, storage.NewFileURI(p))
	}
	at, _ := b.page.PositionOf(doc.Pos{Block: "bridge-p6", Offset: 2})
	own := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.page.Editor)
	b.dropped(own.Add(at).AddXY(0, 5), uris)
	all := b.imageBlocks()
	if len(all) != 2 || b.story.doc.Index(all[0].ID) != b.story.doc.Index("bridge-p6")+1 || b.story.doc.Index(all[1].ID) != b.story.doc.Index("bridge-p6")+2 {
		t.Fatalf("pictures %+v", all)
	}
	words := filepath.Join(t.TempDir(), "words.png")
	if err := os.WriteFile(words, []byte("words"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.dropped(own, []fyne.URI{storage.NewFileURI(words)})
	if len(b.imageBlocks()) != 2 {
		t.Error("words have become a picture")
	}
	b.told("no picture that can be shown")
}

// TestPictureThatIsNotAtHand: an imported story names pictures elsewhere.
func TestPictureThatIsNotAtHand(t *testing.T) {
	b := newBench(t)
	b.picture()
	if b.notice.Visible() {
		t.Errorf("told %q", b.notice.Words())
	}
	for n := range 2 * albumMost {
		b.album.picture(string(rune('a' + n)))
	}
	if len(b.album.held) > albumMost || len(b.album.last) > albumMost {
		t.Errorf("%d pictures are held", len(b.album.held))
	}
}

// TestAboutThePicture goes from a finding about a picture to what is filed with it, and
// settles it there, as one undo step.
func TestAboutThePicture(t *testing.T) {
	b := newBench(t)
	b.insertPictures([]string{pictureFile(t, "Quay.png", 300, 100)}, doc.Caret(doc.Pos{Block: "bridge-p1", Offset: 3}))
	b.write("The quay")
	b.pressKey(fyne.KeyReturn)
	id := b.imageBlocks()[0].ID
	b.page.SetSelection(doc.Caret(doc.Pos{Block: "bridge-p1"}))
	if !b.hasRule("image-rights") {
		t.Fatal("a picture without rights passes")
	}
	for _, f := range b.story.checked.Credits {
		if f.Rule == "image-rights" {
			b.credits.OnSelect(f)
			if at := b.page.Selection().Head.Block; at != id {
				t.Errorf("the finding selects %s", at)
			}
			b.credits.OnGo(f)
		}
	}
	before := b.content()
	for _, k := range []fyne.KeyName{fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn} { // past “Not known” to the first right
		b.pressKey(k)
	}
	b.press("Save")
	if b.win.Canvas().Overlays().Top() != nil {
		t.Fatalf("the form stays: %s", says(b.win.Canvas().Overlays().Top()))
	}
	if got := b.imageBlocks()[0].Image.Rights; got != editor.RightsCategories[0] {
		t.Errorf("the right is %q", got)
	}
	if b.hasRule("image-rights") {
		t.Error("the finding stays")
	}
	b.undoes(before)
}

// TestFixOfAPicture presses the fix of a finding about a picture.
func TestFixOfAPicture(t *testing.T) {
	b := newBench(t)
	id := b.picture()
	if err := b.story.doc.SetImage(id, editor.Image{File: "quay.jpg", Byline: "Ann Lee", Credit: "Reuters"}); err != nil {
		t.Fatal(err)
	}
	if !b.hasRule("photo-pattern") {
		t.Fatal("a credit that is not in the agency's form passes")
	}
	before := b.content()
	for _, f := range b.story.checked.Credits {
		if f.Rule == "photo-pattern" {
			b.credits.OnFix(f, f.Fixes[0])
		}
	}
	if got := b.block(id).Image.Credit; got != "REUTERS/Ann Lee" {
		t.Errorf("the credit is %q", got)
	}
	if b.hasRule("photo-pattern") {
		t.Error("the finding stays")
	}
	b.undoes(before)
}
