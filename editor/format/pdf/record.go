package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// record is the story that a file of ours carries. Unlike those of other formats it
// holds the words, too: nobody edits pages, and no words come back from them with their
// marks.
type record struct {
	Stet       int                `json:"stet"` // the version of this form
	Article    editor.Article     `json:"article"`
	Amendments []editor.Amendment `json:"amendments,omitempty"`
	Pictures   []held             `json:"pictures,omitempty"`
}

// held is a picture that stands in the file: as a JPEG, with how many bytes it has and
// their SHA-256, or dot by dot, with that of its dots.
type held struct {
	File   string `json:"file"`
	Size   int    `json:"size,omitempty"` // 0 for dots
	SHA256 string `json:"sha256"`
}

// holds lists the pictures that stand in a file.
func holds(all map[string]*picture) []held {
	var out []held
	for _, file := range slices.Sorted(maps.Keys(all)) {
		h := held{File: file, SHA256: all[file].hash}
		if all[file].kind == "JPG" {
			h.Size = len(all[file].bytes)
		}
		out = append(out, h)
	}
	return out
}

// pictures takes those out of a file again.
func pictures(b []byte, all []held) []piece.Picture {
	begin := []byte("stream\n\xff\xd8")
	out := dotted(b, all)
	for at := bytes.Index(b, begin); at >= 0; {
		from := at + len("stream\n")
		for _, h := range all {
			if end := from + h.Size; h.Size > 0 && h.Size <= len(b)-from && editor.HashBytes(b[from:end]) == h.SHA256 {
				out = append(out, piece.Picture{Name: h.File, Bytes: bytes.Clone(b[from:end])})
			}
		}
		next := bytes.Index(b[from:], begin)
		if next < 0 {
			break
		}
		at = from + next
	}
	return out
}

// The element of the file's XMP that holds the record.
// XMP: ISO 16684-1, https://developer.adobe.com/xmp/docs/
const recordOpen, recordClose = `<stet:record>`, `</stet:record>`

// xmp returns the metadata of a file, with the record of its story. Who let the desk use
// a picture, and where the story stands in the day, stay in the house.
func xmp(s editor.Story, shown map[string]*picture) ([]byte, error) {
	r := record{Stet: 1, Article: s.Article.Clone(), Amendments: s.Amendments, Pictures: holds(shown)}
	r.Article.ID, r.Article.Status = "", ""
	for _, b := range r.Article.Body {
		if b.Image != nil {
			b.Image.Consent = ""
		}
	}
	kept, err := json.Marshal(r) // which escapes "<", ">" and "&"
	if err != nil {
		return nil, fmt.Errorf("write the record: %w", err)
	}
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:stet=\"urn:x-stet:1\">\n")
	a := s.Article
	element(&b, "dc:title", "Alt", a.Headline)
	element(&b, "dc:description", "Alt", a.Standfirst)
	element(&b, "dc:creator", "Seq", writers(a))
	element(&b, "dc:subject", "Bag", a.Keywords...)
	element(&b, "dc:language", "Bag", a.Language)
	element(&b, "dc:rights", "Alt", a.Copyright.Notice)
	element(&b, "dc:source", "", a.URL)
	b.WriteString(recordOpen)
	b.Write(kept)
	b.WriteString(recordClose + "\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String()), nil
}

// element writes a property of the metadata: a list of values, or one.
func element(b *strings.Builder, name, list string, values ...string) {
	if strings.Join(values, "") == "" {
		return
	}
	b.WriteString("<" + name + ">")
	if list != "" {
		b.WriteString("<rdf:" + list + ">")
	}
	for _, v := range values {
		var escaped bytes.Buffer
		_ = xml.EscapeText(&escaped, []byte(strings.Join(strings.Fields(v), " "))) // a buffer takes it
		switch list {
		case "":
			b.Write(escaped.Bytes())
		case "Alt":
			b.WriteString(`<rdf:li xml:lang="x-default">` + escaped.String() + `</rdf:li>`)
		default:
			b.WriteString("<rdf:li>" + escaped.String() + "</rdf:li>")
		}
	}
	if list != "" {
		b.WriteString("</rdf:" + list + ">")
	}
	b.WriteString("</" + name + ">\n")
}

// sealMark begins the last line of a file of ours: a comment with the SHA-256 of all
// above it.
const sealMark = "%Stet "

func seal(b []byte) []byte {
	sum := sha256.Sum256(b)
	return append(b, sealMark+hex.EncodeToString(sum[:])+"\n"...)
}

// sealed returns the record of a file that nobody has changed since Stet wrote it, false
// for any other.
func sealed(b []byte) ([]byte, bool) {
	i := bytes.LastIndex(b, []byte(sealMark))
	if i < 0 || !bytes.Equal(seal(bytes.Clone(b[:i])), b) {
		return nil, false
	}
	from := bytes.LastIndex(b, []byte(recordOpen))
	if from < 0 {
		return nil, false
	}
	from += len(recordOpen)
	to := bytes.Index(b[from:], []byte(recordClose))
	if to < 0 {
		return nil, false
	}
	return b[from : from+to], true
}

// readRecord returns the story of a file of ours, by the record in it.
func readRecord(file, kept []byte) (piece.Piece, error) {
	var r record
	if json.Unmarshal(kept, &r) != nil {
		return piece.Piece{}, errors.New("the record that Stet kept in this file is damaged")
	}
	r.Article.ID, r.Article.Status = "", ""
	p := piece.Piece{Ours: true, Pictures: pictures(file, r.Pictures)}
	for _, block := range r.Article.Body {
		if block.Image != nil {
			block.Image.Consent = ""
		}
	}
	p.Story = editor.Story{Article: r.Article, Amendments: r.Amendments}
	return p, nil
}
