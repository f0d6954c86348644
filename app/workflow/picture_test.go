package workflow

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

// pngOf is a picture file of that size.
func pngOf(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAddPicture(t *testing.T) {
	d, _ := welcomed(t)
	dir := t.TempDir()
	put(t, dir, "Quay.png", string(pngOf(t, 30, 20)))
	i, err := d.AddPicture(t.Context(), filepath.Join(dir, "Quay.png"))
	if err != nil || !strings.HasSuffix(i.File, "-quay.png") {
		t.Fatalf("%+v, %v", i, err)
	}
	got, err := d.Picture(t.Context(), i.File, 100)
	if err != nil || got.Bounds().Dx() != 30 || got.Bounds().Dy() != 20 {
		t.Errorf("%v, %v", got, err)
	}
	if got, _ := d.Picture(t.Context(), i.File, 15); got.Bounds().Dx() != 15 || got.Bounds().Dy() != 10 {
		t.Errorf("made small it is %v", got.Bounds())
	}
	if _, err := d.Picture(t.Context(), "quay.png", 100); !errors.Is(err, editor.ErrNotFound) {
		t.Errorf("a picture of elsewhere: %v", err)
	}
}

func TestAddPictureRefuses(t *testing.T) {
	d, _ := welcomed(t)
	dir := t.TempDir()
	put(t, dir, "words.png", "these are words")
	put(t, dir, "cut.png", string(pngOf(t, 30, 20)[:12]))
	put(t, dir, "empty.jpg", "")
	for _, name := range []string{"words.png", "cut.png", "empty.jpg", "missing.png", "."} {
		if i, err := d.AddPicture(t.Context(), filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is taken as %+v", name, i)
		}
	}
}

// TestExportWritesThePictures: beside the page, where the page says they are.
func TestExportWritesThePictures(t *testing.T) {
	d, id := welcomed(t)
	dir := t.TempDir()
	quay := pngOf(t, 3, 2)
	put(t, dir, "quay.png", string(quay))
	i, err := d.AddPicture(t.Context(), filepath.Join(dir, "quay.png"))
	if err != nil {
		t.Fatal(err)
	}
	s := opened(t, d, id).Story
	s.Article.Body = append(s.Article.Body, editor.Block{ID: "p1", Kind: editor.ImageBlock, Image: &i},
		editor.Block{ID: "p2", Kind: editor.ImageBlock, Image: &editor.Image{File: "pictures/../../elsewhere.png"}})
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Export(t.Context(), id, 1, s, Order{Path: filepath.Join(out, "refused.html"), Override: &editor.Override{By: "Nora Vale", Reason: "Cleared"}}); !errors.Is(err, editor.ErrConflict) {
		t.Fatal(err)
	}
	if got := files(t, out); len(got) != 0 {
		t.Errorf("an export that is refused leaves %q", got)
	}
	for base, name := range []string{"bridge.html", "again.md"} {
		if _, err := d.Export(t.Context(), id, base+2, s, Order{Path: filepath.Join(out, name), Override: &editor.Override{By: "Nora Vale", Reason: "Cleared"}}); err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(filepath.Join(out, name))
		if err != nil || !bytes.Contains(page, []byte(i.File)) {
			t.Errorf("%s does not name the picture: %v", name, err)
		}
	}
	if got, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(i.File))); err != nil || !bytes.Equal(got, quay) {
		t.Errorf("the picture beside the page: %d bytes, %v", len(got), err)
	}
	if got := files(t, out); len(got) != 3 {
		t.Errorf("written: %q", got)
	}
}

