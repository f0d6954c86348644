package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// Read reads a document. Suggestions and comments stay what they are; what a story has
// no place for is noted. The errors are ErrOld, ErrLocked, ErrNone and those of packed.
func Read(b []byte) (piece.Piece, error) {
	if bytes.HasPrefix(b, compound) {
		if hasStream(b, lockedStream) {
			return piece.Piece{}, ErrLocked
		}
		return piece.Piece{}, ErrOld
	}
	f, err := packed.Open(b)
	if err != nil {
		return piece.Piece{}, err
	}
	r := &reader{file: f, pictures: map[string]bool{}, comments: map[string]*remark{}}
	if err := r.read(); err != nil {
		return piece.Piece{}, err
	}
	return r.piece, nil
}

// reader is one document while it is read.
type reader struct {
	file  *packed.File
	piece piece.Piece
	ours  bool // Stet wrote it: read it as it stands

	rels    map[string]relationship // of the part that is read
	styles  styles
	numbers numbers

	lines    []line
	comments map[string]*remark
	threaded bool // they say which answers which, as we left them
	notes    []noteRef
	pictures map[string]bool // that came along already
	byline   string          // that a document of ours shows
	section  string          // the same
	dateline string          // the same

	fields  []*field       // that are open, the outermost first
	open    map[string]int // comments whose range has begun, by where in the paragraph
	initial *packed.Node   // a large letter that the next paragraph begins with
	boxes   []*packed.Node // text boxes that were passed by
	left    leftOut
}

// leftOut counts what a story has no place for.
type leftOut struct {
	boxes, heads, looks, hidden, objects, contents, moves, captions, linked, inCells, nested, cells int
}

func (r *reader) read() error {
	root, err := relationships(r.file, "")
	if err != nil {
		return err
	}
	main := related(root, "officeDocument")
	if main == "" || !r.file.Has(main) {
		return fmt.Errorf("%w (officeDocument)", packed.ErrNoPart)
	}
	if r.rels, err = relationships(r.file, main); err != nil {
		return err
	}
	record := r.findRecord()
	r.ours = record != nil
	if err := r.helpers(); err != nil {
		return err
	}
	if err := r.body(main); err != nil {
		return err
	}
	r.emptyBody()
	if err := r.noteTexts(); err != nil {
		return err
	}
	r.settle()
	r.threads()
	if record != nil {
		if err := r.piece.ReadRecord(record); err != nil {
			return err
		}
		r.edited()
	} else if err := r.properties(related(root, "core-properties")); err != nil {
		return err
	}
	r.tell()
	return nil
}

// part parses a part that the document refers to by a relationship of a kind, nil
// where there is none.
func (r *reader) part(kind string) (*packed.Node, string, error) {
	name := related(r.rels, kind)
	if name == "" || !r.file.Has(name) {
		return nil, "", nil
	}
	b, err := r.file.Part(name)
	if err != nil {
		return nil, "", err
	}
	n, err := packed.Parse(b)
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", name, err)
	}
	return n, name, nil
}

// helpers reads the parts that say what the words are set as.
func (r *reader) helpers() error {
	n, _, err := r.part("styles")
	if err != nil {
		return err
	}
	r.styles = readStyles(n)
	if n, _, err = r.part("numbering"); err != nil {
		return err
	}
	r.numbers = readNumbers(n)
	for _, rel := range r.rels {
		if rel.kind == "header" || rel.kind == "footer" {
			r.headOrFoot(rel.target)
		}
	}
	return r.readComments()
}

// headOrFoot counts a running head or foot that says something.
func (r *reader) headOrFoot(name string) {
	b, err := r.file.Part(name)
	if err != nil {
		return
	}
	if n, err := packed.Parse(b); err == nil && strings.TrimSpace(n.Words()) != "" {
		r.left.heads++
	}
}

// body reads the document's own part a paragraph or table at a time: there may be
// thousands of pages.
func (r *reader) body(name string) error {
	b, err := r.file.Part(name)
	if err != nil {
		return err
	}
	d := packed.NewDecoder(b)
	inside := false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		start, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case inside:
			n, err := element(d, start)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			r.block(n, place{})
		case start.Name.Local == "body":
			inside = true
		}
	}
	if !inside {
		return fmt.Errorf("%w (%s)", ErrNone, path.Base(name))
	}
	return nil
}

// element reads the whole of an element that has begun.
func element(d *packed.Decoder, start xml.StartElement) (*packed.Node, error) {
	root := &packed.Node{Name: start.Name, Attrs: start.Attr}
	open := []*packed.Node{root}
	for len(open) > 0 {
		t, err := d.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = packed.ErrXML
			}
			return nil, err
		}
		at := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &packed.Node{Name: t.Name, Attrs: t.Attr}
			at.Children = append(at.Children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			at.Children = append(at.Children, &packed.Node{Text: string(t)})
		}
	}
	return root, nil
}

// place is where something stands: the marks of all that holds it.
type place struct{ marks []editor.Mark }

func (in place) with(m editor.Mark) place {
	return place{append(in.marks[:len(in.marks):len(in.marks)], m)}
}

// block reads what may stand in a body: paragraphs, tables, and what holds these.
func (r *reader) block(n *packed.Node, in place) {
	switch n.Name.Local {
	case "p":
		r.paragraph(n, in)
	case "tbl":
		r.table(n, in)
	case "sdt":
		if isContents(n) {
			r.left.contents++
			return
		}
		r.blocks(n.Child("sdtContent"), in)
	case "customXml", "smartTag", "sdtContent", "txbxContent", "moveTo", "moveFrom", "ins", "del":
		r.blocks(n, r.within(n, in))
	case "AlternateContent":
		r.blocks(either(n), in)
	case "commentRangeStart", "commentRangeEnd", "bookmarkStart":
		r.mark(n, 0)
	case "oMathPara":
		r.paragraph(&packed.Node{Name: xml.Name{Local: "p"}, Children: []*packed.Node{n}}, in)
	}
}

func (r *reader) blocks(n *packed.Node, in place) {
	for _, c := range n.All("") {
		r.block(c, in)
	}
}

// isContents reports whether a part of the document is its table of contents, which
// Word makes.
func isContents(n *packed.Node) bool {
	return strings.Contains(val(n, "sdtPr", "docPartObj", "docPartGallery"), "Contents")
}

// either returns the form of something that comes in several: the first, unless it says
// nothing that we know.
func either(n *packed.Node) *packed.Node {
	choice, fallback := n.Child("Choice"), n.Child("Fallback")
	if choice == nil || fallback != nil && len(find(choice, "t", "blip", "txbxContent", "p", "delText")) == 0 {
		return fallback
	}
	return choice
}

// find returns the elements of those names in an element, in order, without looking
// into them.
func find(n *packed.Node, names ...string) []*packed.Node {
	if n == nil {
		return nil
	}
	var out []*packed.Node
	for _, c := range n.Children {
		if c.Name.Local == "" {
			continue
		}
		named := false
		for _, name := range names {
			named = named || c.Name.Local == name
		}
		if named {
			out = append(out, c)
		} else {
			out = append(out, find(c, names...)...)
		}
	}
	return out
}

// emptyBody reads the text boxes of a document that has nothing else.
func (r *reader) emptyBody() {
	for _, l := range r.lines {
		if !l.blank {
			return
		}
	}
	boxes := r.boxes
	r.piece.Count(len(boxes), "text box is all there is: read as the story", "text boxes are all there is: read as the story")
	r.boxes, r.left.boxes = nil, 0
	for _, b := range boxes {
		r.blocks(b, place{})
	}
}
