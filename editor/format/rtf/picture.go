package rtf

import (
	"encoding/hex"
	"fmt"

	"stet/editor"
	"stet/editor/format/piece"
)

// picture is one while it is read. Ending is "" for a form that cannot be shown.
type picture struct {
	ending string
	bytes  []byte
	half   []byte // of a byte
}

func (p *picture) kind(t token) {
	switch t.name {
	case "pngblip":
		p.ending = ".png"
	case "jpegblip":
		p.ending = ".jpg"
	}
}

// hex takes the picture's bytes as they are written in text.
func (p *picture) hex(text []byte) {
	digits := p.half
	for _, c := range text {
		if isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' {
			digits = append(digits, c)
		}
	}
	whole := len(digits) / 2 * 2
	out := make([]byte, whole/2)
	_, _ = hex.Decode(out, digits[:whole]) // which are hexadecimal digits
	p.bytes, p.half = append(p.bytes, out...), append([]byte(nil), digits[whole:]...)
}

// placePicture puts the picture into the body: behind the words that stand before it.
func (r *reader) placePicture() {
	p := r.picture
	r.picture = nil
	switch {
	case p == nil || len(r.flows) > 1:
		return
	case p.ending == "" || len(p.bytes) == 0:
		r.left["picture"]++
		return
	}
	r.pictures++
	name := fmt.Sprintf("picture%d%s", r.pictures, p.ending)
	b := editor.Block{Kind: editor.ImageBlock, Image: &editor.Image{File: name}}
	if t := &r.flow().table; r.state.para.inTable {
		r.part()
		t.cell = append(t.cell, part{block: b})
	} else {
		r.endParagraph()
		r.piece.Add(b)
	}
	r.piece.Pictures = append(r.piece.Pictures, piece.Picture{Name: name, Bytes: p.bytes})
}
