package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strconv"

	"stet/editor"
	"stet/editor/format/piece"
)

// exact is a picture as a PNG that has every dot of it, in a form that a PDF holds: eight
// bits a colour, how far it can be seen through apart from the colours, and no colours of
// a palette that can be seen through.
func exact(src image.Image) (*picture, error) {
	if !plain(src) {
		all := image.NewNRGBA(src.Bounds())
		draw.Draw(all, all.Rect, src, src.Bounds().Min, draw.Src)
		src = all
	}
	var out bytes.Buffer
	if err := png.Encode(&out, src); err != nil {
		return nil, err
	}
	b := src.Bounds()
	return &picture{out.Bytes(), "PNG", b.Dx(), b.Dy(), hashDots(src)}, nil
}

// plain reports whether a picture can stay what it is.
func plain(src image.Image) bool {
	switch p := src.(type) {
	case *image.Gray, *image.NRGBA:
		return true
	case *image.Paletted:
		return p.Opaque() && !slices.ContainsFunc(p.Palette, func(c color.Color) bool { _, _, _, a := c.RGBA(); return a < 0xffff })
	}
	return false
}

// hashDots is what a picture looks like, as the SHA-256 of its size and its dots.
func hashDots(src image.Image) string {
	all := image.NewNRGBA(image.Rect(0, 0, src.Bounds().Dx(), src.Bounds().Dy()))
	draw.Draw(all, all.Rect, src, src.Bounds().Min, draw.Src)
	size := binary.BigEndian.AppendUint64(nil, uint64(all.Rect.Dx())<<32|uint64(all.Rect.Dy()))
	return editor.HashBytes(append(size, all.Pix...))
}

// object is a picture in a file of ours that is held dot by dot.
var object = regexp.MustCompile(`<</Type /XObject\n/Subtype /Image\n/Width (\d{1,6})\n/Height (\d{1,6})\n/ColorSpace (?:/DeviceGray|/(DeviceRGB)|\[/(Indexed) /DeviceRGB \d+ \d+ 0 R\])\n` +
	`/BitsPerComponent ([1248])\n/Filter /FlateDecode\n/DecodeParms <<[^>]*>>\n(?:/(SMask) \d+ 0 R\n)?/Length (\d{1,9})>>\nstream\n`)

// palette is the list of colours that stands behind a picture that has one.
var palette = regexp.MustCompile(`<<(?:/Filter /FlateDecode )?/Length (\d{1,4})>>\nstream\n`)

// dotted takes the pictures that are held dot by dot out of a file of ours.
func dotted(b []byte, all []held) []piece.Picture {
	wanted := map[string][]string{}
	for _, h := range all {
		if h.Size == 0 {
			wanted[h.SHA256] = append(wanted[h.SHA256], h.File)
		}
	}
	var out []piece.Picture
	for room := mostDots; len(wanted) > 0; {
		at, ok := nextHeld(b)
		if room -= at.wide * at.high; !ok || room < 0 {
			break
		}
		b = at.rest
		dots, err := at.image()
		if err != nil {
			continue
		}
		hash := hashDots(dots)
		var file bytes.Buffer
		if len(wanted[hash]) > 0 && png.Encode(&file, dots) == nil {
			for _, name := range wanted[hash] {
				out = append(out, piece.Picture{Name: name, Bytes: file.Bytes()})
			}
			delete(wanted, hash)
		}
	}
	return out
}

// mostDots are taken out of one file; anybody can put a seal on theirs.
const mostDots = maxDots / 2

// dots is a picture as a file holds it, with what stands behind it.
type dots struct {
	wide, high, bits int
	kind             byte // as PNG counts colour types
	veiled           bool // how far it can be seen through is the next picture
	data, rest       []byte
}

// nextHeld finds the next picture in a file, false where there is none.
func nextHeld(b []byte) (dots, bool) {
	at := object.FindSubmatchIndex(b)
	if at == nil {
		return dots{}, false
	}
	has := func(n int) bool { return at[2*n] >= 0 }
	number := func(n int) int { v, _ := strconv.Atoi(string(b[at[2*n]:at[2*n+1]])); return v }
	d := dots{wide: number(1), high: number(2), bits: number(5), veiled: has(6), rest: b[at[1]:]}
	switch {
	case has(3):
		d.kind = 2
	case has(4):
		d.kind = 3
	}
	size := min(number(7), len(d.rest))
	d.data, d.rest = d.rest[:size], d.rest[size:]
	return d, true
}

// image is what a picture looks like.
func (d dots) image() (image.Image, error) {
	seen, err := d.unpacked()
	if err != nil || !d.veiled {
		return seen, err
	}
	next, ok := nextHeld(d.rest)
	if !ok || next.wide != d.wide || next.high != d.high {
		return nil, errVeil
	}
	veil, err := next.unpacked()
	if err != nil {
		return nil, err
	}
	grey, ok := veil.(*image.Gray)
	if !ok {
		return nil, errVeil
	}
	out := image.NewNRGBA(seen.Bounds())
	draw.Draw(out, out.Rect, seen, image.Point{}, draw.Src)
	for i, a := range grey.Pix {
		out.Pix[4*i+3] = a
	}
	return out, nil
}

var errVeil = errors.New("what can be seen through in the picture is missing")

// unpacked has a PNG made of what is packed as PNG packs it: PDF has the same packing, see
// ISO 32000-1, 7.4.4.4.
func (d dots) unpacked() (image.Image, error) {
	var colours []byte
	if d.kind == 3 {
		colours = unpackPalette(d.rest)
	}
	return png.Decode(bytes.NewReader(pngOf(d.wide, d.high, d.bits, d.kind, colours, d.data)))
}

// unpackPalette returns the colours that stand behind a picture, nil where there are none.
func unpackPalette(b []byte) []byte {
	at := palette.FindSubmatchIndex(b)
	if at == nil {
		return nil
	}
	size, _ := strconv.Atoi(string(b[at[2]:at[3]]))
	if size > len(b)-at[1] {
		return nil
	}
	packed := b[at[1] : at[1]+size]
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return packed
	}
	colours, err := io.ReadAll(io.LimitReader(z, 3*256))
	if err != nil {
		return nil
	}
	return colours
}

// pngOf is a PNG of a colour type around packed data.
// PNG: https://www.w3.org/TR/png-3/
func pngOf(wide, high, bits int, kind byte, colours, data []byte) []byte {
	b := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(name string, data []byte) {
		b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
		from := len(b)
		b = append(append(b, name...), data...)
		b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[from:]))
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(wide))
	head = binary.BigEndian.AppendUint32(head, uint32(high))
	chunk("IHDR", append(head, byte(bits), kind, 0, 0, 0))
	if colours != nil {
		chunk("PLTE", colours)
	}
	chunk("IDAT", data)
	chunk("IEND", nil)
	return b
}
