package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The namespaces of XMP that hold fields of ours.
const (
	rdf       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	dublin    = "http://purl.org/dc/elements/1.1/"
	photoshop = "http://ns.adobe.com/photoshop/1.0/"
	rights    = "http://ns.adobe.com/xap/1.0/rights/"
	iptcExt   = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
	plus      = "http://ns.useplus.org/ldf/xmp/1.0/"
	creative  = "http://creativecommons.org/ns#"
)

// fromXMP names the fields that properties hold (IPTC Photo Metadata Standard
// 2023.1; Creative Commons, XMP).
var fromXMP = map[xml.Name]string{
	{Space: dublin, Local: "creator"}:            "creator",
	{Space: dublin, Local: "rights"}:             "copyright",
	{Space: dublin, Local: "description"}:        "caption",
	{Space: photoshop, Local: "Credit"}:          "credit",
	{Space: photoshop, Local: "Source"}:          "source",
	{Space: photoshop, Local: "Instructions"}:    "instructions",
	{Space: photoshop, Local: "DateCreated"}:     "taken",
	{Space: rights, Local: "UsageTerms"}:         "usageTerms",
	{Space: rights, Local: "WebStatement"}:       "rightsURL",
	{Space: iptcExt, Local: "DigitalSourceType"}: "origin",
	{Space: plus, Local: "LicensorName"}:         "licensor",
	{Space: plus, Local: "LicenseEndDate"}:       "expires",
	{Space: creative, Local: "license"}:          "licenceURL",
}

// mostDepth is how deep elements may lie in each other.
const mostDepth = 64

// readXMP tells of each property of a packet that holds one of our fields. Entities
// of its own and files elsewhere are never read; of texts in several languages the
// one that is marked as the default counts, else the first.
func readXMP(packet []byte, found func(name, value string)) error {
	d := xml.NewDecoder(bytes.NewReader(packet))
	d.Strict = true
	p := &properties{found: found}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("its XMP is broken: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(p.path) == mostDepth {
				return errors.New("its XMP is nested too deep")
			}
			p.begin(t)
		case xml.EndElement:
			p.end()
		case xml.CharData:
			p.text.Write(t)
		}
	}
}

// properties follows the elements of a packet: path are the names of those that are
// open, and name the field that the innermost of ours holds.
type properties struct {
	found func(name, value string)
	path  []xml.Name
	langs []string // of the texts in the field, "x-default" first in rank
	all   []string
	text  strings.Builder
	lang  string
}

func (p *properties) begin(e xml.StartElement) {
	p.path = append(p.path, e.Name)
	p.text.Reset()
	p.lang = ""
	for _, a := range e.Attr {
		if a.Name.Local == "lang" {
			p.lang = a.Value
		}
		if name := fromXMP[a.Name]; name != "" { // the short form of a property
			p.say(name, a.Value)
		}
		if name := fromXMP[e.Name]; name != "" && a.Name.Space == rdf && a.Name.Local == "resource" {
			p.say(name, a.Value)
		}
	}
}

func (p *properties) end() {
	e := p.path[len(p.path)-1]
	p.path = p.path[:len(p.path)-1]
	text := strings.TrimSpace(p.text.String())
	p.text.Reset()
	switch name := fromXMP[e]; {
	case e.Space == rdf && e.Local == "li" && p.inField():
		p.all, p.langs = append(p.all, text), append(p.langs, p.lang)
	case name != "":
		if len(p.all) == 0 {
			p.say(name, text)
		} else {
			p.sayAll(name)
		}
		p.all, p.langs = nil, nil
	}
}

// inField reports whether one of the open elements is a property of ours.
func (p *properties) inField() bool {
	for _, e := range p.path {
		if fromXMP[e] != "" {
			return true
		}
	}
	return false
}

// sayAll tells of a list: of alternatives in several languages one, of others all.
func (p *properties) sayAll(name string) {
	choice := -1
	for i, lang := range p.langs {
		if lang == "x-default" || lang != "" && choice < 0 {
			choice = i
		}
	}
	if choice >= 0 {
		p.say(name, p.all[choice])
		return
	}
	for _, text := range p.all {
		p.say(name, text)
	}
}

func (p *properties) say(name, value string) {
	if value = strings.TrimSpace(value); value != "" {
		p.found(name, value)
	}
}
