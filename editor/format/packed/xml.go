package packed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// MaxDepth is how deep the elements of a part may lie in each other.
const MaxDepth = 256

// The ways in which XML is refused; match with errors.Is.
var (
	ErrXML     = errors.New("the file's XML is broken: ask for it again")
	ErrDoctype = errors.New("the file declares entities of its own, which can be made to fetch or to fill the memory: save it without")
	ErrDeep    = errors.New("the file's elements lie deeper in each other than any article's")
)

// Decoder reads XML token by token, in any declared encoding, within limits: no
// document type but a bare one, no entities but XML's own and HTML's letters, no more
// than MaxDepth elements in each other.
type Decoder struct {
	d     *xml.Decoder
	depth int
}

// UTF8 returns what says by its mark that it is UTF-16 as UTF-8, and the mark off what
// is that already; anything else stays as it is.
func UTF8(b []byte) []byte {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		if wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(b); err == nil {
			return wide
		}
	}
	return bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
}

// NewDecoder reads b. What is valid UTF-8 is read as that, whatever is declared.
func NewDecoder(b []byte) *Decoder {
	b = UTF8(b)
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Entity = xml.HTMLEntity // names of single letters: wires write &nbsp; and never declare it
	d.CharsetReader = charset.NewReaderLabel
	if utf8.Valid(b) { // what files declare is often stale
		d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	}
	return &Decoder{d: d}
}

// Token returns the next token, whose bytes are its own, and io.EOF behind the last.
// The errors are ErrXML, ErrDoctype and ErrDeep.
func (d *Decoder) Token() (xml.Token, error) {
	t, err := d.d.Token()
	if err == io.EOF {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrXML, err)
	}
	switch t := t.(type) {
	case xml.StartElement:
		if d.depth++; d.depth > MaxDepth {
			return nil, ErrDeep
		}
	case xml.EndElement:
		d.depth--
	case xml.Directive:
		if strings.ContainsRune(string(t), '[') || strings.Contains(strings.ToUpper(string(t)), "ENTITY") {
			return nil, ErrDoctype
		}
	}
	return xml.CopyToken(t), nil
}

// Node is an element of a small part read whole: its name, attributes, children and
// text in order. Text has Name.Local "" and its words in Text.
type Node struct {
	Name     xml.Name
	Attrs    []xml.Attr
	Children []*Node
	Text     string
}

// Parse reads a whole part. The errors are those of Token; a part without an element
// is ErrXML.
func Parse(b []byte) (*Node, error) {
	d := NewDecoder(b)
	root := &Node{}
	open := []*Node{root}
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		at := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &Node{Name: t.Name, Attrs: t.Attr}
			at.Children = append(at.Children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			at.Children = append(at.Children, &Node{Text: string(t)})
		}
	}
	for _, n := range root.Children {
		if n.Name.Local != "" {
			return n, nil
		}
	}
	return nil, fmt.Errorf("%w (there is no element in it)", ErrXML)
}

// XML parses a part whole. The errors are those of Part and Parse.
func (f *File) XML(name string) (*Node, error) {
	b, err := f.Part(name)
	if err != nil {
		return nil, err
	}
	n, err := Parse(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return n, nil
}

// Attr returns the attribute of that local name, whatever its space; "" where there
// is none, as in a nil node.
func (n *Node) Attr(local string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// Child returns the first child element of that local name, nil for none; a nil node
// has none.
func (n *Node) Child(local string) *Node {
	if n == nil {
		return nil
	}
	for _, c := range n.Children {
		if c.Name.Local == local {
			return c
		}
	}
	return nil
}

// All returns the child elements of that local name, all of them for "".
func (n *Node) All(local string) []*Node {
	if n == nil {
		return nil
	}
	var all []*Node
	for _, c := range n.Children {
		if c.Name.Local != "" && (local == "" || c.Name.Local == local) {
			all = append(all, c)
		}
	}
	return all
}

// Words returns all text in the element, in order.
func (n *Node) Words() string {
	if n == nil {
		return ""
	}
	if n.Name.Local == "" && n.Text != "" {
		return n.Text
	}
	var b strings.Builder
	for _, c := range n.Children {
		b.WriteString(c.Words())
	}
	return b.String()
}

// Escape writes text for XML, in and outside of attributes, without what XML cannot
// hold.
func Escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder does not fail
	return b.String()
}
