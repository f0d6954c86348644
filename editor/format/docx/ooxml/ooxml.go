// Package ooxml writes what the Word documents of ours have in common: the package
// with its relationships, the styles, the lists, words with their marks, and remarks
// in the margin.
//
// The parts are those of a transitional document as ECMA-376 has it: part 1 for the
// words, part 2 for the package.
package ooxml

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"stet/editor/format/packed"
)

// The head of every part, and the namespaces (ECMA-376 part 1, annex A).
const (
	Head  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	Word  = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

	packs    = "http://schemas.openxmlformats.org/package/2006"
	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// Escape makes words fit for an element or an attribute, and leaves out what XML
// cannot hold (XML 1.0, section 2.2).
func Escape(s string) string { return packed.Escape(Printable(s)) }

// Printable leaves out what XML cannot hold: control characters but tab and line end,
// and bytes that are no UTF-8.
func Printable(s string) string {
	if !strings.ContainsFunc(s, unprintable) && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func unprintable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r == '\uFFFE' || r == '\uFFFF'
}

// Package is a document while its parts are put together. Its zero value is empty.
type Package struct {
	parts       []packed.Part
	types, rels strings.Builder // what stands in the lists of types and of relationships
	endings     map[string]bool
	links       map[string]string // relationships by what they lead to
	n           int
}

// Add adds a part below word/ that the document refers to by a relationship of its
// kind, such as "styles", and whose type is that of its kind unless another is given.
func (p *Package) Add(kind, typ, text string) {
	if typ == "" {
		typ = wordType + kind + "+xml"
	}
	p.Part("word/"+kind+".xml", typ, text)
	p.relate(Links+"/"+kind, kind+".xml", "")
}

// Part adds a part that nothing refers to yet.
func (p *Package) Part(name, typ, text string) {
	p.parts = append(p.parts, packed.Part{Name: name, Bytes: []byte(text)})
	if typ != "" {
		fmt.Fprintf(&p.types, `<Override PartName="/%s" ContentType="%s"/>`, name, typ)
	}
}

// Relate lets the document refer to a part, or whatever lies at a target relative to
// it, by a relationship of a type.
func (p *Package) Relate(typ, target string) string { return p.relate(typ, target, "") }

// Link returns the relationship that leads to an address.
func (p *Package) Link(address string) string {
	if id := p.links[address]; id != "" {
		return id
	}
	id := p.relate(Links+"/hyperlink", address, ` TargetMode="External"`)
	if p.links == nil {
		p.links = map[string]string{}
	}
	p.links[address] = id
	return id
}

// Media adds a picture and returns the relationship that leads to it. Ending is that
// of its kind, such as "png".
func (p *Package) Media(ending string, b []byte) string {
	if p.endings == nil {
		p.endings = map[string]bool{}
	}
	if !p.endings[ending] {
		p.endings[ending] = true
		fmt.Fprintf(&p.types, `<Default Extension="%s" ContentType="image/%s"/>`, ending, ending)
	}
	name := fmt.Sprintf("media/image%d.%s", p.n+1, ending)
	p.parts = append(p.parts, packed.Part{Name: "word/" + name, Bytes: b})
	return p.relate(Links+"/image", name, "")
}

func (p *Package) relate(typ, target, mode string) string {
	p.n++
	fmt.Fprintf(&p.rels, `<Relationship Id="rId%d" Type="%s" Target="%s"%s/>`, p.n, typ, Escape(target), mode)
	return fmt.Sprintf("rId%d", p.n)
}

// Write writes the package around the document. The same parts make the same bytes.
func (p *Package) Write(w io.Writer, document string, core Core) error {
	const relationships = Head + `<Relationships xmlns="` + packs + `/relationships">`
	first := []packed.Part{
		{Name: "[Content_Types].xml", Bytes: []byte(Head + `<Types xmlns="` + packs + `/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` + p.defaultsFirst() +
			`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`)},
		{Name: "_rels/.rels", Bytes: []byte(relationships +
			`<Relationship Id="rId1" Type="` + Links + `/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="rId2" Type="` + packs + `/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`)},
		{Name: "docProps/core.xml", Bytes: []byte(core.text())},
		{Name: "word/document.xml", Bytes: []byte(document)},
		{Name: "word/_rels/document.xml.rels", Bytes: []byte(relationships + p.rels.String() + `</Relationships>`)},
	}
	return packed.Write(w, append(first, p.parts...))
}

// defaultsFirst are the types in the order of the schema.
func (p *Package) defaultsFirst() string {
	var defaults, overrides strings.Builder
	for _, t := range strings.SplitAfter(p.types.String(), "/>") {
		if strings.HasPrefix(t, "<Default") {
			defaults.WriteString(t)
		} else {
			overrides.WriteString(t)
		}
	}
	return defaults.String() + overrides.String()
}

// Core is what a document says of itself; times are in RFC 3339, and what is not
// known is "".
type Core struct{ Title, Subject, Creator, Keywords, Language, Created, Modified string }

func (c Core) text() string {
	var b strings.Builder
	b.WriteString(Head + `<cp:coreProperties xmlns:cp="` + packs + `/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, f := range [][2]string{{"dc:title", c.Title}, {"dc:subject", c.Subject}, {"dc:creator", c.Creator}, {"cp:keywords", c.Keywords}, {"dc:language", c.Language}} {
		if f[1] != "" {
			fmt.Fprintf(&b, `<%s>%s</%s>`, f[0], Escape(f[1]), f[0])
		}
	}
	for _, f := range [][2]string{{"dcterms:created", c.Created}, {"dcterms:modified", c.Modified}} {
		if f[1] != "" {
			fmt.Fprintf(&b, `<%s xsi:type="dcterms:W3CDTF">%s</%s>`, f[0], f[1], f[0])
		}
	}
	return b.String() + `</cp:coreProperties>`
}
