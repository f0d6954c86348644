package docx

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	_ "image/gif" // the pictures that every Word shows
	_ "image/jpeg"
	"image/png"

	_ "golang.org/x/image/webp" // that none does

	"stet/editor"
	"stet/editor/format/docx/ooxml"
	"stet/editor/format/piece"
)

const (
	drawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	drawingMain  = "http://schemas.openxmlformats.org/drawingml/2006/main"
	drawingPic   = "http://schemas.openxmlformats.org/drawingml/2006/picture"

	emu     = 9525         // of a pixel
	widest  = 8732 * 635   // between the margins
	highest = 14 * 360_000 // centimetres
)

// placeholder is the picture that stands for one the desk does not have: a grey field
// of 16 by 9.
var placeholder = func() string {
	b, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAABAAAAAJCAAAAAAeQfPuAAAAD0lEQVR42mN4hgYYBokAAKwDgWFTbrWJAAAAAElFTkSuQmCC")
	if err != nil {
		panic("docx: the placeholder is no base64: " + err.Error())
	}
	return string(b)
}()

// image writes a picture, with its caption, its credit and its rights under it. All of
// it is tracked where the picture comes or goes.
func (d *document) image(b *editor.Block, last, inner []ending) {
	i := b.Image
	var marks []editor.Mark
	if d.tracked {
		marks = tracks(b.Break)
	}
	var below [][2]string
	for _, l := range [][2]string{{"Caption", i.Caption}, {ooxml.Credit, i.Credit}, {ooxml.Rights, piece.Rights(i)}} {
		if l[1] != "" {
			below = append(below, l)
		}
	}
	ends := func(lines int) []ending {
		if lines == len(below) {
			return last
		}
		return inner
	}
	d.paragraph(ooxml.Styled(ooxml.Picture), d.within(d.drawing(i), marks), ends(0))
	for n, l := range below {
		words := d.within(ooxml.Run(l[1], ooxml.Look(nil, d.rtl), isDeleted(marks)), marks)
		if l[0] == "Caption" {
			words = d.words(b.ID, l[1], spread(marks, len(l[1])))
		}
		d.loose = n == len(below)-1
		d.paragraph(ooxml.Styled(l[0]), words, ends(n+1))
		d.loose = false
	}
}

// spread lays marks over so many bytes.
func spread(marks []editor.Mark, n int) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		m.Start, m.End = 0, n
		out = append(out, m)
	}
	return out
}

func isDeleted(marks []editor.Mark) bool {
	for _, m := range marks {
		if m.Kind == editor.Deleted {
			return true
		}
	}
	return false
}

// drawing writes the run with a picture, as large as it is unless the page is smaller.
func (d *document) drawing(i *editor.Image) string {
	id, width, height := d.picture(i.File)
	d.drawn++
	name, alt := ooxml.Escape(i.File), ooxml.Escape(i.Alt)
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="%[4]s" descr="%[5]s"/>`+
		`<a:graphic xmlns:a="`+drawingMain+`"><a:graphicData uri="`+drawingPic+`"><pic:pic xmlns:pic="`+drawingPic+`">`+
		`<pic:nvPicPr><pic:cNvPr id="%[3]d" name="%[4]s" descr="%[5]s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%[6]s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		width, height, d.drawn, name, alt, id)
}

// shown returns a picture as Word shows it: one in WebP as PNG.
func shown(b []byte) []byte {
	size, form, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil || form != "webp" || size.Width*size.Height > 64<<20 {
		return b
	}
	picture, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return b
	}
	var out bytes.Buffer
	if png.Encode(&out, picture) != nil {
		return b
	}
	return out.Bytes()
}

// picture adds the bytes of a picture once, and returns how large it is drawn.
func (d *document) picture(file string) (id string, width, height int) {
	b, ok := d.parcel.Bytes(file)
	b = shown(b)
	size, ending, err := image.DecodeConfig(bytes.NewReader(b))
	if !ok || err != nil || size.Width < 1 || size.Height < 1 || ending == "webp" { // none that Word shows
		b, ending, size = []byte(placeholder), "png", image.Config{Width: 320, Height: 180}
		file = ""
	}
	id = d.media[file]
	if id == "" {
		id = d.pack.Media(ending, b)
		d.media[file] = id
	}
	w, h := float64(size.Width)*emu, float64(size.Height)*emu
	if share := min(widest/w, highest/h); share < 1 {
		w, h = w*share, h*share
	}
	return id, max(1, int(w)), max(1, int(h))
}
