package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"

	"github.com/bep/imagemeta"
)

// A manifest store is a tree of JUMBF boxes (ISO/IEC 19566-5). A box has four bytes of
// length, four of kind, and for a length of one eight more of length; a superbox, of the
// kind "jumb", begins with a box "jumd" that has its label.

// span is a part of a file: bytes from Start up to End.
type span struct{ start, end int }

// store returns the manifest store that a file carries and the parts of the file that
// hold it, nil where it carries none in a place that the C2PA Technical Specification
// 2.1, A.3, gives it.
func store(b []byte) ([]byte, []span) {
	switch kindOf(b) {
	case imagemeta.JPEG:
		return jpegStore(b)
	case imagemeta.PNG:
		return pngStore(b)
	case imagemeta.WebP:
		return riffStore(b)
	}
	return nil, nil
}

// jpegStore puts the store together from segments APP11. Each has two bytes that say
// "JP", the number of the box, that of the part, and the head of the box again (ISO/IEC
// 18477-3, B.1).
func jpegStore(b []byte) ([]byte, []span) {
	const head = 2 + 2 + 4
	type box struct {
		bytes []byte
		parts []span
	}
	var boxes []*box
	numbered := map[uint16]*box{}
	for at := 2; at+4 <= len(b) && b[at] == 0xff && b[at+1] != 0xda; {
		end := at + 2 + int(binary.BigEndian.Uint16(b[at+2:]))
		if end < at+4 || end > len(b) {
			break
		}
		data := b[at+4 : end]
		if b[at+1] == 0xeb && len(data) >= head+8 && string(data[:2]) == "JP" {
			number := binary.BigEndian.Uint16(data[2:])
			again := 8
			if binary.BigEndian.Uint32(data[head:]) == 1 {
				again = 16
			}
			x := numbered[number]
			if x == nil {
				x, again = &box{}, 0
				numbered[number] = x
				boxes = append(boxes, x)
			}
			x.bytes = append(x.bytes, data[min(len(data), head+again):]...)
			x.parts = append(x.parts, span{at, end})
		}
		at = end
	}
	for _, x := range boxes {
		if isStore(x.bytes) {
			return x.bytes, x.parts
		}
	}
	return nil, nil
}

// pngStore and riffStore find the chunk that is the store.
func pngStore(b []byte) ([]byte, []span) {
	for at := 8; at+12 <= len(b); {
		n := uint64(binary.BigEndian.Uint32(b[at:]))
		if n > uint64(len(b)-at-12) {
			break
		}
		end := at + 12 + int(n)
		if string(b[at+4:at+8]) == "caBX" {
			return b[at+8 : end-4], []span{{at, end}}
		}
		at = end
	}
	return nil, nil
}

func riffStore(b []byte) ([]byte, []span) {
	for at := 12; at+8 <= len(b); {
		n := uint64(binary.LittleEndian.Uint32(b[at+4:]))
		if n > uint64(len(b)-at-8) {
			break
		}
		end := at + 8 + int(n)
		if string(b[at:at+4]) == "C2PA" {
			return b[at+8 : end], []span{{at, min(len(b), end+int(n%2))}}
		}
		at = end + int(n%2)
	}
	return nil, nil
}

// isStore reports whether bytes begin with the superbox of a manifest store.
func isStore(b []byte) bool {
	boxes, err := superboxes(b, 0)
	return err == nil && len(boxes) > 0 && boxes[0].label == "c2pa"
}

// superbox is a box with others in it. Bytes are what it holds, its description first;
// it is these that hashes are of.
type superbox struct {
	label string
	bytes []byte
	inner []superbox
	data  []byte // of the first box in it that is no superbox
}

// find returns the box in b under a path of labels, nil for none.
func (b *superbox) find(labels ...string) *superbox {
	for _, label := range labels {
		var next *superbox
		for i := range b.inner {
			if b.inner[i].label == label {
				next = &b.inner[i]
			}
		}
		if next == nil {
			return nil
		}
		b = next
	}
	return b
}

var errBoxes = errors.New("its boxes do not fit into each other")

// mostBoxDepth is how deep boxes may lie in each other: manifests need four.
const mostBoxDepth = 16

// superboxes reads the superboxes that lie side by side.
func superboxes(b []byte, depth int) ([]superbox, error) {
	var out []superbox
	err := eachBox(b, func(kind string, data []byte) error {
		if kind != "jumb" {
			return nil
		}
		if depth == mostBoxDepth {
			return errBoxes
		}
		s, err := readSuperbox(data, depth)
		out = append(out, s)
		return err
	})
	return out, err
}

func readSuperbox(b []byte, depth int) (superbox, error) {
	s := superbox{bytes: b}
	described := false
	err := eachBox(b, func(kind string, data []byte) error {
		switch {
		case kind == "jumd" && !described:
			s.label, described = label(data), true
		case kind != "jumb" && s.data == nil:
			s.data = data
		}
		return nil
	})
	if err != nil || !described {
		return s, errBoxes
	}
	s.inner, err = superboxes(b, depth+1)
	return s, err
}

// label reads that of a description: behind sixteen bytes of kind and one of toggles, up
// to a zero.
func label(b []byte) string {
	const at = 17
	if len(b) <= at || b[at-1]&2 == 0 {
		return ""
	}
	name, _, _ := strings.Cut(string(b[at:]), "\x00")
	return name
}

// eachBox tells of the boxes that lie side by side.
func eachBox(b []byte, tell func(kind string, data []byte) error) error {
	for len(b) > 0 {
		if len(b) < 8 {
			return errBoxes
		}
		head, size := 8, uint64(binary.BigEndian.Uint32(b))
		switch {
		case size == 0: // up to the end
			size = uint64(len(b))
		case size == 1 && len(b) >= 16:
			head, size = 16, binary.BigEndian.Uint64(b[8:])
		}
		if size < uint64(head) || size > uint64(len(b)) {
			return errBoxes
		}
		if err := tell(string(b[4:8]), b[head:size]); err != nil {
			return err
		}
		b = b[size:]
	}
	return nil
}

// mentionsStore reports whether a file has the description of a manifest store anywhere.
func mentionsStore(b []byte) bool {
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte("jumd"))
		if i < 0 {
			return false
		}
		at += i + 4
		if label(b[at:min(len(b), at+32)]) == "c2pa" {
			return true
		}
	}
}
