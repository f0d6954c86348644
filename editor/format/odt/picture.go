package odt

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"path"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// instead is what a picture's name stands behind where the file does not hold it.
const instead = "Picture: "

// boxed is what lies at a paragraph and is put behind it: a picture or words.
type boxed struct {
	image *editor.Image
	words string
}

// frame reads a frame: a picture, a text box, or an object of which a picture is shown.
func (r *reader) frame(n *packed.Node) {
	if image := n.Child("image"); image != nil {
		if n.Child("object") != nil || n.Child("object-ole") != nil {
			r.left["object"]++
			return
		}
		r.picture(n, image)
		return
	}
	if box := n.Child("text-box"); r.record != nil && strings.TrimSpace(paragraphs(box)) == strings.TrimSpace(instead+collapsed(n.Attr("name"))) { // stands for a picture that the file does not hold
		r.boxes = append(r.boxes, boxed{image: &editor.Image{File: n.Attr("name"), Alt: n.Child("desc").Words()}})
		return
	}
	r.inlines(n, looks{})
}

// picture takes a picture in, and keeps the address of one that lies elsewhere.
func (r *reader) picture(frame, n *packed.Node) {
	image := &editor.Image{Alt: frame.Child("desc").Words()}
	if r.record == nil {
		image.Alt = strings.TrimSpace(cmp.Or(image.Alt, frame.Child("title").Words()))
	}
	href := n.Attr("href")
	b, name := r.bytes(n, href)
	switch {
	case b != nil:
		image.File = name
		if own := frame.Attr("name"); r.record != nil && path.Ext(own) != "" { // others put in pictures of no such name
			image.File = own
		}
		r.piece.Pictures = append(r.piece.Pictures, piece.Picture{Name: image.File, Bytes: b})
	case strings.Contains(href, "://"):
		image.File = href
		r.left["far"]++
	default:
		return
	}
	r.boxes = append(r.boxes, boxed{image: image})
}

// bytes returns a picture of the file and a name for it, nil where it is not in it.
func (r *reader) bytes(n *packed.Node, href string) ([]byte, string) {
	if inline := n.Child("binary-data"); inline != nil {
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(inline.Words()), ""))
		if err != nil || len(b) == 0 {
			return nil, ""
		}
		r.pictures++
		return b, fmt.Sprintf("picture%d%s", r.pictures, endingOf(b))
	}
	if r.file == nil || href == "" || strings.Contains(href, "://") {
		return nil, ""
	}
	b, err := r.file.Part(strings.TrimPrefix(href, "./"))
	if err != nil {
		return nil, ""
	}
	return b, path.Base(packed.Clean(href))
}

func endingOf(b []byte) string {
	switch {
	case strings.HasPrefix(string(b[:min(len(b), 4)]), "\x89PNG"):
		return ".png"
	case strings.HasPrefix(string(b[:min(len(b), 3)]), "GIF"):
		return ".gif"
	}
	return ".jpg"
}

// box reads a text box: a picture in it has the words beside it as its caption, and
// other words are put behind the paragraph.
func (r *reader) box(n *packed.Node) {
	outer, here, before := r.words, r.here, len(r.boxes)
	r.words, r.here = &piece.Builder{}, nil
	var words []string
	for _, p := range n.All("") {
		if p.Name.Local == "p" || p.Name.Local == "h" {
			r.inlines(p, looks{})
			if text, _, _ := r.words.Take(); text != "" {
				words = append(words, text)
			}
		}
	}
	r.words, r.here = outer, here
	if len(r.boxes) > before && r.boxes[before].image != nil {
		r.boxes[before].image.Caption = strings.Join(words, " ")
		return
	}
	for _, w := range words {
		r.boxes = append(r.boxes, boxed{words: w})
	}
}

// shape reads the words that stand in a drawing.
func (r *reader) shape(n *packed.Node) {
	for _, c := range n.All("") {
		switch c.Name.Local {
		case "p", "h":
			if words := strings.TrimSpace(paragraphs(c)); words != "" {
				r.boxes = append(r.boxes, boxed{words: words})
			}
		case "frame":
			r.frame(c)
		case "g", "custom-shape", "rect":
			r.shape(c)
		}
	}
}

// unbox puts behind a paragraph what lies at it.
func (r *reader) unbox() {
	boxes := r.boxes
	r.boxes = nil
	for _, b := range boxes {
		if b.image != nil {
			r.piece.Add(editor.Block{Kind: editor.ImageBlock, Image: b.image})
			continue
		}
		r.piece.Add(editor.Block{Kind: editor.Paragraph, Text: b.words})
		r.boxed++
	}
}

// pageParts counts the headers and footers that say something.
func (r *reader) pageParts(n *packed.Node) {
	for _, page := range n.Child("master-styles").All("master-page") {
		for _, part := range page.All("") {
			if strings.Trim(part.Name.Local, "-") != "" && (strings.HasPrefix(part.Name.Local, "header") || strings.HasPrefix(part.Name.Local, "footer")) && strings.TrimSpace(part.Words()) != "" {
				r.left["page"]++
			}
		}
	}
}
