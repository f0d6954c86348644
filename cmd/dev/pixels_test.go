package main

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
)

// dump makes a window dump of the given pixels, one row.
func dump(px [][3]byte) []byte {
	words := make([]uint32, 25)
	words[0], words[1] = 100, 7
	words[4], words[5] = uint32(len(px)), 1
	words[11], words[12] = 32, uint32(4*len(px))
	var b []byte
	for _, w := range words {
		b = binary.BigEndian.AppendUint32(b, w)
	}
	for _, p := range px {
		b = append(b, p[2], p[1], p[0], 0)
	}
	return b
}

func TestXWDPixels(t *testing.T) {
	px, err := xwdPixels(dump([][3]byte{paper, ink}))
	if err != nil || len(px) != 2 || px[0] != paper || px[1] != ink {
		t.Errorf("got %v, %v", px, err)
	}
	for _, b := range [][]byte{nil, make([]byte, 120), dump([][3]byte{paper, ink})[:103]} {
		if _, err := xwdPixels(b); err == nil {
			t.Errorf("a dump of %d bytes was accepted", len(b))
		}
	}
}

func TestPageShown(t *testing.T) {
	blank := make([][3]byte, 1000)
	page := make([][3]byte, 1000)
	for i := range page {
		page[i] = paper
		if i < 200 {
			page[i] = ink
		}
	}
	onlyPaper := append(append([][3]byte{}, page[200:]...), blank[:200]...)
	for name, c := range map[string]struct {
		px   [][3]byte
		want bool
	}{"black screen": {blank, false}, "page with text": {page, true}, "page without text": {onlyPaper, false}} {
		file := filepath.Join(t.TempDir(), "screen")
		if err := os.WriteFile(file, dump(c.px), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := pageShown(file); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
