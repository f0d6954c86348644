package main

import (
	"encoding/binary"
	"fmt"
	"os"
)

// The colours of the light page (assets' design): paper and ink.
var (
	paper = [3]byte{0xFF, 0xFE, 0xFB}
	ink   = [3]byte{0x1D, 0x1C, 0x1A}
)

// pageShown reports whether the screen shows a manuscript: at least a fifth of
// it paper, and on it some ink.
func pageShown(file string) bool {
	b, err := os.ReadFile(file)
	if err != nil {
		return false
	}
	px, err := xwdPixels(b)
	if err != nil {
		return false
	}
	papers, inks := 0, 0
	for _, p := range px {
		switch p {
		case paper:
			papers++
		case ink:
			inks++
		}
	}
	return papers*5 >= len(px) && inks >= 200
}

// xwdPixels reads a 32-bit true-colour X window dump (X11/XWDFile.h, version
// 7), which is what Xvfb keeps its screen in: a header of big-endian words,
// a colour map of 12 bytes an entry, then rows of pixels.
func xwdPixels(b []byte) ([][3]byte, error) {
	const headerWords = 25
	if len(b) < 4*headerWords {
		return nil, fmt.Errorf("not a window dump: only %d bytes", len(b))
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(b[4*i:])) }
	size, version, width, height, byteOrder := word(0), word(1), word(4), word(5), word(7)
	bits, stride, colours := word(11), word(12), word(19)
	if version != 7 || bits != 32 {
		return nil, fmt.Errorf("window dump version %d with %d bits a pixel, want 7 and 32", version, bits)
	}
	start := size + 12*colours
	if width <= 0 || height <= 0 || len(b) < start+stride*height || stride < 4*width {
		return nil, fmt.Errorf("window dump cut short: %d bytes", len(b))
	}
	px := make([][3]byte, 0, width*height)
	for y := 0; y < height; y++ {
		row := b[start+y*stride:]
		for x := 0; x < width; x++ {
			p := row[4*x : 4*x+4]
			if byteOrder == 0 { // least significant byte first: blue, green, red
				px = append(px, [3]byte{p[2], p[1], p[0]})
			} else {
				px = append(px, [3]byte{p[1], p[2], p[3]})
			}
		}
	}
	return px, nil
}