// TestImportTakesThePicturesBeside: and what was exported comes back the same.
func TestImportTakesThePicturesBeside(t *testing.T) {
	d, _ := welcomed(t)
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	if err := os.MkdirAll(filepath.Join(in, "my pictures"), 0o755); err != nil {
		t.Fatal(err)
	}
	quay := string(pngOf(t, 3, 2))
	put(t, filepath.Join(in, "my pictures"), "quay.png", quay)
	put(t, dir, "secret.png", quay)
	put(t, in, "liar.png", quay[:20])
	put(t, in, "ferry.md", "# Ferry\n\nText.\n\n![a](my%20pictures/quay.png)\n\n![b](../secret.png)\n\n![c](missing.png)\n\n![d](https://example.org/a.png)\n\n![e](liar.png)\n")
	r := d.ImportFiles(t.Context(), []string{filepath.Join(in, "ferry.md")}, ImportOptions{}, nil).Results[0]
	if r.Err != nil {
		t.Fatal(r.Err)
	}
	s := opened(t, d, r.ID).Story
	var got []string
	for _, b := range s.Article.Body {
		if b.Image != nil {
			got = append(got, b.Image.File)
		}
	}
	var noted []string
	for _, n := range s.Notes {
		if strings.HasPrefix(n.Decision, "picture not taken in: ") {
			noted = append(noted, n.Text)
		}
	}
	if !slices.Equal(noted, []string{"missing.png", "liar.png"}) {
		t.Errorf("notes of %q: %+v", noted, s.Notes)
	}
	if len(got) != 5 || !strings.HasPrefix(got[0], "pictures/") || got[1] != "../secret.png" || got[2] != "missing.png" || got[3] != "https://example.org/a.png" {
		t.Fatalf("the pictures are %q", got)
	}
	path := filepath.Join(dir, "out.md")
	if _, err := d.Export(t.Context(), r.ID, 1, s, Order{Path: path, Override: &editor.Override{By: "Nora Vale", Reason: "Cleared"}}); err != nil {
		t.Fatal(err)
	}
	back := d.ImportFiles(t.Context(), []string{path}, ImportOptions{Again: true}, nil).Results[0]
	if back.Err != nil {
		t.Fatal(back.Err)
	}
	for _, b := range opened(t, d, back.ID).Story.Article.Body {
		if b.Image != nil {
			if b.Image.File != got[0] {
				t.Errorf("come back it is %q, it was %q", b.Image.File, got[0])
			}
			break
		}
	}
}

// TestImportTakesThePicturesInside: none of them is looked for beside the file.
func TestImportTakesThePicturesInside(t *testing.T) {
	d, _ := welcomed(t)
	in := t.TempDir()
	put(t, in, "ferry.rtf", fmt.Sprintf(`{\rtf1 Ferry\par The ferry sails again.\par{\pict\pngblip %x}\par}`, pngOf(t, 3, 2)))
	r := d.ImportFiles(t.Context(), []string{filepath.Join(in, "ferry.rtf")}, ImportOptions{}, nil).Results[0]
	if r.Err != nil {
		t.Fatal(r.Err)
	}
	s := opened(t, d, r.ID).Story
	if last := s.Article.Body[len(s.Article.Body)-1]; last.Image == nil || !strings.HasPrefix(last.Image.File, "pictures/") {
		t.Errorf("the picture is %+v", last)
	}
	if slices.ContainsFunc(s.Notes, func(n editor.Note) bool { return strings.HasPrefix(n.Decision, "picture not taken in: ") }) {
		t.Errorf("notes: %+v", s.Notes)
	}
}

// signedJPEG is a photograph whose file names its agency.
func signedJPEG(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	xmp := "http://ns.adobe.com/xap/1.0/\x00" + `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Getty Images"/></rdf:RDF></x:xmpmeta>`
	size := binary.BigEndian.AppendUint16(nil, uint16(len(xmp)+2))
	return b.String()[:2] + "\xff\xe1" + string(size) + xmp + b.String()[2:]
}

// TestPicturesSayWhoseTheyAre fills in what the file says, and holds the story to it.
func TestPicturesSayWhoseTheyAre(t *testing.T) {
	d, id := welcomed(t)
	dir := t.TempDir()
	put(t, dir, "quay.jpg", signedJPEG(t))
	i, err := d.AddPicture(t.Context(), filepath.Join(dir, "quay.jpg"))
	if err != nil || i.Credit != "Getty Images" {
		t.Fatalf("%+v, %v", i, err)
	}
	o, err := d.Open(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	s := o.Story
	i.Credit = "Staff"
	s.Article.Body = append(s.Article.Body, editor.Block{ID: "quay", Kind: editor.ImageBlock, Image: &i})
	checked, err := d.CheckStory(t.Context(), id, s)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(checked.Credits, func(f editor.Finding) bool {
		return f.Rule == "photo-embedded" && strings.Contains(f.Message, "Getty Images")
	}) {
		t.Errorf("the page says Staff, the file Getty Images: %+v", checked.Credits)
	}
}
