package wire

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// opening returns the local name of the first element of an XML file, "" where b is
// none. It reads no more than that: what is wrong behind it the reader says.
func opening(b []byte) string {
	b = bytes.TrimLeft(packed.UTF8(b[:min(len(b), 64<<10)]), " \t\r\n")
	for {
		end := ">"
		switch {
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(b, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(b, []byte("<!")):
			if open, close := bytes.IndexByte(b, '['), bytes.IndexByte(b, '>'); open >= 0 && open < close {
				end = "]>"
			}
		case bytes.HasPrefix(b, []byte("<")):
			name := b[1:]
			if i := bytes.IndexAny(name, " \t\r\n/>"); i >= 0 {
				name = name[:i]
			}
			_, local, _ := cutLast(string(name), ":")
			return local
		default:
			return ""
		}
		i := bytes.Index(b, []byte(end))
		if i < 0 {
			return ""
		}
		b = bytes.TrimLeft(b[i+len(end):], " \t\r\n")
	}
}

// within returns the first element below n of that name, at any depth, nil for none.
func within(n *packed.Node, local string) *packed.Node {
	if n == nil {
		return nil
	}
	for _, c := range n.Children {
		if c.Name.Local == local {
			return c
		}
		if found := within(c, local); found != nil {
			return found
		}
	}
	return nil
}

// every returns all elements below n of that name, at any depth but not in each other.
func every(n *packed.Node, local string) []*packed.Node {
	if n == nil {
		return nil
	}
	var all []*packed.Node
	for _, c := range n.Children {
		if c.Name.Local == local {
			all = append(all, c)
		} else {
			all = append(all, every(c, local)...)
		}
	}
	return all
}

// said returns the words in an element on one line, "" for none.
func said(n *packed.Node) string { return markup.Squeeze(n.Words()) }

// of returns an attribute of an element that may not be there.
func of(n *packed.Node, attr string) string {
	if n == nil {
		return ""
	}
	return strings.TrimSpace(n.Attr(attr))
}

func element(name string, attrs ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name}
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			n.Attr = append(n.Attr, html.Attribute{Key: attrs[i], Val: attrs[i+1]})
		}
	}
	return n
}

func words(text string) *html.Node { return &html.Node{Type: html.TextNode, Data: text} }

// renaming says what an element is in HTML; nil leaves it and all in it out.
type renaming func(n *packed.Node) *html.Node

// sameName takes elements for those of HTML of that name.
func sameName(n *packed.Node) *html.Node {
	e := element(strings.ToLower(n.Name.Local))
	for _, a := range n.Attrs {
		if a.Name.Space == "" {
			e.Attr = append(e.Attr, html.Attribute{Key: a.Name.Local, Val: a.Value})
		}
	}
	return e
}

// asHTML returns what is below n as elements of HTML in one element.
func asHTML(n *packed.Node, name renaming) *html.Node {
	root := element("div")
	addHTML(root, n, name)
	return root
}

func addHTML(to *html.Node, n *packed.Node, name renaming) {
	if n == nil {
		return
	}
	for _, c := range n.Children {
		if c.Name.Local == "" {
			to.AppendChild(words(c.Text))
			continue
		}
		if e := name(c); e != nil {
			to.AppendChild(e)
			if e.FirstChild == nil && e.Data != "img" { // what has children is complete
				addHTML(e, c, name)
			}
		}
	}
}

// tree returns the blocks of a story as elements of HTML, and the notes to readers above
// and below them.
func tree(s editor.Story) (*html.Node, error) {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	above, below := piece.Apart(s.Amendments)
	writeAmendments(w, above)
	markup.WriteBlocks(w, s.Article.Body)
	writeAmendments(w, below)
	if err := w.Flush(); err != nil {
		return nil, fmt.Errorf("write the body: %w", err)
	}
	return markup.Parse(b.String())
}

func writeAmendments(w *bufio.Writer, all []editor.Amendment) {
	for _, a := range all {
		fmt.Fprintf(w, "<aside class=\"%s\"><p><strong>%s:</strong> %s</p></aside>\n", amendments, markup.Escape(titleOf(a)), markup.Escape(shownAs(a.ForReaders())))
	}
}

// titleOf is what a note to readers begins with: "Correction, 20 November 2026".
func titleOf(a editor.Amendment) string {
	if a.At.IsZero() {
		return a.Kind.Words()
	}
	return a.Kind.Words() + ", " + a.At.Format("2 January 2006")
}

// corrects reports whether a note takes something back, and does not only add to it.
func corrects(a editor.Amendment) bool {
	return a.Kind == editor.Correction || a.Kind == editor.Clarification || a.Kind == editor.Retraction
}

// retracted reports whether a story was taken back.
func retracted(s editor.Story) bool {
	return slices.ContainsFunc(s.Amendments, func(a editor.Amendment) bool { return a.Kind == editor.Retraction })
}

// writeXML writes what is below n as XML, each element as put writes it.
func writeXML(b *strings.Builder, n *html.Node, put func(b *strings.Builder, n *html.Node, inner func())) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			b.WriteString(plainText.Replace(c.Data))
		case html.ElementNode:
			put(b, c, func() { writeXML(b, c, put) })
		}
	}
}

// plainText escapes the words of blocks, which hold nothing else that XML cannot.
var plainText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// tag writes an element with its attributes around what inner writes, those without a
// value left out. Inner nil makes it empty.
func tag(b *strings.Builder, name string, inner func(), attrs ...string) {
	b.WriteString("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			fmt.Fprintf(b, ` %s="%s"`, attrs[i], packed.Escape(attrs[i+1]))
		}
	}
	if inner == nil {
		b.WriteString("/>")
		return
	}
	b.WriteString(">")
	inner()
	b.WriteString("</" + name + ">")
}

// line writes an element of words on a line of its own, nothing for none.
func line(b *strings.Builder, name, value string, attrs ...string) {
	if value = shownAs(value); value == "" {
		return
	}
	tag(b, name, func() { b.WriteString(packed.Escape(value)) }, attrs...)
	b.WriteByte('\n')
}

// mark writes an empty element on a line of its own, nothing where no attribute has a
// value.
func mark(b *strings.Builder, name string, attrs ...string) {
	valued := false
	for i := 1; i < len(attrs); i += 2 {
		valued = valued || attrs[i] != ""
	}
	if !valued {
		return
	}
	tag(b, name, nil, attrs...)
	b.WriteByte('\n')
}

// parseNITF reads NITF that stands in another wire's file, whole or only its body.
func parseNITF(source string) (*packed.Node, error) {
	n, err := packed.Parse([]byte(source))
	if err != nil {
		return packed.Parse([]byte("<body.content>" + source + "</body.content>"))
	}
	return n, nil
}
