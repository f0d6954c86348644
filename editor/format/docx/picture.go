package docx

import (
	"path"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// drawn reads what is drawn in a paragraph: pictures, lines across the page, text
// boxes. What else there is, such as a chart, is counted.
func (r *reader) drawn(p *paragraph, n *packed.Node, in place) {
	if boxes := find(n, "txbxContent"); len(boxes) > 0 {
		for _, b := range boxes {
			if strings.TrimSpace(b.Words()) != "" {
				r.boxes, r.left.boxes = append(r.boxes, b), r.left.boxes+1
			}
		}
	}
	if n.Name.Local == "object" {
		r.left.objects++
		return
	}
	shown := 0
	for _, shape := range find(n, "pic", "shape", "rect") {
		if isRule(shape) {
			p.rule = true
			return
		}
		if i, ok := r.picture(n, shape); ok {
			shown++
			var marks []editor.Mark
			for _, m := range in.marks {
				if m.Kind.Suggested() {
					marks = append(marks, m)
				}
			}
			p.pictures = append(p.pictures, placedPicture{i, len(strings.TrimSpace(p.words())), marks})
		}
	}
	if shown == 0 && len(find(n, "chart", "relIds")) > 0 {
		r.left.objects++
	}
}

// isRule reports whether a shape of VML is a line across the page.
func isRule(shape *packed.Node) bool {
	for _, a := range shape.Attrs {
		if a.Name.Local == "hr" && (a.Value == "t" || a.Value == "true") {
			return true
		}
	}
	return false
}

// picture reads a picture of DrawingML or of VML.
func (r *reader) picture(drawing, shape *packed.Node) (editor.Image, bool) {
	var i editor.Image
	embedded, linked := "", ""
	if blips := find(shape, "blip", "imagedata"); len(blips) > 0 {
		i.Alt = shape.Attr("alt")
		for _, a := range blips[0].Attrs {
			switch a.Name.Local {
			case "embed", "id", "pict":
				embedded = a.Value
			case "link", "href":
				linked = a.Value
			}
		}
	}
	if embedded == "" && linked == "" {
		return i, false
	}
	name := ""
	for _, known := range append(find(drawing, "docPr"), find(shape, "cNvPr")...) {
		if i.Alt == "" {
			i.Alt = known.Attr("descr")
		}
		if name == "" {
			name = known.Attr("name")
		}
	}
	if !r.ours {
		name = ""
	}
	i.Alt, i.File = piece.Text(i.Alt), r.pictureFile(embedded, linked, name)
	return i, true
}

// pictureFile returns what a picture is called, and takes it along where it lies in
// the package. One that lies elsewhere is called by its address and not fetched.
func (r *reader) pictureFile(embedded, linked, name string) string {
	rel, ok := r.rels[embedded]
	if !ok || rel.external {
		if outside, known := r.rels[linked]; known {
			rel = outside
		}
		r.left.linked++
		return rel.target
	}
	file := name
	if file == "" && !r.ours {
		file = path.Base(rel.target)
	}
	b, err := r.file.Part(rel.target)
	if err != nil || r.ours && string(b) == placeholder {
		return file
	}
	if !r.pictures[file] {
		r.pictures[file] = true
		r.piece.Pictures = append(r.piece.Pictures, piece.Picture{Name: file, Bytes: b})
	}
	return file
}
