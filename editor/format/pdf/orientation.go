package pdf

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
)

// orientation returns how a JPEG is to be turned to stand upright, as its EXIF has it: 1
// for as it is. What shows pages does not look there.
//
// EXIF 2.32, 4.6.4: https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf
func orientation(b []byte) int {
	for at := 2; at+4 <= len(b) && b[at] == 0xff; {
		size := int(binary.BigEndian.Uint16(b[at+2:]))
		if b[at+1] == 0xda || size < 2 || at+2+size > len(b) {
			break
		}
		if tiff, ok := bytes.CutPrefix(b[at+4:at+2+size], []byte("Exif\x00\x00")); ok && b[at+1] == 0xe1 {
			return orientationTag(tiff)
		}
		at += 2 + size
	}
	return 1
}

func orientationTag(tiff []byte) int {
	var order binary.ByteOrder = binary.BigEndian
	if bytes.HasPrefix(tiff, []byte("II")) {
		order = binary.LittleEndian
	}
	if len(tiff) < 8 {
		return 1
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for n := int(order.Uint16(tiff[at:])); n > 0 && len(entries) >= 12; n-- {
		if order.Uint16(entries) == 0x0112 {
			if turn := int(order.Uint16(entries[8:])); turn >= 1 && turn <= 8 {
				return turn
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}

// turned returns a picture upright.
func turned(src image.Image, turn int) image.Image {
	if turn == 1 {
		return src
	}
	from := image.NewNRGBA(image.Rect(0, 0, src.Bounds().Dx(), src.Bounds().Dy()))
	draw.Draw(from, from.Rect, src, src.Bounds().Min, draw.Src)
	w, h := from.Rect.Dx(), from.Rect.Dy()
	to := image.NewNRGBA(image.Rect(0, 0, w, h))
	if turn >= 5 {
		to = image.NewNRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := placeOf(turn, x, y, w, h)
			copy(to.Pix[to.PixOffset(tx, ty):], from.Pix[from.PixOffset(x, y):][:4])
		}
	}
	return to
}

// placeOf is where a dot goes.
func placeOf(turn, x, y, w, h int) (int, int) {
	switch turn {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}
